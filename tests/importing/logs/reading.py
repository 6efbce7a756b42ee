"""Read logs in tests, and write what they were read as, as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from mentorlog.importing.logs.log_data import Log, LogFile, LogSection, Names
from mentorlog.importing.logs.reading import read_log

TODAY: Final = dt.date(2026, 11, 29)
NAMES: Final = Names("Ingrid Solberg", "Mette Holm", "mentor")
FIXTURES: Final = Path(__file__).with_name("fixtures")


def read(text: str, *, name: str = "log.md", **options: Any) -> Log:
    """The log of a text."""
    return read_log([LogFile(name, text.encode())], **{"today": TODAY, "names": NAMES} | options)


def read_fixture(name: str, **options: Any) -> Log:
    """The log of a file, or of all files of a folder, among the fixtures."""
    path = FIXTURES / name
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    found = [LogFile(str(file.relative_to(FIXTURES)), file.read_bytes()) for file in files]
    return read_log(found, **{"today": TODAY, "names": NAMES} | options)


def sources(log: Log) -> str:
    """All that is accounted for, in the order of the file."""
    parts = [(section.place.line, section.source) for section in log.sections]
    parts += [(text.place.line, text.source) for text in log.texts]
    parts += [(part.place.line, part.text) for part in log.not_read]
    return "".join(part for _, part in sorted(parts, key=lambda part: part[0]))


def summary(log: Log) -> str:
    """What a log was read as, as text for a golden file."""
    return "\n".join(_lines(log)) + "\n"


def _lines(log: Log) -> Iterator[str]:
    for section in log.sections:
        yield from _section_lines(section)
    for text in log.texts:
        yield f"TEXT {text.place}{' private' if text.private else ''}"
        yield from _indented(text.text)
    for part in log.not_read:
        yield f"NOT READ {part.place}: {part.reason}"
        yield from _indented(part.text.strip("\n"))
    for notice in log.notices:
        yield f"NOTICE {notice.place}: {notice.text!r} {notice.reason}"
    for day in log.ambiguous_days:
        yield f"AMBIGUOUS {day.place}: {day.text!r} {day.reason}"


def _section_lines(section: LogSection) -> Iterator[str]:
    at = f" {section.at:%H:%M}" if section.at else ""
    minutes = f", {section.minutes} min" if section.minutes else ""
    how = f", {section.how}" if section.how else ""
    private = ", private" if section.private else ""
    yield f"SESSION {section.on:%a %Y-%m-%d}{at}{minutes}{how}{private} ({section.place})"
    yield from _indented(section.notes)
    if section.private_notes:
        yield "  PRIVATE"
        yield from _indented(section.private_notes)
    for name, items in (("TOPICS", section.topics), ("TAKEAWAYS", section.takeaways)):
        if items:
            yield f"  {name} {' / '.join(items)}"
    for promise in section.promises:
        due = f", due {promise.due_on}" if promise.due_on else ""
        marks = f"{', done' if promise.is_done else ''}{', private' if promise.private else ''}"
        yield f"  PROMISE of {promise.owner or 'nobody'}: {promise.text!r}{due}{marks} (line {promise.place.line})"
    if section.next_on:
        yield f"  NEXT {section.next_on}{f' {section.next_at:%H:%M}' if section.next_at else ''}"


def _indented(text: str) -> list[str]:
    return [f"    {line}".rstrip() for line in text.split("\n")] if text else []

"""The page of importing a journal or an export: what came, what was left, and the lines that bring it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from mentorlog.dates import format_date
from mentorlog.present.journal.restoring import kind_phrase
from mentorlog.present.page import Gap, Line, Row, Span, Table, Under, suggestion, text
from mentorlog.present.phrases import count_phrase, more_in_json

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from mentorlog.model import Kind
    from mentorlog.model.results.importing import Imported, ImportedEntries, ImportedEntry, JoinedRelationship
    from mentorlog.present.page import Block, Page, Text

_SHORTENED: Final = 200
"""The most characters of a title that are shown."""


def imported_page(
    imported: Imported, *, file: Path, is_dry_run: bool, theirs: str | None, again: str, today: dt.date
) -> Page:
    """What was imported from a file, or would be. `theirs` is the line that takes the values of the file where they
    differ, None if that was asked for; `again` is the one that brings what was deleted here."""
    changes = "would get the values of the file" if is_dry_run else "got the values of the file"
    return (
        _answer(imported, file=file, is_dry_run=is_dry_run),
        *_joined(imported),
        *(() if imported.is_exact else _table(imported.came, today=today)),
        *_part(imported.changed, changes, today=today),
        *_part(imported.filled, f"{'would get' if is_dry_run else 'got'} what was empty here", today=today),
        *_part(
            imported.differ,
            _verb(imported.differ, "differs here", "differ here", "left as before"),
            today=today,
            label="To take the values of the file",
            line=theirs,
        ),
        *_part(
            imported.kept_private,
            _verb(imported.kept_private, "stays private here", "stay private here", "shareable in the file"),
            today=today,
            label="To make the first one shareable" if imported.kept_private.total > 1 else "To make it shareable",
            line=_shareable_line(imported.kept_private),
        ),
        *_part(
            imported.deleted,
            _verb(imported.deleted, "was deleted here", "were deleted here", "not imported"),
            today=today,
            label="To bring back",
            line=again,
        ),
        *_part(
            imported.waiting,
            f"can't come yet: {_WAITING}",
            today=today,
            label="To take the values of the file",
            line=theirs,
        ),
    )


def _shareable_line(kept: ImportedEntries) -> str | None:
    ref = next((entry.here for entry in kept.first), None)
    return f"mentorlog shareable {ref}" if ref else None


_WAITING: Final = "their relationship is still a prospect here, or another active one has its name"


def _verb(entries: ImportedEntries, one: str, several: str, then: str) -> str:
    return f"{one if entries.total == 1 else several}: {then}"


def _answer(imported: Imported, *, file: Path, is_dry_run: bool) -> Line:
    """What happened, in one sentence."""
    name = Span(str(file), "strong")
    if not imported.has_changes:
        same = (
            f": {_entries(imported.same)} {'is' if imported.same == 1 else 'are'} here already" if imported.same else ""
        )
        return Line(text("Nothing to import from ", name, same), under=tuple(_from_same_log(imported)))
    is_same = imported.is_exact and imported.has_refs
    under = [text("Every entry has the same ref as in the file")] if is_same else []
    if imported.same:
        under.append(text(f"{_entries(imported.same)} {'is' if imported.same == 1 else 'are'} here already"))
    under += _from_same_log(imported)
    under.append(text(_DRY if is_dry_run else suggestion("mentorlog undo takes it back")))
    if not imported.came.total:
        verb = "would get the values of" if is_dry_run else "got the values of"
        return Line(
            text(f"{_entries(imported.changed.total + imported.filled.total)} {verb} ", name), under=tuple(under)
        )
    count, kinds = _entries(imported.came.total), f": {_kinds(imported.came)}"
    body = (
        text("From ", name, f" {count} would come{kinds}")
        if is_dry_run
        else text(f"Imported {count} from ", name, kinds)
    )
    return Line(body, under=tuple(under))


def _from_same_log(imported: Imported) -> Iterator[Text]:
    count = imported.from_same_log
    if count:
        yield text(f"{_entries(count)} {'comes' if count == 1 else 'come'} from a log that was imported here too")


_DRY: Final = "Nothing was changed: this is what import would do"


def _entries(count: int) -> str:
    return count_phrase(count, "entry", "entries")


def _kinds(entries: ImportedEntries) -> str:
    """How many entries of each kind there are: `2 notes, 1 check-in`."""
    return ", ".join(kind_phrase(count, cast("Kind", kind)) for kind, count in entries.counts)


def _joined(imported: Imported) -> Iterator[Block]:
    if imported.joined:
        yield Gap()
        yield Line(text(Span("Joined with a relationship here", "strong")))
        yield Table(tuple((_refs(each), text(each.name)) for each in imported.joined), stretch=1)


def _part(
    entries: ImportedEntries, what: str, *, today: dt.date, label: str = "", line: str | None = None
) -> Iterator[Block]:
    """A list of entries to which the same happened, and the line that changes that."""
    if not entries.total:
        return
    yield Gap()
    yield Line(text(Span(_entries(entries.total), "strong"), f" {what}"))
    yield from _table(entries, today=today)
    if line:
        yield Row(body=text(Span(f"{label}:", "dim")), under=(Under(text(Span(line, "dim")), is_command=True),))


def _table(entries: ImportedEntries, *, today: dt.date) -> Iterator[Block]:
    """The first entries, each with its ref in the file, if it has one, and here."""
    if entries.first:
        yield Table(tuple(_cells(each, today) for each in entries.first), stretch=1, max_lines=1)
    more = sum(count for kind, count in entries.counts if kind != "checkpoint") - len(entries.first)
    if more > 0:
        yield Line(text(more_in_json(more)))


def _cells(entry: ImportedEntry, today: dt.date) -> tuple[Text, ...]:
    kind = entry.kind if entry.kind == "evaluation" else kind_phrase(1, cast("Kind", entry.kind)).removeprefix("1 ")
    title = " ".join(entry.title.split())[:_SHORTENED]
    return (
        _refs(entry),
        text(f"{kind} {title}".rstrip() if entry.kind == "evaluation" else title or kind),
        text(Span(entry.relationship, "dim")),
        text(Span(format_date(entry.on, today=today) if entry.on else "", "dim")),
        *((text(Span(", ".join(entry.fields), "look")),) if entry.fields else ()),
    )


def _refs(entry: ImportedEntry | JoinedRelationship) -> Text:
    """The refs of an entry in the file and here, as far as it has them."""
    return text(" → ".join(str(ref) for ref in (entry.there, entry.here) if ref))

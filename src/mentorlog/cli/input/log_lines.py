"""Parse a text with field lines, such as `for: 45m`, anywhere in it, and a private part at its end."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mentorlog.cli.input.dates import read_when
from mentorlog.cli.input.lookup import find_relationship, parse_ref
from mentorlog.cli.input.sessions import checked_manner, minutes_of
from mentorlog.errors import MentorlogError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.cli.input.log_values import TypedSession
    from mentorlog.model import Kind, Ref
    from mentorlog.store import Journal

Checks = Mapping[str, Callable[[str], object]]
"""A function for each field line that parses its value; it raises MentorlogError for an invalid one."""

PRIVATE: Final = "--- private ---"
"""The line after which everything is private."""

HELP: Final = (
    "Type what the session was about. These field lines may be anywhere in the text:",
    "  with: NAME   on: DATE   for: 45m   how: video   next: DATE",
    "  me: what I promised, by DATE   them: what they promised",
    "  take: what to remember   topic: ...   goal: g1   point: t4",
    f"Everything after a line `{PRIVATE}` is never exported.",
)

_SINGLE: Final = {"with": "with_", "on": "on", "for": "length", "how": "how", "next": "next"}
_REPEATED: Final = {
    "me": "mine",
    "them": "theirs",
    "take": "takeaways",
    "topic": "topics",
    "goal": "goals",
    "point": "points",
}
_FIELD_LINE: Final = re.compile(rf"\s*({'|'.join((*_SINGLE, *_REPEATED))})\s*:(.*)", re.IGNORECASE)


class ParsedText(NamedTuple):
    """A text without its field lines, and the values of these."""

    single: dict[str, str]
    """The values of fields that a session has once, by field of TypedSession."""
    repeated: dict[str, tuple[str, ...]]
    """The values of fields that may be repeated, by field of TypedSession."""
    text: str | None
    """The text that is left; None if nothing is."""
    private_notes: str | None
    """What follows the private marker; None if nothing does."""


def parse_text(text: str, *, checks: Checks) -> ParsedText:
    """Separate the field lines from a text. A line with a value that is not valid stays text, and so does a second line
    of a field that a session has once."""
    public, private = _split_private(text)
    single: dict[str, str] = {}
    repeated: dict[str, tuple[str, ...]] = {}
    kept: list[str] = []
    for line in public:
        found = _FIELD_LINE.fullmatch(line)
        name, value = (found[1].lower(), found[2].strip()) if found else ("", "")
        if not value or not _is_valid(name, value, checks) or _SINGLE.get(name) in single:
            kept.append(line)
        elif name in _SINGLE:
            single[_SINGLE[name]] = value
        else:
            values = value.replace(",", " ").split() if name in ("goal", "point") else [value]
            repeated[_REPEATED[name]] = (*repeated.get(_REPEATED[name], ()), *values)
    if kept == text.split("\n") and text.strip():
        return ParsedText({}, {}, text, None)  # a text without field lines is kept as it is, blank lines included
    return ParsedText(single, repeated, _trimmed(kept), _trimmed(private))


def _split_private(text: str) -> tuple[list[str], list[str]]:
    """The lines before the private marker and those after it."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.strip() == PRIVATE:
            return lines[:number], lines[number + 1 :]
    return lines, []


def _trimmed(lines: list[str]) -> str | None:
    """The lines as one text without blank lines at its start and end; None if nothing is left."""
    while lines and not lines[0].strip():
        lines = lines[1:]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return "\n".join(lines) or None


def _is_valid(name: str, value: str, checks: Checks) -> bool:
    if name not in checks:
        return True
    try:
        checks[name](value)
    except MentorlogError:
        return False
    return True


def merge(typed: TypedSession, found: ParsedText) -> TypedSession:
    """Merge the command line with the fields in the text. For a field that a session has once, the command line wins;
    values of repeated fields are added."""
    merged = typed._replace(text=found.text)
    fields: dict[str, Any] = {field: value for field, value in found.single.items() if getattr(merged, field) is None}
    fields |= {field: (*getattr(merged, field), *values) for field, values in found.repeated.items()}
    merged = merged._replace(**fields)
    if found.private_notes:
        both = [part for part in (typed.private_notes, found.private_notes) if part]
        merged = merged._replace(private_notes="\n\n".join(both))
    return merged


def checks(app: App, journal: Journal) -> Checks:
    """The functions that parse the values of field lines."""

    def entries_of(kind: Kind, value: str) -> object:
        return [journal.entry(parse_ref(word, kind)) for word in value.replace(",", " ").split()]

    return {
        "with": lambda value: find_relationship(journal, value),
        "on": lambda value: read_when(app, value, direction="past"),
        "for": minutes_of,
        "how": checked_manner,
        "goal": lambda value: entries_of("goal", value),
        "point": lambda value: entries_of("point", value),
        "next": lambda value: read_when(app, value, direction="future"),
    }


def check_early(app: App, journal: Journal, typed: TypedSession, session: Ref | None) -> None:
    """Refuse a session, a name or a day that is not valid before the user types at length."""
    if session:
        journal.entry(session)
    for name, value in (("with", typed.with_), ("on", typed.on)):
        if value:
            checks(app, journal)[name](value)

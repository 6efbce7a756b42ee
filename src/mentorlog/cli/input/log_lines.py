"""Text with heads: lines such as `for: 45m` above, among or below what was typed, and a private part at its end."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mentorlog.errors import MentorlogError

if TYPE_CHECKING:
    from mentorlog.cli.held import Content

Accepts = Mapping[str, Callable[[str], object]]

PRIVATE: Final = "--- private ---"
"""The line after which everything is private."""

HELP: Final = (
    "Type what the session was about. These lines, anywhere, are understood:",
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
_HEAD: Final = re.compile(rf"\s*({'|'.join((*_SINGLE, *_REPEATED))})\s*:(.*)", re.IGNORECASE)


class Read(NamedTuple):
    """What a text holds: its single heads, its repeated ones, the text that is left and the private part."""

    single: dict[str, str]
    repeated: dict[str, tuple[str, ...]]
    text: str | None
    private_notes: str | None


def read(text: str, *, accepts: Accepts) -> Read:
    """Take the heads off a text. A line whose value does not parse (`accepts` raises MentorlogError) stays text, and so
    does a second line of a single head."""
    public, _, private = _parted(text)
    single: dict[str, str] = {}
    repeated: dict[str, tuple[str, ...]] = {}
    kept: list[str] = []
    for line in public:
        found = _HEAD.fullmatch(line)
        name, value = (found[1].lower(), found[2].strip()) if found else ("", "")
        if not value or not _parses(name, value, accepts) or _SINGLE.get(name) in single:
            kept.append(line)
        elif name in _SINGLE:
            single[_SINGLE[name]] = value
        else:
            values = value.replace(",", " ").split() if name in ("goal", "point") else [value]
            repeated[_REPEATED[name]] = (*repeated.get(_REPEATED[name], ()), *values)
    if kept == text.split("\n") and text.strip():
        return Read({}, {}, text, None)  # where nothing is taken off, nothing is trimmed either
    return Read(single, repeated, _trimmed(kept), _trimmed(private))


def _parted(text: str) -> tuple[list[str], str, list[str]]:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.strip() == PRIVATE:
            return lines[:number], line, lines[number + 1 :]
    return lines, "", []


def _trimmed(lines: list[str]) -> str | None:
    """The lines as one text without the blank ones around it, None where nothing is left."""
    while lines and not lines[0].strip():
        lines = lines[1:]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return "\n".join(lines) or None


def _parses(name: str, value: str, accepts: Accepts) -> bool:
    if name not in accepts:
        return True
    try:
        accepts[name](value)
    except MentorlogError:
        return False
    return True


def merge(content: Content, found: Read) -> Content:
    """The content of the command line with what the text holds; the command line wins, repeated ones add up."""
    merged = content._replace(text=found.text)
    fields: dict[str, Any] = {field: value for field, value in found.single.items() if getattr(merged, field) is None}
    fields |= {field: (*getattr(merged, field), *values) for field, values in found.repeated.items()}
    merged = merged._replace(**fields)
    if found.private_notes:
        both = [part for part in (content.private_notes, found.private_notes) if part]
        merged = merged._replace(private_notes="\n\n".join(both))
    return merged

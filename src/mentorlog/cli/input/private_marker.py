"""The private marker: a line such as `--- private ---`, below which everything is private.

A line of only these words that is written in another way is refused, because the text below it would be exported. A
backslash before such a line keeps it as text.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final, Literal

from mentorlog.cli.input.normalise import may_have_private_part
from mentorlog.errors import UsageError
from mentorlog.named_tuples import NamedTuple
from mentorlog.unsafe_characters import remove_invisible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MARKER: Final = "--- private ---"
"""The marker as messages and forms write it."""

_WORDS: Final = ("private", "privat", "private notes")
_SIMILAR_WORDS: Final = ("private note", "privat note", "private noter", "privat noter", "privatnoter")
"""Words that are a near miss if there are other signs around them."""
_MAX_WORDS: Final = 4
"""How many words a line between dashes may have to be a near miss of the marker."""
_HYPHENS: Final = "-\u2010\u2011\ufe63\uff0d"
_DASHES: Final = "\u2012\u2013\u2014\u2015\u2043\u2212\u2500\u2501\u2e3a\u2e3b\ufe58"
"""Dashes that are longer than a hyphen."""
LineKind = Literal["marker", "near miss", "bare", "text"]
"""What a line is: the marker, its words with other signs, only its words, or anything else."""


class SplitText(NamedTuple):
    """A text that was split at its private marker."""

    public: str
    """The text before the marker; all of it if there is none."""
    private: str | None
    """The text after the marker; None if there is no marker, or no text after it."""
    has_marker: bool = False
    """Whether there is a marker."""


def split_private_part(text: str) -> SplitText:
    """Split a text at its first marker, and remove the backslash before lines that are text. Raises UsageError for a
    near miss."""
    raw = find_private_part(text)
    return raw._replace(public=unescape_markers(raw.public))


def find_private_part(text: str) -> SplitText:
    """Split a text at its first marker, and keep every backslash. Raises UsageError for a near miss."""
    if not may_have_private_part(text):
        return SplitText(text, None)
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        kind, below = _kind_of(line), lines[number + 1 :]
        if kind == "marker":
            public, private = ("".join(part) for part in (lines[:number], below))
            return SplitText(trim_blank_lines(public), trim_blank_lines(private) or None, has_marker=True)
        if kind == "near miss" or (kind == "bare" and _has_text(below)):
            raise UsageError(
                f"`{line.strip()}` looks like the line `{MARKER}`, below which text is private. "
                f"Write it as `{MARKER}`, or as `\\{line.strip()}` to keep it as text."
            )
    return SplitText(text, None)


def without_private_part(text: str, *, what: str, hint: str | None = None) -> str:
    """A text that can't have a private part, without the backslash before lines that are text. `what` names the text
    in the message, and `hint` is the line that records something private.

    Raises UsageError for a marker, and for a near miss in a text of several lines."""
    if not may_have_private_part(text):
        return text
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        kind = _kind_of(line)
        is_near_miss = kind == "near miss" or (kind == "bare" and _has_text(lines[number + 1 :]))
        if kind == "marker" or (is_near_miss and _has_several_lines(text)):
            is_like = "" if kind == "marker" else "looks like a line that "
            raise UsageError(
                f"`{line.strip()}` {is_like}begins a private part, and {what} can't have one. Write the private part "
                f"as a note, which is private, or write `\\{line.strip()}` to keep the line as text.",
                hint=hint,
            )
    return unescape_markers(text, only_markers=not _has_several_lines(text))


def escape_public(text: str) -> str:
    """A text that can't have a private part with a backslash before lines that `without_private_part` would refuse;
    it returns the text as it was."""
    return escape_markers(text, only_markers=not _has_several_lines(text))


def escape_markers(text: str, *, only_markers: bool = False) -> str:
    """Put a backslash before each line that would be read as a marker or a near miss (`only_markers`: as a marker);
    `unescape_markers` returns the text as it was."""

    def escape(line: str) -> str:
        blanks = len(line) - len(line.lstrip())
        return f"{line[:blanks]}\\{line[blanks:]}"

    return _change_lines(text, escape, only_markers=only_markers)


def unescape_markers(text: str, *, only_markers: bool = False) -> str:
    """Remove one backslash before each line that would be read as a marker or a near miss without it (`only_markers`:
    as a marker)."""
    if "\\" not in text:
        return text
    return _change_lines(
        text,
        lambda line: line.replace("\\", "", 1) if line.lstrip().startswith("\\") else line,
        only_markers=only_markers,
    )


def trim_blank_lines(text: str) -> str:
    """The text without blank lines at its start and end, and without the line break at its end."""
    lines = text.split("\n")
    while lines and not lines[0].strip():
        lines = lines[1:]
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines)


def _change_lines(text: str, change: Callable[[str], str], *, only_markers: bool) -> str:
    """Change each line that is a marker or a near miss, or would be without the backslash before it."""
    if not may_have_private_part(text):
        return text
    changed = ("marker",) if only_markers else ("marker", "near miss", "bare")
    return "".join(
        change(line) if _kind_of(line.lstrip().lstrip("\\")) in changed else line
        for line in text.splitlines(keepends=True)
    )


def _has_several_lines(text: str) -> bool:
    return len(text.strip().splitlines()) > 1


def _has_text(lines: Sequence[str]) -> bool:
    return any(line.strip() for line in lines)


def _kind_of(line: str) -> LineKind:
    """What a line is. A line that begins with a backslash is text."""
    line = " ".join(remove_invisible(line).casefold().split())
    if line.startswith("\\") or "privat" not in line:
        return "text"
    if line in _SIMILAR_WORDS:
        return "text"
    if line in _WORDS:
        return "bare"
    if (inside := _between_dashes(line)) in _WORDS:
        return "marker"
    if inside.startswith("privat") and len(inside.split()) <= _MAX_WORDS:
        return "near miss"
    return "near miss" if " ".join(_words().findall(line)) in (*_WORDS, *_SIMILAR_WORDS) else "text"


def _between_dashes(line: str) -> str:
    """The text between two or more hyphens, or a longer dash, on both sides; empty for another line."""
    signs = _HYPHENS + _DASHES
    before = line[: len(line) - len(line.lstrip(signs))]
    after = line[len(line.rstrip(signs)) :]
    is_between = all(len(side) > 1 or (side and side in _DASHES) for side in (before, after))
    return line.strip(signs).strip() if is_between else ""


@functools.cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")

"""The private marker: a line such as `--- private ---`, below which everything is private.

A line of only these words that is written in another way is refused, because the text below it would be exported. A
backslash before such a line keeps it as text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.errors import UsageError
from mentorlog.named_tuples import NamedTuple
from mentorlog.normalise import may_have_private_part
from mentorlog.private_lines import read_line
from mentorlog.quoted_text import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MARKER: Final = "--- private ---"
"""The marker as messages and forms write it."""


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
        kind, below = read_line(line).kind, lines[number + 1 :]
        if kind == "marker":
            public, private = ("".join(part) for part in (lines[:number], below))
            return SplitText(trim_blank_lines(public), trim_blank_lines(private) or None, has_marker=True)
        shown = shortened(line.strip())
        if kind == "inline":
            raise UsageError(
                f"`{shown}` marks text as private within a line, and all of it would be exported. Write "
                f"`{MARKER}` on a line of its own and the private text below it, or write `\\{shown}` to keep "
                "the line as text."
            )
        if kind == "near miss" or (kind == "heading" and _has_text(below)):
            raise UsageError(
                f"`{shown}` looks like the line `{MARKER}`, below which text is private. "
                f"Write it as `{MARKER}`, or as `\\{shown}` to keep it as text."
            )
    return SplitText(text, None)


def without_private_part(text: str, *, what: str, hint: str | None = None, is_private: bool = False) -> str:
    """A text that can't have a private part, without the backslash before lines that are text. `what` names the text
    in the message, and `hint` is the line that records something private.

    Raises UsageError for a marker, for a near miss in a text of several lines, and for a mark with text after it,
    unless all of the text `is_private`."""
    if not may_have_private_part(text):
        return text
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        kind = read_line(line).kind
        shown = shortened(line.strip())
        if kind == "inline" and not is_private:
            raise UsageError(
                f"`{shown}` marks text as private, but {what} can't have a private part. Write the private part "
                f"as a note, which is private, or write `\\{shown}` to keep the line as text.",
                hint=hint,
            )
        is_near_miss = kind == "near miss" or (kind == "heading" and _has_text(lines[number + 1 :]))
        if kind == "marker" or (is_near_miss and _has_several_lines(text)):
            is_like = "" if kind == "marker" else "looks like a line that "
            raise UsageError(
                f"`{shown}` {is_like}begins a private part, and {what} can't have one. Write the private part "
                f"as a note, which is private, or write `\\{shown}` to keep the line as text.",
                hint=hint,
            )
    return unescape_markers(text, only_markers=not _has_several_lines(text))


def is_recorded_as_private(command: str | None, args: Sequence[str]) -> bool:
    """Whether the whole entry that a command records is private: a note, or anything with --private."""
    return "--private" in args or (command == "note" and "--shareable" not in args)


def escape_public(text: str) -> str:
    """A text that can't have a private part with a backslash before lines that `without_private_part` would refuse;
    it returns the text as it was."""
    return escape_markers(text, only_markers=not _has_several_lines(text))


def escape_markers(text: str, *, only_markers: bool = False) -> str:
    """Put a backslash before each line that would be read as a marker or a near miss (`only_markers`: as a marker, or
    as a mark with text after it); `unescape_markers` returns the text as it was."""

    def escape(line: str) -> str:
        blanks = len(line) - len(line.lstrip())
        return f"{line[:blanks]}\\{line[blanks:]}"

    return _change_lines(text, escape, only_markers=only_markers)


def unescape_markers(text: str, *, only_markers: bool = False) -> str:
    """Remove one backslash before each line that would be read as a marker or a near miss without it (`only_markers`:
    as a marker, or as a mark with text after it)."""
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
    """Change each line that is a marker or a near miss, or would be without the backslash before it. `only_markers`
    changes those that are refused in a text of one line."""
    if not may_have_private_part(text):
        return text
    changed = ("marker", "inline") if only_markers else ("marker", "inline", "near miss", "heading")
    return "".join(
        change(line) if read_line(line.lstrip().lstrip("\\")).kind in changed else line
        for line in text.splitlines(keepends=True)
    )


def _has_several_lines(text: str) -> bool:
    return len(text.strip().splitlines()) > 1


def _has_text(lines: Sequence[str]) -> bool:
    return any(line.strip() for line in lines)

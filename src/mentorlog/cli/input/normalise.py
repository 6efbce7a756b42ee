"""Normalise text from an editor or a pipe, and check quickly whether it may have a private part."""

from __future__ import annotations

from mentorlog.unsafe_characters import remove_invisible

_BYTE_ORDER_MARK = "\ufeff"


def normalise_text(text: str) -> str:
    """The text with LF at the end of each line, without a byte order mark before it, blanks at the end of a line, and
    blank lines at its end."""
    lines = end_lines_with_lf(text.removeprefix(_BYTE_ORDER_MARK)).split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(line.rstrip(" \t") for line in lines)


def end_lines_with_lf(text: str) -> str:
    """The text with LF at the end of each line, instead of CRLF or CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def may_have_private_part(text: str) -> bool:
    """Whether the words of the private marker may be in a text, so that most commands do not import its reader."""
    return "privat" in remove_invisible(text).casefold()

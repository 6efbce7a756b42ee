"""Normalise text from an editor or a pipe."""

from __future__ import annotations

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

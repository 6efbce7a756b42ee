"""Normalise text from an editor or a pipe, and check quickly whether it may have a private part."""

from __future__ import annotations

from mentorlog.unsafe_characters import remove_invisible

_BYTE_ORDER_MARK = "\ufeff"
PRIVATE_STEM = "privat"
"""The beginning of the words of the private marker, in English and Danish."""
CONFIDENTIAL_WORDS = (
    *("own notes", "my notes", "me only", "only me", "only for me", "just for me", "for me alone", "for myself"),
    *(
        "to self",
        "to myself",
        "eyes only",
        "my eyes",
        "own use",
        "off the record",
        "confidential",
        "top secret",
        "secret:",
    ),
    *("not share", "don't share", "dont share", "not for sharing", "not to share", "not export", "not for export"),
    *("egne noter", "egne notater", "mine noter", "mine notater", "kun til mig", "kun for mig", "kun mig"),
    *("til mig selv", "for mig selv", "eget brug", "mine øjne", "fortrolig", "fortroligt", "fortrolige", "hemmeligt"),
    *("ikke deles", "ikke del", "ikke til deling", "ikke eksporteres"),
)
"""Other words, in lower case, that a heading above private text has."""


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
    """Whether words that mark private text may be in a text, so that most commands do not import their reader."""
    plain = " ".join(remove_invisible(text).casefold().split())
    return PRIVATE_STEM in plain or any(words in plain for words in CONFIDENTIAL_WORDS)


def probable_encoding(data: bytes) -> str:
    """The encoding that bytes which are not UTF-8 are probably in, as iconv calls it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    return "WINDOWS-1252" if any(0x80 <= byte < 0xA0 for byte in data) else "LATIN1"

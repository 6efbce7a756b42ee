"""Escape user text in Markdown, so that it never becomes a heading, a link, HTML or emphasis. For formats that escape
by themselves, only make invisible characters visible.

Covers CommonMark 0.31, GitHub's tables, strikethrough, task lists and formulas, and pandoc's Markdown: sub- and
superscript, citations, TeX, attributes, definition lists and lists with letters. Only active characters are escaped, so
the source is easy to read too.
"""

from __future__ import annotations

import re
from typing import Final

from mentorlog.unsafe_characters import LINE_BREAKS, UNSAFE, visible_sign

_BREAKS: Final = re.compile(LINE_BREAKS)
_UNSAFE: Final = re.compile(UNSAFE)

# an underscore inside a word is never emphasis. Some characters are active only at certain places: an ampersand before
# an entity, a less-than sign before a tag, an at sign before a citation, a colon around an emoji, a brace before
# attributes
_INLINE: Final = re.compile(
    r"[`*\[|~\\$^]|<(?=[A-Za-z/!?])|(?<![^\W_])_+|_+(?![^\W_])|&(?=#?\w+;)|(?<![^\W_])@(?=[\w{])|(?<=\()@"
    r"|(?<!\d):(?=[+-]?\w[\w+-]*:)|\{(?=\s*(?:[#.]|-\s*\}|[\w:.-]+=))"
)
# a capital letter ("A. Smith") begins a list only if two spaces follow
_ORDERED: Final = re.compile(
    r"(\(?(?:[0-9]+|[a-z]|[ivxlcdm]+|[IVXLCDM]{2,}|[A-Z](?=\)|\.\s\s)))([.)])(?=\s|$)", re.ASCII
)
_BULLET: Final = re.compile(r"[-+](?=\s|$)|[#>:]")
_CAPTION: Final = re.compile(r"([Tt]able)(?=:)")
_ONLY_MARKS: Final = re.compile(r"[-=:| \t]+")
_INDENT: Final = re.compile(r"[ \t]+")
_CLOSING_MARKS: Final = re.compile(r"#(?=#*$)")

HARD_BREAK: Final = "  \n"
"""Two spaces at the end of a line keep the line break. Unlike a backslash they are invisible in the source."""


def escape_inline(text: str) -> str:
    """`text` as one line within a line; line breaks become spaces."""
    return _escaped(_BREAKS.sub(" ", text).strip(" \t"))


def escape_paragraph_start(text: str) -> str:
    """`text` as one line at the beginning of a paragraph."""
    return _line_start(_BREAKS.sub(" ", text).strip(" \t"))


def escape_heading(text: str) -> str:
    """`text` as one line of a heading."""
    return _CLOSING_MARKS.sub(r"\\\g<0>", escape_inline(text))


def escape_block(text: str, *, indent: str = "") -> str:
    """`text` as paragraphs, with its line breaks and empty lines. `indent` is added before every line but the first, to
    keep several lines in a list item."""
    return _joined([_line_start(line) for line in _lines(text)], indent=indent)


def escape_continued(text: str, *, indent: str = "") -> str:
    """`text` as `escape_block`, but its first line continues a line."""
    lines = _lines(text)
    return _joined(
        [escape_inline(line) for line in lines[:1]] + [_line_start(line) for line in lines[1:]], indent=indent
    )


def make_visible(text: str) -> str:
    """`text` as one line with invisible characters made visible, without escapes; line breaks become spaces."""
    return _visible(_BREAKS.sub(" ", text).strip(" \t"))


def make_lines_visible(text: str) -> list[str]:
    """The lines of `text`, each as `make_visible`, without empty lines at the beginning and the end."""
    return [_visible(line) for line in _lines(text)]


def make_text_visible(text: str) -> str:
    """`text` with invisible characters except tabs made visible, and line feeds as line breaks."""
    return _UNSAFE.sub(_visible_sign, _BREAKS.sub("\n", text))


def _lines(text: str) -> list[str]:
    lines = [line.rstrip(" \t") for line in _BREAKS.split(text)]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        del lines[0]
    return lines


def _joined(lines: list[str], *, indent: str) -> str:
    parts: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        if not line:
            parts.append("\n")
        elif parts:
            parts.append(f"{HARD_BREAK if before else chr(10)}{indent}{line}")
        else:
            parts.append(line)
    return "".join(parts)


def _line_start(line: str) -> str:
    """`line` at the beginning of a line of Markdown, with what would make it another block escaped."""
    spaces = _INDENT.match(line)
    # no-break spaces look like an indentation, but are none in Markdown
    margin = spaces[0].expandtabs(4).replace(" ", "\u00a0") if spaces else ""
    rest = line[len(spaces[0]) :] if spaces else line
    if margin:
        return margin + _escaped(rest)
    escaped = _escaped(rest)
    if _BULLET.match(rest) or (_ONLY_MARKS.fullmatch(rest) and rest[0] != "|"):
        return escaped if escaped.startswith("\\") else f"\\{escaped}"
    if _ORDERED.match(rest):
        return _ORDERED.sub(r"\1\\\2", escaped, count=1)
    return _CAPTION.sub(r"\1\\", escaped, count=1) if _CAPTION.match(rest) else escaped


def _escaped(text: str) -> str:
    return _visible(_INLINE.sub(_escape, text))


def _visible(line: str) -> str:
    return _UNSAFE.sub(_visible_sign, line).replace("\t", "    ")


def _escape(found: re.Match[str]) -> str:
    return "".join(f"\\{mark}" for mark in found[0])


def _visible_sign(found: re.Match[str]) -> str:
    return visible_sign(found[0])

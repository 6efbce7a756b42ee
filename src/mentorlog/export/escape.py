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


def escape_inline_text(text: str) -> str:
    """`text` within a line."""
    return _escaped(text)


def escape_line_start(text: str) -> str:
    """`text` at the beginning of a line, where more could make it another block. Spaces at its beginning become
    no-break spaces, which are no indentation in Markdown."""
    spaces = _INDENT.match(text)
    margin = spaces[0].expandtabs(4).replace(" ", "\u00a0") if spaces else ""
    rest = text[len(spaces[0]) :] if spaces else text
    escaped = _escaped(rest)
    if margin:
        return margin + escaped
    if _BULLET.match(rest) or (_ONLY_MARKS.fullmatch(rest) and rest[0] != "|"):
        return escaped if escaped.startswith("\\") else f"\\{escaped}"
    if _ORDERED.match(rest):
        return _ORDERED.sub(r"\1\\\2", escaped, count=1)
    return _CAPTION.sub(r"\1\\", escaped, count=1) if _CAPTION.match(rest) else escaped


def escape_closing_marks(heading: str) -> str:
    """An escaped heading with the number signs at its end escaped, which would be dropped."""
    return _CLOSING_MARKS.sub(r"\\\g<0>", heading)


def make_visible(text: str) -> str:
    """`text` as one line with invisible characters made visible, without escapes; line breaks become spaces."""
    return _visible(_BREAKS.sub(" ", text).strip(" \t"))


def make_lines_visible(text: str) -> list[str]:
    """The lines of `text`, each as `make_visible`, without empty lines at the beginning and the end."""
    return [_visible(line) for line in _lines(text)]


def make_text_visible(text: str) -> str:
    """`text` with invisible characters except tabs made visible, and line feeds as line breaks."""
    return _UNSAFE.sub(_visible_sign, _BREAKS.sub("\n", text))


def visible_lines(text: str) -> list[str]:
    """The lines of `text` as `make_lines_visible`, with their tabs."""
    return [_UNSAFE.sub(_visible_sign, line) for line in _lines(text)]


def _lines(text: str) -> list[str]:
    lines = [line.rstrip(" \t") for line in _BREAKS.split(text)]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        del lines[0]
    return lines


def _escaped(text: str) -> str:
    return _visible(_INLINE.sub(_escape, text))


def _visible(line: str) -> str:
    return _UNSAFE.sub(_visible_sign, line).replace("\t", "    ")


def _escape(found: re.Match[str]) -> str:
    return "".join(f"\\{mark}" for mark in found[0])


def _visible_sign(found: re.Match[str]) -> str:
    return visible_sign(found[0])

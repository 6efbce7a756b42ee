"""User text in Markdown: it stays what it says, and never becomes a heading, a link, HTML or emphasis. And user text in
formats that escape for themselves (`visible`, `visible_lines`, `shown`).

Follows CommonMark 0.31, GitHub's tables, strikethrough, task lists and formulas, and what pandoc's own Markdown has
besides: sub- and superscript, citations, TeX, attributes of headings, definitions, lists by letters. Only what would
act is escaped, so that the text still reads well as it stands. What can't be seen is made visible, as on the screen.
"""

from __future__ import annotations

import re
from typing import Final

from mentorlog.unsafe_characters import LINE_BREAKS, UNSAFE, visible_sign

_BREAKS: Final = re.compile(LINE_BREAKS)
_UNSAFE: Final = re.compile(UNSAFE)

# an underscore inside a word is never emphasis; an ampersand acts where it begins an entity, a less-than sign where it
# may begin a tag, an at sign where somebody may be cited, a colon where it may begin an emoji (and is not of a time),
# a brace where it may begin attributes
_INLINE: Final = re.compile(
    r"[`*\[|~\\$^]|<(?=[A-Za-z/!?])|(?<![^\W_])_+|_+(?![^\W_])|&(?=#?\w+;)|(?<![^\W_])@(?=[\w{])|(?<=\()@"
    r"|(?<!\d):(?=[+-]?\w[\w+-]*:)|\{(?=\s*(?:[#.]|-\s*\}|[\w:.-]+=))"
)
# an initial ("A. Smith") begins a list only where two spaces follow
_ORDERED: Final = re.compile(
    r"(\(?(?:[0-9]+|[a-z]|[ivxlcdm]+|[IVXLCDM]{2,}|[A-Z](?=\)|\.\s\s)))([.)])(?=\s|$)", re.ASCII
)
_BULLET: Final = re.compile(r"[-+](?=\s|$)|[#>:]")
_CAPTION: Final = re.compile(r"([Tt]able)(?=:)")
_ONLY_MARKS: Final = re.compile(r"[-=:| \t]+")
_INDENT: Final = re.compile(r"[ \t]+")
_CLOSING_MARKS: Final = re.compile(r"#(?=#*$)")

HARD_BREAK: Final = "  \n"
"""Two spaces end a line that is to stay one: unlike a backslash they do not show where the file is read as it is."""


def inline(text: str) -> str:
    """`text` as one line for the middle of a line of ours; line breaks become spaces."""
    return _escaped(_BREAKS.sub(" ", text).strip(" \t"))


def opening(text: str) -> str:
    """`text` as one line that begins a paragraph."""
    return _line_start(_BREAKS.sub(" ", text).strip(" \t"))


def heading(text: str) -> str:
    """`text` as one line after the marks of a heading."""
    return _CLOSING_MARKS.sub(r"\\\g<0>", inline(text))


def block(text: str, *, indent: str = "") -> str:
    """`text` as paragraphs of their own, its line breaks and empty lines kept; `indent` goes before every line but the
    first, so that a text of several lines stays in its list item."""
    return _joined([_line_start(line) for line in _lines(text)], indent=indent)


def continued(text: str, *, indent: str = "") -> str:
    """`text` as `block` has it, but for its first line, which goes on in a line of ours."""
    lines = _lines(text)
    return _joined([inline(line) for line in lines[:1]] + [_line_start(line) for line in lines[1:]], indent=indent)


def visible(text: str) -> str:
    """`text` as one line, nothing escaped: what can't be seen is made visible, line breaks become spaces."""
    return _visible(_BREAKS.sub(" ", text).strip(" \t"))


def visible_lines(text: str) -> list[str]:
    """The lines of `text`, each as `visible` has it, without empty ones at either end."""
    return [_visible(line) for line in _lines(text)]


def shown(text: str) -> str:
    """`text` as it is, each line's end a line feed; but for tabs, what can't be seen is made visible."""
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
    """One line that begins a line of Markdown: what would make a block of it is escaped."""
    spaces = _INDENT.match(line)
    # a no-break space keeps the look of an indented line and is no indentation to Markdown
    margin = spaces[0].expandtabs(4).replace(" ", "\u00a0") if spaces else ""
    rest = line[len(spaces[0]) :] if spaces else line
    if margin:
        return margin + _escaped(rest)
    said = _escaped(rest)
    if _BULLET.match(rest) or (_ONLY_MARKS.fullmatch(rest) and rest[0] != "|"):
        return said if said.startswith("\\") else f"\\{said}"
    if _ORDERED.match(rest):
        return _ORDERED.sub(r"\1\\\2", said, count=1)
    return _CAPTION.sub(r"\1\\", said, count=1) if _CAPTION.match(rest) else said


def _escaped(text: str) -> str:
    return _visible(_INLINE.sub(_escape, text))


def _visible(line: str) -> str:
    return _UNSAFE.sub(_visible_sign, line).replace("\t", "    ")


def _escape(found: re.Match[str]) -> str:
    return "".join(f"\\{mark}" for mark in found[0])


def _visible_sign(found: re.Match[str]) -> str:
    return visible_sign(found[0])

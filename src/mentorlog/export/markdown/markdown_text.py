"""Write user text as Markdown: its emphasis, lists, links and code as they were typed, everything else escaped.

Paragraphs, lists and code are separated by empty lines, which pandoc needs.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mentorlog.export.escape import escape_inline_text, escape_line_start
from mentorlog.export.markdown.user_markdown import (
    Code,
    CodeBlock,
    Emphasis,
    LineBreak,
    Link,
    Paragraph,
    Text,
    UserList,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.export.markdown.user_markdown import Block, Inline

HARD_BREAK: Final = "  \n"
"""Two spaces at the end of a line keep the line break. Unlike a backslash they are invisible in the source."""
HIGHEST_NUMBER: Final = 999_999_999
"""The highest number of a list item in CommonMark."""

_BACKTICKS: Final = re.compile(r"`+")
_PLAIN_URL: Final = re.compile(r"[^\s\\<>()|`*\[\]]+")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_EMAIL: Final = re.compile(r"[\w.+-]+@(?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)*[a-z0-9]+", re.ASCII | re.IGNORECASE)
_AUTOLINK: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s\\`]*")


def write_line(nodes: Iterable[Inline], *, is_start: bool = False, is_cell: bool = False) -> str:
    """The nodes in one line or the lines of a paragraph. With `is_start` they begin a line; with `is_cell` they are in
    the cell of a table."""
    writer = _LineWriter(is_start=is_start, is_cell=is_cell)
    writer.write(nodes)
    return "".join(writer.parts)


def write_blocks(blocks: Iterable[Block], *, after: str = "", is_item: bool = False) -> list[str]:
    """The lines of paragraphs, lists and code. `after` is the marker of a list right before them: a list with the same
    marker would continue it, and gets another one. With `is_item` they are a list item, in which a list can directly
    follow a line of text."""
    lines: list[str] = []
    previous: Block | None = None
    for block in blocks:
        if previous and not (is_item and isinstance(previous, Paragraph) and may_follow_line(block)):
            lines.append("")
        previous = block
        match block:
            case Paragraph():
                lines += write_line(block.children, is_start=True).split("\n")
                after = ""
            case CodeBlock():
                lines += _code_block(block)
                after = ""
            case UserList():
                after = other_marker(block.marker, after)
                lines += _list(block, after)
    return lines


def last_marker(blocks: Iterable[Block], *, after: str = "") -> str:
    """The marker with which `write_blocks` writes the list at the end of the blocks; empty if they end otherwise."""
    for block in blocks:
        after = other_marker(block.marker, after) if isinstance(block, UserList) else ""
    return after


def other_marker(marker: str, after: str) -> str:
    """`marker`, or another one of its kind if it is `after`: the marker of a list right before."""
    if marker != after:
        return marker
    return {"-": "*", "*": "-", "+": "-", ".": ")", ")": "."}[marker]


def may_follow_line(block: Block) -> bool:
    """Whether a block is a list that can directly follow a line of text."""
    return isinstance(block, UserList) and bool(block.items[0]) and block.start in (None, 1)


def as_item(lines: Iterable[str], marker: str) -> list[str]:
    """The lines as a list item with `marker`; the later ones are indented."""
    first, *rest = list(lines) or [""]
    indent = " " * (len(marker) + 1)
    return [f"{marker} {first}" if first else marker, *(f"{indent}{line}" if line else "" for line in rest)]


def _list(block: UserList, marker: str) -> list[str]:
    lines: list[str] = []
    for index, item in enumerate(block.items):
        if index and not block.is_tight:
            lines.append("")
        number = "" if block.start is None else str(min(block.start + index, HIGHEST_NUMBER))
        lines += as_item(write_blocks(item, is_item=block.is_tight), f"{number}{marker}")
    return lines


def _code_block(block: CodeBlock) -> list[str]:
    longest = max((len(run) for run in _BACKTICKS.findall(block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}{block.language}", *block.text.split("\n"), fence]


class _LineWriter:
    """Writes nodes of a line or a paragraph."""

    def __init__(self, *, is_start: bool, is_cell: bool) -> None:
        self.parts: list[str] = []
        self._is_start = is_start
        self._is_cell = is_cell
        self._is_in_link = False

    def write(self, nodes: Iterable[Inline]) -> None:
        for node, following in pairwise([*nodes, None]):
            match node:
                case Text():
                    self._text(node.text, following)
                case LineBreak():
                    self.parts.append(HARD_BREAK)
                    self._is_start = True
                case Code():
                    self._mark(self._code(node.text))
                case Emphasis():
                    self._mark(node.mark)
                    self.write(node.children)
                    self._mark(node.mark)
                case Link():
                    self._link(node)

    def _mark(self, mark: str) -> None:
        self.parts.append(mark)
        self._is_start = False

    def _text(self, text: str, following: Inline | None) -> None:
        escaped = escape_line_start(text) if self._is_start else escape_inline_text(text)
        if self.parts and text.startswith("{"):  # pandoc reads attributes after code and links
            escaped = f"\\{escaped.removeprefix(chr(92))}"
        if self._is_in_link:
            escaped = escaped.replace("]", "\\]")
        if isinstance(following, Link) and text.endswith("!"):  # would make an image of the link
            escaped = f"{escaped[:-1]}\\!"
        self._mark(escaped)

    def _code(self, text: str) -> str:
        runs = set(_BACKTICKS.findall(text))
        fence = next(run for run in _fences() if run not in runs)
        is_padded = (
            text.startswith("`") or text.endswith("`") or (text != " " * len(text) and text[0] + text[-1] == "  ")
        )
        space = " " if is_padded else ""
        shown = text.replace("|", "\\|") if self._is_cell else text
        return f"{fence}{space}{shown}{space}{fence}"

    def _link(self, link: Link) -> None:
        text = "".join(child.text for child in link.children if isinstance(child, Text))
        is_alone = len(link.children) == 1 and not link.title and not (self._is_cell and "|" in text)
        if is_alone and _is_autolink(text, link.url):
            return self._mark(f"<{text}>")
        self._mark("[")
        was_in_link, self._is_in_link = self._is_in_link, True
        self.write(link.children)
        self._is_in_link = was_in_link
        title = f' "{_quoted(link.title)}"' if link.title else ""
        url = f"{_url(link.url)}{title}"
        return self._mark(f"]({url.replace('|', '%7C') if self._is_cell else url})")


def _is_autolink(text: str, url: str) -> bool:
    """Whether `<text>` is a link to the address."""
    if _EMAIL.fullmatch(text):
        return url == f"mailto:{text}"
    return url == text and bool(_AUTOLINK.fullmatch(url)) and not _ENTITY.search(url)


def _fences() -> Iterator[str]:
    length = 0
    while True:
        length += 1
        yield "`" * length


def _url(url: str) -> str:
    """The address of a link, in angle brackets if it has characters that could end it."""
    escaped = _ENTITY.sub(r"\\&", url.replace("\\", "\\\\").replace("<", "\\<").replace(">", "\\>"))
    return url if _PLAIN_URL.fullmatch(url) and escaped == url else f"<{escaped}>"


def _quoted(title: str) -> str:
    return _ENTITY.sub(r"\\&", title.replace("\\", "\\\\").replace('"', '\\"'))

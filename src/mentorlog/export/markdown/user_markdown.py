"""Read the Markdown in text that the user typed: emphasis, lists, links and code. Everything else is plain text.

The text becomes a small tree of plain data, which the Markdown, HTML and PDF writers show. No mark in it affects the
text around it. Invisible characters are already visible in it. CommonMark's rules apply, except those that
`user_markdown_rules` changes. Nesting and length are limited; beyond the limits the text is plain.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mentorlog.export.escape import make_visible, visible_lines
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LONGEST_TEXT: Final = 100_000
"""Characters up to which Markdown is read in a text; a longer one is plain text."""
DEEPEST_EMPHASIS: Final = 8
"""How many marks of emphasis can be within one another; strong emphasis has two."""
DEEPEST_LIST: Final = 6
"""How many lists can be within one another."""

_ABSOLUTE_URL: Final = re.compile(r"https?://[^\s/?#\\]|mailto:[^\s?]", re.IGNORECASE)
_MARK: Final = re.compile(r"[*_`\[<\\]")
"""A line without any of these characters has no mark."""
_LIST_OR_CODE: Final = re.compile(r"^ *(?:[-+](?:\s|$)|[0-9]{1,9}[.)](?:\s|$)|~~~|\t| {4})", re.MULTILINE)
"""A beginning of a line without which a text has no list or block of code; bullets of asterisks are marks."""
_LANGUAGE: Final = re.compile(r"[\w+#.-]{0,20}")


class Text(NamedTuple):
    """Plain text in a line."""

    text: str


class Code(NamedTuple):
    """Code in a line."""

    text: str


class LineBreak(NamedTuple):
    """A line break, as typed."""


class Emphasis(NamedTuple):
    """Emphasised text."""

    children: tuple[Inline, ...]
    mark: str
    """As typed: `*` or `_`; doubled if the emphasis is strong."""

    @property
    def is_strong(self) -> bool:
        """Whether the emphasis is strong (usually bold)."""
        return len(self.mark) > 1


class Link(NamedTuple):
    """A link to an absolute address."""

    children: tuple[Inline, ...]
    url: str
    """As typed, with the scheme http, https or mailto."""
    title: str = ""


Inline = Text | Code | LineBreak | Emphasis | Link


class Paragraph(NamedTuple):
    """A paragraph. It is not empty."""

    children: tuple[Inline, ...]


class CodeBlock(NamedTuple):
    """Lines of code."""

    text: str
    language: str = ""
    """One word, as typed."""


class UserList(NamedTuple):
    """A list with bullets or numbers."""

    items: tuple[tuple[Block, ...], ...]
    marker: str
    """The bullet (`-`, `*` or `+`), or what follows the number (`.` or `)`)."""
    start: int | None
    """The first number; None for bullets."""
    is_tight: bool
    """Whether no empty lines separate the items."""


Block = Paragraph | CodeBlock | UserList


def parse_blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs, lists and code of a text with several lines."""
    lines = visible_lines(text)
    shown = "\n".join(lines)
    if len(text) > LONGEST_TEXT or not (_MARK.search(shown) or _LIST_OR_CODE.search(shown)):
        return _plain_paragraphs(lines)  # most texts have no marks, and the parser takes ten times as long
    return _BlockReader(_parser().parse(f"{shown}\n"), lines).blocks()


def parse_line(text: str) -> tuple[Inline, ...]:
    """The text as one line: its line breaks become spaces, and lists are plain text."""
    line = make_visible(text)
    if len(text) > LONGEST_TEXT or not _MARK.search(line):
        return (Text(line),) if line else ()
    return _inlines(_parser().parseInline(line)[0].children or ())


def plain_text(text: str) -> str:
    """The text as one line without the marks of emphasis, links and code."""
    return text_of(parse_line(text))


def text_of(nodes: Iterable[Inline]) -> str:
    """The text of the nodes without marks, in one line."""
    return "".join(_text_of_node(node) for node in nodes)


def _text_of_node(node: Inline) -> str:
    match node:
        case Text() | Code():
            return node.text
        case LineBreak():
            return " "
        case Emphasis() | Link():
            return text_of(node.children)


def encoded_url(url: str) -> str:
    """The address of a link for a program: in ASCII, without spaces."""
    from markdown_it.common.normalize_url import normalizeLink

    return normalizeLink(url)


def _plain_paragraphs(lines: Iterable[str]) -> tuple[Paragraph, ...]:
    """The paragraphs of lines in which no Markdown is read."""
    paragraphs: list[list[Inline]] = [[]]
    for line in (line.replace("\t", "    ") for line in lines):
        if not line:
            paragraphs.append([])
        elif paragraphs[-1]:
            paragraphs[-1] += [LineBreak(), Text(line)]
        else:
            paragraphs[-1].append(Text(line))
    return tuple(Paragraph(tuple(nodes)) for nodes in paragraphs if nodes)


@cache
def _parser() -> MarkdownIt:
    """A parser with just the rules for emphasis, lists, links and code."""
    from mentorlog.export.markdown.user_markdown_rules import make_parser

    return make_parser(_ABSOLUTE_URL, deepest_list=DEEPEST_LIST, deepest_emphasis=DEEPEST_EMPHASIS)


class _BlockReader:
    """Turns the parser's flat tokens into blocks."""

    def __init__(self, tokens: Sequence[Token], lines: Sequence[str]) -> None:
        self._tokens = tokens
        self._lines = lines
        self._next = 0

    def blocks(self) -> tuple[Block, ...]:
        """The blocks up to the end of the text, or of the list item that they are in."""
        found: list[Block] = []
        while self._next < len(self._tokens):
            token = self._tokens[self._next]
            self._next += 1
            if token.type == "list_item_close":
                break
            if token.type in ("bullet_list_open", "ordered_list_open"):
                found.append(self._list(token))
            elif token.type in ("fence", "code_block"):
                found.append(_code_block(token))
            elif token.type == "inline":
                children = self._with_indent(token, _inlines(token.children or ()))
                found += [Paragraph(children)] if children else []
        return tuple(found)

    def _list(self, opening: Token) -> UserList | Paragraph:
        """A list. A single item with a higher number than 1 is a paragraph: it is a date (`24. december`). A list
        without any text is a paragraph too."""
        items: list[tuple[Block, ...]] = []
        first = self._next
        while self._tokens[self._next].type == "list_item_open":
            self._next += 1
            items.append(self.blocks())
        paragraphs = [
            token
            for token in self._tokens[first : self._next]
            if token.type == "paragraph_open" and token.level == opening.level + 2
        ]
        if not any(items):
            markers = [
                f"{token.info}{token.markup}"
                for token in self._tokens[first : self._next]
                if token.type == "list_item_open" and token.level == opening.level + 1
            ]
            self._next += 1  # the end of the list
            return Paragraph((Text(" ".join(markers)),))
        self._next += 1  # the end of the list
        start = int(opening.attrs.get("start", 1)) if opening.type == "ordered_list_open" else None
        if start not in (None, 1) and len(items) == 1 and len(items[0]) == 1 and isinstance(items[0][0], Paragraph):
            nodes: list[Inline] = [Text(f"{self._tokens[first].info}{opening.markup} ")]
            for node in items[0][0].children:
                _add(nodes, node)
            return Paragraph(tuple(nodes))
        is_tight = all(token.hidden for token in paragraphs) and not any(map(_has_paragraphs, items))
        return UserList(tuple(items), opening.markup, start, is_tight)

    def _with_indent(self, token: Token, nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """The nodes of a paragraph with the spaces before its first line, outside of lists. Later lines have theirs
        already."""
        line = self._lines[token.map[0]] if token.map and token.level == 1 else ""
        spaces = line[: len(line) - len(line.lstrip(" \t"))].expandtabs(4)
        if spaces and nodes and isinstance(nodes[0], Text):
            return (Text(spaces + nodes[0].text), *nodes[1:])
        return (Text(spaces), *nodes) if spaces and nodes else nodes


def _has_paragraphs(item: Sequence[Block]) -> bool:
    """Whether a paragraph follows another one directly."""
    return any(isinstance(one, Paragraph) and isinstance(other, Paragraph) for one, other in pairwise(item))


def _code_block(token: Token) -> CodeBlock:
    """A block of code. What follows the opening marks is the language if it is one word; otherwise it is code."""
    info = token.info.strip()
    text = token.content.removesuffix("\n").expandtabs(4)
    if _LANGUAGE.fullmatch(info):
        return CodeBlock(text, info)
    return CodeBlock(f"{info}\n{text}")


def _inlines(tokens: Iterable[Token]) -> tuple[Inline, ...]:
    """The nodes of a line or a paragraph. A link within a link is the text of the outer one."""
    opened: list[Token] = []
    levels: list[list[Inline]] = [[]]
    for token in tokens:
        nodes = levels[-1]
        if token.nesting == 1:
            opened.append(token)
            levels.append([])
        elif token.nesting == -1:
            opening, children = opened.pop(), levels.pop()
            if opening.type == "link_open" and any(outer.type == "link_open" for outer in opened):
                for child in children:
                    _add(levels[-1], child)
            else:
                _add(levels[-1], _closed(opening, tuple(children)))
        elif token.type == "code_inline" and not token.content.strip():  # code that can't be seen
            _add(nodes, Text(f"{token.markup}{token.content}{token.markup}"))
        elif token.type == "code_inline":
            nodes.append(Code(token.content.replace("\t", "    ")))
        elif token.type == "softbreak":
            nodes.append(LineBreak())
        else:
            _add(nodes, Text(token.content.replace("\t", "    ")))
    return tuple(levels[0])


def _closed(token: Token, children: tuple[Inline, ...]) -> Inline:
    if token.type != "link_open":
        return Emphasis(children, token.markup)
    url = str(token.attrs["href"])
    if not text_of(children).strip():  # a link that can't be seen
        return Text(f"[{text_of(children)}]({url})")
    return Link(children, url, " ".join(make_visible(str(token.attrs.get("title", ""))).split()))


def _add(nodes: list[Inline], node: Inline) -> None:
    """Add a node; text is added to the text before it."""
    if isinstance(node, Text):
        if not node.text:
            return
        if nodes and isinstance(nodes[-1], Text):
            node = Text(nodes.pop().text + node.text)  # type: ignore[union-attr]
    nodes.append(node)

"""Markdown as a renderer reads it: CommonMark with GitHub's tables and strikethrough."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = frozenset({"inline", "text", "softbreak", "hardbreak"}) | {
    f"{name}_{end}" for name in ("heading", "paragraph", "bullet_list", "list_item") for end in ("open", "close")
}
"""The tokens that our own documents are made of; `text` is what the user's words must come to."""


def tokens(markdown: str) -> Iterator[Token]:
    """Every token of a document, those within lines included."""
    for token in READER.parse(markdown):
        yield token
        yield from token.children or ()


def headings(markdown: str) -> list[tuple[int, str]]:
    """Each heading with its level and its text as it is read."""
    parsed = READER.parse(markdown)
    return [
        (int(opening.tag[1]), words(content)) for opening, content in pairwise(parsed) if opening.type == "heading_open"
    ]


def words(inline: Token) -> str:
    """What a reader sees of a line; a soft break is a space to the eye, a hard one a new line."""
    said = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(said.get(child.type, child.content) for child in inline.children or ())

"""Markdown as a renderer parses it: CommonMark with GitHub's tables and strikethrough."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PAGE_TOKENS = frozenset({"inline", "text", "softbreak", "hardbreak"}) | {
    f"{name}_{end}" for name in ("heading", "paragraph", "bullet_list", "list_item") for end in ("open", "close")
}
"""The tokens of a document without Markdown in user text; plain user text is a `text` token."""
USER_TOKENS = frozenset({"code_inline", "fence", "ordered_list_open", "ordered_list_close"}) | {
    f"{name}_{end}" for name in ("em", "strong", "link") for end in ("open", "close")
}
"""The tokens that only Markdown in user text creates."""
TABLE_TOKENS = frozenset(
    f"{name}_{end}" for name in ("table", "thead", "tbody", "tr", "th", "td") for end in ("open", "close")
)
"""The tokens of tables."""


def tokens(markdown: str) -> Iterator[Token]:
    """Every token of a document, including those within lines."""
    for token in READER.parse(markdown):
        yield token
        yield from token.children or ()


def headings(markdown: str) -> list[tuple[int, str]]:
    """Each heading with its level and its text."""
    parsed = READER.parse(markdown)
    return [
        (int(opening.tag[1]), words(content)) for opening, content in pairwise(parsed) if opening.type == "heading_open"
    ]


def words(inline: Token) -> str:
    """The text of a line; a soft break is a space, and a hard break is a line break."""
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(breaks.get(child.type, child.content) for child in inline.children or ())


def outline(markdown: str) -> list[tuple[str, str]]:
    """Each part of a document with its kind: `h1`, `h2`, ..., `p`, `li`, `th`, `td`. The paragraphs of an item are one
    part, as are adjacent paragraphs; white space is a space, and code is text."""
    seen: list[tuple[str, str]] = []
    within: list[str] = []
    fresh = True
    for token in READER.parse(markdown):
        if token.type in ("inline", "fence"):
            kind = next((each for each in reversed(within) if each != "p"), "p")
            text = " ".join((words(token) if token.type == "inline" else token.content).split())
            if not text and kind in ("li", "p"):
                continue
            if seen and seen[-1][0] == kind and (kind == "p" or (kind == "li" and not fresh)):
                text = f"{seen.pop()[1]} {text}"
            seen.append((kind, text))
            fresh = False
        elif token.nesting == 1 and token.tag not in ("ul", "ol"):
            within.append(token.tag)
            fresh = fresh or token.tag == "li"
        elif token.nesting == -1 and token.tag not in ("ul", "ol"):
            within.pop()
    return seen

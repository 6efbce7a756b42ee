"""The parts of a page with their text as a reader should see them, computed from the document for every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mentorlog.export.document import (
    Block,
    Document,
    Fact,
    Facts,
    InlineText,
    ListItem,
    ListItems,
    Prose,
    Sentence,
    Subsection,
    Table,
    UserText,
)
from mentorlog.export.markdown.user_markdown import Block as UserBlock
from mentorlog.export.markdown.user_markdown import CodeBlock, Paragraph, UserList, parse_blocks, plain_text, text_of

Part = tuple[str, str]
"""The kind of a part (`h1`, `h2`, ..., `p`, `li`, `th`, `td`) and its text."""


class Piece(NamedTuple):
    """A part of a page, or the continuation of the part before it."""

    kind: str
    words: str
    is_new: bool = True


def expected_parts(document: Document) -> list[Part]:
    """All parts of a page in order, with white space as single spaces; charts are omitted because the text beside them
    has their content."""
    pieces = [Piece("h1", line(document.title)), Piece("p", line(document.lead)), *_facts(document.facts)]
    for section in document.sections:
        pieces.append(Piece("h2", section.title))
        pieces += _blocks(section.blocks, level=3)
    return _joined(pieces)


def line(words: InlineText) -> str:
    """The text of one line, with the texts of the program and of the user."""
    return "".join(text(part) for part in words)


def text(part: str | UserText) -> str:
    """The text of one part of a line, as a reader sees it."""
    return plain_text(part.text) if isinstance(part, UserText) else part


def _facts(facts: Iterable[Fact]) -> Iterator[Piece]:
    for fact in facts:
        if len(fact.value) == 1 and isinstance(fact.value[0], UserText):
            yield from _labelled(fact.label, parse_blocks(fact.value[0].text))
        else:
            yield Piece("li", f"{fact.label}: {line(fact.value)}")


def _blocks(blocks: Iterable[Block], *, level: int) -> Iterator[Piece]:
    for block in blocks:
        match block:
            case Facts():
                yield from _facts(block.facts)
            case ListItems():
                if block.title:
                    yield Piece(f"h{level}", block.title)
                for item in block.items:
                    yield from _items(item)
            case Prose():
                yield from _typed(parse_blocks(block.text.text), "p")
            case Sentence():
                yield Piece("p", line(block.text))
            case Table():
                yield from (Piece("th", cell) for cell in block.header)
                yield from (Piece("td", line(cell)) for row in block.rows for cell in row)
            case Subsection():
                yield Piece(f"h{level}", line(block.title))
                yield from _blocks(block.blocks, level=level + 1)


def _items(item: ListItem) -> Iterator[Piece]:
    lead = ", ".join(part for part in (item.cite, item.label) if part)
    if isinstance(item.text, UserText):
        yield from _labelled(lead, parse_blocks(item.text.text))
    else:
        yield Piece("li", ": ".join(part for part in (lead, item.text) if part))
    if item.state:
        yield Piece("li", f"({item.state})", is_new=False)
    for under in item.children:
        yield from _items(under)


def _labelled(label: str, blocks: tuple[UserBlock, ...]) -> Iterator[Piece]:
    """An item of a list, with or without a label."""
    if label:
        yield Piece("li", f"{label}: " if blocks else label)
    yield from _typed(blocks, "li", is_new=not label)


def _typed(blocks: Iterable[UserBlock], kind: str, *, is_new: bool = True) -> Iterator[Piece]:
    """The parts of a user text."""
    for block in blocks:
        match block:
            case Paragraph():
                yield Piece(kind, text_of(block.children), is_new)
            case CodeBlock():
                yield Piece(kind, block.text, is_new)
            case UserList():
                for item in block.items:
                    yield from _typed(item, "li")
        is_new = kind == "p" or _ends_empty(block)


def _ends_empty(block: UserBlock) -> bool:
    """Whether a list ends with an empty item, to which a reader would add the following text."""
    return isinstance(block, UserList) and (not block.items[-1] or _ends_empty(block.items[-1][-1]))


def _joined(pieces: Iterable[Piece]) -> list[Part]:
    """Join the pieces of each part, and adjacent paragraphs; empty items are omitted."""
    parts: list[list[str]] = []
    for kind, words, is_new in pieces:
        content = " ".join(words.split())
        if not content and kind in ("li", "p"):
            continue
        if parts and parts[-1][0] == kind and (kind == "p" or (kind == "li" and not is_new)):
            parts[-1][1] = f"{parts[-1][1]} {content}"
        else:
            parts.append([kind, content])
    return [(kind, content) for kind, content in parts]

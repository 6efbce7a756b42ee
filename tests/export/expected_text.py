"""What any page says, part by part, as a reader should see it: worked out from the page alone, for every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
from mentorlog.export.escape import make_lines_visible

Part = tuple[str, str]
"""What a part is (`h1`, `h2`, ..., `p`, `li`, `th`, `td`), and its words."""


def told(document: Document) -> list[Part]:
    """All parts of a page; pictures are none, for the words beside them say the same. White space is a space."""
    parts = [("h1", line(document.title)), ("p", line(document.lead)), *map(fact, document.facts)]
    for section in document.sections:
        parts.append(("h2", section.title))
        parts += _blocks(section.blocks, level=3)
    return list(_joined((kind, " ".join(said.split())) for kind, said in parts))


def fact(one: Fact) -> Part:
    """A fact as an item of a list."""
    return ("li", f"{one.label}: {line(one.value)}")


def line(words: InlineText) -> str:
    """One line of ours and theirs."""
    return "".join(text(part) for part in words)


def text(part: str | UserText) -> str:
    """Words as they are seen."""
    return " ".join(make_lines_visible(part.text)).strip(" ") if isinstance(part, UserText) else part


def _blocks(blocks: Iterable[Block], *, level: int) -> Iterator[Part]:
    for block in blocks:
        match block:
            case Facts():
                yield from map(fact, block.facts)
            case ListItems():
                if block.title:
                    yield (f"h{level}", block.title)
                for item in block.items:
                    yield from _items(item)
            case Prose():
                yield ("p", text(block.text))
            case Sentence():
                yield ("p", line(block.text))
            case Table():
                yield from (("th", cell) for cell in block.header)
                yield from (("td", line(cell)) for row in block.rows for cell in row)
            case Subsection():
                yield (f"h{level}", line(block.title))
                yield from _blocks(block.blocks, level=level + 1)


def _items(item: ListItem) -> Iterator[Part]:
    lead = ", ".join(part for part in (item.cite, item.label) if part)
    yield ("li", ": ".join(part for part in (lead, text(item.text)) if part))
    for under in item.children:
        yield from _items(under)


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Paragraphs that follow one another as one."""
    held: Part | None = None
    for kind, said in parts:
        if held and held[0] == kind == "p":
            held = (kind, f"{held[1]} {said}")
            continue
        if held:
            yield held
        held = (kind, said)
    if held:
        yield held

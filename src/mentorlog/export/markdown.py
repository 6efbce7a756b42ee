"""Any page as Markdown (CommonMark 0.31), good to read as it stands and on any forge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from mentorlog.export.document import (
    Block,
    Document,
    Entry,
    Fact,
    Facts,
    Item,
    Items,
    Prose,
    Sentence,
    Table,
    Typed,
    Words,
)
from mentorlog.export.escape import block, continued, heading, inline, opening

_WIDEST: Final = 120
"""Characters of a table up to which its columns are set below one another, for those who read the file as it is."""


def markdown(document: Document) -> str:
    """The whole page, ending in a newline."""
    parts = [f"# {_words(document.title, heading)}", _sentence(document.lead), _lines(map(_fact, document.facts))]
    for section in document.sections:
        parts.append(f"## {section.title}")
        parts.extend(_blocks(section.blocks, level=3))
    return "\n\n".join(part for part in parts if part) + "\n"


def _blocks(blocks: Iterable[Block], *, level: int) -> Iterator[str]:
    """The blocks; lists that follow one another are one list, as a reader of Markdown would take them for anyway."""
    lines: list[str] = []
    for each in blocks:
        if isinstance(each, Facts) or (isinstance(each, Items) and not each.title):
            lines += _block(each, level=level)
            continue
        if lines:
            yield _lines(lines)
            lines = []
        yield from _block(each, level=level)
    if lines:
        yield _lines(lines)


def _block(said: Block, *, level: int) -> Iterator[str]:
    match said:
        case Facts():
            yield _lines(map(_fact, said.facts))
        case Items():
            if said.title:
                yield f"{'#' * level} {said.title}"
            yield _lines(map(_item, said.items))
        case Prose():
            yield block(said.text.text)
        case Sentence():
            yield _sentence(said.words)
        case Table():
            yield _table(said)
        case Entry():
            yield f"{'#' * level} {_words(said.title, heading)}"
            yield from _blocks(said.blocks, level=level + 1)
        case _:
            return  # a picture: the words beside it say the same


def _fact(fact: Fact) -> str:
    if len(fact.value) == 1 and isinstance(fact.value[0], Typed):
        return f"- {fact.label}: {continued(fact.value[0].text, indent='  ')}"
    return f"- {fact.label}: {_words(fact.value)}"


def _item(item: Item, *, indent: str = "") -> str:
    """A claim: its day and name, then its text, whose further lines and whose own claims stay in it."""
    lead = ", ".join(part for part in (item.cite, item.label) if part)
    text = item.text
    # without a day or a name before it, the text begins the item
    typed = continued if lead else block
    said = typed(text.text, indent=f"{indent}  ") if isinstance(text, Typed) else text
    line = f"{indent}- {': '.join(part for part in (lead, said) if part)}"
    return "\n".join([line, *(_item(under, indent=f"{indent}  ") for under in item.under)])


def _table(table: Table) -> str:
    rows = [list(table.head), *([_words(words) for words in row] for row in table.rows)]
    widths = [max(3, *map(len, column)) for column in zip(*rows, strict=True)]
    if sum(widths) > _WIDEST:  # columns that no screen has room for are not made wider still
        widths = [3] * len(widths)
    rows.insert(1, ["-" * width for width in widths])
    return _lines(f"| {' | '.join(map(str.ljust, row, widths))} |" for row in rows)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _words(words: Words, typed: Callable[[str], str] = inline) -> str:
    """One line of ours and theirs; what was typed goes through the escape of its place."""
    return "".join(typed(part.text) if isinstance(part, Typed) else part for part in words)


def _sentence(words: Words) -> str:
    """A line that begins a paragraph, whoever's its first word is."""
    first, *rest = words or ("",)
    return (opening(first.text) if isinstance(first, Typed) else first) + _words(tuple(rest))

"""Write a page as Markdown (CommonMark 0.31)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.export.document import (
    Facts,
    ListItems,
    Prose,
    Sentence,
    Subsection,
    Table,
    UserText,
)
from mentorlog.export.escape import (
    escape_block,
    escape_continued,
    escape_heading,
    escape_inline,
    escape_paragraph_start,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mentorlog.export.document import (
        Block,
        Document,
        Fact,
        InlineText,
        ListItem,
    )

_WIDEST_TABLE: Final = 120
"""Characters up to which the columns of a table are aligned in the source."""


def markdown(document: Document) -> str:
    """The page as Markdown, ending in a newline."""
    title = f"# {_inline(document.title, escape_heading)}"
    parts = [title, _paragraph(document.lead), _lines(map(_fact, document.facts))]
    for section in document.sections:
        parts.append(f"## {section.title}")
        parts.extend(_blocks(section.blocks, level=3))
    return "\n\n".join(part for part in parts if part) + "\n"


def _blocks(blocks: Iterable[Block], *, level: int) -> Iterator[str]:
    """The blocks. Consecutive lists become one list, as Markdown would join them anyway."""
    lines: list[str] = []
    for each in blocks:
        if isinstance(each, Facts) or (isinstance(each, ListItems) and not each.title):
            lines += _block(each, level=level)
            continue
        if lines:
            yield _lines(lines)
            lines = []
        yield from _block(each, level=level)
    if lines:
        yield _lines(lines)


def _block(block: Block, *, level: int) -> Iterator[str]:
    match block:
        case Facts():
            yield _lines(map(_fact, block.facts))
        case ListItems():
            if block.title:
                yield f"{'#' * level} {block.title}"
            yield _lines(map(_item, block.items))
        case Prose():
            yield escape_block(block.text.text)
        case Sentence():
            yield _paragraph(block.text)
        case Table():
            yield _table(block)
        case Subsection():
            yield f"{'#' * level} {_inline(block.title, escape_heading)}"
            yield from _blocks(block.blocks, level=level + 1)
        case _:
            return  # a chart: the text says the same


def _fact(fact: Fact) -> str:
    if len(fact.value) == 1 and isinstance(fact.value[0], UserText):
        return f"- {fact.label}: {escape_continued(fact.value[0].text, indent='  ')}"
    return f"- {fact.label}: {_inline(fact.value)}"


def _item(item: ListItem, *, indent: str = "") -> str:
    """A list item: its day and label, then its text; further lines and child items are indented."""
    lead = ", ".join(part for part in (item.cite, item.label) if part)
    text = item.text
    # without a day or a label, the text is at the beginning of the line
    escape = escape_continued if lead else escape_block
    escaped = escape(text.text, indent=f"{indent}  ") if isinstance(text, UserText) else text
    line = f"{indent}- {': '.join(part for part in (lead, escaped) if part)}"
    return "\n".join([line, *(_item(child, indent=f"{indent}  ") for child in item.children)])


def _table(table: Table) -> str:
    rows = [list(table.header), *([_inline(cell) for cell in row] for row in table.rows)]
    widths = [max(3, *map(len, column)) for column in zip(*rows, strict=True)]
    if sum(widths) > _WIDEST_TABLE:  # padding would make the lines even longer
        widths = [3] * len(widths)
    rows.insert(1, ["-" * width for width in widths])
    return _lines(f"| {' | '.join(map(str.ljust, row, widths))} |" for row in rows)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _inline(text: InlineText, escape: Callable[[str], str] = escape_inline) -> str:
    """One line, with user text escaped."""
    return "".join(escape(part.text) if isinstance(part, UserText) else part for part in text)


def _paragraph(text: InlineText) -> str:
    """A line at the beginning of a paragraph, which may begin with user text."""
    first, *rest = text or ("",)
    return (escape_paragraph_start(first.text) if isinstance(first, UserText) else first) + _inline(tuple(rest))

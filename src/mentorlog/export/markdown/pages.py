"""Write a page as Markdown (CommonMark 0.31)."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from mentorlog.export.document import (
    Facts,
    ListItems,
    MonthBars,
    Prose,
    Sentence,
    SkillChanges,
    Subsection,
    Table,
    Timeline,
    Trends,
    UserText,
)
from mentorlog.export.escape import escape_closing_marks
from mentorlog.export.markdown.markdown_text import (
    as_item,
    last_marker,
    may_follow_line,
    other_marker,
    write_blocks,
    write_line,
)
from mentorlog.export.markdown.user_markdown import Paragraph, parse_blocks, parse_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.export.document import (
        Block,
        Document,
        Fact,
        InlineText,
        ListItem,
    )
    from mentorlog.export.markdown.user_markdown import Block as UserBlock

BULLET: Final = "-"
"""The marker of lists that are not the user's."""
_WIDEST_TABLE: Final = 120
"""Characters up to which the columns of a table are aligned in the source."""
_LIST_NUMBER: Final = re.compile(r"^(\d{1,9})\.(?= |$)")
"""The number of a list, if it begins a line."""


def markdown(document: Document) -> str:
    """The page as Markdown, ending in a newline."""
    parts = [_heading(1, document.title), _paragraph(document.lead), _list(map(_fact, document.facts))]
    for section in document.sections:
        parts.append(f"## {section.title}")
        parts.extend(_blocks(section.blocks, level=3))
    return "\n\n".join(part for part in parts if part) + "\n"


def _blocks(blocks: Iterable[Block], *, level: int) -> Iterator[str]:
    """The blocks. Consecutive lists become one list, as Markdown would join them anyway; a list in user text has
    another bullet, so that it stays separate."""
    items: list[list[str]] = []
    after = ""
    for each in blocks:
        if isinstance(each, Timeline | Trends | SkillChanges | MonthBars):  # the text says the same
            continue
        if isinstance(each, Facts) or (isinstance(each, ListItems) and not each.title):
            items += map(_fact, each.facts) if isinstance(each, Facts) else map(_item, each.items)
            continue
        if items:
            marker = other_marker(BULLET, after)
            yield _list(items, marker)
            items, after = [], marker
        if isinstance(each, Prose):
            blocks_of_user = parse_blocks(each.text.text)
            yield _lines(write_blocks(blocks_of_user, after=after))
            after = last_marker(blocks_of_user, after=after)
        else:
            yield from _block(each, level=level)
            after = BULLET if isinstance(each, ListItems) else ""
    if items:
        yield _list(items, other_marker(BULLET, after))


def _block(block: Block, *, level: int) -> Iterator[str]:
    match block:
        case ListItems():
            yield f"{'#' * level} {block.title}"
            yield _list(map(_item, block.items))
        case Sentence():
            yield _paragraph(block.text)
        case Table():
            yield _table(block)
        case Subsection():
            yield _heading(level, block.title)
            yield from _blocks(block.blocks, level=level + 1)


def _fact(fact: Fact) -> list[str]:
    if len(fact.value) == 1 and isinstance(fact.value[0], UserText):
        return _labelled(fact.label, parse_blocks(fact.value[0].text))
    return [f"{fact.label}: {_inline(fact.value)}"]


def _item(item: ListItem) -> list[str]:
    """The lines of a list item: its day and label, its text and state, then child items."""
    lead = ", ".join(part for part in (item.cite, item.label) if part)
    blocks: tuple[UserBlock, ...] = ()
    if isinstance(item.text, UserText):
        blocks = parse_blocks(item.text.text)
        lines = _labelled(_not_a_list(lead), blocks)
    else:
        lines = [_not_a_list(": ".join(part for part in (lead, item.text) if part))]
    if item.state:
        lines = _with_state(lines, item.state, is_after_line=not blocks or isinstance(blocks[-1], Paragraph))
    if not item.children:
        return lines
    after = "" if item.state else last_marker(blocks)
    children = _list(map(_item, item.children), other_marker(BULLET, after))
    return [*lines, *([""] if after else []), *children.split("\n")]


def _not_a_list(line: str) -> str:
    """A line of fixed text that does not begin a list, as `9. marts` would."""
    return _LIST_NUMBER.sub(r"\1\\.", line)


def _labelled(label: str, blocks: Sequence[UserBlock]) -> list[str]:
    """The lines of user text in a list item, after a label if it has one."""
    if not label or not blocks:
        return write_blocks(blocks, is_item=True) or [label]
    first, *rest = blocks
    if not isinstance(first, Paragraph):
        return [f"{label}:", "", *write_blocks(blocks, is_item=True)]
    lines = f"{label}: {write_line(first.children).lstrip(' ')}".split("\n")
    gap = [""] if rest and not may_follow_line(rest[0]) else []
    return [*lines, *gap, *write_blocks(rest, is_item=True)]


def _with_state(lines: Sequence[str], state: str, *, is_after_line: bool) -> list[str]:
    """The lines with a state in brackets: at the end of the last line, or below a list or code."""
    if is_after_line:
        return [*lines[:-1], f"{lines[-1]} ({state})".lstrip(" ")]
    return [*lines, "", f"({state})"]


def _table(table: Table) -> str:
    rows = [list(table.header), *([_inline(cell, is_cell=True) for cell in row] for row in table.rows)]
    beside = [[_inline(cell, is_cell=True) for cell in row] for row in table.beside]
    widths = [max(3, *map(len, column)) for column in zip(*rows, strict=True)]
    aligned = widths
    for row in beside:
        aligned = [max(pair) for pair in zip_longest(aligned, map(len, row[: len(widths)]), fillvalue=0)]
    if sum(aligned) <= _WIDEST_TABLE:
        widths = aligned
    if sum(widths) > _WIDEST_TABLE:  # padding would make the lines even longer
        widths = [3] * len(widths)
    rows.insert(1, ["-" * width for width in widths])
    return _lines(f"| {' | '.join(map(str.ljust, row, widths))} |" for row in rows)


def _list(items: Iterable[list[str]], marker: str = BULLET) -> str:
    """The list of items with those lines."""
    return _lines(line for item in items for line in as_item(item, marker))


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _inline(text: InlineText, *, is_start: bool = False, is_cell: bool = False) -> str:
    """One line of fixed text and user text. With `is_start` it begins a paragraph."""
    parts = []
    for index, part in enumerate(text):
        if isinstance(part, UserText):
            parts.append(write_line(parse_line(part.text), is_start=is_start and not index, is_cell=is_cell))
        else:
            parts.append(part)
    return "".join(parts)


def _heading(level: int, title: InlineText) -> str:
    return f"{'#' * level} {escape_closing_marks(_inline(title))}"


def _paragraph(text: InlineText) -> str:
    written = _inline(text, is_start=True)
    return written if text and isinstance(text[0], UserText) else _not_a_list(written)

"""How wide a page would have to be so that none of its rows is folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.layout.cell_width import inert_width
from mentorlog.present.layout.frame import (
    GAP,
    INDENT,
    MAX_WIDTH,
    USUAL_WIDTH,
    gutter_width,
    label_of,
    mark_width,
    sections,
)
from mentorlog.present.page import Line, Row, Table, Under

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.present.page import Block, Page, Text


def page_width(page: Page, width: int) -> int:
    """The cells that a page takes on a terminal of `width` cells: of more than `USUAL_WIDTH` only those it needs."""
    return width if width <= USUAL_WIDTH else fitting_width(natural_width(page), width)


def fitting_width(natural: int, width: int) -> int:
    """The cells that a page of that natural width takes on a terminal of more than `USUAL_WIDTH` cells."""
    return max(USUAL_WIDTH, min(width, natural))


def natural_width(page: Page) -> int:
    """The cells of the widest row with all its texts on one line. Prose is not counted: it may be folded anywhere."""
    return max((_section_width(section) for section in sections(page)), default=0)


def _section_width(section: Sequence[Block]) -> int:
    left = gutter_width(map(label_of, section), MAX_WIDTH)
    in_columns = [block for block in section if isinstance(block, Row) and block.columns]
    return max([left + _columns_width(in_columns), *(block_width(block, left) for block in section)])


def block_width(block: Block, left: int) -> int:
    """The cells of the widest line of a block whose body begins at `left`, without columns that other rows share."""
    if isinstance(block, Row):
        start = left + mark_width(block)
        return max(0 if block.columns else start + _joined([block.body, block.side]), _below(block.under, start))
    if isinstance(block, Line):
        return max(_joined([block.body, block.side]), _below(block.under, 0))
    if isinstance(block, Table):
        return (0 if block.label is None else left) + _table_width(block)
    return 0


def _columns_width(rows: Sequence[Row]) -> int:
    """The cells of rows whose columns are aligned."""
    if not rows:
        return 0
    count = max(len(row.columns) for row in rows)
    columns = [max(_width(row.columns, number) for row in rows) for number in range(count)]
    body = max(max(mark_width(row) + inert_width(row.body), _below(_beside_columns(row), 0)) for row in rows)
    side = max(inert_width(row.side) for row in rows)
    return sum(size + GAP for size in (body, *columns, side) if size) - GAP


def _beside_columns(row: Row) -> list[Under]:
    """The lines below a row that have columns too, so that they must fit its first column."""
    return [line for line in row.under if isinstance(line, Under) and line.columns]


def _table_width(table: Table) -> int:
    count = max(map(len, table.rows), default=0)
    sizes = [max(_width(row, number) for row in table.rows) for number in range(count)]
    return sum(size + GAP for size in sizes if size) - GAP


def _below(under: Sequence[Text | Under], start: int) -> int:
    """The cells of the lines below a body that begins at `start`, without their columns; 0 without lines."""
    if not under:
        return 0
    widths = [inert_width(line.body if isinstance(line, Under) else line) for line in under]
    return start + INDENT + max(widths, default=0)


def _joined(texts: Iterable[Text]) -> int:
    """The cells of texts on one line."""
    return sum(width + GAP for width in map(inert_width, texts) if width) - GAP


def _width(texts: Sequence[Text], number: int) -> int:
    return inert_width(texts[number]) if number < len(texts) else 0

"""Decide how the columns of a table are laid out, the same for HTML and PDF: whether the first is in the margin, which
tables share their columns, and whether a table is stacked in a narrow window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.export.by_year import MARGIN_LETTERS
from mentorlog.export.charts import plain_text
from mentorlog.export.document import Table, UserText

if TYPE_CHECKING:
    from mentorlog.export.document import Block, Document, InlineText, Section
    from mentorlog.export.layout_dates import Dates

FIRST_SHARED_COLUMN: Final = 30
"""The width of the first column of tables that share their columns, in hundredths; the others share the rest."""


def fits_margin(table: Table) -> bool:
    """Whether the first column fits in the margin: short fixed text, such as days and years."""
    return all(
        not any(isinstance(part, UserText) for part in row[0]) and len(plain_text(row[0])) <= MARGIN_LETTERS
        for row in table.rows
    )


def is_in_margin(table: Table) -> bool:
    """Whether the first column is in the margin, as of a table that fits there and has its columns for itself."""
    return not table.is_wide and not table.beside and fits_margin(table)


def is_stacked(table: Table, dates: Dates) -> bool:
    """Whether each row is shown as a block in a narrow window: a date needs the width of a column, so two of them or a
    text beside it have no room."""
    return table.is_wide or any(dates.has_date(part) for row in table.rows for cell in row for part in fixed(cell))


def fixed(text: InlineText) -> tuple[str, ...]:
    """The fixed parts of a line."""
    return tuple(part for part in text if not isinstance(part, UserText))


def share_columns(document: Document) -> Document:
    """The page with `beside` for all tables that belong together: those of a page with the same columns after the
    first, and those of a section with the same number of columns, or with two, whose last column takes the place of the
    others. If all of them fit in the margin, each has its first column there."""
    tables = [(section, block) for section in document.sections for block in section.blocks if isinstance(block, Table)]

    def shared(block: Block, section: Section) -> Block:
        if not isinstance(block, Table):
            return block
        others = (other for of, other in tables if _belong_together(block, other, in_one_section=of is section))
        return block._replace(beside=tuple(row for other in others for row in _with_header(other)))

    sections = (
        section._replace(blocks=tuple(shared(block, section) for block in section.blocks))
        for section in document.sections
    )
    return document._replace(sections=tuple(sections))


def _belong_together(table: Table, other: Table, *, in_one_section: bool) -> bool:
    if table is other or table.is_wide or other.is_wide or (fits_margin(table) and fits_margin(other)):
        return False
    columns, others = len(table.header), len(other.header)
    if in_one_section and (columns == others or 2 in (columns, others)):
        return True
    return table.header[1:] == other.header[1:]


def _with_header(table: Table) -> tuple[tuple[InlineText, ...], ...]:
    """The header and the rows of a table, as cells."""
    return (tuple((name,) for name in table.header), *table.rows)

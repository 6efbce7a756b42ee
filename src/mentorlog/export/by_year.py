"""Group a section by year, for the formats with a layout (HTML, PDF)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from mentorlog.export.document import Subsection
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.export.document import Block, Section

MARGIN_LETTERS: Final = 22
"""The most letters of a table cell that fit in the margin."""


class YearGroup(NamedTuple):
    """Consecutive blocks of a section."""

    year: int | None
    """None for blocks without a year."""
    blocks: tuple[Block, ...]


def group_by_year(section: Section) -> Iterator[YearGroup]:
    """The blocks of a section, grouped by year if its entries are of several years."""
    if len({year for year in map(_year_of, section.blocks) if year}) < 2:
        yield YearGroup(None, section.blocks)
        return
    for year, blocks in groupby(section.blocks, key=_year_of):
        yield YearGroup(year, tuple(blocks))


def _year_of(block: Block) -> int | None:
    return block.on.year if isinstance(block, Subsection) and block.on else None

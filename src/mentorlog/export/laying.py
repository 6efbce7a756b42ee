"""What pages that are laid out (HTML, PDF) do alike: a long record by year, and short first columns in the margin."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

from mentorlog.export.document import Block, Entry, Section

MANY_ENTRIES: Final = 24
"""Dated entries in one section from which they stand under the headings of their years."""
DATE: Final = 22
"""Letters of a cell that fits in the margin."""


class Year(NamedTuple):
    """Blocks of a section that follow one another: those of a `year`, or (None) what stands under no year."""

    year: int | None
    blocks: tuple[Block, ...]


def by_year(section: Section) -> Iterator[Year]:
    """The blocks of a section; a long record in it by year, where it has several."""
    years = [year for year in map(_year_of, section.blocks) if year]
    if len(years) < MANY_ENTRIES or len(set(years)) == 1:
        yield Year(None, section.blocks)
        return
    for year, blocks in groupby(section.blocks, key=_year_of):
        yield Year(year, tuple(blocks))


def _year_of(block: Block) -> int | None:
    return block.on.year if isinstance(block, Entry) and block.on else None

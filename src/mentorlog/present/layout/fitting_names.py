"""The names in the tables of a page: as long as they may be without costing a line. All tables have the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.page import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorlog.present.page import Block, Page


def with_fitting_names(page: Page, count_lines: Callable[[Page], int]) -> Page:
    """The page with the longest names with which it takes the fewest lines, if no text of its tables is cut."""
    forms = max((len(block.shorter) for block in page if isinstance(block, Table)), default=0)
    if not forms:
        return page
    best, fewest = page, 0
    for number in range(forms):
        lines = count_lines(tuple(_with_form(block, number, is_uncut=True) for block in page))
        if not number or lines < fewest:
            best, fewest = tuple(_with_form(block, number) for block in page), lines
        if fewest <= sum(len(block.rows) if isinstance(block, Table) else 1 for block in page):
            break
    return best


def _with_form(block: Block, number: int, *, is_uncut: bool = False) -> Block:
    """A block with one of the forms of its names, or with the shortest it has."""
    if not isinstance(block, Table):
        return block
    rows = block.shorter[min(number, len(block.shorter) - 1)] if block.shorter else block.rows
    return block._replace(rows=rows, shorter=(), max_lines=0 if is_uncut else block.max_lines)

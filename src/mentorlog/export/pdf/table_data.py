"""Convert a table to the JSON that the PDF template reads, with the widths of its columns."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from mentorlog.export.document import UserText
from mentorlog.export.pdf.user_nodes import line_nodes, text_of_line
from mentorlog.export.table_columns import FIRST_SHARED_COLUMN, is_in_margin

if TYPE_CHECKING:
    from mentorlog.export.document import InlineText, Table

Json = dict[str, Any]

LEAST_LETTERS: Final = 10
MOST_LETTERS: Final = 48
"""The letters that a column has space for if it has fewer or more, in proportion to the other columns."""
LETTER_WIDTH: Final = 4.9
"""The width of a letter of fixed text with its space, in points; most are narrower."""
GUTTER: Final = 12
"""The space after a column, in points."""
MOST_FIXED: Final = 270
"""The most points that columns of fixed text may take from those of user text."""


def table_data(table: Table) -> Json:
    """The cells, whether the first column is in the margin, and the width of each column: of the margin, in points, or
    in parts of the rest."""
    return {
        "kind": "table",
        "header": list(table.header),
        "rows": [[line_nodes(cell) for cell in row] for row in table.rows],
        "is_in_margin": table.is_wide or is_in_margin(table),
        "is_first_muted": is_in_margin(table),
        "columns": _columns(table),
    }


def _columns(table: Table) -> list[Json]:
    if table.beside:
        rest = len(table.header) - 1
        return _parts([FIRST_SHARED_COLUMN, *([(100 - FIRST_SHARED_COLUMN) / rest] * rest)])
    letters = _letters(table)
    columns = _parts([min(max(count, LEAST_LETTERS), MOST_LETTERS) for count in letters])
    if is_in_margin(table):
        columns[0] = {"unit": "margin", "size": 0}
    is_fixed = [_is_fixed(cells) for cells in zip(*table.rows, strict=True)]
    points = {
        place: count * LETTER_WIDTH + GUTTER
        for place, (count, fixed) in enumerate(zip(letters, is_fixed, strict=True))
        if fixed and columns[place]["unit"] != "margin"
    }
    # a date never breaks, so its column is as wide as it needs; the columns of user text share the rest
    if not all(is_fixed) and sum(points.values()) <= MOST_FIXED:
        for place, width in points.items():
            columns[place] = {"unit": "points", "size": width}
    return columns


def _parts(sizes: list[float]) -> list[Json]:
    return [{"unit": "parts", "size": size} for size in sizes]


def _letters(table: Table) -> list[int]:
    """The letters of the longest cell of each column."""
    rows = [[len(text_of_line(cell)) for cell in row] for row in table.rows]
    return [max(lengths) for lengths in zip_longest(map(len, table.header), *rows, fillvalue=0)]


def _is_fixed(cells: tuple[InlineText, ...]) -> bool:
    return not any(isinstance(part, UserText) for cell in cells for part in cell)

"""Tables on lines: columns as wide as they need, one that takes the rest, and the last ones below if space is short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.present.layout.cell_width import cell_width, text_width
from mentorlog.present.layout.frame import GAP, INDENT, MIN_BODY
from mentorlog.present.layout.inert_text import make_inert
from mentorlog.present.layout.placed import lines_at, side_by_side
from mentorlog.present.layout.wrap import keep_dates
from mentorlog.present.page import SEP, Span, as_string, is_ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.present.layout.frame import Frame
    from mentorlog.present.layout.placed import PlacedLine
    from mentorlog.present.page import Table, Text

_LONGEST_DATE: Final = 21
"""The cells of a date with its weekday, year and time."""


def table_lines(table: Table, frame: Frame) -> Iterator[PlacedLine]:
    """The lines of a table. In a pipe, a cell with a word that is too wide for its column moves to another line of its
    row; the other rows are laid out as if it was not there."""
    left = 0 if table.label is None else frame.left
    rows = [tuple(make_inert(cell) for cell in row) for row in table.rows]
    moved = _moved_cells(rows, table.stretch, frame.width - left) if frame.is_whole else [None] * len(rows)
    others = list(map(_without_cell, rows, moved))
    sizes = _column_widths(others, table.stretch, frame.width - left, breaks_words=not frame.is_whole)
    starts = [left + sum(size + GAP for size in sizes[:number] if size) for number in range(len(sizes))]
    below = starts[table.stretch] if 0 < table.stretch < len(sizes) else left + INDENT
    for row, cell in zip(rows, moved, strict=True):
        shown = min(len(sizes), len(row))
        if cell is not None and cell < table.stretch:
            yield from lines_at(starts[cell], row[cell], frame)
            row = _without_cell(row, cell)
        elif cell is not None:
            shown = min(shown, cell)
        yield from side_by_side(_stacks(row[:shown], table, starts, sizes, frame))
        indent = len(as_string(row[0])) - len(as_string(row[0]).lstrip(" ")) if row else 0
        yield from _lines_below(_joined(each for each in row[shown:] if each), below + indent, frame)


def _stacks(
    cells: tuple[Text, ...], table: Table, starts: list[int], sizes: list[int], frame: Frame
) -> Iterator[tuple[int, Iterable[Text]]]:
    """The lines of cells that are side by side, with where each column begins. If the cells at the right of the
    stretching one are below, it has their space."""
    for number, (cell, start, size) in enumerate(zip(cells, starts, sizes, strict=False)):
        is_last = number == table.stretch == len(cells) - 1
        room = frame.width - start if is_last else min(size, frame.width - start)
        shift = max(room - text_width(cell), 0) if number in table.right else 0
        max_lines = table.max_lines if number == table.stretch else 0
        yield start + shift, frame.wrap(cell, room, max_lines=max_lines)


def _lines_below(text: Text, left: int, frame: Frame) -> Iterator[PlacedLine]:
    """The cells below a row, in a pipe nearer to the left edge if a word has no space otherwise."""
    if frame.is_whole:
        left = max(min(left, frame.width - _longest_word([(text,)], 0, frame.width)), 0)
    return lines_at(left, text, frame)


def _moved_cells(rows: list[tuple[Text, ...]], stretch: int, width: int) -> list[int | None]:
    """For each row the cell that moves to another line, if the columns have no space otherwise: one with a word that is
    too wide for any column, and the widest of one column, if these are at most half of the rows."""
    moved: list[int | None] = [None] * len(rows)
    if _fits(_natural_sizes(rows), stretch, width):
        return moved
    most = max(width * 3 // 10, _LONGEST_DATE)
    for number, row in enumerate(rows):
        cells = (each for each in range(len(row)) if each != stretch and _longest_word([row], each, width) > most)
        moved[number] = next(cells, None)
    others = list(map(_without_cell, rows, moved))
    column, widest = min(_widest_cells(others, stretch, width), key=lambda each: len(each[1]), default=(0, ()))
    if 2 * (len(widest) + sum(cell is not None for cell in moved)) <= len(rows):
        moved = [column if number in widest else cell for number, cell in enumerate(moved)]
    return moved


def _widest_cells(rows: list[tuple[Text, ...]], stretch: int, width: int) -> Iterator[tuple[int, set[int]]]:
    """For each column the numbers of the rows whose cells have to move so that all columns have space."""
    sizes = _natural_sizes(rows)
    excess = _least_width(sizes, stretch) - width
    for column, size in enumerate(sizes):
        if column != stretch and not _has_bar(rows, column):
            most = max(size - excess, 0)
            cells = ((number, row[column]) for number, row in enumerate(rows) if column < len(row))
            yield column, {number for number, cell in cells if text_width(cell) > most}


def _without_cell(row: tuple[Text, ...], number: int | None) -> tuple[Text, ...]:
    """A row with an empty cell instead of that one."""
    return row if number is None else (*row[:number], (), *row[number + 1 :])


def _joined(cells: Iterable[Text]) -> Text:
    """The cells below the others as one text, which is not broken after a ref."""
    joined: list[Span] = []
    for cell in cells:
        joined += [*_dimmed(cell), Span(SEP.text, "dim") if is_ref(cell) else SEP]
    return tuple(joined[:-1])


def _column_widths(rows: list[tuple[Text, ...]], stretch: int, width: int, *, breaks_words: bool) -> list[int]:
    """The widths of the columns that are side by side; those that are left out go below."""
    sizes = _natural_sizes(rows)
    count = len(sizes)
    if not _fits(sizes, stretch, width):
        sizes = _narrower(rows, sizes, stretch, width, breaks_words=breaks_words)
    counts = (count, *range(min(stretch + 1, count), 1, -1))
    sizes = sizes[: next((kept for kept in counts if _fits(sizes[:kept], stretch, width)), 1)]
    if stretch < len(sizes):
        others = sum(size + GAP for number, size in enumerate(sizes) if size and number != stretch)
        sizes[stretch] = max(width - others, 2)
    return sizes


def _natural_sizes(rows: list[tuple[Text, ...]]) -> list[int]:
    """The cells of the widest text of each column; 0 only if it is empty."""
    count = max(map(len, rows), default=0)
    columns = ([row[number] for row in rows if number < len(row)] for number in range(count))
    return [max((max(text_width(cell), bool(cell)) for cell in column), default=0) for column in columns]


def _narrower(
    rows: list[tuple[Text, ...]], sizes: list[int], stretch: int, width: int, *, breaks_words: bool
) -> list[int]:
    """Columns of at most three tenths of the width, but none narrower than its longest word if that fits, or (with
    `breaks_words`) than a date with its time; the columns as they were if neither does. Only the cells that are wider
    are folded."""
    capped = [
        size if number == stretch or _has_bar(rows, number) else min(size, width * 3 // 10)
        for number, size in enumerate(sizes)
    ]
    longest = [_longest_word(rows, number, width) for number in range(len(sizes))]
    words = [max(size, word) for size, word in zip(capped, longest, strict=True)]
    broken = [max(size, min(word, _LONGEST_DATE)) for size, word in zip(capped, longest, strict=True)]
    tried = (words, broken) if breaks_words else (words,)
    return next((each for each in tried if _fits(each, stretch, width)), sizes)


def _longest_word(rows: list[tuple[Text, ...]], number: int, width: int) -> int:
    cells = (keep_dates(as_string(row[number]), width) for row in rows if number < len(row))
    words = (word for cell in cells for word in cell.split(" "))
    return max(map(cell_width, words), default=0)


def _has_bar(rows: list[tuple[Text, ...]], number: int) -> bool:
    """Whether a column has bars, which are not folded."""
    return any(span.style == "bar" for row in rows if number < len(row) for span in row[number])


def _fits(sizes: list[int], stretch: int, width: int) -> bool:
    """Whether columns fit beside one another, the stretching one at its narrowest."""
    return _least_width(sizes, stretch) <= width


def _least_width(sizes: list[int], stretch: int) -> int:
    """The cells of columns beside one another, the stretching one at its narrowest."""
    least = sum(size + GAP for size in sizes if size) - GAP
    return least - max(sizes[stretch] - MIN_BODY, 0) if stretch < len(sizes) else least


def _dimmed(text: Text) -> Text:
    return tuple(Span(span.text, "dim") if span.style == "plain" else span for span in text)

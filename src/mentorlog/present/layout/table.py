"""Tables on lines: columns as wide as they need, one that takes the rest, and the last ones below if space is short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.present.layout.cell_width import cell_width, text_width
from mentorlog.present.layout.frame import GAP, INDENT, MIN_BODY
from mentorlog.present.layout.placed import lines_at, make_inert, side_by_side
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
    """The lines of a table, without its label. If they are fewer for it, names are shorter."""
    if frame.is_whole or not table.shorter:
        return _lines(table, frame)
    best: list[PlacedLine] = []
    for rows in (table.rows, *table.shorter):
        lines = list(_lines(table._replace(rows=rows), frame))
        if not best or len(lines) < len(best):
            best = lines
        if len(best) == len(table.rows):
            break
    return iter(best)


def _lines(table: Table, frame: Frame) -> Iterator[PlacedLine]:
    left = 0 if table.label is None else frame.left
    rows = [tuple(make_inert(cell) for cell in row) for row in table.rows]
    sizes = _column_widths(rows, table.stretch, frame.width - left, breaks_words=not frame.is_whole)
    starts = [left + sum(sizes[:number]) + GAP * number for number in range(len(sizes))]
    below = starts[table.stretch] if 0 < table.stretch < len(sizes) else left + INDENT
    for row in rows:
        stacks = []
        for number, (cell, start, size) in enumerate(zip(row, starts, sizes, strict=False)):
            room = min(size, frame.width - start)
            shift = max(room - text_width(cell), 0) if number in table.right else 0
            max_lines = table.max_lines if number == table.stretch else 0
            stacks.append((start + shift, frame.wrap(cell, room, max_lines=max_lines)))
        yield from side_by_side(stacks)
        others = _joined(cell for cell in row[len(sizes) :] if cell)
        indent = len(as_string(row[0])) - len(as_string(row[0]).lstrip(" ")) if row else 0
        yield from lines_at(below + indent, others, frame)


def _joined(cells: Iterable[Text]) -> Text:
    """The cells below the others as one text, which is not broken after a ref."""
    joined: list[Span] = []
    for cell in cells:
        joined += [*_dimmed(cell), Span(SEP.text, "dim") if is_ref(cell) else SEP]
    return tuple(joined[:-1])


def _column_widths(rows: list[tuple[Text, ...]], stretch: int, width: int, *, breaks_words: bool) -> list[int]:
    """The widths of the columns that are side by side; those that are left out go below."""
    count = max(map(len, rows), default=0)
    sizes = [max((text_width(row[number]) for row in rows if number < len(row)), default=0) for number in range(count)]
    if not _fits(sizes, stretch, width):
        sizes = _narrower(rows, sizes, stretch, width, breaks_words=breaks_words)
    counts = (count, *range(min(stretch + 1, count), 1, -1))
    sizes = sizes[: next((kept for kept in counts if _fits(sizes[:kept], stretch, width)), 1)]
    if stretch < len(sizes):
        others = sum(sizes) - sizes[stretch] + GAP * (len(sizes) - 1)
        sizes[stretch] = max(width - others, 2)
    return sizes


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
    least = sum(sizes) + GAP * (len(sizes) - 1)
    if stretch < len(sizes):
        least -= max(sizes[stretch] - MIN_BODY, 0)
    return least <= width


def _dimmed(text: Text) -> Text:
    return tuple(Span(span.text, "dim") if span.style == "plain" else span for span in text)

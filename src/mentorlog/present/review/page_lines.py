"""The lines of a page for any number of rows of each part, without a layout of each of these pages: parts depend
on one another only in where their bodies and columns begin, so each is laid out once for each number of its rows."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from mentorlog.present.layout.beside import with_split_frames
from mentorlog.present.layout.block import block_lines
from mentorlog.present.layout.frame import MAX_WIDTH, USUAL_WIDTH, block_frames, gutter_width, label_of
from mentorlog.present.layout.natural_width import block_width, fitting_width, natural_width
from mentorlog.present.page import Row
from mentorlog.present.review.part import has_gap, left_out, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.present.layout.frame import Frame
    from mentorlog.present.page import Block, Page
    from mentorlog.present.review.part import Gaps, Part

_Piece = tuple[int, int]
"""Rows of a page: the place of a part, and how many of its rows are shown; for the last row, which says what is left
out, `_MORE` and the parts that are shown, as bits."""
_MORE = -1
_Start = tuple[_Piece, ...]
"""The pieces that decide where bodies and columns begin, all rows without columns counted as one."""


class PageLines:
    """Counts the lines of a page: of `others`, which are in one section with the parts, and rows of each part, whose
    first one has a label."""

    def __init__(
        self, parts: Sequence[Part], *, others: Page, max_lines: int, width: int, full_command: str, gaps: Gaps
    ) -> None:
        self._parts, self._others, self._command = parts, others, full_command
        self._limit, self._width = max_lines + 1, width
        self._gaps = sum(has_gap(above, part, gaps) for above, part in pairwise(parts))
        self._all = tuple(len(part.rows) for part in parts)
        # parts whose rows, not only their label, decide where bodies and columns begin
        self._is_start = {_MORE, *(place for place, part in enumerate(parts) if any(row.columns for row in part.rows))}
        self._pages: dict[tuple[int, ...], int] = {}
        self._frames: dict[tuple[_Start, int], tuple[Frame, int]] = {}
        self._lines: dict[Frame, dict[_Piece, int]] = {}
        self._naturals: dict[_Start, tuple[int, int]] = {}
        self._widths: dict[tuple[_Piece, int], int] = {}

    def __call__(self, shown: Sequence[int]) -> int:
        """The lines of the page with so many rows of each part, at most one more than `max_lines`."""
        key = tuple(shown)
        if key not in self._pages:
            self._pages[key] = self._page_lines(self._pieces(key))
        return self._pages[key]

    def _pieces(self, shown: tuple[int, ...]) -> list[_Piece]:
        pieces = [(place, number) for place, number in enumerate(shown) if number and self._all[place]]
        if shown != self._all:
            pieces.append((_MORE, sum(1 << place for place, _ in pieces)))
        return pieces

    def _rows(self, piece: _Piece) -> Sequence[Row]:
        place, number = piece
        if place == _MORE:
            return tuple(left_out(self._parts, [number >> at & 1 for at in range(len(self._parts))], self._command))
        return rows_of(self._parts[place], number)

    def _page_lines(self, pieces: list[_Piece]) -> int:
        if sum(number for place, number in pieces if place != _MORE) >= self._limit:
            return self._limit  # each row takes a line
        if not pieces and not self._others:
            return 0
        start = tuple(piece if piece[0] in self._is_start else (piece[0], 1) for piece in pieces)
        frame, lines = self._frame(start, self._page_width(start, pieces))
        lines += self._gaps
        known = self._lines.setdefault(frame, {})
        for piece in pieces:
            if piece not in known:
                known[piece] = self._count((row, frame) for row in self._rows(piece))
            lines += known[piece]
            if lines >= self._limit:
                return self._limit
        return lines

    def _page_width(self, start: _Start, pieces: list[_Piece]) -> int:
        if self._width <= USUAL_WIDTH:
            return self._width
        if start not in self._naturals:
            page = self._start_page(start)
            self._naturals[start] = gutter_width(map(label_of, page), MAX_WIDTH), natural_width(page)
        left, natural = self._naturals[start]
        for piece in pieces:
            if (piece, left) not in self._widths:
                self._widths[piece, left] = max((block_width(row, left) for row in self._rows(piece)), default=0)
            natural = max(natural, self._widths[piece, left])
        return fitting_width(natural, self._width)

    def _frame(self, start: _Start, width: int) -> tuple[Frame, int]:
        """The frame of the parts, and the lines of the other blocks."""
        if (start, width) not in self._frames:
            placed = list(block_frames(self._start_page(start), width))
            lines = self._count(placed[: len(self._others)])
            self._frames[start, width] = placed[-1][1], lines
        return self._frames[start, width]

    def _start_page(self, start: _Start) -> Page:
        """A page with only what decides where bodies and columns begin."""
        rows = (
            self._rows(piece) if piece[0] in self._is_start else [Row(self._parts[piece[0]].rows[0].label)]
            for piece in start
        )
        return (*self._others, *chain.from_iterable(rows))

    def _count(self, placed: Iterable[tuple[Block, Frame]]) -> int:
        lines = 0
        for block, frame in with_split_frames(placed):
            lines += _height(block, frame, self._limit)
            if lines >= self._limit:
                break
        return lines


@lru_cache(maxsize=4096)
def _height(block: Block, frame: Frame, limit: int) -> int:
    """The number of lines of a block, at most `limit`. It is cached, because several levels of detail have the same."""
    return sum(1 for _ in islice(block_lines(block, frame), limit))

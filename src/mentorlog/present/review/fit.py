"""Which rows of a page fit one screen, so that every part shows its first rows and the page says how to see all."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from mentorlog.named_tuples import NamedTuple
from mentorlog.present.layout.beside import with_split_frames
from mentorlog.present.layout.block import block_lines
from mentorlog.present.layout.frame import block_frames
from mentorlog.present.layout.natural_width import page_width
from mentorlog.present.review.part import page_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mentorlog.present.layout.frame import Frame
    from mentorlog.present.page import Block, Page
    from mentorlog.present.review.part import Gaps, Part


class Heights(NamedTuple):
    """The rows that fit pages of different numbers of lines."""

    fewest: int
    """The number of lines from which on the rows that are always shown fit."""
    rows_at: Callable[[int], list[int]]
    """The number of rows of each part on a page of so many lines; it is found when it is asked for."""


def fit(
    parts: Sequence[Part],
    *,
    others: Page = (),
    max_lines: int,
    min_rows: int,
    width: int = 80,
    full_command: str = "",
    gaps: Gaps = "none",
) -> list[int] | None:
    """How many rows of each part fit a page of `max_lines` lines, at least `min_rows` of each; None if these do not."""
    heights = fit_heights(
        parts,
        others=others,
        max_lines=max_lines,
        min_rows=min_rows,
        width=width,
        full_command=full_command,
        gaps=gaps,
    )
    return heights.rows_at(max_lines) if heights.fewest <= max_lines else None


def fit_heights(
    parts: Sequence[Part],
    *,
    others: Page,
    max_lines: int,
    min_rows: int,
    width: int,
    full_command: str,
    gaps: Gaps,
    from_lines: int = 0,
) -> Heights:
    """How many rows of each part fit a page of a number of lines from `from_lines` to `max_lines`, at least `min_rows`
    of each.

    `others` are the page's blocks that are not rows of a part. The lines that are free are given to urgent rows first,
    then to the parts in turn, a row each. If any rows are left out, the page ends with a row that names `full_command`.
    A page of more lines never shows fewer rows: a long row is not shown in place of two short ones.
    """
    least = [min(max(min_rows, part.min_rows), len(part.rows)) for part in parts]

    @cache
    def lines_of(shown: tuple[int, ...]) -> int:
        page = (*others, *page_rows(parts, shown, full_command=full_command, gaps=gaps))
        return _lines(page, max_lines, width)

    fewest = max(lines_of(tuple(least)), from_lines)
    found: list[list[int]] = []

    def rows_at(lines: int) -> list[int]:
        for taken in range(fewest + len(found), lines + 1):
            best = found[-1] if found else least
            if sum(best) < sum(len(part.rows) for part in parts):
                best = max((_grown(parts, start, taken, lines_of) for start in (least, best)), key=sum)
            found.append(best)
        return found[lines - fewest]

    return Heights(fewest, rows_at)


def _grown(
    parts: Sequence[Part], least: Sequence[int], lines: int, lines_of: Callable[[tuple[int, ...]], int]
) -> list[int]:
    """The number of rows of each part, from `least` on: urgent rows first, then a row of each part in turn."""
    shown = list(least)
    for ends in ([part.urgent_rows for part in parts], [len(part.rows) for part in parts]):
        growing = list(range(len(parts)))
        while growing:
            for place in growing[:]:
                shown[place] += 1
                if shown[place] > ends[place] or lines_of(tuple(shown)) > lines:
                    shown[place] -= 1
                    growing.remove(place)
    return shown


def _lines(page: Page, max_lines: int, width: int) -> int:
    """The lines of a page, at most one more than `max_lines`."""
    lines = 0
    for block, frame in with_split_frames(block_frames(page, page_width(page, width))):
        lines += _height(block, frame, max_lines + 1)
        if lines > max_lines:
            return max_lines + 1
    return lines


@lru_cache(maxsize=4096)
def _height(block: Block, frame: Frame, limit: int) -> int:
    """The number of lines of a block, at most `limit`. It is cached, because each block is laid out many times."""
    return sum(1 for _ in islice(block_lines(block, frame), limit))

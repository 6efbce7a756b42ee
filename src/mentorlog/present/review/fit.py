"""Which rows of a page fit one screen, so that every part shows its first rows and the page says how to see all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.named_tuples import NamedTuple
from mentorlog.present.review.page_lines import PageLines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mentorlog.present.page import Page
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
    """How many rows of each part fit a page of `max_lines` lines, at least `min_rows` of each; None if these do not.

    `others` are the page's blocks that are not rows of a part. If any rows are left out, the page ends with a row that
    names `full_command`.
    """
    lines_of = PageLines(parts, others=others, max_lines=max_lines, width=width, full_command=full_command, gaps=gaps)
    heights = fit_heights(parts, lines_of, min_rows=min_rows)
    return heights.rows_at(max_lines) if heights.fewest <= max_lines else None


def fit_heights(parts: Sequence[Part], lines_of: PageLines, *, min_rows: int, from_lines: int = 0) -> Heights:
    """How many rows of each part fit a page of a number of lines, at least `from_lines`; at least `min_rows` of each.

    `lines_of` counts the lines of such pages. The lines that are free are given to urgent rows first, then to the parts
    in turn, a row each. More lines never show fewer rows: a long row is not shown in place of two short ones.
    """
    least = [min(max(min_rows, part.min_rows), len(part.rows)) for part in parts]
    every = [len(part.rows) for part in parts]
    fewest = max(lines_of(least), from_lines)
    found: list[list[int]] = []

    def rows_at(lines: int) -> list[int]:
        for taken in range(fewest + len(found), lines + 1):
            best = found[-1] if found else least
            if lines_of(every) <= taken:
                best = every  # without the row that says what is left out
            else:
                best = max((_grown(parts, start, taken, lines_of) for start in (least, best)), key=sum)
            found.append(best)
        return found[lines - fewest]

    return Heights(fewest, rows_at)


def _grown(parts: Sequence[Part], least: Sequence[int], lines: int, lines_of: PageLines) -> list[int]:
    """The number of rows of each part, from `least` on: urgent rows first, then a row of each part in turn."""
    shown = list(least)
    for ends in ([part.urgent_rows for part in parts], [len(part.rows) for part in parts]):
        growing = list(range(len(parts)))
        while growing:
            for place in growing[:]:
                shown[place] += 1
                if shown[place] > ends[place] or lines_of(shown) > lines:
                    shown[place] -= 1
                    growing.remove(place)
    return shown

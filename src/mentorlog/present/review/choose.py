"""The level of detail of a review for the height of the terminal: a taller one never shows fewer entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.layout.frame import USUAL_WIDTH
from mentorlog.present.review.fit import fit_heights
from mentorlog.present.review.part import MIN_SCREEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.present.review.part import Draft


def choose_draft(drafts: Iterable[Draft], *, lines: int) -> tuple[Draft, list[int]]:
    """The first of `drafts`, which are in order from the most to the least detail, that fits `lines` lines, and how
    many rows of each part it shows; if a terminal of fewer lines shows more rows, the first one that shows as many.

    If none fits, the last one with the rows that are always shown.
    """
    fitting: list[tuple[Draft, dict[int, list[int]]]] = []
    for draft in drafts:
        heights = _heights(draft, lines)
        if not heights:
            continue
        fitting.append((draft, heights))
        shows_all = draft.detail.questions > 2 and sum(heights[lines]) == sum(len(part.rows) for part in draft.parts)
        if (len(fitting) == 1 and shows_all) or min(heights) <= MIN_SCREEN:
            break
    if not fitting:
        return draft, [part.min_rows for part in draft.parts]
    most, chosen = 0, fitting[0]
    for height in range(MIN_SCREEN, lines + 1):
        there = [each for each in fitting if height in each[1]]
        if there:
            chosen = next((each for each in there if sum(each[1][height]) >= most), there[0])
            most = sum(chosen[1][height])
    return chosen[0], chosen[1][lines]


def _heights(draft: Draft, lines: int) -> dict[int, list[int]]:
    return fit_heights(
        draft.parts,
        others=draft.above,
        max_lines=lines,
        min_rows=draft.detail.min_rows,
        width=_width(draft),
        full_command=draft.command,
        gaps=draft.detail.gaps,
        from_lines=min(MIN_SCREEN, lines),
    )


def _width(draft: Draft) -> int:
    """The columns that a draft is to fit: a narrow terminal scrolls a page that fits 80, but never for empty lines."""
    return draft.width if draft.detail.gaps == "all" else max(draft.width, USUAL_WIDTH)

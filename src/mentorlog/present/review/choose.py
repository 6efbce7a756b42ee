"""The level of detail of a review for the height of the terminal: a taller one never shows fewer entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.layout.frame import USUAL_WIDTH
from mentorlog.present.review.fit import fit_heights
from mentorlog.present.review.page_lines import PageLines
from mentorlog.present.review.part import MIN_SCREEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.present.review.detail import Detail
    from mentorlog.present.review.draft import Draft
    from mentorlog.present.review.fit import Heights


def choose_draft(drafts: Iterable[Draft], *, lines: int) -> tuple[Draft, list[int]]:
    """The first of `drafts`, which are in order from the most to the least detail, that fits `lines` lines, and how
    many rows of each part it shows; if a terminal of fewer lines shows more rows, the first one that shows as many.

    If none fits, the last one with the rows that are always shown.
    """
    fitting: list[tuple[Draft, Heights]] = []
    counters: dict[Detail, PageLines] = {}
    for draft in drafts:
        if draft.detail.as_drawn not in counters:
            counters[draft.detail.as_drawn] = _page_lines(draft, lines)
        heights = fit_heights(
            draft.parts,
            counters[draft.detail.as_drawn],
            min_rows=draft.detail.min_rows,
            from_lines=min(MIN_SCREEN, lines),
        )
        if heights.fewest > lines:
            continue
        fitting.append((draft, heights))
        if (len(fitting) == 1 and _shows_all(draft, heights.rows_at(lines))) or heights.fewest <= MIN_SCREEN:
            break
    if not fitting:
        return draft, [part.min_rows for part in draft.parts]
    most, chosen = 0, fitting[0]
    for height in range(min(MIN_SCREEN, lines), lines + 1):
        there = [each for each in fitting if each[1].fewest <= height]
        if there:
            chosen = next((each for each in there if sum(each[1].rows_at(height)) >= most), there[0])
            most = sum(chosen[1].rows_at(height))
    return chosen[0], chosen[1].rows_at(lines)


def _shows_all(draft: Draft, shown: list[int]) -> bool:
    """Whether no other draft shows more rows."""
    return draft.detail.questions > 2 and sum(shown) == sum(len(part.rows) for part in draft.parts)


def _page_lines(draft: Draft, lines: int) -> PageLines:
    return PageLines(
        draft.parts,
        others=draft.above,
        max_lines=lines,
        width=_width(draft),
        full_command=draft.command,
        gaps=draft.detail.gaps,
    )


def _width(draft: Draft) -> int:
    """The columns that a draft is to fit: a narrow terminal scrolls a page that fits 80, but never for empty lines."""
    return draft.width if draft.detail.gaps == "all" else max(draft.width, USUAL_WIDTH)

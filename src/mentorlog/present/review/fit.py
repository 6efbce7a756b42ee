"""Which rows of a page fit one screen, so that every part shows its first rows and the page says how to see all."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from mentorlog.present.layout.beside import with_split_frames
from mentorlog.present.layout.block import block_lines
from mentorlog.present.layout.frame import block_frames
from mentorlog.present.layout.natural_width import page_width
from mentorlog.present.review.part import page_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.present.layout.frame import Frame
    from mentorlog.present.page import Block, Page
    from mentorlog.present.review.part import Gaps, Part


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

    `others` are the page's blocks that are not rows of a part. The lines that are free are given to the parts in turn,
    a row each. If any rows are left out, the page ends with a row that names `full_command`.
    """
    shown = [min(max(min_rows, part.min_rows), len(part.rows)) for part in parts]

    def fits() -> bool:
        return _fits((*others, *page_rows(parts, shown, full_command=full_command, gaps=gaps)), max_lines, width)

    if not fits():
        return None
    growing = list(range(len(parts)))
    while growing:
        for place in growing[:]:
            shown[place] += 1
            if shown[place] > len(parts[place].rows) or not fits():
                shown[place] -= 1
                growing.remove(place)
    return shown


def _fits(page: Page, max_lines: int, width: int) -> bool:
    lines = 0
    for block, frame in with_split_frames(block_frames(page, page_width(page, width))):
        lines += _height(block, frame, max_lines + 1)
        if lines > max_lines:
            return False
    return True


@lru_cache(maxsize=4096)
def _height(block: Block, frame: Frame, limit: int) -> int:
    """The number of lines of a block, at most `limit`. It is cached, because each block is laid out many times."""
    return sum(1 for _ in islice(block_lines(block, frame), limit))

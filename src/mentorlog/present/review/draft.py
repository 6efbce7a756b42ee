"""A review at one level of detail, before it is known how much of it fits the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from mentorlog.present.page import Page
    from mentorlog.present.review.detail import Detail
    from mentorlog.present.review.part import Part


class Draft(NamedTuple):
    """A page at a level of detail, before it is known how many rows of each part fit."""

    detail: Detail
    above: Page
    """The blocks above the parts."""
    parts: tuple[Part, ...]
    width: int
    """The columns of the terminal."""
    command: str
    """What shows the whole page; empty: none."""

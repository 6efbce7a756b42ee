"""Texts placed on lines, for the layout of rows and of tables."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from mentorlog.present.page import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.present.layout.frame import Frame

PlacedLine = list[tuple[int, Text]]
"""The texts of one line, each with the cell where it begins."""


def lines_at(left: int, text: Text, frame: Frame, *, max_lines: int = 0) -> Iterator[PlacedLine]:
    """A text on lines of its own, from the cell `left` on; no line for an empty text."""
    for line in frame.wrap_to_edge(text, left, max_lines=max_lines) if text else ():
        yield [(left, line)]


def side_by_side(stacks: Iterable[tuple[int, Iterable[Text]]]) -> Iterator[PlacedLine]:
    """Columns of lines side by side, each beginning at its cell."""
    stacks = list(stacks)
    for texts in zip_longest(*(lines for _, lines in stacks)):
        yield [(left, text) for (left, _), text in zip(stacks, texts, strict=True) if text]

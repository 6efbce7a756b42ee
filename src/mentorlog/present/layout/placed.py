"""Texts placed on lines, for the layout of rows and of tables."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from mentorlog.present.inert import inert, shorten
from mentorlog.present.page import Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.present.layout.frame import Frame
    from mentorlog.present.page import Style

PlacedLine = list[tuple[int, Text]]
"""The texts of one line, each with the cell where it begins."""


def make_inert(text: Text, default: Style = "plain") -> Text:
    """A text that is safe to show, with the style `default` for plain spans."""
    return tuple(
        [Span(inert(shorten(span.text)), default if span.style == "plain" else span.style, span.kind) for span in text]
    )


def lines_at(left: int, text: Text, frame: Frame, *, max_lines: int = 0) -> Iterator[PlacedLine]:
    """A text on lines of its own, from the cell `left` on; no line for an empty text."""
    for line in frame.wrap_to_edge(text, left, max_lines=max_lines) if text else ():
        yield [(left, line)]


def side_by_side(stacks: Iterable[tuple[int, Iterable[Text]]]) -> Iterator[PlacedLine]:
    """Columns of lines side by side, each beginning at its cell."""
    stacks = list(stacks)
    for texts in zip_longest(*(lines for _, lines in stacks)):
        yield [(left, text) for (left, _), text in zip(stacks, texts, strict=True) if text]

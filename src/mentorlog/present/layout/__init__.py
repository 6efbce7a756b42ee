"""A page laid out for a terminal: page and width in, lines of styled spans out. Does not use Rich or colours.

`frame` has the constants and where the parts of a page begin, `block` the lines of one block (`row`, `table`), `wrap`
breaks texts, and `cell_width` is the measure of width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.layout.beside import with_split_frames
from mentorlog.present.layout.block import block_lines
from mentorlog.present.layout.cell_width import text_width
from mentorlog.present.layout.fitting_names import with_fitting_names
from mentorlog.present.layout.frame import GAP, MAX_WIDTH, MIN_WIDTH, block_frames
from mentorlog.present.layout.natural_width import page_width
from mentorlog.present.page import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.present.layout.placed import PlacedLine
    from mentorlog.present.page import Page, Style, Text

__all__ = ["MAX_WIDTH", "layout"]


def layout(page: Page, width: int, *, is_whole: bool = False, is_streamed: bool = False) -> Iterator[Text]:
    """The lines of a page on a terminal of `width` cells, none wider than that (nor than `MAX_WIDTH`); at least 12
    cells are used, and of more than 80 only as many as the widest row needs.

    `is_whole`: for a pipe, which has no greatest width, no text is shortened and no word is broken; it runs past the
    edge then. `is_streamed`: the page is a part of a list whose other rows are not known, so the width is always the
    same.
    """
    width = max(width if is_whole else min(width, MAX_WIDTH), MIN_WIDTH)
    page = page if is_whole else with_fitting_names(page, lambda other: _count_lines(other, width))
    yield from _lines(page, width, is_whole=is_whole, is_streamed=is_streamed)


def _lines(page: Page, width: int, *, is_whole: bool = False, is_streamed: bool = False) -> Iterator[Text]:
    if not is_streamed:
        width = page_width(page, width)
    for block, frame in with_split_frames(block_frames(page, width, is_whole=is_whole)):
        for line in block_lines(block, frame):
            yield _merge_spans(_with_spaces(line))


def _count_lines(page: Page, width: int) -> int:
    return sum(1 for _ in _lines(page, width))


def _with_spaces(line: PlacedLine) -> Iterator[Span]:
    """The spans of a line with the spaces between them."""
    at = 0
    for start, text in line:
        if not text:
            continue
        if at and start <= at:
            start = at + GAP  # an unbroken word runs into the next column
        if start > at:
            yield Span(" " * (start - at))
        yield from text
        at = start + text_width(text)


def _merge_spans(spans: Iterator[Span]) -> Text:
    """A line in as few spans as its styles allow; spaces take the style of the text before them."""
    merged: list[Span] = []
    for span in spans:
        style: Style = "dim" if span.style in {"sep", "track"} else span.style
        bare = span.text.lstrip(" ")
        if merged and (style == merged[-1].style or not bare):
            merged[-1] = Span(merged[-1].text + span.text, merged[-1].style)
            continue
        spaces = span.text[: len(span.text) - len(bare)]
        if spaces and merged:
            merged[-1] = Span(merged[-1].text + spaces, merged[-1].style)
        elif spaces:
            merged.append(Span(spaces))
        if bare:
            merged.append(Span(bare, style))
    return tuple(merged)

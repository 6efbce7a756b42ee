"""A page laid out for a terminal: page and width in, lines of styled spans out. Does not use Rich or colours.

`frame` has the constants and where the parts of a page begin, `block` the lines of one block (`row`, `table`), `wrap`
breaks texts, and `cell_width` is the measure of width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.layout.block import block_lines
from mentorlog.present.layout.cell_width import text_width
from mentorlog.present.layout.frame import MAX_WIDTH, MIN_WIDTH, page_frames
from mentorlog.present.page import Gap, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.present.layout.placed import PlacedLine
    from mentorlog.present.page import Page, Style, Text

__all__ = ["MAX_WIDTH", "layout"]


def layout(page: Page, width: int) -> Iterator[Text]:
    """The lines of a page on a terminal of `width` cells, none wider than that (nor than `MAX_WIDTH`); at least 12
    cells are used."""
    frames = iter(page_frames(page, max(min(width, MAX_WIDTH), MIN_WIDTH)))
    frame = next(frames)
    for block in page:
        if isinstance(block, Gap) and block.starts_section:
            frame = next(frames)
        for line in block_lines(block, frame):
            yield _merge_spans(_with_spaces(line))


def _with_spaces(line: PlacedLine) -> Iterator[Span]:
    """The spans of a line with the spaces between them."""
    at = 0
    for start, text in line:
        if not text:
            continue
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

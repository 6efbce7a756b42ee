"""One block of a page on lines, with its label in the gutter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.inert import inert, inert_lines, shorten
from mentorlog.present.layout.beside import beside
from mentorlog.present.layout.cell_width import cell_width, text_width
from mentorlog.present.layout.frame import GAP, INDENT, label_of
from mentorlog.present.layout.row import lines_below, row_lines
from mentorlog.present.page import Line, Prose, Row, Rule, Span, Table, as_string

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.present.layout.frame import Frame
    from mentorlog.present.layout.placed import PlacedLine
    from mentorlog.present.page import Block, Text


def block_lines(block: Block, frame: Frame) -> Iterator[PlacedLine]:
    """The lines of a block with its label beside the first one, or above it if the gutter has no space for it."""
    for line in _labelled_lines(block, frame):
        if isinstance(block, Table) and len(line) > 1:
            yield line  # its columns stay side by side
        else:
            yield from _within_page(line, frame.width)


def _within_page(line: PlacedLine, width: int) -> Iterator[PlacedLine]:
    """A line whose last text is no wider than the page: nearer to the left edge, below what is there, if it has no
    space where it begins."""
    *before, (left, text) = line or [(0, ())]
    size = text_width(text)
    if not 0 < left + size - width <= left:
        yield line
        return
    if before:
        yield before
    yield [(width - size, text)]


def _labelled_lines(block: Block, frame: Frame) -> Iterator[PlacedLine]:
    lines = _lines(block, frame)
    label = label_of(block)
    if not label:
        yield from lines
        return
    title = (Span(inert(label if frame.has_indented_labels else label.lstrip(" ")), "title"),)
    if text_width(title) > frame.left - GAP:
        yield from _label_above(title, frame)
    else:
        yield [(0, title), *next(lines, [])]
    yield from lines


def _label_above(title: Text, frame: Frame) -> Iterator[PlacedLine]:
    """A label on a line of its own; if that is too narrow for it, what is left of it is indented."""
    for number, line in enumerate(frame.wrap(title, frame.width - INDENT, first_width=frame.width)):
        yield [(INDENT if number else 0, line)]


def _lines(block: Block, frame: Frame) -> Iterator[PlacedLine]:
    if isinstance(block, Row):
        yield from row_lines(block, frame)
    elif isinstance(block, Line):
        yield from _line_lines(block, frame)
    elif isinstance(block, Table):
        from mentorlog.present.layout.table import table_lines  # few everyday pages have a table

        yield from table_lines(block, frame)
    elif isinstance(block, Prose):
        yield from _prose_lines(block, frame)
    else:
        yield [(0, _rule(block, frame.width))] if isinstance(block, Rule) else []


def _line_lines(line: Line, frame: Frame) -> Iterator[PlacedLine]:
    lines = beside(line.body, line.side, left=0, frame=frame)
    yield from _with_rule(list(lines), frame.width) if line.has_rule else lines
    string = as_string(line.body)
    yield from lines_below(line.under, INDENT + len(string) - len(string.lstrip(" ")), frame)


def _prose_lines(prose: Prose, frame: Frame) -> Iterator[PlacedLine]:
    for line in inert_lines(shorten(prose.text)):
        for wrapped in frame.wrap_to_edge((Span(line, prose.style),) if line else (), frame.left):
            yield [(frame.left, wrapped)]


def _rule(rule: Rule, width: int) -> Text:
    label = inert(rule.label)
    if not label:
        return (Span("─" * width, "dim"),)
    before, after = "━" * GAP, "━" * (width - 2 * GAP - cell_width(label))
    return Span(f"{before} ", "bar"), Span(label, "title"), Span(f" {after}", "bar")


def _with_rule(lines: list[PlacedLine], width: int) -> Iterator[PlacedLine]:
    """Lines with a rule between the body and the side of a single line, or after its body, and below them otherwise."""
    only = lines[0] if len(lines) == 1 else []
    begin = only[0][0] + text_width(only[0][1]) + 1 if only else width
    end = only[1][0] - 1 if len(only) > 1 else width
    if begin < end:
        yield [only[0], (begin, (Span("─" * (end - begin), "dim"),)), *only[1:]]
    else:
        yield from lines
        yield [(0, _rule(Rule(), width))]

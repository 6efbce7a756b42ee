"""Rows on lines: the body, what is beside it at the right edge, its columns, and the lines below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.layout.cell_width import text_width
from mentorlog.present.layout.frame import GAP, INDENT, MIN_BODY
from mentorlog.present.layout.placed import lines_at, make_inert, side_by_side
from mentorlog.present.page import Span, Under

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.present.layout.frame import Frame
    from mentorlog.present.layout.placed import PlacedLine
    from mentorlog.present.page import Row, Style, Text


def row_lines(row: Row, frame: Frame) -> Iterator[PlacedLine]:
    """The lines of a row, without its label."""
    mark = make_inert((row.mark,)) if row.mark else ()
    left = frame.left + mark_width(row)
    if row.has_evidence and row.side and not row.columns:
        body = frame.wrap(make_inert(row.body), frame.width - left, max_lines=row.max_lines)
        lines = _with_side([[(left, line)] for line in body], make_inert(row.side, "dim"), left, frame)
    elif not row.columns:
        lines = beside(row.body, row.side, left=left, frame=frame, max_lines=row.max_lines)
    elif frame.columns:
        lines = _in_columns(row, left, frame)
    else:
        lines = _stacked(row, left, frame)
    for number, line in enumerate(lines):
        yield [(frame.left, mark), *line] if mark and not number else line
    yield from lines_below(row.under, left + INDENT, frame)


def mark_width(row: Row) -> int:
    """The cells that a row's mark takes before its body, with the space between them."""
    return text_width(make_inert((row.mark,))) + 1 if row.mark else 0


def beside(
    body: Text, side: Text, *, left: int, frame: Frame, min_body: int = MIN_BODY, max_lines: int = 0
) -> Iterator[PlacedLine]:
    """A body with its side at the right edge of the first line, or below if there is no space for it.

    If the first line leaves no space for it, the body is made narrower, but not narrower than `min_body`.
    """
    body, side = make_inert(body), make_inert(side, "dim")
    edge = frame.width - text_width(side)
    rest = edge - GAP - left
    lines = frame.wrap(body, frame.width - left, max_lines=max_lines)
    first = next(lines)
    if side and text_width(first) > rest >= min_body:
        lines = frame.wrap(body, rest, max_lines=max_lines)
        first = next(lines)
    is_beside = bool(side) and text_width(first) <= rest
    yield [(left, first), (edge, side)] if is_beside else [(left, first)]
    yield from ([(left, line)] for line in lines)
    if not is_beside:
        yield from lines_at(left + INDENT, side, frame)


def lines_below(under: tuple[Text | Under, ...], left: int, frame: Frame) -> Iterator[PlacedLine]:
    """The lines below a body, each from `left` on; columns are below those of the row."""
    for line in under:
        below = line if isinstance(line, Under) else Under(line)
        lines = _below(below, left, frame)
        yield from _with_side(list(lines), make_inert(below.side, "dim"), left, frame) if below.side else lines


def _below(below: Under, left: int, frame: Frame) -> Iterator[PlacedLine]:
    """A line below a body, without its side."""
    body = make_inert(below.body, "dim")
    if below.is_command:
        yield [(left, body)]
    elif below.columns and frame.columns:
        lines = frame.wrap(body, frame.columns[0] - GAP - left, max_lines=below.max_lines)
        yield from side_by_side([(left, lines), *_stacks(below.columns, frame, right=frame.width, style="dim")])
    else:
        yield from lines_at(left, body, frame, max_lines=below.max_lines)
        for column in below.columns:
            yield from lines_at(left, make_inert(column, "dim"), frame)


def _with_side(lines: list[PlacedLine], side: Text, left: int, frame: Frame) -> Iterator[PlacedLine]:
    """Lines with a side at the right edge of the last one, or on a line of its own if there is no space for it."""
    edge = max(frame.width - text_width(side), left)
    end = max((start + text_width(text) for start, text in lines[-1]), default=0) if lines else edge
    if end + GAP <= edge:
        lines[-1] = [*lines[-1], (edge, side)]
    else:
        lines.append([(edge, side)])
    yield from lines


def _in_columns(row: Row, left: int, frame: Frame) -> Iterator[PlacedLine]:
    """A row whose columns are beside its body."""
    side = make_inert(row.side, "dim")
    body = frame.wrap(make_inert(row.body), frame.columns[0] - GAP - left, max_lines=row.max_lines)
    stacks = _stacks(row.columns, frame, right=frame.width - (text_width(side) + GAP if side else 0))
    for number, line in enumerate(side_by_side([(left, body), *stacks])):
        yield [*line, (frame.width - text_width(side), side)] if side and not number else line


def _stacks(
    columns: tuple[Text, ...], frame: Frame, *, right: int, style: Style = "plain"
) -> Iterator[tuple[int, Iterator[Text]]]:
    """Where each column begins, and its lines; the last column runs on to `right`."""
    ends = [*(start - GAP for start in frame.columns[1 : len(columns)]), right]
    for start, end, column in zip(frame.columns, ends, columns, strict=False):
        yield start, frame.wrap(make_inert(column, style), end - start)


def _stacked(row: Row, left: int, frame: Frame) -> Iterator[PlacedLine]:
    """A row whose columns and side are below its body."""
    yield from lines_at(left, make_inert(row.body), frame, max_lines=row.max_lines)
    side = make_inert(row.side, "dim")
    columns: list[Span] = []
    for column in row.columns:
        columns += [Span(" " * GAP)] * bool(columns) + list(make_inert(column))
    left += INDENT
    together = (*columns, *([Span(" " * GAP)] if side else []), *side)
    if text_width(together) <= frame.width - left:
        yield [(left, together)]
    else:
        yield from lines_at(left, tuple(columns), frame)
        yield from lines_at(left, side, frame)

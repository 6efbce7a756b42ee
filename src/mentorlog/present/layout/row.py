"""Rows on lines: the body, what is beside it at the right edge, its columns, and the lines below it."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from mentorlog.present.layout.beside import are_beside, beside, columns_and_side, facts_below
from mentorlog.present.layout.cell_width import text_width
from mentorlog.present.layout.frame import GAP, INDENT, MIN_BODY, mark_width, split_side
from mentorlog.present.layout.inert_text import make_inert
from mentorlog.present.layout.placed import lines_at, side_by_side
from mentorlog.present.layout.wrap import first_word_width
from mentorlog.present.page import Under, is_attached, split_facts, split_refs, with_dots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.present.layout.frame import Frame
    from mentorlog.present.layout.placed import PlacedLine
    from mentorlog.present.page import Row, Style, Text


def row_lines(row: Row, frame: Frame) -> Iterator[PlacedLine]:
    """The lines of a row, without its label."""
    mark = make_inert((row.mark,)) if row.mark else ()
    facts: Text = ()
    left = frame.left + mark_width(row)
    if row.shorter and not (row.columns or row.has_evidence or frame.is_split or frame.is_whole):
        row = _with_fitting_side(row, left, frame)
    if row.has_evidence and row.side and not row.columns and not frame.is_split:
        lines = _with_evidence(row, left, frame)
    elif not row.columns:
        lines = beside(row.body, row.side, left=left, frame=frame, max_lines=row.max_lines)
    elif frame.columns:
        side, facts = split_side(row.side, frame.facts_beside)
        lines = _in_columns(row._replace(side=side), left, frame)
    else:
        lines = _stacked(row, left, frame)
    lines = chain(lines, lines_below(row.under, left + INDENT, frame))
    for number, line in enumerate(_with_facts(list(lines), facts, frame) if facts else lines):
        yield [(frame.left, mark), *line] if mark and not number else line


def _with_fitting_side(row: Row, left: int, frame: Frame) -> Row:
    """The row with the first of its sides that costs the body nothing, or the last one."""
    *sides, last = row.side, *row.shorter

    def lines(side: Text, most: int | None = None) -> int:
        return sum(1 for _ in islice(beside(row.body, side, left=left, frame=frame), most))

    limit = frame.max_lines(row.max_lines) if row.max_lines else lines(last)
    return row._replace(side=next((side for side in sides if lines(side, limit + 1) <= limit), last))


def _with_evidence(row: Row, left: int, frame: Frame) -> Iterator[PlacedLine]:
    """A row with its side at the right edge of the last line of its body, or on a line of its own; for what is on no
    line of its own, the last line is folded."""
    body, side = make_inert(row.body), make_inert(row.side, "dim")
    lines = frame.wrap_to_edge(body, left, max_lines=row.max_lines)
    placed = [[(left, line)] for line in lines]
    yield from _with_side(_folded_for(side, placed, frame), side, left, frame)


def _folded_for(side: Text, lines: list[PlacedLine], frame: Frame) -> list[PlacedLine]:
    """The lines beside whose last one a side is drawn; that one is folded for a side that is on no line of its own."""
    (left, last), *others = (lines and lines[-1]) or [(0, ())]
    rest = frame.width - left - GAP - text_width(side)
    if others or not is_attached(side) or not text_width(last) > rest >= MIN_BODY // 2:
        return lines
    return [*lines[:-1], *([(left, line)] for line in frame.wrap(last, rest))]


def lines_below(under: tuple[Text | Under, ...], left: int, frame: Frame) -> Iterator[PlacedLine]:
    """The lines below a body, each from `left` on; columns are below those of the row."""
    for line in under:
        below = line if isinstance(line, Under) else Under(line)
        lines = _below(below, left, frame)
        if below.side:
            side = make_inert(below.side, "dim")
            lines = _with_side(_folded_for(side, list(lines), frame), side, left, frame)
        yield from lines


def _below(below: Under, left: int, frame: Frame) -> Iterator[PlacedLine]:
    """A line below a body, without its side."""
    body = make_inert(below.body, "dim")
    if below.is_command:
        yield [(left, body)]
    elif are_beside(below, frame):
        lines = frame.wrap(body, frame.columns[0] - GAP - left, max_lines=below.max_lines)
        yield from side_by_side([(left, lines), *_stacks(below.columns, frame, right=frame.width, style="dim")])
    else:
        yield from facts_below(body, left, frame, max_lines=below.max_lines)
        for column in below.columns:
            yield from facts_below(make_inert(column, "dim"), left, frame)


def _with_side(lines: list[PlacedLine], side: Text, left: int, frame: Frame) -> Iterator[PlacedLine]:
    """Lines with a side at the right edge of the last one, or on a line of its own if there is no space for it."""
    if text_width(side) > frame.width - left:
        yield from lines
        yield from facts_below(side, left, frame)
        return
    edge = frame.width - text_width(side)
    end = max((start + text_width(text) for start, text in lines[-1]), default=0) if lines else edge
    if end + GAP <= edge:
        lines[-1] = [*lines[-1], (edge, side)]
    else:
        lines.append([(edge, side)])
    yield from lines


def _with_facts(lines: list[PlacedLine], facts: Text, frame: Frame) -> Iterator[PlacedLine]:
    """Lines with facts at the right edge of the first ones below the ref that have space for them, before what is
    there; the rest of them on lines of their own."""
    rest = list(split_facts(make_inert(facts, "dim")))
    has_space = any(_with_edge(line, rest, frame) for line in lines[1:])
    if not has_space and lines[1:] and _has_edge(lines[-1], frame):
        *before, (_, last) = lines[-1]
        rest, lines = [with_dots((*rest, last))], [*lines[:-1], before]
    yield from lines[:1]
    for line in lines[1:]:
        counts = range(len(rest), 0, -1)
        fitting = ((drawn, count) for count in counts if (drawn := _with_edge(line, rest[:count], frame)))
        drawn, count = next(fitting, (line, 0))
        yield drawn
        rest = rest[count:]
    if rest:
        yield from _with_side([], with_dots(rest), INDENT, frame)


def _with_edge(line: PlacedLine, facts: list[Text], frame: Frame) -> PlacedLine | None:
    """A line with facts at its right edge, before what is there; None if it has no space."""
    before, side = line, with_dots(facts)
    if _has_edge(line, frame):
        *before, (_, last) = line
        side = with_dots((*facts, last))
    edge = frame.width - text_width(side)
    has_space = max(at + text_width(text) for at, text in before) + GAP <= edge
    return [*before, (edge, side)] if has_space else None


def _has_edge(line: PlacedLine, frame: Frame) -> bool:
    """Whether a line has a text at its right edge, beside others."""
    return len(line) > 1 and line[-1][0] + text_width(line[-1][1]) == frame.width


def _in_columns(row: Row, left: int, frame: Frame) -> Iterator[PlacedLine]:
    """A row whose columns are beside the first line of its body, or below it if its first word needs their space."""
    body, side = make_inert(row.body), make_inert(row.side, "dim")
    first_width = frame.columns[0] - GAP - left
    right = frame.width - (text_width(side) + GAP if side else 0)
    stacks = [(start, list(column)) for start, column in _stacks(row.columns, frame, right=right)]
    if first_width < first_word_width(body) <= frame.width:
        yield from lines_at(left, body, frame, max_lines=row.max_lines)
        lines: Iterable[Text] = ()
    elif any(len(column) > 1 for _, column in stacks):
        lines = frame.wrap(body, first_width, max_lines=row.max_lines)
    else:
        lines = frame.wrap_to_edge(body, left, first_width=first_width, max_lines=row.max_lines)
    for number, line in enumerate(side_by_side([(left, lines), *stacks])):
        yield [*line, (frame.width - text_width(side), side)] if side and not number else line


def _stacks(
    columns: tuple[Text, ...], frame: Frame, *, right: int, style: Style = "plain"
) -> Iterator[tuple[int, Iterator[Text]]]:
    """Where each column begins, and its lines; the last column runs on to `right`."""
    ends = [*(start - GAP for start in frame.columns[1 : len(columns)]), right]
    for start, end, column in zip(frame.columns, ends, columns, strict=False):
        yield start, frame.wrap(make_inert(column, style), end - start)


def _stacked(row: Row, left: int, frame: Frame) -> Iterator[PlacedLine]:
    """A row whose columns and side are below its body; if they do not fit one line there, a ref is beside the body."""
    side, together = make_inert(row.side, "dim"), columns_and_side(row)
    if not frame.is_split and text_width(together) <= frame.width - left - INDENT:
        yield from beside(row.body, (), left=left, frame=frame, max_lines=row.max_lines)
        yield [(left + INDENT, together)]
        return
    is_ref = not split_refs(side)[1]
    yield from beside(row.body, side if is_ref else (), left=left, frame=frame, max_lines=row.max_lines)
    yield from lines_at(left + INDENT, columns_and_side(row._replace(side=())), frame)
    yield from lines_at(left + INDENT, () if is_ref else side, frame)

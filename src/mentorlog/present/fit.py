"""Choosing which rows of a page fit one screen, so that every part keeps its first ones and says how to see the rest.

Heights are reckoned for terminals of 80 columns and more, as `drawn` lays pages out there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from mentorlog.present.fold import fold, spelled
from mentorlog.present.inert import inert
from mentorlog.present.page import Line, Row, Span, Text, Under

_MANY: Final = 100
"""Lines of one text that are worth counting."""
_GUTTER: Final = 12
_GAP: Final = 2
_LEAST: Final = 20
"""As in `drawn`: cells that the matter needs beside something else."""


class Part(NamedTuple):
    """Rows that stand together; `more` is the command that shows them all; `keeps`: the rows that it keeps at least."""

    rows: tuple[Row, ...] = ()
    more: str = ""
    keeps: int = 0


class _Frame(NamedTuple):
    """Cells: how wide a page is, where its matter begins, and where the first column of a part's rows does (0: columns
    go below the matter)."""

    width: int
    left: int
    column: int = 0


def fit(parts: Sequence[Part], room: int, *, least: int, width: int = 80) -> list[int] | None:
    """How many rows of each part fit in `room` lines, at least `least` of each (None where even these do not).

    Room that is left goes round the parts, a row each.
    """
    frame = _Frame(width, _left((row for part in parts for row in part.rows), width))
    shown = [min(max(least, part.keeps), len(part.rows)) for part in parts]
    heights = [_height(part, number, frame) for part, number in zip(parts, shown, strict=True)]
    if sum(heights) > room:
        return None
    is_growing = True
    while is_growing:
        is_growing = False
        for place, part in enumerate(parts):
            if shown[place] == len(part.rows):
                continue
            taller = _height(part, shown[place] + 1, frame)
            if sum(heights) - heights[place] + taller <= room:
                shown[place], heights[place], is_growing = shown[place] + 1, taller, True
    return shown


def rows_of(part: Part, shown: int) -> tuple[Row, ...]:
    """The first rows of a part, with a line that says how to see the others."""
    left_out = len(part.rows) - shown
    if not left_out:
        return part.rows
    how_many = f"+{left_out} more" if shown else f"{left_out} in all"
    label = "" if shown else part.rows[0].label
    return (*part.rows[:shown], Row(label, body=(Span(f"{how_many}: {part.more}", "dim"),)))


def height(line: Line, *, width: int = 80) -> int:
    """The lines that a heading's line takes, with the rule below it where it is ruled and takes several."""
    lines = _beside(line.body, line.side, width, least=2 * _LEAST)
    return lines + (line.ruled and lines > 1)


def _left(rows: Iterable[Row], width: int) -> int:
    widest = max((cells(inert(row.label)) for row in rows), default=0)
    return min(max(widest + _GAP, _GUTTER), width * 3 // 10)


def _height(part: Part, number: int, frame: _Frame) -> int:
    rows = rows_of(part, number)
    column = _column(rows, frame)
    return sum(
        max(_row(row, frame._replace(column=column)), _lines((Span(row.label),), frame.left - _GAP) if row.label else 0)
        for row in rows
    )


def _column(rows: Sequence[Row], frame: _Frame) -> int:
    """Where the first column begins: columns and side are set from the right edge."""
    rows = [row for row in rows if row.columns]
    if not rows:
        return 0
    sizes = [max(_cells(row.columns[number]) for row in rows) for number in range(len(rows[0].columns))]
    begins = frame.width - max(_cells(row.side) for row in rows) - sum(_GAP + size for size in sizes)
    return begins if begins - _GAP - frame.left >= _LEAST else 0


def _row(row: Row, frame: _Frame) -> int:
    left = frame.left + (2 if row.mark else 0)
    under = sum(_under(line, left + 2, frame) for line in row.under)
    if not row.columns:
        return _beside(row.body, row.side, frame.width - left, least=_LEAST, most=row.most) + under
    if frame.column:
        return _lines(row.body, frame.column - _GAP - left, row.most) + under
    return _lines(row.body, frame.width - left, row.most) + 1 + under


def _beside(body: Text, side: Text, room: int, *, least: int, most: int = 0) -> int:
    size = _cells(side)
    rest = room - size - _GAP
    lines = _fold(body, room, most)
    if size and _cells(lines[0]) > rest and rest >= least:
        lines = _fold(body, rest, most)
    is_below = size > 0 and _cells(lines[0]) > rest
    return len(lines) + (_lines(side, room - 2) if is_below else 0)


def _under(line: Text | Under, left: int, frame: _Frame) -> int:
    below = line if isinstance(line, Under) else Under(line)
    if below.columns and frame.column:
        body = _lines(below.body, frame.column - _GAP - left, below.most) if below.body else 0
        return max(body, *(_lines(column, frame.width - frame.column) for column in below.columns))
    texts = [(below.body, below.most), *((column, 0) for column in below.columns)]
    return sum(_lines(text, frame.width - left, most) for text, most in texts if text)


def _lines(text: Text, room: int, most: int = 0) -> int:
    return len(_fold(text, room, most))


def _fold(text: Text, room: int, most: int = 0) -> list[Text]:
    """The lines of a text, at most `most` where it has a limit, and no more than are worth counting."""
    ready = tuple(Span(inert(span.text), span.style) for span in text)
    return fold(ready, max(room, 2), cells=cells, most=most or _MANY)


def _cells(text: Text) -> int:
    return cells(inert(spelled(text)))


def cells(said: str) -> int:
    """About how wide a string is, and never less: characters from the Hangul Jamo on count twice, but for the arrows,
    dashes and lines that pages are drawn with."""
    if said.isascii():
        return len(said)
    return len(said) + sum(
        sign >= "\u1100" and not ("\u2010" <= sign <= "\u22ff" or "\u2500" <= sign <= "\u259f") for sign in said
    )

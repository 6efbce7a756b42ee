"""Choosing which rows of a page fit one screen, so that every part keeps its first ones and says how to see the rest.

The page's width is not known here: heights are reckoned for 80 columns, where a wider terminal only has more room.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from mentorlog.present.fold import fold, spelled
from mentorlog.present.page import Line, Row, Span, Text, Under

SCREEN: Final = 23
"""Lines of a terminal of 24 that a page may take; the last one is the prompt's."""
_WIDTH: Final = 80
_GUTTER: Final = 12
_COLUMNS: Final = 22
"""Cells of a goal's bar and percentage, with the space before them."""
_LEAST: Final = 20
"""As in `drawn`: cells that the matter needs beside something else."""


class Part(NamedTuple):
    """Rows that stand together; `more` is the command that shows them all, empty where each row says where to look."""

    rows: tuple[Row, ...] = ()
    more: str = ""


def fit(parts: Sequence[Part], room: int, *, least: int) -> list[int] | None:
    """How many rows of each part fit in `room` lines, at least `least` of each (None where even these do not).

    Room that is left goes round the parts, a row each.
    """
    shown = [min(least, len(part.rows)) for part in parts]
    if _heights(parts, shown) > room:
        return None
    is_growing = True
    while is_growing:
        is_growing = False
        for number, part in enumerate(parts):
            wider = [*shown[:number], shown[number] + 1, *shown[number + 1 :]]
            if shown[number] < len(part.rows) and _heights(parts, wider) <= room:
                shown, is_growing = wider, True
    return shown


def rows_of(part: Part, shown: int) -> tuple[Row, ...]:
    """The first rows of a part, with a line that says how to see the others."""
    left_out = len(part.rows) - shown
    if not left_out or not part.more:
        return part.rows[:shown]
    return (*part.rows[:shown], Row(body=(Span(f"+{left_out} more: {part.more}", "dim"),)))


def height(block: Row | Line, *, side: int = 0) -> int:
    """The lines that a block takes on 80 columns; `side`: the widest side of the rows whose columns line up with it."""
    if isinstance(block, Line):
        return _beside(block.body, block.side, _WIDTH, least=2 * _LEAST)
    room = _WIDTH - _GUTTER - (2 if block.mark else 0)
    if not block.columns:
        under = sum(_under(line, room - 2) for line in block.under)
        return _beside(block.body, block.side, room, least=_LEAST, most=block.most) + under
    rest = room - max(side, _cells(spelled(block.side))) - 2 - _COLUMNS
    if rest >= _LEAST:
        return _lines(block.body, rest, block.most) + sum(_under(line, rest - 2) for line in block.under)
    # Columns and side go below the matter, and what is under it has its columns below it.
    below = sum(_under(line, room - 2) + (len(line.columns) if isinstance(line, Under) else 0) for line in block.under)
    return _lines(block.body, room, block.most) + 1 + below


def _beside(body: Text, side: Text, room: int, *, least: int, most: int = 0) -> int:
    width = _cells(spelled(side))
    rest = room - width - 2
    if not width or rest >= least or _lines(body, rest) == 1:
        return _lines(body, rest if width else room, most)
    return _lines(body, room, most) + 1


def _under(line: Text | Under, room: int) -> int:
    return _lines(line.body, room, line.most) if isinstance(line, Under) else _lines(line, room)


def _heights(parts: Sequence[Part], shown: list[int]) -> int:
    return sum(_height(part, number) for part, number in zip(parts, shown, strict=True))


def _height(part: Part, shown: int) -> int:
    rows = rows_of(part, shown)
    side = max((_cells(spelled(row.side)) for row in rows), default=0)
    return sum(height(row, side=side) for row in rows)


def _lines(text: Text, room: int, most: int = 0) -> int:
    """The lines of a text, at most `most` where it has a limit, and never more than are worth counting."""
    if sum(len(span.text) for span in text) > room * SCREEN:
        return most or SCREEN
    return len(fold(text, room, cells=_cells, most=most or SCREEN))


def _cells(said: str) -> int:
    """About how wide a string is: characters from the Hangul Jamo on count twice."""
    return len(said) if said.isascii() else len(said) + sum(letter >= "\u1100" for letter in said)

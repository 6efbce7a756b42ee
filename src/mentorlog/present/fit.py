"""Choosing which rows of a page fit one screen, so that every part keeps its first ones and says how to see the rest.

The page's width is not known here: heights are reckoned for 80 columns, where a wider terminal only has more room.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from mentorlog.present.page import Line, Row, Span, Text, Under

SCREEN: Final = 23
"""Lines of a terminal of 24 that a page may take; the last one is the prompt's."""
_WIDTH: Final = 80
_GUTTER: Final = 12
_COLUMNS: Final = 22
"""Cells of a goal's bar and percentage, with the space before them."""


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


def height(block: Row | Line) -> int:
    """The lines that a block takes on 80 columns, within one: words may break earlier than reckoned."""
    left = _GUTTER if isinstance(block, Row) else 0
    room = _WIDTH - left - (_cells(block.side) + 2 if block.side else 0)
    if isinstance(block, Line):
        return _lines(block.body, room)
    room -= (_COLUMNS if block.columns else 0) + (2 if block.mark else 0)
    under = sum(1 if isinstance(line, Under) else _lines(line, _WIDTH - left - 2) for line in block.under)
    lines = _lines(block.body, room)
    return (min(lines, block.most) if block.most else lines) + under


def _heights(parts: Sequence[Part], shown: list[int]) -> int:
    return sum(height(row) for part, number in zip(parts, shown, strict=True) for row in rows_of(part, number))


def _lines(text: Text, room: int) -> int:
    return max(-(-_cells(text) // max(room, 1)), 1)


def _cells(text: Text) -> int:
    """About how wide a text is: characters from the Hangul Jamo on count twice."""
    return sum(len(span.text) + sum(letter >= "\u1100" for letter in span.text) for span in text)

"""A part of a review: rows with one label."""

from __future__ import annotations

from typing import Final

from mentorlog.named_tuples import NamedTuple
from mentorlog.present.page import Row, suggestion

SCREEN: Final = 23
"""Lines of a terminal of 24 that a page may take; the last one is for the prompt."""


class Part(NamedTuple):
    """Rows that belong together."""

    rows: tuple[Row, ...] = ()
    """The first one has the label."""
    more: str = ""
    """The command that shows all of them; empty if no command names the page."""
    min_rows: int = 0
    """Rows that are always shown, even if other parts are shortened."""


def rows_of(part: Part, shown: int) -> tuple[Row, ...]:
    """The first `shown` rows of a part, and a row that says how to see the others."""
    left_out = len(part.rows) - shown
    if not left_out:
        return part.rows
    how_many = f"+{left_out} more" if shown else f"{left_out} in all"
    label = "" if shown else part.rows[0].label
    more = f": {part.more}" if part.more else ""
    return (*part.rows[:shown], Row(label, body=(suggestion(f"{how_many}{more}", "dim"),)))

"""Find out whether a text leaves the year of its day open, such as `5 nov`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates.parsing import parse_when
from mentorlog.errors import DateError

if TYPE_CHECKING:
    from datetime import date, datetime

    from mentorlog.dates.days import DateOrder
    from mentorlog.dates.periods import Direction

_OPPOSITE: Final[dict[Direction, Direction]] = {"past": "future", "future": "past"}
_MIN_DAYS_BETWEEN_YEARS: Final = 300
"""Between the readings of a text as a past and as a future day; of other open words (`friday`, `the 31st`) they are at
most some two months apart."""


def find_day_in_other_year(
    text: str, *, now: datetime, direction: Direction, order: DateOrder | None = None
) -> date | None:
    """The day that `text` would be in the opposite direction, in another year; None if its words do not leave the year
    open: with a year, or with a weekday that fits only one year. `text` is a date in `direction`."""
    on = parse_when(text, now=now, direction=direction, order=order).on
    try:
        other = parse_when(text, now=now, direction=_OPPOSITE[direction], order=order).on
    except DateError:
        return None
    return other if abs((other - on).days) >= _MIN_DAYS_BETWEEN_YEARS else None

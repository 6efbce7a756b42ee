"""Parse the first and last day of a time span: `--since` and `--until` of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates.parsing import parse_date
from mentorlog.dates.periods import Period, find_period_after_preposition
from mentorlog.dates.sides import OtherSideError
from mentorlog.dates.vocabulary import add_to_date, parse_length, split_words

if TYPE_CHECKING:
    from datetime import date, datetime

    from mentorlog.dates.days import DateOrder
    from mentorlog.dates.periods import Direction


def parse_span_start(
    text: str, *, now: datetime, direction: Direction = "past", order: DateOrder | None = None
) -> date:
    """The first day of `text`: a day (as `parse_date`), a period (`march`, `2026`, `2026-03`, `last month`, `week 48`)
    or a length counted from today (`2w`). DateError as `parse_date`."""
    period = _period(text, now=now, direction=direction)
    return period.first if period else _day(text, now=now, direction=direction, order=order)


def parse_span_end(text: str, *, now: datetime, direction: Direction = "past", order: DateOrder | None = None) -> date:
    """The last day of `text`; otherwise as `parse_span_start`."""
    period = _period(text, now=now, direction=direction)
    return period.last if period else _day(text, now=now, direction=direction, order=order)


def parse_span_end_after(text: str, *, first: date, now: datetime, order: DateOrder | None = None) -> date:
    """The last day of `text`, as `parse_span_end`. If that is before the first day of the span, and the words leave the
    day open (`1 dec`, `december`, `friday`), it is the one in the future. DateError as `parse_date`."""
    last = parse_span_end(text, now=now, order=order)
    if last >= first or parse_length(split_words(text)):
        return last
    return max(last, parse_span_end(text, now=now, direction="future", order=order))


def _day(text: str, *, now: datetime, direction: Direction, order: DateOrder | None) -> date:
    """The day of `text`. A span may end in the future or begin in the past, so a weekday that fits a date on the other
    side of today means that date."""
    try:
        return parse_date(text, now=now, direction=direction, order=order)
    except OtherSideError as error:
        return error.on


def _period(text: str, *, now: datetime, direction: Direction) -> Period | None:
    words, today = split_words(text), now.date()
    is_quarter = words[1:] == ["kvartal"] and words[0].isdecimal()  # `2. kvartal` is not two quarters
    length = parse_length(words) if words and not is_quarter else None
    if length:
        sign = 1 if direction == "future" else -1
        day = add_to_date(today, months=sign * length[0], days=sign * length[1])
        return Period(day, day, length)
    return find_period_after_preposition(words, today=today, direction=direction)

"""The first and last day of a stretch of the past: `--since` and `--until` of lists."""

from __future__ import annotations

from datetime import date, datetime

from mentorlog.dates.days import Looking, Order
from mentorlog.dates.parsing import parse_date
from mentorlog.dates.periods import Period, period_looking
from mentorlog.dates.vocabulary import moved, quantity, words_of


def parse_span_start(text: str, *, now: datetime, looking: Looking = "back", order: Order | None = None) -> date:
    """The first day of what `text` says: a day (as `parse_date`), a period (`march`, `2026`, `2026-03`, `last month`,
    `week 48`), or a length counted from today (`2w`). DateError as `parse_date`."""
    period = _period(text, now=now, looking=looking)
    return period.first if period else parse_date(text, now=now, looking=looking, order=order)


def parse_span_end(text: str, *, now: datetime, looking: Looking = "back", order: Order | None = None) -> date:
    """The last day of what `text` says; else as `parse_span_start`."""
    period = _period(text, now=now, looking=looking)
    return period.last if period else parse_date(text, now=now, looking=looking, order=order)


def _period(text: str, *, now: datetime, looking: Looking) -> Period | None:
    words, today = words_of(text), now.date()
    length = quantity(words) if words else None
    if length:
        sign = 1 if looking == "ahead" else -1
        day = moved(today, months=sign * length[0], days=sign * length[1])
        return Period(day, day, length)
    return period_looking(words, today=today, looking=looking)

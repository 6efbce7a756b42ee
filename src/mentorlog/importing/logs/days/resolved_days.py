"""Settle the days of the sessions of a file: the order of day and month, the year, and whether they have passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.importing.logs.days.years import OpenDay, resolve_years
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.dates import DateOrder
    from mentorlog.importing.logs.days.day_mentions import DayMention, Reading


class ResolvedDay(NamedTuple):
    """The day of a session, or why it has none."""

    on: dt.date | None = None
    """The day; None if there is a fault."""
    fault: str = ""
    """Why it has no day, as a phrase without a full stop."""
    is_ambiguous: bool = False
    """Whether the order of day and month would settle it."""


def resolve_days(
    mentions: Sequence[DayMention | None],
    years: Sequence[int | None],
    *,
    today: dt.date,
    order: DateOrder | None,
    file_year: int | None = None,
) -> list[ResolvedDay]:
    """The days of a file in its order. `years` are those of the headings above them, and `file_year` that of the file's
    name. A place for a day (None) has no day."""
    open_days: dict[int, OpenDay] = {}
    found: list[ResolvedDay] = []
    for place, (mention, year) in enumerate(zip(mentions, years, strict=True)):
        readings = _on_weekday(mention, mention.in_order(order), year or file_year, today) if mention else ()
        if mention is None or mention.fault or not readings:
            fault = (mention.fault or "") if mention else "a place for a day instead of a day"
            found.append(ResolvedDay(fault=fault.rstrip(".")))
        elif len(readings) > 1:
            found.append(ResolvedDay(fault=_two_days(mention, year), is_ambiguous=True))
        else:
            reading = readings[0]
            open_days[place] = OpenDay(reading.year or year, reading.month, reading.day, mention.weekday)
            found.append(ResolvedDay())
    resolved = resolve_years(list(open_days.values()), today=today, year=file_year)
    for place, on in zip(open_days, resolved, strict=True):
        found[place] = _resolved(on, today, has_year=open_days[place].year is not None)
    return found


def _on_weekday(
    mention: DayMention, readings: Sequence[Reading], year: int | None, today: dt.date
) -> Sequence[Reading]:
    """The readings of `Mon 3/6` that fall on its weekday in the year of the file, else when they were last; all if that
    does not settle it."""
    if len(readings) < 2 or mention.weekday is None or mention.has_year:
        return readings
    days = (
        resolve_years([OpenDay(reading.year or year, reading.month, reading.day)], today=today)[0]
        for reading in readings
    )
    fitting = [reading for reading, on in zip(readings, days, strict=True) if on and on.isoweekday() == mention.weekday]
    return fitting if len(fitting) == 1 else readings


def _resolved(on: dt.date | None, today: dt.date, *, has_year: bool) -> ResolvedDay:
    if on is None:
        return ResolvedDay(fault="there is no such day, or it has another weekday")
    if on > today:
        advice = "" if has_year else "; if it was, write the year beside its day"
        return ResolvedDay(fault=f"{on} is after today, so this is not a session that was held{advice}")
    return ResolvedDay(on)


def _two_days(mention: DayMention, year: int | None) -> str:
    from mentorlog.dates.format import MONTHS

    days = [
        f"{reading.day} {MONTHS[reading.month - 1]} {reading.year or year or ''}".strip()
        for reading in mention.readings
    ]
    return f"could be {' or '.join(days)}"

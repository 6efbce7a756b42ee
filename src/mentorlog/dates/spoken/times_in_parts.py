"""Choose the day and the time of day of a time in a part of the day: `tonight at 2am` is tomorrow at 02:00."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from mentorlog.dates.days import find_days
from mentorlog.dates.format import format_full_date
from mentorlog.dates.sides import AmbiguousDateError
from mentorlog.dates.spoken.clock_words import compact_time, time_within
from mentorlog.dates.vocabulary import MONTHS, add_to_date
from mentorlog.dates.when import When, nearest_time
from mentorlog.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mentorlog.dates.days import Context
    from mentorlog.dates.spoken.clock_words import SpokenTime
    from mentorlog.dates.spoken.parts_of_day import DayPart
    from mentorlog.dates.times import ClockTime

MIDNIGHT: Final = ("midnight", "midnat")
_LAST_HOUR: Final = 23
_MORNING: Final = 6
"""Earlier hours are of the night."""


def time_after_day(words: Sequence[str], day_words: Sequence[str], context: Context) -> SpokenTime | None:
    """The time of `0930` after a day, or of `1430` after a day without a month, where it can't be a year. None for
    other words."""
    if not day_words or len(words[0]) != 4 or not (spoken := compact_time(words)):
        return None
    may_be_year = any(word in MONTHS for word in day_words) or not find_days(day_words, context)
    return None if may_be_year and not words[0].startswith("0") else spoken


def night_to_come(part: DayPart, context: Context) -> tuple[When, ...]:
    """The day of `i nat` alone: today. Empty for another part of the day. DateError in the past, because the last night
    is of two days."""
    if part.name != "nat":
        return ()
    if context.direction == "past":
        yesterday = add_to_date(context.today, days=-1)
        raise AmbiguousDateError(
            "The last night is part of yesterday and of today.", hint=f"for example: {yesterday} or {context.today}"
        )
    return (When(context.today, has_part_of_day=True),)


def time_of_next_day(clock: ClockTime, part: DayPart, days: Sequence[date], context: Context) -> time | None:
    """The time, if it is after the midnight that ends an evening or a night. AmbiguousDateError for `friday night at
    2am`, which can be of both days."""
    if _LAST_HOUR not in part.hours:
        return None
    if clock.at == time(0) and not clock.may_be_pm:
        return clock.at
    is_early = clock.at.hour < _MORNING and not clock.is_hour_only
    if is_early and time_within(clock, part.hours) is None:
        return clock.at
    found = time_within(clock, part.hours)
    if part.is_night_after and found is not None and found.hour < _MORNING:
        first, second = f"{days[0]} {found:%H:%M}", f"{add_to_date(days[0], days=1)} {found:%H:%M}"
        is_day_only = context.is_day_only
        raise AmbiguousDateError(
            f"{found:%H:%M} could be at the start or after the end of {format_full_date(days[0])}.",
            hint=f"type {days[0]}" if is_day_only else f"type {first} or {second}",
        )
    return None


def refuse_other_part(clock: ClockTime, part: DayPart, on: date, context: Context, *, typed: str) -> None:
    """Raise DateError for a time that is not in the part of the day, with both that it can be."""
    if time_within(clock, part.hours) is not None:
        return
    shown = f"{clock.at:%H:%M}"
    raise DateError(
        f"{shown} is not in that part of the day: {typed}.",
        hint=f"for example: {on}" if context.is_day_only else f"for example: {on} {shown}, or {on} {part.name}",
    )


def refuse_midnight(on: date, *, typed: str) -> None:
    """Raise AmbiguousDateError for midnight of a day, which can be its start or its end."""
    first, second = f"{on} 00:00", f"{add_to_date(on, days=1)} 00:00"
    raise AmbiguousDateError(
        f"{typed} could be the start or the end of {format_full_date(on)}.", hint=f"type {first} or {second}"
    )


def not_in_part_of_today(clock: ClockTime, part: str, context: Context, minute: time) -> DateError:
    """The error for `tonight at 10am`, with that time and the part of the day."""
    when = nearest_time(clock.at, context, minute)
    return DateError(
        f"{clock.at:%H:%M} is not {part}.",
        hint=f"for example: {when.on} {clock.at:%H:%M}, or {part}",
    )

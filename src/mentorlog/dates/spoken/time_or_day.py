"""Errors for numbers such as `4.12` and `10-11`, which can be times of day or a day and month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates.days import find_days
from mentorlog.dates.sides import AmbiguousDateError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from mentorlog.dates.days import Context
    from mentorlog.dates.spoken.clock_words import SpokenTime


def time_or_day(word: str, at: time, context: Context) -> AmbiguousDateError:
    """The error for `4.12` alone, with the time and the days that it can be; without the time if only a day is
    accepted."""
    days = _days_of(word, context)
    if context.is_day_only:
        first, *others = map(str, days)
        hint = f"for example: {word}. or {first}" + "".join(f", or {day}" for day in others)
    else:
        hint = f"for example: {at:%H:%M}, or {' or '.join(map(str, days))}"
    return AmbiguousDateError(f"{word} could be a time or a day and month.", hint=hint)


def times_or_day(spoken: SpokenTime, words: Sequence[str], context: Context, *, typed: str) -> AmbiguousDateError:
    """The error for `10-11` alone, with the times and the days that it can be; without the times if only a day is
    accepted."""
    start, end = spoken.start.at, spoken.end.at if spoken.end else None
    days = " or ".join(map(str, find_days((f"{words[0]}/{words[-1]}",), context)))
    return AmbiguousDateError(
        f"{typed} could be from {start:%H:%M} to {end:%H:%M}, or a day and month.",
        hint=f"for example: {days}" if context.is_day_only else f"for example: {start:%H:%M}-{end:%H:%M}, or {days}",
    )


def refuse_two_readings(word: str, on: date, at: time, context: Context) -> None:
    """Raise AmbiguousDateError for `friday 4.12` if the 4th of December is a Friday too. `on` is the Friday and `at`
    the time of day if the number is a time."""
    other = next((day for day in _days_of(word, context) if day.isoweekday() == on.isoweekday()), None)
    if other is None or other == on:
        return
    from mentorlog.dates.format import format_full_date

    raise AmbiguousDateError(
        f"{word} could be the time ({format_full_date(on)} {at:%H:%M}) or the day ({format_full_date(other)}).",
        hint=f"type {on} or {other}" if context.is_day_only else f"type {on} {at:%H:%M} or {other}",
    )


def _days_of(word: str, context: Context) -> Sequence[date]:
    return find_days((word.replace(".", "/"),), context)

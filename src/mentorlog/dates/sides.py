"""Choose the year of a date that has none, on the side of today that is asked for, and refuse a date of the other side.

A date that will happen is never before today, and one that happened is never after it. `today` is the day from which
the words count.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorlog.dates.format import MONTHS, WEEKDAY_NAMES, format_full_date, format_recorded_date
from mentorlog.dates.vocabulary import LAST_YEAR, OUTSIDE_CALENDAR, add_to_date, last_of_month
from mentorlog.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.dates.periods import Direction


class AmbiguousDateError(DateError):
    """The text could be two days, or a day and a time."""


class MissingDayError(DateError):
    """The text is clearly a date, but there is no such day: `30 feb`."""


class WrongWeekdayError(DateError):
    """The date has another weekday than the one that was typed with it."""


class OtherSideError(DateError):
    """The date is in the past but must be in the future, or the other way round; `on` is that date."""

    def __init__(self, message: str, *, on: date, hint: str) -> None:
        super().__init__(message, hint=hint)
        self.on = on


def is_on_side(on: date, *, today: date, direction: Direction) -> bool:
    """Whether a date is today or in the direction asked for."""
    return on >= today if direction == "future" else on <= today


def date_on_side(day: int, month: int, *, today: date, direction: Direction) -> date:
    """The nearest such day in the direction asked for, today included. DateError if that year does not have it."""
    return date_of(day, month, year_on_side(day, month, today=today, direction=direction), direction=direction)


def year_on_side(day: int, month: int, *, today: date, direction: Direction) -> int:
    """The year in which a day and month is the nearest in the direction asked for, as if every month had that day.
    DateError outside the calendar."""
    is_passed, is_ahead = (month, day) < (today.month, today.day), (month, day) > (today.month, today.day)
    year = today.year + is_passed if direction == "future" else today.year - is_ahead
    if not 1 <= year <= LAST_YEAR:
        raise DateError(OUTSIDE_CALENDAR)
    return year


def date_of(day: int, month: int, year: int, *, direction: Direction) -> date:
    """That date. MissingDayError if it does not exist; for 29 February, with the day before it and the nearest leap
    day."""
    if not 1 <= year <= LAST_YEAR:
        raise DateError(f"There is no year {year}.")
    if not 1 <= month <= 12:
        hint = f"for example: {year:04d}-12-{min(max(day, 1), 31):02d}"
        raise MissingDayError(f"There is no month {month}.", hint=hint)
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        name = f"{MONTHS[month - 1]} {year:04d}"
        last = f"{_last_day(month, year)} {name}"
        leap_day = f" or 29 Feb {_nearest_leap_year(year, direction):04d}" if (day, month) == (29, 2) else ""
        raise MissingDayError(f"There is no {day} {name}.", hint=f"for example: {last}{leap_day}") from None


def refuse_missing_day(day: int, month: int, *, today: date, direction: Direction) -> None:
    """Raise MissingDayError for a day that no year has, such as 30 February, with the last day of that month. DateError
    for a month that does not exist: such numbers may not be a date."""
    if not 1 <= month <= 12:
        raise DateError(f"There is no month {month}.")
    if not 1 <= day <= _last_day(month, year=2000):
        name = MONTHS[month - 1]
        last = _last_day(month, year_on_side(day, month, today=today, direction=direction))
        raise MissingDayError(f"There is no {day} {name}.", hint=f"for example: {last} {name}")


def refuse_passed_day(on: date, *, today: date) -> None:
    """Raise OtherSideError for a day that must be in the future but has passed, with the same weekday a week later."""
    if on < today:
        message = f"{format_recorded_date(on, today=today)} has passed."
        raise OtherSideError(message, on=on, hint=_examples(_in_a_week(on, 1)))


def refuse_passed_day_of_month(on: date, *, today: date) -> None:
    """Raise OtherSideError for a day of this month that must be in the future but has passed, with the same day of the
    next month."""
    if on < today:
        message = f"{format_recorded_date(on, today=today)} has passed."
        raise OtherSideError(message, on=on, hint=_examples(add_to_date(on, months=1)))


def wrong_weekday(
    weekday: int, *, found: Sequence[date], others: Iterable[date], today: date, direction: Direction
) -> DateError:
    """The error for a weekday (1 to 7) that contradicts a date. `found` are the days on the side asked for, `others`
    those on the other side that have the weekday: if one of them is nearer, that is the reason."""
    on = min(found, key=lambda day: abs((day - today).days))
    other = min(others, key=lambda day: abs((day - today).days), default=None)
    verb = "is still ahead" if direction == "past" else "has passed"
    fact = f"{_without_weekday(on)} is a {WEEKDAY_NAMES[on.weekday()]}"
    if other is not None and abs((other - today).days) < abs((on - today).days):
        near = _nearest_weekday(weekday, today, today=today, direction=direction)
        message = f"{format_recorded_date(other, today=today)} {verb}; {fact}."
        return OtherSideError(message, on=other, hint=_examples(near, on))
    near = _nearest_weekday(weekday, on, today=today, direction=direction)
    if near is not None:
        shown = _without_weekday(near) if near.year != on.year else _without_weekday(near).rpartition(" ")[0]
        fact += f"; {WEEKDAY_NAMES[weekday - 1]} is {shown}"
    hint = _examples(near, on)
    if other is None:
        return WrongWeekdayError(f"{fact}.", hint=hint)
    return OtherSideError(f"{fact}. {format_full_date(other)} {verb}.", on=other, hint=hint)


def _examples(*days: date | None) -> str:
    return "for example: " + " or ".join(str(day) for day in days if day is not None)


def _without_weekday(on: date) -> str:
    return format_full_date(on).partition(" ")[2]


def _nearest_weekday(weekday: int, on: date, *, today: date, direction: Direction) -> date | None:
    """The day with that weekday nearest to `on`, on the side asked for; None outside the calendar."""
    after = (weekday - on.isoweekday()) % 7
    days = after if after <= 3 else after - 7
    near = _shifted(on, days)
    if near is not None and not is_on_side(near, today=today, direction=direction):
        near = _in_a_week(near, 1 if direction == "future" else -1)
    return near


def _in_a_week(on: date, sign: int) -> date | None:
    return _shifted(on, 7 * sign)


def _shifted(on: date, days: int) -> date | None:
    try:
        return add_to_date(on, days=days)
    except DateError:
        return None


def _nearest_leap_year(year: int, direction: Direction) -> int:
    """The first leap year after a year, or the last before it; the other one at the edge of the calendar."""
    later = next((leap for leap in range(year, min(year + 9, LAST_YEAR + 1)) if _last_day(2, leap) == 29), None)
    earlier = next((leap for leap in range(year, max(year - 9, 0), -1) if _last_day(2, leap) == 29), None)
    found = later or earlier if direction == "future" else earlier or later
    assert found is not None  # noqa: S101 - two leap years are at most eight years apart
    return found


def _last_day(month: int, year: int) -> int:
    return last_of_month(date(year, month, 1)).day

"""Format dates, times and lengths for the screen, in English. A formatted date can be parsed back to the same date.

The year is omitted for dates within about nine months of today. There the day and month alone mean that date: with the
weekday in either direction, and without it in the direction in which the date lies.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, time
    from typing import Final

WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAY_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_NAMES: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_RELATIVE_DAYS: Final = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_DAYS_WITHOUT_YEAR: Final = 275
_MONTHS_WITHOUT_YEAR: Final = 6
_MIN_DAYS_FOR_WEEKS, _MIN_DAYS_FOR_MONTHS, _MIN_DAYS_FOR_YEARS = 28, 91, 730
_DAYS_PER_MONTH, _DAYS_PER_YEAR = 365.25 / 12, 365.25
_SHORTEST_MONTHS: Final = 3
"""The days by which consecutive months can be shorter than the average: January to April is 90 days."""


def format_date(on: date, *, today: date) -> str:
    """The day with its weekday: `Fri 20 Nov`, or `Fri 20 Nov 2025` if it is more than about nine months away."""
    return f"{WEEKDAYS[on.weekday()]} {format_short_date(on, today=today)}"


def format_short_date(on: date, *, today: date) -> str:
    """The day without its weekday: `20 Nov` or `20 Nov 2025`."""
    year = "" if abs((on - today).days) <= _DAYS_WITHOUT_YEAR else f" {on.year:04d}"
    return f"{on.day} {MONTHS[on.month - 1]}{year}"


def format_full_date(on: date) -> str:
    """The day with its weekday, always with the year: `Fri 20 Nov 2026`."""
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year:04d}"


def format_recorded_date(on: date, *, today: date) -> str:
    """The day for the answer of a command that writes: `Fri 20 Nov`, with its year if that is not the current one or if
    the day is more than six months away."""
    months = (on.year - today.year) * 12 + on.month - today.month
    distance = (months, on.day - today.day) if on >= today else (-months, today.day - on.day)
    is_near = on.year == today.year and distance <= (_MONTHS_WITHOUT_YEAR, 0)
    return format_full_date(on).rpartition(" ")[0] if is_near else format_full_date(on)


def format_recorded_when(on: date, at: time | None, *, today: date) -> str:
    """As `format_recorded_date`, and the time of day if there is one."""
    return _add_time(format_recorded_date(on, today=today), at)


def format_when(on: date, at: time | None, *, today: date) -> str:
    """The day, and the time of day if there is one: `Tue 24 Nov 14:00`."""
    return _add_time(format_date(on, today=today), at)


def format_relative_when(on: date, at: time | None, *, today: date) -> str:
    """As `format_when`, but with `yesterday`, `today` and `tomorrow`: `tomorrow 14:00`."""
    return _add_time(_RELATIVE_DAYS.get((on - today).days) or format_date(on, today=today), at)


def format_minutes(minutes: int) -> str:
    """The length of one session: `45 min`, `90 min`, and from three hours on `3 h 20 min`. It can be parsed back."""
    if minutes < 3 * 60:
        return f"{minutes} min"
    return _hours_and_minutes(minutes)


def format_time_spent(minutes: int) -> str:
    """The time spent on something, to the minute: `45 min`, `2 h`, `12 h 20 min`. It can be parsed back."""
    return _hours_and_minutes(minutes) if minutes >= 60 else f"{minutes} min"


def format_days(days: int) -> str:
    """A number of days, without its sign: `1 day`, `14 days`, from four weeks on `6 weeks`, from three months on
    `4 months`, from two years on `2 years`. Weeks, months and years are rounded down."""
    days = abs(days)
    if days < _MIN_DAYS_FOR_WEEKS:
        return _count(days, "day")
    if days < _MIN_DAYS_FOR_MONTHS:
        return _count(days // 7, "week")
    if days < _MIN_DAYS_FOR_YEARS:
        return _count(int((days + _SHORTEST_MONTHS) / _DAYS_PER_MONTH), "month")
    return _count(int((days + _SHORTEST_MONTHS) / _DAYS_PER_YEAR), "year")


def _add_time(day: str, at: time | None) -> str:
    return day if at is None else f"{day} {at.hour:02d}:{at.minute:02d}"


def _hours_and_minutes(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"

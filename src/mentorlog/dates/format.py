"""Dates, times and lengths as the screen says them, in English. What is said of a date parses back to it.

A year is left out within some nine months either side: there the nearest such day in the date's own direction is the
date itself, and where the weekday is said too, in either direction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, time

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_DAYS_WITHOUT_A_YEAR = 275
_FROM_WEEKS, _FROM_MONTHS, _FROM_YEARS = 28, 91, 730
_DAYS_A_MONTH, _DAYS_A_YEAR = 365.25 / 12, 365.25
_SHORT = 3
"""Days by which months fall short of the average: from January to April there are ninety."""


def format_date(on: date, *, today: date) -> str:
    """The day with its weekday: `Fri 20 Nov`, and `Fri 20 Nov 2025` where it is more than some nine months away."""
    return f"{WEEKDAYS[on.weekday()]} {format_short_date(on, today=today)}"


def format_short_date(on: date, *, today: date) -> str:
    """The day without its weekday: `20 Nov` or `20 Nov 2025`; it parses back looking the way the date lies."""
    year = "" if abs((on - today).days) <= _DAYS_WITHOUT_A_YEAR else f" {on.year:04d}"
    return f"{on.day} {MONTHS[on.month - 1]}{year}"


def format_full_date(on: date) -> str:
    """The day with weekday and year, however near: `Fri 20 Nov 2026`."""
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year:04d}"


def format_when(on: date, at: time | None, *, today: date) -> str:
    """The day and, where there is one, the time of day: `Tue 24 Nov 14:00`."""
    return _with_time(format_date(on, today=today), at)


def format_relative_when(on: date, at: time | None, *, today: date) -> str:
    """As `format_when`, with the three days around now by name: `tomorrow 14:00`."""
    near = _NEAR.get((on - today).days)
    return _with_time(near or format_date(on, today=today), at)


def format_minutes(minutes: int) -> str:
    """The length of one session: `45 min`, `90 min`, from three hours on `3 h 20 min`; it parses back."""
    if minutes < 3 * 60:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def format_hours(minutes: int) -> str:
    """A sum of lengths: under ten hours to the minute (`45 min`, `3 h 15 min`), then to the nearest hour (`11 h`)."""
    hours, rest = divmod(minutes, 60)
    if hours >= 10:
        return f"{(minutes + 30) // 60} h"
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def format_days(days: int) -> str:
    """How far it is, whichever way: `1 day`, `14 days`, from four weeks on `6 weeks`, from three months `4 months`; of
    weeks, months and years those that are full, as people count them."""
    days = abs(days)
    if days < _FROM_WEEKS:
        return _counted(days, "day")
    if days < _FROM_MONTHS:
        return _counted(days // 7, "week")
    if days < _FROM_YEARS:
        return _counted(int((days + _SHORT) / _DAYS_A_MONTH), "month")
    return _counted(int((days + _SHORT) / _DAYS_A_YEAR), "year")


def _with_time(day: str, at: time | None) -> str:
    return day if at is None else f"{day} {at.hour:02d}:{at.minute:02d}"


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"

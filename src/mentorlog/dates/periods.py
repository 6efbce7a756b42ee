"""Weeks, months, quarters and years as people name them. Weeks begin on Monday (ISO 8601)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mentorlog.dates.vocabulary import MONTH, MONTHS, QUARTER, UNITS, WEEK, WHICH, YEAR, Shift, moved, whole, year_said
from mentorlog.errors import DateError

_NEIGHBOURS = (-1, 0, 1)
_SPANNING = frozenset({WEEK, MONTH, QUARTER, YEAR})


class Period(NamedTuple):
    """The days from `first` to `last`, both in it; `unit` says what it is, `named` that no unit alone was typed."""

    first: date
    last: date
    unit: Shift
    named: bool = True


def periods(words: Sequence[str], *, today: date) -> tuple[Period, ...]:
    """The periods that the words can mean, earliest first: `next week`, `march 2026`, `2026-03`, `2026-W48`, `2026`
    mean one, and `march`, `week 48`, `month` the one before, around and after today. Empty where they name none."""
    for rule in (_relative, _month, _numbered_week, _iso):
        if found := tuple(rule(words, today)):
            return found
    return ()


def period_looking(words: Sequence[str], *, today: date, looking: str) -> Period | None:
    """The one period meant, looking back the last that has begun, looking ahead the first that is not over; else
    None."""
    found = periods(words, today=today)
    if len(found) < 2:
        return found[0] if found else None
    if looking == "back":
        return next((one for one in reversed(found) if one.first <= today), None)
    return next((one for one in found if one.last >= today), None)


def last_of_month(on: date) -> date:
    """The last day of that month; unlike the day before the next month's first, also in December 9999."""
    for day in (31, 30, 29):
        try:
            return on.replace(day=day)
        except ValueError:
            continue
    return on.replace(day=28)


def _relative(words: Sequence[str], today: date) -> Iterator[Period]:
    unit = UNITS.get(words[-1]) if words and len(words[-1]) > 1 else None
    if unit not in _SPANNING or unit is None:
        return
    if len(words) == 1:
        yield from _existing(lambda step: _around(today, unit, step)._replace(named=False), _NEIGHBOURS)
    elif len(words) == 2 and words[0] in WHICH:
        yield _around(today, unit, WHICH[words[0]])


def _month(words: Sequence[str], today: date) -> Iterator[Period]:
    month = MONTHS.get(words[0]) if words else None
    if month is None:
        return
    if len(words) == 1:
        yield from _existing(lambda step: _from(date(today.year + step, month, 1), MONTH), _NEIGHBOURS)
    elif len(words) == 2 and len(words[1]) == 4 and whole(words[1]):
        yield _from(date(year_said(words[1], before=""), month, 1), MONTH)


def _numbered_week(words: Sequence[str], today: date) -> Iterator[Period]:
    if len(words) == 2 and words[0] in ("week", "uge") and (week := whole(words[1], digits=2)):
        yield from _existing(lambda step: _week(today.year + step, week), _NEIGHBOURS)


def _iso(words: Sequence[str], today: date) -> Iterator[Period]:  # noqa: ARG001 - as the other rules
    year, _, rest = words[0].partition("-") if len(words) == 1 else ("", "", "")
    number = whole(year) if len(year) == 4 else None
    if not number:
        return
    if "-" not in words[0]:
        yield _from(date(number, 1, 1), YEAR)
    elif len(rest) == 3 and rest[0] == "w" and (week := whole(rest[1:])):
        yield from _existing(lambda _: _week(number, week), (0,))
    elif len(rest) == 2 and (month := whole(rest)):
        yield from _existing(lambda _: _from(date(number, month, 1), MONTH), (0,))


def _around(today: date, unit: Shift, step: int) -> Period:
    """The period of that unit around today, or so many of them later."""
    months, days = unit
    if not months:
        return _from(moved(today, days=step * days - today.weekday()), unit)
    start = today.replace(month=today.month - (today.month - 1) % months, day=1)
    return _from(moved(start, months=step * months), unit)


def _week(year: int, week: int) -> Period:
    return _from(date.fromisocalendar(year, week, 1), WEEK)


def _from(first: date, unit: Shift) -> Period:
    months, days = unit
    last = moved(first, days=days - 1) if days else last_of_month(moved(first, months=months - 1))
    return Period(first, last, unit)


def _existing(make: Callable[[int], Period], steps: Sequence[int]) -> Iterator[Period]:
    """Those of the periods that the calendar has: not every year has a week 53, nor a year before it."""
    for step in steps:
        try:
            yield make(step)
        except (ValueError, OverflowError, DateError):
            continue

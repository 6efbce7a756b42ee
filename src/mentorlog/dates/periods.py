"""Parse weeks, months, quarters and years: `next week`, `march 2026`. Weeks begin on Monday (ISO 8601)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from mentorlog.dates.vocabulary import (
    LAST_THIS_NEXT,
    MONTH,
    MONTHS,
    QUARTER,
    UNITS,
    WEEK,
    YEAR,
    add_to_date,
    last_of_month,
    parse_number,
    parse_year,
)
from mentorlog.errors import DateError
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mentorlog.dates.vocabulary import (
        MonthsAndDays,
    )

Direction = Literal["past", "future"]
"""Whether a date has happened or will happen: it decides which day `friday` or `12 dec` is."""

_STEPS: Final = (-1, 0, 1)
"""The period before, around and after today."""
_PREPOSITIONS: Final = ("i", "in", "from", "fra", "since", "siden", "til", "until", "hele")
_MIDDLE: Final = (
    ("mid",),
    ("medio",),
    ("midt", "i"),
    ("midt",),
    ("midten", "af"),
    ("middle", "of"),
    ("the", "middle", "of"),
)
_PERIOD_UNITS: Final = frozenset({WEEK, MONTH, QUARTER, YEAR})


class Period(NamedTuple):
    """A period of days."""

    first: date
    """The first day."""
    last: date
    """The last day, which is part of the period."""
    unit: MonthsAndDays
    """The length of a period of this kind: a week, month, quarter or year."""
    is_named: bool = True
    """Whether more than a unit was typed: false for `month`, true for `next month` and `march`."""


def find_periods(words: Sequence[str], *, today: date) -> tuple[Period, ...]:
    """The periods that the words can mean, earliest first. Empty if they are not a period.

    `next week`, `march 2026`, `2026-03`, `2026-W48` and `2026` have one meaning; `march`, `week 48` and `month` have
    three: the one before, around and after today.
    """
    for rule in (_relative_period, _month, _week_number, _iso_period, _middle_of_month, _weekend, _quarter):
        if found := tuple(rule(words, today)):
            return found
    return ()


def find_period(words: Sequence[str], *, today: date, direction: Direction) -> Period | None:
    """The period that the words mean, or None. Of several it is the last that has begun if `direction` is `past`, and
    the first that is not over if it is `future`."""
    found = find_periods(words, today=today)
    if len(found) < 2:
        return found[0] if found else None
    if direction == "past":
        return next((period for period in reversed(found) if period.first <= today), None)
    return next((period for period in found if period.last >= today), None)


def find_period_after_preposition(words: Sequence[str], *, today: date, direction: Direction) -> Period | None:
    """As `find_period`, also with a preposition before the period: `i uge 48`, `in march`."""
    found = find_period(words, today=today, direction=direction)
    if found is None and len(words) > 1 and words[0] in _PREPOSITIONS:
        return find_period(words[1:], today=today, direction=direction)
    return found


def _relative_period(words: Sequence[str], today: date) -> Iterator[Period]:
    unit = UNITS.get(words[-1]) if words and len(words[-1]) > 1 else None
    if unit not in _PERIOD_UNITS or unit is None:
        return
    if len(words) == 1:
        yield from _existing_periods(lambda step: _period_around(today, unit, step)._replace(is_named=False), _STEPS)
    elif len(words) == 2 and words[0] in LAST_THIS_NEXT:
        yield _period_around(today, unit, LAST_THIS_NEXT[words[0]])


def _month(words: Sequence[str], today: date) -> Iterator[Period]:
    month = MONTHS.get(words[0]) if words else None
    if month is None:
        return
    if len(words) == 1:
        yield from _existing_periods(lambda step: _period_from(date(today.year + step, month, 1), MONTH), _STEPS)
    elif len(words) == 2 and len(words[1]) == 4 and parse_number(words[1]):
        yield _period_from(date(parse_year(words[1], day=""), month, 1), MONTH)


def _week_number(words: Sequence[str], today: date) -> Iterator[Period]:
    if len(words) == 1 and words[0].startswith(("week", "uge")):
        digits = words[0].lstrip("weekug")  # noqa: B005 - all letters of both words: `uge49`
        words = (words[0].removesuffix(digits), digits)
    week = parse_number(words[1], digits=2) if len(words) > 1 and words[0] in ("week", "uge") else None
    if week and len(words) == 2:
        yield from _existing_periods(lambda step: _week(today.year + step, week), _STEPS)
    elif week and len(words) == 3 and len(words[2]) == 4 and parse_number(words[2]):
        yield from _existing_periods(lambda _: _week(parse_year(words[2], day=""), week), (0,))


def _iso_period(words: Sequence[str], today: date) -> Iterator[Period]:  # noqa: ARG001 - same signature as the other rules
    year, _, rest = words[0].partition("-") if len(words) == 1 else ("", "", "")
    number = parse_number(year) if len(year) == 4 else None
    if not number:
        return
    if "-" not in words[0]:
        yield _period_from(date(number, 1, 1), YEAR)
    elif len(rest) == 3 and rest[0] == "w" and (week := parse_number(rest[1:])):
        yield from _existing_periods(lambda _: _week(number, week), (0,))
    elif len(rest) == 2 and (month := parse_number(rest)):
        yield from _existing_periods(lambda _: _period_from(date(number, month, 1), MONTH), (0,))


def _middle_of_month(words: Sequence[str], today: date) -> Iterator[Period]:
    """`mid december`, `medio december`, `midt i måneden`: from the 11th to the 20th."""
    if words and words[0].startswith("mid-"):
        words = ("mid", words[0].removeprefix("mid-"), *words[1:])
    count = next((len(start) for start in _MIDDLE if tuple(words[: len(start)]) == start), 0)
    rest = words[count:] if count else ()
    for period in find_periods(rest[1:] if rest and rest[0] in ("the", "of") else rest, today=today) if rest else ():
        if period.unit == MONTH:
            yield Period(period.first.replace(day=11), period.first.replace(day=20), (0, 10))


def _weekend(words: Sequence[str], today: date) -> Iterator[Period]:
    """`weekend`, `the weekend`, `næste weekend`: Saturday and Sunday."""
    if not words or words[-1] not in ("weekend", "weekenden") or len(words) > 2:
        return
    which = words[0] if len(words) == 2 else "the"
    steps = _STEPS if which in ("the", "den") else (LAST_THIS_NEXT[which],) if which in LAST_THIS_NEXT else ()
    for week in _existing_periods(lambda step: _period_around(today, WEEK, step), steps):
        yield Period(add_to_date(week.first, days=5), week.last, (0, 2))


def _quarter(words: Sequence[str], today: date) -> Iterator[Period]:
    """`q2`, `q2 2027`, `2. kvartal`, `the second quarter`."""
    if any("q" in word or word == "kvartal" for word in words):
        from mentorlog.dates.spoken.quarters import find_quarter_starts

        yield from (_period_from(first, QUARTER) for first in find_quarter_starts(words, today))


def _period_around(today: date, unit: MonthsAndDays, step: int) -> Period:
    """The period of that unit around today if `step` is 0, else the one that many units later."""
    months, days = unit
    if not months:
        return _period_from(add_to_date(today, days=step * days - today.weekday()), unit)
    start = today.replace(month=today.month - (today.month - 1) % months, day=1)
    return _period_from(add_to_date(start, months=step * months), unit)


def _week(year: int, week: int) -> Period:
    return _period_from(date.fromisocalendar(year, week, 1), WEEK)


def _period_from(first: date, unit: MonthsAndDays) -> Period:
    months, days = unit
    last = add_to_date(first, days=days - 1) if days else last_of_month(add_to_date(first, months=months - 1))
    return Period(first, last, unit)


def _existing_periods(make: Callable[[int], Period], steps: Sequence[int]) -> Iterator[Period]:
    """The period of each step, without those that do not exist: not every year has a week 53."""
    for step in steps:
        try:
            yield make(step)
        except (ValueError, OverflowError, DateError):
            continue

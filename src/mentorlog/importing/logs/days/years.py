"""Choose the years of days without one, from the days beside them in the file, and read numeric dates in one order."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.dates import DateOrder

_NUMERIC: Final = r"(?<![\w/.:-])(\d{1,2})([./-])(\d{1,2})(\2\d{4}|\2\d\d|[ -]{1,3}(?:19|20)\d\d)(?![\w/:]|[.-]\d)"
_SHORT_NUMERIC: Final = r"(?<![\w/.:-])(\d{1,2})(/)(\d{1,2})()(?![\w/:]|[.-]\d)"
_MOST_YEARS: Final = 40
"""How far a year is looked for in which a day falls on its weekday."""

_AHEAD: Final = timedelta(weeks=8)
"""How long before its day a session may have a heading already, such as one for its agenda."""
_RUNNING: Final = timedelta(weeks=13)
"""How long ago the last session of a log may be that goes on."""

_MOST_AHEAD: Final = 2
"""How many sessions ahead may have a heading already."""


class OpenDay(NamedTuple):
    """A day whose year may be open."""

    year: int | None
    """The year, if it is known."""
    month: int
    """The month, 1 to 12."""
    day: int
    """The day of the month."""
    weekday: int | None = None
    """The weekday, 1 to 7, if it is known."""


def settle_order(days: str, text: str, given: DateOrder | None) -> DateOrder | None:
    """The order of day and month in a file: that of the days of its sessions, else of the dates in its text, else the
    one that is given, else of the days without a year, which could be fractions."""
    in_text = _order_of(_NUMERIC, text, is_strict=True)
    return _order_of(_NUMERIC, days) or in_text or given or _order_of(_SHORT_NUMERIC, text)


def _order_of(pattern: str, text: str, *, is_strict: bool = False) -> DateOrder | None:
    """The order in which those numeric dates can be read of which only one is a date; None if there is none, or if they
    contradict each other. With `is_strict` no number counts that could be a version, such as 1.13.22."""
    found: set[DateOrder] = set()
    for first, sign, second, year in re.findall(pattern, text, re.ASCII):
        if is_strict and sign != "/" and len(year.strip(" ./-")) < len("2026"):
            continue
        if 12 < int(first) <= 31 and 1 <= int(second) <= 12:
            found.add("dmy")
        elif 12 < int(second) <= 31 and 1 <= int(first) <= 12:
            found.add("mdy")
    return found.pop() if len(found) == 1 else None


def resolve_years(days: Sequence[OpenDay], *, today: date, year: int | None = None) -> list[date | None]:
    """The days in the order of the file, each with a year: its own, else so that the days go on in the direction in
    which the others go. If none has a year, the oldest is in `year` (that of the file's name); if that is None, the
    newest is the last one that has passed, or one of the next weeks if the log goes on until today. None for a day that
    has no such year."""
    found: list[date | None] = [_exact(day) for day in days]
    if not days:
        return found
    is_rising = _is_rising(days, found)
    if any(found):
        return _filled(days, found, today, is_rising=is_rising)
    at = 0 if (is_rising == (year is not None)) else len(days) - 1
    known = _exact(days[at]._replace(year=year)) if year is not None else None
    ahead = _near(days[at], today, sign=1) if known is None else None
    if ahead is not None and ahead - today <= _AHEAD:
        found[at] = ahead
        filled = _filled(days, found, today, is_rising=is_rising)
        if _goes_on(filled, today):
            return filled
    found[at] = known or _near(days[at], today, sign=-1)
    return _filled(days, found, today, is_rising=is_rising)


def _goes_on(days: Sequence[date | None], today: date) -> bool:
    """Whether the days are those of a log that goes on until today, with only the next session or two still ahead."""
    known = [on for on in days if on is not None]
    ahead = sum(on > today for on in known)
    return ahead <= min(_MOST_AHEAD, len(known) - ahead) and any(today - _RUNNING <= on <= today for on in known)


def _filled(
    days: Sequence[OpenDay], known: Sequence[date | None], today: date, *, is_rising: bool
) -> list[date | None]:
    """The days, those that are not known so that they go on from the ones that are."""
    found = list(known)
    first = next((place for place, on in enumerate(found) if on is not None), None)
    if first is None:
        return found
    for place in range(first + 1, len(days)):
        found[place] = found[place] or _beside(days[place], found[place - 1], today, sign=1 if is_rising else -1)
    for place in range(first - 1, -1, -1):
        found[place] = found[place] or _beside(days[place], found[place + 1], today, sign=-1 if is_rising else 1)
    return found


def is_rising(days: Sequence[date]) -> bool:
    """Whether the days of a file go from the oldest to the newest."""
    falls = sum(later < earlier for earlier, later in pairwise(days))
    rises = sum(later > earlier for earlier, later in pairwise(days))
    return rises >= falls


def _is_rising(days: Sequence[OpenDay], found: Sequence[date | None]) -> bool:
    known = [on for on in found if on is not None]
    if len(known) > 1 and len(set(known)) > 1:
        return is_rising(known)
    places = [day.month * 31 + day.day for day in days]
    if len(set(places)) == 1:
        return True
    # the direction in which less time passes from the first to the last
    forwards = sum((later - earlier) % (12 * 31) for earlier, later in pairwise(places))
    backwards = sum((earlier - later) % (12 * 31) for earlier, later in pairwise(places))
    return forwards <= backwards


def _beside(day: OpenDay, neighbour: date | None, today: date, *, sign: int) -> date | None:
    """The day nearest to its neighbour on the side of it that `sign` says, but never more than some weeks after today
    if it can be before it."""
    found = _near(day, neighbour or today, sign=sign)
    if found is None or found > today + _AHEAD:
        return _near(day, today, sign=-1) or found
    return found


def _near(day: OpenDay, from_day: date, *, sign: int) -> date | None:
    """The nearest such day on one side of another day, that day included."""
    for step in range(_MOST_YEARS):
        on = _exact(day._replace(year=from_day.year + sign * step))
        if on is not None and (on - from_day).days * sign >= 0:
            return on
    return None


def _exact(day: OpenDay) -> date | None:
    """The date, if its year is known and it exists and falls on its weekday."""
    if day.year is None:
        return None
    try:
        on = date(day.year, day.month, day.day)
    except ValueError:
        return None
    return on if day.weekday is None or on.isoweekday() == day.weekday else None

"""Format a cadence in English words, whatever the language in which it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mentorlog.dates.cadence import Cadence

_NAMED: Final = {(0, 1): "daily", (0, 7): "weekly", (0, 15): "twice a month", (1, 0): "monthly", (12, 0): "yearly"}


def format_cadence(cadence: Cadence) -> str:
    """A cadence in words: `monthly`, `every 2 weeks`. Months together with days are a number of days."""
    months, days = cadence
    if (months, days) in _NAMED:
        return _NAMED[months, days]
    if not days and months % 12 == 0:
        return _every(months // 12, "year")
    if not days:
        return _every(months, "month")
    if not months and days % 7 == 0:
        return _every(days // 7, "week")
    return _every(round(cadence.in_days), "day")


def cadence_in_english(typed: str) -> str:
    """A cadence that was typed, in English words: `every 2 weeks` for `hver anden uge`, `none` for `ingen`; as it was
    typed if it is not recognised."""
    from mentorlog.dates.cadence import parse_cadence
    from mentorlog.errors import DateError

    try:
        cadence = parse_cadence(typed)
    except DateError:
        return " ".join(typed.split())
    return format_cadence(cadence) if cadence else "none"


def _every(count: int, unit: str) -> str:
    return f"every {unit}" if count == 1 else f"every {count} {unit}s"

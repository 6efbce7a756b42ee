"""Find quarters of a year: `Q2`, `Q2 2027`, `2027-Q2`, `2. kvartal`, `the second quarter`, `kvartal 2`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from mentorlog.dates.spoken.number_words import ordinal_of
from mentorlog.dates.vocabulary import add_to_date, parse_number, parse_year

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES: Final = ("quarter", "kvartal")
_ARTICLES: Final = ("the", "den", "det")
_OF: Final = ("of", "af", "i", "in")
_IN: Final = ("i", "in")


def find_quarter_starts(words: Sequence[str], today: date) -> tuple[date, ...]:
    """The first day of the quarter of the year that the words name: of last year, of this year and of the next one, or
    only of the year that was typed. Empty if they are not a quarter. DateError for a year out of range."""
    words = words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
    words, year = _split_year(words)
    number = _number(words)
    if number is None:
        return ()
    years = (today.year - 1, today.year, today.year + 1) if year is None else (parse_year(year, day=""),)
    return tuple(date(year, 3 * number - 2, 1) for year in years if 1 <= year <= date.max.year)


def _split_year(words: Sequence[str]) -> tuple[Sequence[str], str | None]:
    """The words without the year at their start or end, and the year."""
    first, dash, rest = words[0].partition("-")
    if dash and rest:  # 2027-Q2, Q2-2027
        words = (first, rest, *words[1:])
    if len(words) > 1 and _is_year(words[-1]):
        kept = words[:-1]
        return (kept[:-1] if len(kept) > 1 and kept[-1] in _OF else kept), words[-1]
    return (words[1:], words[0]) if len(words) > 1 and _is_year(words[0]) else (words, None)


def _is_year(word: str) -> bool:
    return len(word) == 4 and parse_number(word) is not None


def _number(words: Sequence[str]) -> int | None:
    """The number of the quarter, 1 to 4; None if the words are not a quarter."""
    number = None
    if len(words) == 1 and words[0].startswith("q"):
        number = parse_number(words[0][1:], digits=1)
    elif len(words) == 2 and words[1] in _NAMES:
        number = ordinal_of(words[0])
    elif len(words) == 2 and words[0] in _NAMES:
        number = parse_number(words[1], digits=1)
    return number if number in range(1, 5) else None


def end_of_quarter(words: Sequence[str], today: date, *, is_day_before: bool = False) -> date | None:
    """The last day of the quarter that the words name, perhaps after `in` or `i`, or the day before its first one; of
    several the first that has not passed. None if they are not a quarter."""
    words = words[1:] if len(words) > 1 and words[0] in _IN else words
    starts = find_quarter_starts(words, today) if words else ()
    days = [add_to_date(start, days=-1) if is_day_before else last_day_of_quarter(start) for start in starts]
    return next((day for day in days if day >= today or len(days) == 1), None)


def last_day_of_quarter(start: date) -> date:
    """The last day of the quarter that begins on a day."""
    return start.replace(month=start.month + 2, day=30 if start.month in (4, 7) else 31)

"""The words of the grammar, in English and Danish, and the arithmetic that they stand for.

Every key is spelled as `words_of` leaves it: lower case, no accents, `å` and `aa` as `a`, `ø` and `oe` as `o`, `æ` as
`ae`; so Danish is understood from any keyboard.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, TypeVar

from mentorlog.errors import DateError

Shift = tuple[int, int]
"""Months, then days."""

_V = TypeVar("_V")

DAY: Final[Shift] = (0, 1)
WEEK: Final[Shift] = (0, 7)
MONTH: Final[Shift] = (1, 0)
QUARTER: Final[Shift] = (3, 0)
YEAR: Final[Shift] = (12, 0)


def _spelled(*rows: tuple[str, _V]) -> dict[str, _V]:
    """Each word of a row with what the row stands for."""
    return {word: meaning for words, meaning in rows for word in words.split()}


NUMBERS: Final = _spelled(
    ("one a an en et", 1),
    ("two to", 2),
    ("three tre", 3),
    ("four fire", 4),
    ("five fem", 5),
    ("six seks", 6),
    ("seven syv", 7),
    ("eight otte", 8),
    ("nine ni", 9),
    ("ten ti", 10),
    ("eleven elleve", 11),
    ("twelve tolv", 12),
    ("thirteen tretten", 13),
    ("fourteen fjorten", 14),
)
ORDINALS: Final = _spelled(
    ("first forste", 1),
    ("second other anden andet", 2),
    ("third tredje", 3),
    ("fourth fjerde", 4),
    ("fifth femte", 5),
    ("sixth sjette", 6),
    ("seventh syvende", 7),
    ("eighth ottende", 8),
    ("ninth niende", 9),
    ("tenth tiende", 10),
    ("eleventh ellevte", 11),
    ("twelfth tolvte", 12),
    ("thirteenth trettende", 13),
    ("fourteenth fjortende", 14),
)
WEEKDAYS: Final = _spelled(
    ("monday mon mandag man", 1),
    ("tuesday tue tues tirsdag tir tirs", 2),
    ("wednesday wed weds onsdag ons", 3),
    ("thursday thu thur thurs torsdag tor tors", 4),
    ("friday fri fredag fre", 5),
    ("saturday sat lordag lor", 6),
    ("sunday sun sondag son", 7),
)
"""ISO numbers."""
MONTHS: Final = _spelled(
    ("january jan januar", 1),
    ("february feb februar", 2),
    ("march mar marts", 3),
    ("april apr", 4),
    ("may maj", 5),
    ("june jun juni", 6),
    ("july jul juli", 7),
    ("august aug", 8),
    ("september sep sept", 9),
    ("october oct oktober okt", 10),
    ("november nov", 11),
    ("december dec", 12),
)
UNITS: Final = _spelled(
    ("day days d dag dage dagen", DAY),
    ("week weeks wk wks w uge uger ugen u", WEEK),
    ("fortnight fortnights", (0, 14)),
    ("month months mo m maned maneder maneden", MONTH),
    ("quarter quarters kvartal kvartaler kvartalet", QUARTER),
    ("year years yr yrs y ar aret", YEAR),
)
WHICH: Final = _spelled(
    ("last previous past sidste forrige", -1),
    ("this denne dette", 0),
    ("next naeste", 1),
)

LAST_YEAR: Final = 9999
BEYOND: Final = f"That lies beyond the calendar, which has the years 1 to {LAST_YEAR}."
_YEARS: Final = range(1900, 2200)
"""That a date which is not of the ISO form may say."""
_LONGEST: Final = 100
"""Characters. No date is longer; what is, is refused before any work is done on it."""
_SHOWN: Final = 40


def words_of(text: str) -> list[str]:
    """The words of `text` as the tables spell them; commas are blanks, and a word loses one full stop at its end. An
    empty list for what is too long to be a date."""
    text = " ".join(text.replace(",", " ").split()).lower()
    if len(text) > _LONGEST:
        return []
    if not text.isascii():
        from unicodedata import normalize

        text = "".join(sign for sign in normalize("NFD", text) if not "\u0300" <= sign <= "\u036f")
        text = text.replace("ø", "o").replace("æ", "ae").replace("\u2212", "-")
    return [word.removesuffix(".") for word in text.replace("aa", "a").replace("oe", "o").split()]


def whole(word: str, *, digits: int = 6) -> int | None:
    """The number that one to `digits` ASCII digits spell, or None."""
    return int(word) if word.isascii() and word.isdecimal() and len(word) <= digits else None


def year_said(digits: str, *, before: str) -> int:
    """The year that stands at the end of a date, after the words `before` (empty: no time of day could follow them).
    DateError where it is far from every journal's, and `9 mar 1400` more likely a time."""
    year = int(digits)
    if year in _YEARS:
        return year
    hour, minute = divmod(year, 100)
    is_time = before and hour < 24 and minute < 60
    raise DateError(
        f"The year {digits} is far away: {_YEARS[0]} to {_YEARS[-1]} are read so.",
        hint=f"for example: {before} {hour:02d}:{minute:02d}" if is_time else f"as a year it is typed {digits}-MM-DD",
    )


def parted(word: str) -> tuple[str, str]:
    """The digits that a word begins with, and the rest: `12th` is `12` and `th`."""
    rest = word.lstrip("0123456789")
    return word[: len(word) - len(rest)], rest


def quantity(words: Sequence[str]) -> Shift | None:
    """The length that `2 weeks`, `two weeks`, `a week`, `2w` spell, or None."""
    if len(words) == 1:
        words = parted(words[0])
    if len(words) != 2 or words[1] not in UNITS:
        return None
    number = NUMBERS.get(words[0]) or whole(words[0])
    months, days = UNITS[words[1]]
    return None if number is None else (number * months, number * days)


def moved(on: date, *, months: int = 0, days: int = 0) -> date:
    """`on`, so many months and then so many days later (earlier where they are negative); the 31st becomes the last
    day of a shorter month. DateError beyond the years 1 to 9999."""
    try:
        return (_months_later(on, months) if months else on) + timedelta(days)
    except (OverflowError, ValueError):
        raise DateError(BEYOND) from None


def _months_later(on: date, months: int) -> date:
    if on.day <= 28:
        # a day that every month has needs no clamping, and no library to be loaded by everyday commands
        year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
        return on.replace(year=year, month=month + 1)
    from dateutil.relativedelta import relativedelta

    return on + relativedelta(months=months)


def quoted(text: str) -> str:
    """What was typed, in quotation marks, on one line and cut short where it is long."""
    text = " ".join(text.split())
    return f'"{text}"' if len(text) <= _SHOWN else f'"{text[:_SHOWN]}…"'

"""The words that dates and lengths are written with, in English and Danish, and adding months and days to a date.

Every key is spelled as `split_words` returns it: lower case, no accents, `å` and `aa` as `a`, `ø` and `oe` as `o`, `æ`
as `ae`. So Danish is understood from any keyboard.
"""

from __future__ import annotations

from datetime import timedelta

from mentorlog.errors import DateError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Final, TypeVar

    _V = TypeVar("_V")

MonthsAndDays = tuple[int, int]
"""A length of calendar time: a number of months, then a number of days."""


DAY: Final[MonthsAndDays] = (0, 1)
WEEK: Final[MonthsAndDays] = (0, 7)
MONTH: Final[MonthsAndDays] = (1, 0)
QUARTER: Final[MonthsAndDays] = (3, 0)
YEAR: Final[MonthsAndDays] = (12, 0)


def _table(*rows: tuple[str, _V]) -> dict[str, _V]:
    """A dictionary from each word of a row to the value of the row."""
    return {word: value for words, value in rows for word in words.split()}


NUMBERS: Final = _table(
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
ORDINALS: Final = _table(
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
WEEKDAYS: Final = _table(
    ("monday mon mandag man", 1),
    ("tuesday tue tues tirsdag tir tirs", 2),
    ("wednesday wed weds onsdag ons", 3),
    ("thursday thu thur thurs torsdag tor tors", 4),
    ("friday fri fredag fre", 5),
    ("saturday sat lordag lor", 6),
    ("sunday sun sondag son", 7),
)
"""ISO numbers: Monday is 1."""
MONTHS: Final = _table(
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
UNITS: Final = _table(
    ("day days d dag dage dagen", DAY),
    ("week weeks wk wks w uge uger ugen u", WEEK),
    ("fortnight fortnights", (0, 14)),
    ("month months mo m maned maneder maneden", MONTH),
    ("quarter quarters kvartal kvartaler kvartalet", QUARTER),
    ("year years yr yrs y ar aret", YEAR),
)
LAST_THIS_NEXT: Final = _table(
    ("last previous past sidste forrige", -1),
    ("this denne dette", 0),
    ("next naeste", 1),
)

LAST_YEAR: Final = 9999
YEARS: Final = range(1900, 2200)
"""The years of the dates that can be recorded."""
OUTSIDE_CALENDAR: Final = f"That date is out of range: expected the years {YEARS[0]} to {YEARS[-1]}."
_LONGEST_TEXT: Final = 100
"""Characters. No date is longer, so longer text is refused before any work is done on it."""
_LONGEST_QUOTE: Final = 40
"""Characters."""


def split_words(text: str) -> list[str]:
    """The words of `text`, spelled as in the tables above. Commas count as blanks, and a word loses one full stop at
    its end. Empty if the text is too long to be a date."""
    return [word.removesuffix(".") for word in split_words_with_stops(text)]


def split_words_with_stops(text: str) -> list[str]:
    """As `split_words`, with the full stops: the one of `24.12.` tells that the day is first."""
    text = " ".join(text.replace(",", " ").split()).lower()
    if len(text) > _LONGEST_TEXT:
        return []
    if not text.isascii():
        from unicodedata import normalize

        text = "".join(char for char in normalize("NFD", text) if not "\u0300" <= char <= "\u036f")
        text = text.replace("ø", "o").replace("æ", "ae").replace("\u2212", "-")
    return text.replace("aa", "a").replace("oe", "o").split()


def parse_number(word: str, *, digits: int = 6) -> int | None:
    """The whole number written with one to `digits` ASCII digits, or None."""
    return int(word) if word.isascii() and word.isdecimal() and len(word) <= digits else None


def parse_year(text: str, *, day: str) -> int:
    """The year at the end of a date, from its four digits. `day` is the words before it, empty if no time of day can
    follow them.

    DateError if it is before 1900 or after 2199: in `9 mar 1400` the number is more likely a time.
    """
    year = int(text)
    if year in YEARS:
        return year
    hour, minute = divmod(year, 100)
    is_time = day and hour < 24 and minute < 60
    raise DateError(
        f"The year {text} is out of range: expected {YEARS[0]} to {YEARS[-1]}.",
        hint=f"for example: {day} {hour:02d}:{minute:02d}" if is_time else None,
    )


def check_year(on: date) -> date:
    """The date. DateError for one that can't be recorded, because its year is before 1900 or after 2199: nearly always
    a typing error, and a program that counts on from it would leave the calendar."""
    if on.year not in YEARS:
        raise DateError(f"The year {on.year:04d} is out of range: expected {YEARS[0]} to {YEARS[-1]}.")
    return on


def days_after(on: date, days: int) -> date:
    """The day that many days after `on` (before it if negative), or the first or last day of the calendar if it would
    be outside."""
    try:
        return on + timedelta(days)
    except OverflowError:
        return on.min if days < 0 else on.max


def split_digits(word: str) -> tuple[str, str]:
    """The digits at the beginning of a word, and the rest: `12th` gives `12` and `th`."""
    rest = word.lstrip("0123456789")
    return word[: len(word) - len(rest)], rest


def parse_length(words: Sequence[str]) -> MonthsAndDays | None:
    """The length written as `2 weeks`, `two weeks`, `a week` or `2w`, or None."""
    if len(words) == 1:
        words = split_digits(words[0])
    if len(words) != 2 or words[1] not in UNITS:
        return None
    number = NUMBERS.get(words[0]) or parse_number(words[0])
    months, days = UNITS[words[1]]
    return None if number is None else (number * months, number * days)


def add_to_date(on: date, *, months: int = 0, days: int = 0) -> date:
    """The date that many months, then that many days after `on` (before it if negative). The 31st becomes the last day
    of a shorter month.

    DateError outside the years 1 to 9999.
    """
    try:
        return (_add_months(on, months) if months else on) + timedelta(days)
    except (OverflowError, ValueError):
        raise DateError(OUTSIDE_CALENDAR) from None


def _add_months(on: date, months: int) -> date:
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    last = last_of_month(on.replace(year=year, month=month + 1, day=1))
    return last.replace(day=min(on.day, last.day))


def last_of_month(on: date) -> date:
    """The last day of the month of `on`."""
    # counting back from the first of the next month would fail in December 9999
    for day in (31, 30, 29):
        try:
            return on.replace(day=day)
        except ValueError:
            continue
    return on.replace(day=28)


def quote(text: str) -> str:
    """What the user typed, in quotation marks on one line, cut short if it is long."""
    text = " ".join(text.split())
    return f'"{text}"' if len(text) <= _LONGEST_QUOTE else f'"{text[:_LONGEST_QUOTE]}…"'

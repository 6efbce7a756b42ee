"""Find days in a line of a log. `mentorlog.dates` says which day a text means; this module finds where it is."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from mentorlog.dates.days import Context, find_days
from mentorlog.dates.vocabulary import MONTHS, WEEKDAYS, YEARS, split_words
from mentorlog.errors import DateError
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from mentorlog.dates import DateOrder

_ANY_YEAR: Final = date(2000, 12, 31)
"""The end of a leap year: a day without a year is read in it, so that 29 February exists."""
_OLDEST_SHORT_YEAR: Final = 15
"""A year of two digits that is longer ago is less likely than another reading."""

_MONTHS: Final = 12


class Reading(NamedTuple):
    """One way to read a day."""

    year: int | None
    """The year; None if there is none in the text."""
    month: int
    """The month, 1 to 12."""
    day: int
    """The day of the month."""

    @property
    def on(self) -> date | None:
        """The date; None if there is no year."""
        return None if self.year is None else date(self.year, self.month, self.day)


class DayMention(NamedTuple):
    """A day in a text."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    readings: tuple[Reading, ...]
    """One, or two if the order of day and month is open; none if there is no such day."""
    weekday: int | None = None
    """The weekday beside it, 1 to 7."""
    is_slashed: bool = False
    """Whether it is only two numbers with a slash, which could be something else."""
    fault: str | None = None
    """Why there is no such day."""

    @property
    def has_year(self) -> bool:
        """Whether the text has the year."""
        return bool(self.readings) and self.readings[0].year is not None

    def in_order(self, order: DateOrder | None) -> tuple[Reading, ...]:
        """The readings in a numeric order; `readings` has the one with the day first before the other."""
        if len(self.readings) < 2 or order is None:
            return self.readings
        return self.readings[:1] if order == "dmy" else self.readings[1:]


def find_mentions(text: str, *, today: date) -> list[DayMention]:
    """Every day in a text, in its order. `today` settles the century of a year with two digits."""
    if not any(char.isdecimal() for char in text):
        return []
    found = (_mention(match, today) for match in _pattern().finditer(text))
    return [mention for mention in found if mention is not None]


def best_mention(text: str, *, today: date) -> DayMention | None:
    """The day of a heading: the first with a year, else the first with the name of a month, else the first."""
    found = find_mentions(text, today=today)
    if not found:
        return None
    return min(found, key=lambda mention: (not mention.has_year, mention.is_slashed))


def _mention(match: re.Match[str], today: date) -> DayMention | None:
    part = match.groupdict()
    words, year, is_numeric = _words(part)
    weekday_word = part["weekday_before"] or part["weekday_after"]
    weekday = WEEKDAYS.get(split_words(weekday_word)[0]) if weekday_word else None
    is_slashed = is_numeric and not year and not part["article"]
    start, end = match.span()
    try:
        readings = _read(words, bool(year), today)
    except DateError as error:
        is_date = not is_slashed and getattr(error, "is_unknown", False) is False
        return DayMention(start, end, (), weekday, is_slashed, error.message) if is_date else None
    if not readings:
        return None
    return _with_weekday(DayMention(start, end, readings, weekday, is_slashed))


def _words(part: dict[str, str | None]) -> tuple[str, str | None, bool]:
    """The text of a day as `mentorlog.dates` reads it, its year if it has one, and whether it is of numbers alone with
    the year last or without one."""
    if part["iso_year"]:
        month, day = part["iso_month"] or part["compact_month"], part["iso_day"] or part["compact_day"]
        return f"{part['iso_year']}-{month}-{day}", part["iso_year"], False
    if part["week_date"]:
        return part["week_date"], part["week_date"], False
    if part["first"]:
        year = part["last"] or part["last_after_dash"] or part["last_after_blank"]
        text = "/".join(number for number in (part["first"], part["second"], year) if number)
        is_day_first = part["article"] or part["article_d"] or part["stop"] or part["stop_after_year"]
        has_dots = part["separator"] == "." and int(part["second"] or 0) <= _MONTHS
        if part["separator"] == "-" and year and len(year) == 2:
            text = text.replace("/", "-")
        return f"den {text}" if is_day_first or has_dots else text, year, True
    day = part["day_before"] or part["day_after"] or part["day_last"]
    month = part["month_before"] or part["month_after"] or part["month_first"]
    year = part["year_before"] or part["year_after"] or part["year_first"]
    short = part["short_before"] or part["short_dashed"] or part["short_blank"] or part["short_after"]
    year = f"20{short}" if short else year
    return f"{day} {month} {year or ''}".strip(), year, False


@lru_cache(maxsize=4096)
def _read(words: str, has_year: bool, today: date) -> tuple[Reading, ...]:  # noqa: FBT001 - a key of the cache
    """The readings of a day, day first before month first. DateError if there is no such day."""
    context = Context(today if has_year else _ANY_YEAR, "past")
    failed: DateError | None = None
    found: list[date] = []
    for order in ("dmy", "mdy"):
        try:
            found += find_days(split_words(words), context._replace(order=order))
        except DateError as error:
            failed = failed or error
    days = [on for on in dict.fromkeys(found) if on.year in YEARS]
    if words.count("-") == 2 and not words[:4].isdecimal():
        days = _likely(days, words, today)
    if not days:
        if failed or found:
            raise failed or DateError(f"There is no {words}.")
        return ()
    return tuple(Reading(on.year if has_year else None, on.month, on.day) for on in days)


def _likely(days: list[date], words: str, today: date) -> list[date]:
    """The likely readings of `26-01-05`, which may have its year first: those that have passed, not long ago."""
    first, month, day = (int(word) for word in words.rpartition(" ")[2].split("-"))
    try:
        days = list(dict.fromkeys([*days, date(2000 + first, month, day)]))
    except ValueError:
        return days
    likely = [on for on in days if on <= today and today.year - on.year <= _OLDEST_SHORT_YEAR]
    return likely or days


def _with_weekday(mention: DayMention) -> DayMention:
    """The mention with only those readings that fall on its weekday; with a fault if none does."""
    days = [on for reading in mention.readings if (on := reading.on) is not None]
    if mention.weekday is None or not days:
        return mention
    fitting = tuple(
        reading for reading, on in zip(mention.readings, days, strict=True) if on.isoweekday() == mention.weekday
    )
    if fitting:
        return mention._replace(readings=fitting)
    from mentorlog.dates.format import WEEKDAY_NAMES, format_full_date

    fault = f"{format_full_date(days[0])} is not a {WEEKDAY_NAMES[mention.weekday - 1]}."
    return mention._replace(readings=(), fault=fault)


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted(MONTHS, key=len, reverse=True))
    weekdays = "|".join(sorted({*WEEKDAYS, *_DANISH_WEEKDAYS}, key=len, reverse=True))
    return re.compile(_DAY.format(months=months, weekdays=weekdays), re.IGNORECASE | re.VERBOSE | re.ASCII)


_DANISH_WEEKDAYS: Final = ("lørdag", "søndag", "loerdag", "soendag", "lør", "søn")
_DAY: Final = r"""
(?<![^\W_])(?<![0-9][/.:-])(?<![ÆØÅæøåÀ-ÿ])
(?:(?P<weekday_before>{weekdays})(?:en)?[.,:]?[ _-]+)?
(?:(?P<article>the|den|d\.?)[ _]+|(?P<article_d>d\.)(?=\d))?
(?:
  (?P<iso_year>(?:19|20|21)\d\d)
  (?:(?P<iso_separator>[-/._])(?P<iso_month>\d{{1,2}})(?P=iso_separator)(?P<iso_day>\d{{1,2}})
    |(?P<compact_month>0[1-9]|1[0-2])(?P<compact_day>0[1-9]|[12]\d|3[01]))(?!\d)
  |(?P<year_first>(?:19|20|21)\d\d)[ _,.-]+(?P<month_first>{months})\.?[ _.-]*(?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?
    (?![\d:]|[^\W\d_])
  |(?P<week_date>\d{{4}}-W\d\d-\d)(?!\d)
  |(?P<day_before>\d{{1,2}})(?:st|nd|rd|th|\.)?[ _./-]*(?:of[ ])?(?P<month_before>{months})(?![^\W\d_])(?![æøåÆØÅ])\.?
    (?:,?[ _./-]*(?P<year_before>(?:19|20|21)\d\d)(?!\d)|[ ]?['’](?P<short_before>\d\d)(?!\d)
      |[-/](?P<short_dashed>\d\d)(?![\d:.])|[ ](?P<short_blank>[0-4]\d)(?=[ ]*(?:$|[])>:,|]|[-–—][ ]\D)))?
  |(?P<month_after>{months})(?![^\W\d_])(?![æøåÆØÅ])\.?[ _.-]*(?:the[ ])?(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?
    (?![\d:]|\.\d|[^\W\d_])
    (?:,?[ _.-]*(?P<year_after>(?:19|20|21)\d\d)(?!\d)|,?[ ]?['’](?P<short_after>\d\d)(?!\d))?
  |(?P<first>\d{{1,2}})(?:[ ](?=/[ ]))?(?P<separator>[./-])[ ]?(?P<second>\d{{1,2}})(?:[ ](?=/[ ]))?
    (?:(?P=separator)[ ]?(?P<last>(?:19|20|21)\d\d|\d\d)(?![\d:])(?P<stop_after_year>(?<=\d)\.(?!\d))?
      |(?<=\d)(?P<slash>(?<=/\d)|(?<=/\d\d))
        (?:[ ]?[-–][ ]?(?P<last_after_dash>(?:19|20|21)\d\d|\d\d)(?![\d:.])|[ ](?P<last_after_blank>(?:19|20|21)\d\d))?
        (?![\d/])
      |(?P<stop>\.)(?!\d))
)
(?:[ ]*[,(]?[ ]*(?P<weekday_after>{weekdays})\)?(?=\.?[ ]*(?:$|[])>,:;–—-]|\d)))?
"""

"""Parse a day: `friday`, `12 dec`, `in 2 weeks`, `2026-12-01`, in English and Danish.

Words that leave the day open mean the nearest one in the direction asked for: a weekday, a day and month without a
year, a day of the month, the start or end of a month. Words that pin it down (`this friday`, `end of last month`, `in 2
weeks`) mean the same day in both directions. `this friday` is in this week, `next friday` in next week, and `last
friday` is the nearest one before today.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from mentorlog.dates.periods import find_periods
from mentorlog.dates.sides import (
    MissingDayError,
    date_of,
    date_on_side,
    refuse_missing_day,
    refuse_passed_day,
    wrong_weekday,
)
from mentorlog.dates.vocabulary import (
    LAST_THIS_NEXT,
    MONTHS,
    WEEK,
    WEEKDAYS,
    add_to_date,
    last_of_month,
    parse_length,
    parse_number,
    parse_year,
    split_digits,
)
from mentorlog.errors import DateError
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mentorlog.dates.periods import Direction

DateOrder = Literal["dmy", "mdy"]
"""How a numeric date such as 3/4 is read: day first or month first."""


class Context(NamedTuple):
    """What the meaning of a day depends on, beside its words."""

    today: date
    direction: Direction
    order: DateOrder | None = None
    """The numeric order that the user has set, if any."""
    is_day_only: bool = False
    """Whether a time of day is not accepted, so that no message may suggest one."""

    @property
    def sign(self) -> int:
        """1 for the future, -1 for the past."""
        return 1 if self.direction == "future" else -1


_DAYS_FROM_TODAY: Final = {
    **dict.fromkeys(("today", "i dag", "idag"), 0),
    **dict.fromkeys(("tomorrow", "i morgen", "imorgen"), 1),
    **dict.fromkeys(("yesterday", "i gar", "igar"), -1),
    **dict.fromkeys(("day after tomorrow", "overmorgen", "i overmorgen", "iovermorgen"), 2),
    **dict.fromkeys(("day before yesterday", "forgars", "i forgars", "iforgars"), -2),
}
PARTS_OF_TODAY: Final = {
    **dict.fromkeys(("this morning", "i morges", "i formiddag"), (4, 11)),
    **dict.fromkeys(("this afternoon", "i eftermiddag"), (12, 18)),
    **dict.fromkeys(("tonight", "this evening", "i aften"), (16, 23)),
}
"""The first and last hour of each."""
_START_OR_END: Final = {
    **dict.fromkeys(("start", "beginning", "starten", "begyndelsen"), "first"),
    **dict.fromkeys(("end", "slutningen", "udgangen"), "last"),
}
_OPPOSITE: Final[dict[Direction, Direction]] = {"past": "future", "future": "past"}
_ARTICLES: Final = ("the", "den", "d", "det")
_DAY_FIRST: Final = ("den", "d")
"""Articles before a day: the first number of `d. 3/4` is the day."""
_OF: Final = ("of", "af", "i", "in")
_LIKELY_YEARS: Final = 10
"""A short year that is farther away may be a day."""
_SUFFIXES: Final = ("", "st", "nd", "rd", "th")

Days = Sequence[date]


def find_days(words: Sequence[str], context: Context) -> Days:
    """Every day that the words can mean: none if they are not a day, two if a numeric date can be read both ways.

    DateError for a day that does not exist (31 February, a date with the wrong weekday, after the year 9999).
    """
    words = _without_first(("on",), words)
    for rule in _RULES:
        if found := rule(words, context):
            return found
    return ()


def _relative_word(words: Sequence[str], context: Context) -> Days:
    """`today`, `the day after tomorrow`, `i går`, `tonight`."""
    phrase = " ".join(_without_first(_ARTICLES, words))
    offset = 0 if phrase in PARTS_OF_TODAY else _DAYS_FROM_TODAY.get(phrase)
    return () if offset is None else (add_to_date(context.today, days=offset),)


def _relative_length(words: Sequence[str], context: Context) -> Days:
    """`in 2 weeks`, `2 weeks ago`, `2 weeks from now`, `+2w`, `-3d`, `om 2 uger`, `for 2 uger siden`."""
    sign, rest = 0, words
    if words[0] in ("in", "om"):
        sign, rest = 1, words[1:]
    elif words[0].startswith(("+", "-")):
        sign, rest = (1 if words[0][0] == "+" else -1), (words[0][1:], *words[1:])
    elif words[-1] in ("ago", "siden"):
        sign, rest = -1, _without_first(("for",), words[:-1])
    elif tuple(words[-2:]) in (("from", "now"), ("from", "today")):
        sign, rest = 1, words[:-2]
    length = parse_length(rest) if sign else None
    return () if length is None else (add_to_date(context.today, months=sign * length[0], days=sign * length[1]),)


def _weekday(words: Sequence[str], context: Context) -> Days:
    """A weekday, alone or with a word for which week: `friday`, `next friday`, `på fredag`, `i fredags`."""
    which, word = ("", words[0]) if len(words) == 1 else (words[0], words[-1])
    if len(words) > 2 or not word:
        return ()
    if word.endswith("dags") and which in ("", "i"):
        which, word = "last", word[:-1]
    weekday = WEEKDAYS.get(word)
    if weekday is None:
        return ()
    if which in ("", "pa"):
        return (_nearest_weekday(weekday, context if not which else context._replace(direction="future")),)
    if which in ("last", "sidste"):
        return (_nearest_weekday(weekday, Context(add_to_date(context.today, days=-1), "past")),)
    if which in LAST_THIS_NEXT and LAST_THIS_NEXT[which] >= 0:
        days = 7 * LAST_THIS_NEXT[which] + weekday - context.today.isoweekday()
        return (_this_week_on_side(add_to_date(context.today, days=days), context),)
    return ()


def _weekday_of_week(words: Sequence[str], context: Context) -> Days:
    """`friday next week`, `fredag i uge 48`."""
    weekday = WEEKDAYS.get(words[0])
    if weekday is None:
        return ()
    found = find_periods(_without_first(_OF, words[1:]), today=context.today)
    weeks = (period for period in found if period.unit == WEEK and period.is_named)
    days = tuple(add_to_date(week.first, days=weekday - 1) for week in weeks)
    return (_this_week_on_side(days[0], context),) if len(days) == 1 else _nearest(days, context)


def _this_week_on_side(on: date, context: Context) -> date:
    """That day. OtherSideError if it must be in the future and is a past day of this week: on a Saturday, `this friday`
    may mean the next one."""
    is_this_week = on.isocalendar()[:2] == context.today.isocalendar()[:2]
    if is_this_week and context.direction == "future":
        refuse_passed_day(on, today=context.today)
    return on


def _weekday_and_date(words: Sequence[str], context: Context) -> Days:
    """`fri 20 nov`: the weekday chooses between readings. It never corrects a date, nor moves it to the other side of
    today: DateError if it contradicts it."""
    words = _without_first(("pa",), words)
    weekday = WEEKDAYS.get(words[0])
    if weekday is None or len(words) < 2:
        return ()
    found = _calendar_date(words[1:], context)
    matching = tuple(on for on in found if on.isoweekday() == weekday)
    if matching or not found:
        return matching
    others = (on for on in _on_other_side(words[1:], context) if on.isoweekday() == weekday)
    raise wrong_weekday(weekday, found=found, others=others, today=context.today, direction=context.direction)


def _on_other_side(words: Sequence[str], context: Context) -> Days:
    try:
        return _calendar_date(words, context._replace(direction=_OPPOSITE[context.direction]))
    except DateError:
        return ()


def _start_or_end(words: Sequence[str], context: Context) -> Days:
    """`end of month`, `start of next week`, `end of march`, `slutningen af ugen`."""
    words = _without_first(_ARTICLES, words)
    which = _START_OR_END.get(words[0]) if words else None
    if which is None:
        return ()
    found = find_periods(_without_first(_ARTICLES, _without_first(_OF, words[1:])), today=context.today)
    return _nearest(tuple(period.first if which == "first" else period.last for period in found), context)


def _calendar_date(words: Sequence[str], context: Context) -> Days:
    rest = _without_first(_ARTICLES, words)
    if words[0] in _DAY_FIRST:
        context = context._replace(order="dmy")
    if len(rest) == 1:
        return (
            _iso_week(rest[0]) or _numeric(rest[0], context) or _ordinal(rest[0], context, has_article=len(words) > 1)
        )
    return _day_and_month(rest, context)


def _iso_week(word: str) -> Days:
    """`2026-W48-2`."""
    parts = word.split("-")
    if len(parts) != 3 or len(parts[0]) != 4 or not parts[1].startswith("w"):
        return ()
    year, week, day = parse_number(parts[0]), parse_number(parts[1][1:], digits=2), parse_number(parts[2], digits=1)
    if year is None or week is None or day is None:
        return ()
    try:
        return (date.fromisocalendar(year, week, day),)
    except ValueError:
        raise MissingDayError(
            f"There is no {word.upper()}: a year has 52 or 53 weeks, a week has days 1 to 7."
        ) from None


def _numeric(word: str, context: Context) -> Days:
    """`2026-12-31`, `31/12/2026`, `31.12.2026`, `31-12-26`, `31/12`. The year is first, last, or omitted, but only with
    slashes: `3.12` could be a number or a time."""
    parts = word.replace("/", "-").replace(".", "-").split("-")
    numbers = [parse_number(part) for part in parts]
    lengths = [len(part) for part in parts]
    is_time_range = "." in word and "-" in word and lengths[-1] < 4  # 10-11.30
    if None in numbers or len(parts) not in (2, 3) or is_time_range:
        return ()
    first, second, third = (*(number or 0 for number in numbers), 0)[:3]
    if len(parts) == 3 and lengths[0] == 4 and max(lengths[1:]) <= 2:
        return (date_of(third, second, first, direction=context.direction),)
    if max(lengths[:2]) > 2 or (len(parts) == 2 and "/" not in word) or (len(parts) == 3 and lengths[2] not in (2, 4)):
        return ()
    year = None if len(parts) == 2 else parse_year(parts[2], day="") if lengths[2] == 4 else _full_year(third, context)
    found = _in_either_order(first, second, year, context)
    if lengths == [2, 2, 2] and word.count("-") == 2 and not any(_is_on_side(on, context) for on in found):
        return (*_year_first(first, second, third, context), *found)
    return found


def _year_first(year: int, month: int, day: int, context: Context) -> Days:
    """The day of `26-12-01` as an ISO date with a short year, if it is near and on the side of today asked for."""
    year = _full_year(year, context)
    if abs(year - context.today.year) > _LIKELY_YEARS or not _exists(day, month, year):
        return ()
    on = date(year, month, day)
    return (on,) if _is_on_side(on, context) else ()


def _is_on_side(on: date, context: Context) -> bool:
    return (on - context.today).days * context.sign >= 0


def _in_either_order(first: int, second: int, year: int | None, context: Context) -> Days:
    """The days that two numbers can be: day and month, or month and day."""
    readings = {"dmy": (first, second), "mdy": (second, first)}
    possible = {order: pair for order, pair in readings.items() if _exists(*pair, year)}
    if context.order in possible:
        possible = {context.order: possible[context.order]}
    if not possible:
        day, month = readings["dmy" if second <= 12 else "mdy"]
        return (_nearest_year(day, month, year, context),)
    # 4/4 is one day in both orders
    return tuple(dict.fromkeys(_nearest_year(*pair, year, context) for pair in possible.values()))


def _ordinal(word: str, context: Context, *, has_article: bool) -> Days:
    """`20th`, and after an article also `20`, in the nearest month that has this day."""
    digits, suffix = split_digits(word)
    day = parse_number(digits, digits=2)
    if day is None or suffix not in (_SUFFIXES if has_article else _SUFFIXES[1:]) or not 1 <= day <= 31:
        return ()
    for step in range(3):
        # three are enough: no two short months are next to each other
        month = add_to_date(context.today.replace(day=1), months=context.sign * step)
        if day <= last_of_month(month).day and (month.replace(day=day) - context.today).days * context.sign >= 0:
            return (month.replace(day=day),)
    return ()


def _day_and_month(words: Sequence[str], context: Context) -> Days:
    """`12 dec`, `dec 12th`, `12 december 2026`, `3. december`, `12th of december`."""
    if tuple(words[1:2]) == ("of",):
        words = (words[0], *words[2:])
    if len(words) not in (2, 3):
        return ()
    day_word, month_word = words[:2] if words[1] in MONTHS else (words[1], words[0])
    digits, suffix = split_digits(day_word)
    day = parse_number(digits, digits=2)
    year = parse_number(words[2]) if len(words) == 3 and len(words[2]) == 4 else None
    if day is None or suffix not in _SUFFIXES or month_word not in MONTHS or (len(words) == 3 and year is None):
        return ()
    if year is not None:
        year = parse_year(words[2], day=" ".join(words[:2]))
    return (_nearest_year(day, MONTHS[month_word], year, context),)


def _nearest_year(day: int, month: int, year: int | None, context: Context) -> date:
    """That day; without a year, the nearest one in the direction asked for, today included. DateError if it does not
    exist."""
    if year is not None:
        return date_of(day, month, year, direction=context.direction)
    refuse_missing_day(day, month, today=context.today, direction=context.direction)
    return date_on_side(day, month, today=context.today, direction=context.direction)


def _exists(day: int, month: int, year: int | None) -> bool:
    """Whether there is such a day in that year, or in any year."""
    try:
        date(2000 if year is None else year, month, day)
    except (ValueError, OverflowError):
        return False
    return True


def _full_year(year: int, context: Context) -> int:
    """The year that ends in these two digits, from 50 years ago to 49 years ahead."""
    earliest = context.today.year - 50
    return earliest + (year - earliest) % 100


def _nearest_weekday(weekday: int, context: Context) -> date:
    """The nearest day with that weekday. If today has it, that is today in the past, and in a week in the future."""
    if context.direction == "past":
        return add_to_date(context.today, days=-((context.today.isoweekday() - weekday) % 7))
    return add_to_date(context.today, days=(weekday - context.today.isoweekday() - 1) % 7 + 1)


def _nearest(found: Days, context: Context) -> Days:
    """One day as it is; of several the nearest in the direction asked for, today included."""
    if len(found) < 2:
        return found
    in_direction = (on for on in found if (on - context.today).days * context.sign >= 0)
    nearest = min(in_direction, key=lambda on: abs((on - context.today).days), default=None)
    return () if nearest is None else (nearest,)


def _without_first(optional: Iterable[str], words: Sequence[str]) -> Sequence[str]:
    """The words without the first one, if it is one of the `optional` words and more follow."""
    return words[1:] if len(words) > 1 and words[0] in optional else words


_RULES: Final[tuple[Callable[[Sequence[str], Context], Days], ...]] = (
    _relative_word,
    _calendar_date,
    _weekday,
    _relative_length,
    _start_or_end,
    _weekday_of_week,
    _weekday_and_date,
)

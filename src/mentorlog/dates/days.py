"""The days that words can mean.

What the words leave open is the nearest one the way that is looked: a weekday, a day and month without a year, a day
of the month, the start or end of a month. What they pin down (`this friday`, `end of last month`, `in 2 weeks`) is
that, whichever way is looked. `this friday` is of this week, `next friday` of next week, `last friday` the nearest one
before today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final, Literal, NamedTuple

from mentorlog.dates.periods import last_of_month, periods
from mentorlog.dates.vocabulary import (
    BEYOND,
    LAST_YEAR,
    MONTHS,
    WEEK,
    WEEKDAYS,
    WHICH,
    moved,
    parted,
    quantity,
    whole,
    year_said,
)
from mentorlog.errors import DateError

Looking = Literal["back", "ahead"]
Order = Literal["dmy", "mdy"]


class Ask(NamedTuple):
    """What a day is counted from: today, which way is looked, and which numeric order the owner uses, if they said."""

    today: date
    looking: Looking
    order: Order | None = None

    @property
    def sign(self) -> int:
        """1 looking ahead, -1 looking back."""
        return 1 if self.looking == "ahead" else -1


_FROM_TODAY: Final = {
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
"""The first and last hour that each can mean."""
_EDGES: Final = {
    **dict.fromkeys(("start", "beginning", "starten", "begyndelsen"), "first"),
    **dict.fromkeys(("end", "slutningen", "udgangen"), "last"),
}
_OTHER: Final[dict[Looking, Looking]] = {"back": "ahead", "ahead": "back"}
_ARTICLES: Final = ("the", "den", "d", "det")
_OF: Final = ("of", "af", "i", "in")
_SUFFIXES: Final = ("", "st", "nd", "rd", "th")
_LONGEST_GAP: Final = 9
"""Years from one 29 February to the next are at most 8 (1896 to 1904)."""

Days = Sequence[date]


def days(words: Sequence[str], ask: Ask) -> Days:
    """Every day that the words can mean: none where they are no day, two where a numeric date has two readings.

    DateError for a day that no calendar has (31 February, a weekday that is another's, beyond the year 9999)."""
    words = _without(("on",), words)
    for rule in _RULES:
        if found := rule(words, ask):
            return found
    return ()


def _named(words: Sequence[str], ask: Ask) -> Days:
    phrase = " ".join(_without(_ARTICLES, words))
    offset = 0 if phrase in PARTS_OF_TODAY else _FROM_TODAY.get(phrase)
    return () if offset is None else (moved(ask.today, days=offset),)


def _counted(words: Sequence[str], ask: Ask) -> Days:
    """`in 2 weeks`, `2 weeks ago`, `2 weeks from now`, `+2w`, `-3d`, `om 2 uger`, `for 2 uger siden`."""
    sign, rest = 0, words
    if words[0] in ("in", "om"):
        sign, rest = 1, words[1:]
    elif words[0].startswith(("+", "-")):
        sign, rest = (1 if words[0][0] == "+" else -1), (words[0][1:], *words[1:])
    elif words[-1] in ("ago", "siden"):
        sign, rest = -1, _without(("for",), words[:-1])
    elif tuple(words[-2:]) in (("from", "now"), ("from", "today")):
        sign, rest = 1, words[:-2]
    length = quantity(rest) if sign else None
    return () if length is None else (moved(ask.today, months=sign * length[0], days=sign * length[1]),)


def _weekday(words: Sequence[str], ask: Ask) -> Days:
    """A weekday alone, or with a word that says of which week: `friday`, `next friday`, `på fredag`, `i fredags`."""
    way, word = ("", words[0]) if len(words) == 1 else (words[0], words[-1])
    if len(words) > 2 or not word:
        return ()
    if word.endswith("dags") and way in ("", "i"):
        way, word = "last", word[:-1]
    weekday = WEEKDAYS.get(word)
    if weekday is None:
        return ()
    if way in ("", "pa"):
        return (_nearest_weekday(weekday, ask if not way else ask._replace(looking="ahead")),)
    if way in ("last", "sidste"):
        return (_nearest_weekday(weekday, Ask(moved(ask.today, days=-1), "back")),)
    if way in WHICH and WHICH[way] >= 0:
        return (moved(ask.today, days=7 * WHICH[way] + weekday - ask.today.isoweekday()),)
    return ()


def _weekday_of_week(words: Sequence[str], ask: Ask) -> Days:
    """`friday next week`, `fredag i uge 48`."""
    weekday = WEEKDAYS.get(words[0])
    weeks = periods(_without(_OF, words[1:]), today=ask.today) if weekday else ()
    found = (moved(week.first, days=weekday - 1) for week in weeks if weekday and week.unit == WEEK and week.named)
    return _nearest(tuple(found), ask)


def _weekday_and_date(words: Sequence[str], ask: Ask) -> Days:
    """`fri 20 nov`: the weekday chooses among the readings, and the year where none is given; it never corrects."""
    weekday = WEEKDAYS.get(words[0])
    if weekday is None or len(words) < 2:
        return ()
    seen: list[date] = []
    for looking in (ask.looking, _OTHER[ask.looking]):
        found = _calendar(words[1:], ask._replace(looking=looking))
        if fitting := tuple(on for on in found if on.isoweekday() == weekday):
            return fitting
        seen += found
    if seen:
        raise _other_weekday(min(seen, key=lambda on: abs((on - ask.today).days)), weekday)
    return ()


def _other_weekday(on: date, weekday: int) -> DateError:
    from mentorlog.dates.format import format_full_date

    names = {number: name.capitalize() for name, number in reversed(WEEKDAYS.items()) if name.endswith("day")}
    day = format_full_date(on).partition(" ")[2]
    return DateError(f"{day} is a {names[on.isoweekday()]}, not a {names[weekday]}.", hint=f"for example: {on}")


def _edge(words: Sequence[str], ask: Ask) -> Days:
    """`end of month`, `start of next week`, `end of march`, `slutningen af ugen`."""
    words = _without(_ARTICLES, words)
    edge = _EDGES.get(words[0]) if words else None
    if edge is None:
        return ()
    found = periods(_without(_ARTICLES, _without(_OF, words[1:])), today=ask.today)
    return _nearest(tuple(one.first if edge == "first" else one.last for one in found), ask)


def _calendar(words: Sequence[str], ask: Ask) -> Days:
    rest = _without(_ARTICLES, words)
    if len(rest) == 1:
        return _iso_week(rest[0]) or _numeric(rest[0], ask) or _ordinal(rest[0], ask, bare=len(words) > 1)
    return _day_and_month(rest, ask)


def _iso_week(word: str) -> Days:
    """`2026-W48-2`."""
    parts = word.split("-")
    if len(parts) != 3 or len(parts[0]) != 4 or not parts[1].startswith("w"):
        return ()
    year, week, day = whole(parts[0]), whole(parts[1][1:], digits=2), whole(parts[2], digits=1)
    if year is None or week is None or day is None:
        return ()
    try:
        return (date.fromisocalendar(year, week, day),)
    except ValueError:
        raise DateError(f"There is no {word.upper()}: a year has 52 or 53 weeks, a week has days 1 to 7.") from None


def _numeric(word: str, ask: Ask) -> Days:
    """`2026-12-31`, `31/12/2026`, `31.12.2026`, `31-12-26`, `31/12`: the year first, or last, or left out (only between
    slashes: `3.12` may be anything)."""
    parts = word.replace("/", "-").replace(".", "-").split("-")
    numbers = [whole(part) for part in parts]
    lengths = [len(part) for part in parts]
    if None in numbers or len(parts) not in (2, 3):
        return ()
    one, two, three = (*(number or 0 for number in numbers), 0)[:3]
    if len(parts) == 3 and lengths[0] == 4 and max(lengths[1:]) <= 2:
        return (_day(three, two, one),)
    if max(lengths[:2]) > 2 or (len(parts) == 2 and "/" not in word) or (len(parts) == 3 and lengths[2] not in (2, 4)):
        return ()
    year = None if len(parts) == 2 else year_said(parts[2], before="") if lengths[2] == 4 else _century(three, ask)
    return _either_order(one, two, year, ask)


def _either_order(one: int, two: int, year: int | None, ask: Ask) -> Days:
    readings = {"dmy": (one, two), "mdy": (two, one)}
    fits = {order: pair for order, pair in readings.items() if _exists(*pair, year)}
    if ask.order in fits:
        fits = {ask.order: fits[ask.order]}
    if not fits:
        day, month = readings["dmy" if two <= 12 else "mdy"]
        return (_resolved(day, month, year, ask),)
    # a day and month of one number has one reading, however it is read
    return tuple(dict.fromkeys(_resolved(*pair, year, ask) for pair in fits.values()))


def _ordinal(word: str, ask: Ask, *, bare: bool) -> Days:
    """`20th`, and after an article (`bare`) also `20`: the nearest month that has such a day."""
    digits, suffix = parted(word)
    day = whole(digits, digits=2)
    if day is None or suffix not in (_SUFFIXES if bare else _SUFFIXES[1:]) or not 1 <= day <= 31:
        return ()
    for step in range(3):
        # no two short months follow one another, so that three are enough
        month = moved(ask.today.replace(day=1), months=ask.sign * step)
        if day <= last_of_month(month).day and (month.replace(day=day) - ask.today).days * ask.sign >= 0:
            return (month.replace(day=day),)
    return ()


def _day_and_month(words: Sequence[str], ask: Ask) -> Days:
    """`12 dec`, `dec 12th`, `12 december 2026`, `3. december`, `12th of december`."""
    if tuple(words[1:2]) == ("of",):
        words = (words[0], *words[2:])
    if len(words) not in (2, 3):
        return ()
    one, two = words[:2] if words[1] in MONTHS else (words[1], words[0])
    digits, suffix = parted(one)
    day = whole(digits, digits=2)
    year = whole(words[2]) if len(words) == 3 and len(words[2]) == 4 else None
    if day is None or suffix not in _SUFFIXES or two not in MONTHS or (len(words) == 3 and year is None):
        return ()
    if year is not None:
        year = year_said(words[2], before=" ".join(words[:2]))
    return (_resolved(day, MONTHS[two], year, ask),)


def _resolved(day: int, month: int, year: int | None, ask: Ask) -> date:
    """That day, without a year the nearest one the way that is looked; today is near."""
    if year is not None or not _exists(day, month, None):
        return _day(day, month, year)
    for step in range(_LONGEST_GAP):
        in_year = ask.today.year + ask.sign * step
        if _exists(day, month, in_year) and ((found := date(in_year, month, day)) - ask.today).days * ask.sign >= 0:
            return found
    raise DateError(BEYOND)


def _day(day: int, month: int, year: int | None) -> date:
    if _exists(day, month, year):
        return date(year or 0, month, day)
    if year is not None and not 1 <= year <= LAST_YEAR:
        raise DateError(f"There is no year {year}.")
    if not 1 <= month <= 12:
        raise DateError(f"There is no month {month}.")
    from mentorlog.dates.format import MONTHS as SAID

    name = SAID[month - 1] if year is None else f"{SAID[month - 1]} {year:04d}"
    last = last_of_month(date(2000 if year is None else year, month, 1)).day
    raise DateError(f"There is no {day} {name}.", hint=f"for example: {last} {name}")


def _exists(day: int, month: int, year: int | None) -> bool:
    try:
        date(2000 if year is None else year, month, day)
    except (ValueError, OverflowError):
        return False
    return True


def _century(year: int, ask: Ask) -> int:
    """The year of those two digits that is nearest: from 50 back to 49 ahead."""
    earliest = ask.today.year - 50
    return earliest + (year - earliest) % 100


def _nearest_weekday(weekday: int, ask: Ask) -> date:
    """The nearest such day; today's own weekday is today looking back, and a week away looking ahead."""
    if ask.looking == "back":
        return moved(ask.today, days=-((ask.today.isoweekday() - weekday) % 7))
    return moved(ask.today, days=(weekday - ask.today.isoweekday() - 1) % 7 + 1)


def _nearest(found: Days, ask: Ask) -> Days:
    """Of several days the nearest the way that is looked (today is near); of one, that one."""
    if len(found) < 2:
        return found
    that_way = (on for on in found if (on - ask.today).days * ask.sign >= 0)
    nearest = min(that_way, key=lambda on: abs((on - ask.today).days), default=None)
    return () if nearest is None else (nearest,)


def _without(first: Iterable[str], words: Sequence[str]) -> Sequence[str]:
    """The words without the first one, where it is one of those and more follow."""
    return words[1:] if len(words) > 1 and words[0] in first else words


_RULES: Final[tuple[Callable[[Sequence[str], Ask], Days], ...]] = (
    _named,
    _calendar,
    _weekday,
    _counted,
    _edge,
    _weekday_of_week,
    _weekday_and_date,
)

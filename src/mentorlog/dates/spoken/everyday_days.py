"""Parse the days that people name in more words: `nu på fredag`, `første mandag i december`, `om et par uger`.

These rules are tried only on text that `days` does not read, so that common dates stay quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates.days import find_days
from mentorlog.dates.periods import find_periods
from mentorlog.dates.sides import MissingDayError, refuse_passed_day_of_month, wrong_weekday
from mentorlog.dates.spoken.long_lengths import parse_long_length
from mentorlog.dates.spoken.named_days import find_named_days
from mentorlog.dates.spoken.number_words import ordinal_of
from mentorlog.dates.vocabulary import MONTH, MONTHS, WEEK, WEEKDAYS, add_to_date
from mentorlog.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from mentorlog.dates.days import Context, Days
    from mentorlog.dates.periods import Period

_ON: Final = ("on", "pa")
_ARTICLES: Final = ("the", "den", "det", "d")
_OF: Final = ("of", "af", "i", "in", "pa")
_AT: Final = ("at", "by", "i", "in", "on", "pa", "ved", "om")
_NOW: Final = ("nu", "her", "now")
_COMING: Final = ("coming", "upcoming", "kommende", "forstkommende", "naestkommende")
_AHEAD: Final = ("in", "om")
_AGO: Final = ("ago", "siden")
_START: Final = ("primo", "forst")
_END: Final = ("ultimo", "sidst")
_LAST: Final = ("last", "sidste")
_THIS_MONTH: Final = ("ds", "dm", "d.m")
_DAY_WORDS: Final = ("day", "dag")
_NEAREST: Final = ("today", "tomorrow", "yesterday", "i dag", "idag", "i morgen", "imorgen", "i gar", "igar")


def find_everyday_days(words: Sequence[str], context: Context) -> Days:
    """Every day that the words can mean, as `find_days`, by its rules and by the ones below."""
    if not words:
        return ()
    for rule in (find_days, *_RULES):
        if found := rule(words, context):
            return found
    from mentorlog.dates.spoken.days import find_spoken_days

    return find_spoken_days(words, context)


def _after_filler(words: Sequence[str], context: Context) -> Days:
    """`nu på fredag`, `på onsdag i næste uge`, `at the end of the month`, `i slutningen af måneden`."""
    first, rest = words[0], words[1:]
    if not rest:
        return ()
    if first in _NOW and (rest[0] in _ON or rest[0] in WEEKDAYS):
        rest = rest[1:] if rest[0] in _ON and len(rest) > 1 else rest
        return find_everyday_days(rest, context._replace(direction="future")) if rest[0] in WEEKDAYS else ()
    if first in _ON and rest[0] in WEEKDAYS:
        return find_everyday_days(rest, context)
    return find_everyday_days(rest, context) if first in _AT and _is_edge(_without(_ARTICLES, rest)) else ()


def _is_edge(words: Sequence[str]) -> bool:
    """Whether the words begin as the start, the end or a day of a period does."""
    edges = ("start", "beginning", "starten", "begyndelsen", "end", "slutningen", "udgangen")
    return words[0] in edges or words[0] in _LAST or (len(words) > 2 and ordinal_of(words[0]) is not None)


def _coming_weekday(words: Sequence[str], context: Context) -> Days:
    """`førstkommende fredag`, `this coming friday`, `den kommende fredag`."""
    rest = _without((*_ON, *_ARTICLES, "this"), words)
    if len(rest) != 2 or rest[0] not in _COMING or rest[1] not in WEEKDAYS:
        return ()
    return find_days((rest[1],), context._replace(direction="future"))


def _weekday_of_last_week(words: Sequence[str], context: Context) -> Days:
    """`forrige fredag` is in last week, also on a Sunday."""
    if len(words) != 2 or words[0] != "forrige" or words[1] not in WEEKDAYS:
        return ()
    days = WEEKDAYS[words[1]] - context.today.isoweekday() - 7
    return (add_to_date(context.today, days=days),)


def _day_after_length(words: Sequence[str], context: Context) -> Days:
    """`fredag om 14 dage` is the first Friday on or after today + 14 days; `i morgen om en uge` counts from tomorrow;
    `om et par uger` counts from today. The same for `om 14 dage på fredag` and, backwards, `friday 2 weeks ago`."""
    for place, word in enumerate(words):
        if word in _AHEAD:
            sign, before, after = 1, words[:place], words[place + 1 :]
        elif place == len(words) - 1 and word in _AGO:
            start = _end_of_day_words(words)
            sign, before, after = -1, words[:start], _without(("for",), words[start:-1])
        else:
            continue
        for length_words, day_words in _length_and_day(before, after):
            length = _length_in(length_words, sign)
            found = _from_length(length, day_words, sign, context) if length else ()
            if found:
                return found
    return ()


def _length_in(words: Sequence[str], sign: int) -> tuple[int, int] | None:
    """The length that the words are, or None. DateError for half weeks, with days in that direction."""
    try:
        return parse_long_length(words)
    except DateError as error:
        from mentorlog.dates.spoken.half_lengths import HalfWeekError

        raise error.with_direction(sign) if isinstance(error, HalfWeekError) else error from None


def _length_and_day(before: Sequence[str], after: Sequence[str]) -> Iterable[tuple[Sequence[str], Sequence[str]]]:
    """The words of a length and those of a day: before the length, or after it with `on`."""
    yield after, before
    if not before:
        yield from ((after[:place], after[place + 1 :]) for place, word in enumerate(after) if place and word in _ON)


def _end_of_day_words(words: Sequence[str]) -> int:
    """How many of the first words are a day: `friday` in `friday 2 weeks ago`."""
    start = 1 if words[0] in _ON else 0
    if words[start] in WEEKDAYS:
        return start + 1
    return next((count for count in (2, 1) if " ".join(words[:count]) in _NEAREST), 0)


def _from_length(length: tuple[int, int], words: Sequence[str], sign: int, context: Context) -> Days:
    """The day that is a length from today or from the day in `words`; of a weekday the first one from then on."""
    words = _without(_ON, words)
    months, days = sign * length[0], sign * length[1]
    if len(words) == 1 and words[0] in WEEKDAYS:
        base = add_to_date(context.today, months=months, days=days)
        step = (
            (WEEKDAYS[words[0]] - base.isoweekday()) % 7
            if sign > 0
            else -((base.isoweekday() - WEEKDAYS[words[0]]) % 7)
        )
        return (add_to_date(base, days=step),)
    if words and " ".join(words) not in _NEAREST:
        return ()
    base = find_days(words, context)[0] if words else context.today
    return (add_to_date(base, months=months, days=days),)


def _length_from_day(words: Sequence[str], context: Context) -> Days:
    """`a week from friday`, `two weeks from tomorrow`, `a week on monday`."""
    for place, word in enumerate(words):
        if place and word in ("from", "on") and place < len(words) - 1:
            length = parse_long_length(words[:place])
            found = find_days(words[place + 1 :], context._replace(direction="future")) if length else ()
            if length and len(found) == 1:
                return (add_to_date(found[0], months=length[0], days=length[1]),)
    return ()


def _week_and_weekday(words: Sequence[str], context: Context) -> Days:
    """`næste uge onsdag`, `in week 49 on friday`."""
    weekday = WEEKDAYS.get(words[-1])
    if weekday is None:
        return ()
    rest = words[:-2] if len(words) > 2 and words[-2] in _ON else words[:-1]
    weeks = [period for period in _periods(rest, context) if period.unit == WEEK and period.is_named]
    return _nearest([add_to_date(week.first, days=weekday - 1) for week in weeks], context)


def _edge_of_period(words: Sequence[str], context: Context) -> Days:
    """`primo november`, `ultimo næste måned`, `sidst i november`, `last day of the month`, `første dag i næste uge`."""
    words = _without(_ARTICLES, words)
    if len(words) > 1 and words[0] in (*_START, *_END):
        is_first, rest = words[0] in _START, words[1:]
    elif len(words) > 2 and words[1] in _DAY_WORDS and (words[0] in _LAST or ordinal_of(words[0]) == 1):
        is_first, rest = words[0] not in _LAST, words[2:]
    else:
        return ()
    return _nearest([period.first if is_first else period.last for period in _periods(rest, context)], context)


def _weekday_of_period(words: Sequence[str], context: Context) -> Days:
    """`første mandag i december`, `the last friday of the month`, `den 2. tirsdag i januar 2027`.

    DateError if there are not so many."""
    words = _without(_ARTICLES, words)
    if len(words) < 4 or words[1] not in WEEKDAYS or words[2] not in _OF:
        return ()
    place = -1 if words[0] in _LAST else ordinal_of(words[0])
    periods = [period for period in _periods(words[3:], context) if period.unit != WEEK] if place else []
    if not place or not periods:
        return ()
    found = [day for period in periods if (day := _nth_weekday(period, WEEKDAYS[words[1]], place)) is not None]
    if not found:
        last = " ".join(("last" if words[2] in ("in", "of") else "sidste", *words[1:]))
        raise MissingDayError(f"There is no {' '.join(words)}.", hint=f"for example: {last}")
    return _nearest(found, context)


def _nth_weekday(period: Period, weekday: int, place: int) -> date | None:
    """The weekday of that place in a period, counted from its end if negative; None if there are not so many."""
    if place < 0:
        return add_to_date(period.last, days=-((period.last.isoweekday() - weekday) % 7))
    first = (weekday - period.first.isoweekday()) % 7
    day = add_to_date(period.first, days=first + 7 * (place - 1))
    return day if day <= period.last else None


def _day_of_month(words: Sequence[str], context: Context) -> Days:
    """`den 1. i næste måned`, `the 15th of this month`, `d. 20. ds.`, `den første i december`.

    DateError if the month has no such day, or if it must be in the future and has passed."""
    words = _without(_ARTICLES, words)
    day = ordinal_of(words[0])
    rest = (
        ("denne", "maned")
        if len(words) == 2 and words[1] in _THIS_MONTH
        else words[2:]
        if words[1:2] and words[1] in _OF
        else ()
    )
    if day is None or not rest:
        return ()
    months = [period.first for period in _periods(rest, context) if period.unit == MONTH]
    found = [add_to_date(first, days=day - 1) for first in months if _has_day(first, day)]
    if len(found) == 1 and months[0] == context.today.replace(day=1) and context.direction == "future":
        refuse_passed_day_of_month(found[0], today=context.today)
    if months and not found:
        from mentorlog.dates.format import MONTHS as MONTH_NAMES

        month = f"{MONTH_NAMES[months[0].month - 1]} {months[0].year}"
        raise MissingDayError(f"There is no {day} {month}.", hint=f"for example: end of {month}")
    return _nearest(found, context)


def _weekday_and_day_of_month(words: Sequence[str], context: Context) -> Days:
    """`fredag d. 27. ds.`, `friday the 27th of this month`. DateError if it is another weekday."""
    weekday = WEEKDAYS.get(words[0])
    found = _day_of_month(words[1:], context) if weekday and len(words) > 2 else ()
    if weekday and found and found[0].isoweekday() != weekday:
        raise wrong_weekday(weekday, found=found, others=(), today=context.today, direction=context.direction)
    return found


def _has_day(first: date, day: int) -> bool:
    """Whether a month, given as its first day, has that day."""
    return 1 <= day <= 31 and add_to_date(first, days=day - 1).month == first.month


def _ordinal_words(words: Sequence[str], context: Context) -> Days:
    """`den tredje december`, `december third`, `the fifteenth`: an ordinal in letters as one in digits."""
    if not any(word in MONTHS for word in words) and not (len(words) == 2 and words[0] in _ARTICLES):
        return ()
    digits = [f"{day}th" if (day := ordinal_of(word, in_digits=False)) else word for word in words]
    return find_days(digits, context) if digits != list(words) else ()


def _named_day(words: Sequence[str], context: Context) -> Days:
    """`juleaften`, `on christmas eve`, `easter monday 2027`."""
    words = _without((*_ON, *_ARTICLES, "at", "til", "by"), words)
    return _nearest(find_named_days(words, context.today), context)


def _periods(words: Sequence[str], context: Context) -> Sequence[Period]:
    """The periods that the words mean, without an article or preposition before them: `i måneden`, `of the month`."""
    words = _without(_ARTICLES, _without(_OF, words))
    return find_periods(words, today=context.today) if words else ()


def _nearest(found: Sequence[date], context: Context) -> Days:
    """One day as it is; of several the nearest in the direction asked for, today included."""
    if len(found) < 2:
        return tuple(found)
    in_direction = [on for on in found if (on - context.today).days * context.sign >= 0]
    return (min(in_direction, key=lambda on: abs((on - context.today).days)),) if in_direction else ()


def _without(optional: Iterable[str], words: Sequence[str]) -> Sequence[str]:
    """The words without the first one, if it is one of the `optional` words and more follow."""
    return words[1:] if len(words) > 1 and words[0] in optional else words


_RULES: Final[tuple[Callable[[Sequence[str], Context], Days], ...]] = (
    _after_filler,
    _coming_weekday,
    _weekday_of_last_week,
    _weekday_of_period,
    _day_of_month,
    _weekday_and_day_of_month,
    _edge_of_period,
    _week_and_weekday,
    _ordinal_words,
    _named_day,
    _day_after_length,
    _length_from_day,
)

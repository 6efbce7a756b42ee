"""Parse rarer words for days: `fredag otte dage`, `næste uges fredag`, `den sidste i måneden`, `early december`.

`everyday_days` tries these rules only on text that it does not read by its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates.days import find_days
from mentorlog.dates.periods import find_periods
from mentorlog.dates.spoken.long_lengths import parse_long_length
from mentorlog.dates.spoken.number_words import number_of
from mentorlog.dates.vocabulary import LAST_THIS_NEXT, MONTHS, WEEKDAYS, add_to_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from mentorlog.dates.days import Context, Days

_ON: Final = ("on", "pa", "til", "by")
_ARTICLES: Final = ("the", "den", "det", "d")
_OF: Final = ("of", "af", "i", "in")
_LAST: Final = ("last", "sidste")
_TODAY: Final = ("dd", "d.d", "dags dato")
_NOW: Final = ("now", "nu", "dato", *_TODAY)
_NEAREST: Final = ("today", "tomorrow", "i dag", "idag", "i morgen", "imorgen", *_TODAY)
_FROM: Final = ("from", "after", "fra", "efter")
_AHEAD: Final = ("in", "om")
_EARLY: Final = ("early", "start", "tidligt", "primo", "begyndelsen", "starten", "beginning")
_LATE: Final = ("late", "slut", "slutning", "sent", "ultimo", "slutningen", "udgangen", "end")
_ENDS: Final = ("end", "ends", "udgang", "slutning", "afslutning", "ende")
_BEGINNINGS: Final = ("start", "begyndelse", "beginning")
_ENDS_OF_PERIODS: Final[Mapping[str, str]] = {
    "eow": "week",
    "eom": "month",
    "eoq": "quarter",
    "eoy": "year",
}
_PERIODS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("ugens", "week's", "week\u2019s", "weeks", "week"), "week"),
    **dict.fromkeys(("manedens", "month's", "month\u2019s", "months", "month"), "month"),
    **dict.fromkeys(("kvartalets", "quarter's", "quarter\u2019s", "quarter"), "quarter"),
    **dict.fromkeys(("arets", "year's", "year\u2019s", "years", "year"), "year"),
}
_LAST_HOLIDAYS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("jul", "julen", "christmas", "xmas"), "boxing day"),
    **dict.fromkeys(("paske", "pasken", "easter"), "easter monday"),
    **dict.fromkeys(("pinse", "pinsen"), "2 pinsedag"),
    **dict.fromkeys(("nytar", "nytaret"), "nytarsdag"),
}
"""The last day of each holiday."""
_WEEKS: Final = ("uges", "week's", "week\u2019s", "weeks")


def find_spoken_days(words: Sequence[str], context: Context) -> Days:
    """Every day that the words can mean by the rules below: none if they are not a day."""
    for rule in _RULES:
        if found := rule(words, context):
            return found
    return ()


def _definite_weekday(words: Sequence[str], context: Context) -> Days:
    """`fredagen i næste uge`, `the friday of next week`, `fredagen den 4. december`."""
    rest = _without(_ARTICLES, _without(_ON, words))
    name = rest[0].removesuffix("en")
    return find_days((name, *rest[1:]), context) if len(rest) > 1 and name in WEEKDAYS else ()


def _weeks_after_day(words: Sequence[str], context: Context) -> Days:
    """`på fredag 8 dage` and `friday week` are a week after the coming Friday, `i dag 14 dage` and `two weeks today`
    two weeks after today. Only in the future: `i fredags otte dage` is not read."""
    if context.direction == "past" or len(words) < 2:
        return ()
    for day_words, weeks_words in (
        *((words[:place], words[place:]) for place in range(1, len(words))),
        *((words[place:], words[:place]) for place in range(1, len(words)) if " ".join(words[place:]) in _NEAREST),
    ):
        days = _in_weeks(weeks_words)
        plain = _without(_ON, day_words)
        base = _base(plain, context) if days else None
        if base is not None and days:
            return (add_to_date(base, days=days),)
    return ()


def _in_weeks(words: Sequence[str]) -> int | None:
    """The days of `8 dage` and `otte dage`, which are a week in this idiom, and of weeks and fortnights."""
    if len(words) == 1:
        return {"week": 7, "fortnight": 14}.get(words[0])
    if len(words) == 2 and words[1] == "dage" and (number := number_of(words[0])) in (8, 14):
        return 7 if number == 8 else 14
    length = parse_long_length(words)
    return length[1] if length and not length[0] and length[1] and length[1] % 7 == 0 and words[-1] != "dage" else None


def _base(words: Sequence[str], context: Context) -> date | None:
    """Today, tomorrow, or the coming weekday; None for other words."""
    if " ".join(words) in _TODAY:
        return context.today
    if " ".join(words) not in _NEAREST and not (len(words) == 1 and words[0] in WEEKDAYS):
        return None
    found = find_days(words, context)
    return found[0] if len(found) == 1 else None


def _length_after_day(words: Sequence[str], context: Context) -> Days:
    """`om en uge fra fredag`, `14 dage efter 4. december`, `two weeks after tomorrow`."""
    words = _without(_AHEAD, words)
    for place in range(1, len(words) - 1):
        if words[place] not in _FROM:
            continue
        length = parse_long_length(words[:place])
        rest = words[place + 1 :]
        if length and " ".join(rest) in _NOW:
            return (add_to_date(context.today, months=length[0], days=length[1]),)
        found = find_days(rest, context._replace(direction="future")) if length else ()
        if length and len(found) == 1:
            return (add_to_date(found[0], months=length[0], days=length[1]),)
    return ()


def _weekday_of_this_or_next_week(words: Sequence[str], context: Context) -> Days:
    """`næste uges fredag`, `next week's friday`, `denne uges fredag`."""
    words = _without((*_ON, *_ARTICLES), words)
    if len(words) != 3 or words[0] not in LAST_THIS_NEXT or words[1] not in _WEEKS or words[2] not in WEEKDAYS:
        return ()
    return find_days((words[2], words[0], "week"), context)


def _last_of_period(words: Sequence[str], context: Context) -> Days:
    """`den sidste i måneden`, `the last of december`."""
    rest = _without(_ARTICLES, words)
    if len(rest) < 3 or rest == words or rest[0] not in _LAST or rest[1] not in _OF:
        return ()
    return _edge(rest[2:], context, is_first=False)


def _early_or_late(words: Sequence[str], context: Context) -> Days:
    """`early december` and `start december` as `primo`, `late december` and `slut december` as `ultimo`."""
    words = _without(_ARTICLES, _without(("in", "i", "at", "ved"), words))
    first, dash, month = words[0].partition("-")
    if dash and month in MONTHS:
        words = (first, month, *words[1:])
    if len(words) < 2 or words[0] not in (*_EARLY, *_LATE):
        return ()
    return _edge(words[1:], context, is_first=words[0] in _EARLY)


def _end_of_named_period(words: Sequence[str], context: Context) -> Days:
    """`månedens udgang`, `year end`, `eom`, `årsskiftet`."""
    words = _without(_ARTICLES, _without(("ved", "at", "til", "by", "inden"), words))
    parts = [part for word in words for part in word.split("-")]
    if len(parts) == 1 and parts[0] in _ENDS_OF_PERIODS:
        return _edge((_ENDS_OF_PERIODS[parts[0]],), context, is_first=False)
    if len(parts) != 2 or parts[0] not in _PERIODS or parts[1] not in (*_ENDS, *_BEGINNINGS):
        return ()
    return _edge((_PERIODS[parts[0]],), context, is_first=parts[1] in _BEGINNINGS)


def _after_named_days(words: Sequence[str], context: Context) -> Days:
    """`after the weekend` is Monday; `efter jul` and `after christmas` the day after the last day of Christmas, and so
    for the other holidays."""
    if len(words) < 2 or words[0] not in ("after", "efter"):
        return ()
    rest = _without(_ARTICLES, words[1:])
    name, *year = rest
    if name in ("weekend", "weekenden") and not year:
        found = find_days(("sunday",), context._replace(today=add_to_date(context.today, days=-context.sign)))
        return tuple(add_to_date(on, days=1) for on in found)
    if name not in _LAST_HOLIDAYS:
        return ()
    from mentorlog.dates.spoken.named_days import find_named_days

    days = [add_to_date(on, days=1) for on in find_named_days((*_LAST_HOLIDAYS[name].split(), *year), context.today)]
    in_direction = [on for on in days if (on - context.today).days * context.sign >= 0]
    return (min(in_direction, key=lambda on: abs((on - context.today).days)),) if in_direction else ()


def _today(words: Sequence[str], context: Context) -> Days:
    """`dags dato` and `d.d.` are today."""
    return (context.today,) if " ".join(words) in _TODAY else ()


def _edge(words: Sequence[str], context: Context, *, is_first: bool) -> Days:
    """The first or the last day of the period that the words are; of several the nearest in the direction asked for."""
    words = _without((*_ARTICLES, "denne"), _without(_OF, words))
    days = [period.first if is_first else period.last for period in find_periods(words, today=context.today)]
    if len(days) < 2:
        return tuple(days)
    in_direction = [on for on in days if (on - context.today).days * context.sign >= 0]
    return (min(in_direction, key=lambda on: abs((on - context.today).days)),) if in_direction else ()


def _without(optional: Sequence[str], words: Sequence[str]) -> Sequence[str]:
    """The words without the first one, if it is one of the `optional` words and more follow."""
    return words[1:] if len(words) > 1 and words[0] in optional else words


_RULES: Final[tuple[Callable[[Sequence[str], Context], Days], ...]] = (
    _today,
    _definite_weekday,
    _weekday_of_this_or_next_week,
    _weeks_after_day,
    _last_of_period,
    _early_or_late,
    _end_of_named_period,
    _length_after_day,
    _after_named_days,
)

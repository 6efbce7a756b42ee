"""Parse how often two people meet in more words: `2 gange om måneden`, `hveranden uge`, `hver mandag`.

`cadence` tries this only on text that it does not read itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates.spoken.clock_words import spoken_time
from mentorlog.dates.spoken.number_words import number_of, ordinal_of
from mentorlog.dates.vocabulary import DAY, MONTH, QUARTER, UNITS, WEEK, WEEKDAYS, YEAR
from mentorlog.errors import DateError
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mentorlog.dates.vocabulary import MonthsAndDays

_EVERY: Final = ("every", "each", "hver", "hvert")
_EVERY_OTHER: Final = ("hveranden", "hverandet", "hvertandet")
_OTHER: Final = ("other", "anden", "andet")
_A: Final = ("a", "an", "per", "pr", "om", "i", "in", *_EVERY)
_TIMES: Final = ("times", "time", "gange", "gang", "x")
_TWICE: Final[Mapping[str, int]] = {"once": 1, "twice": 2, "thrice": 3}
_ADVERBS: Final[Mapping[str, MonthsAndDays]] = {
    **dict.fromkeys(("daily", "dagligt"), DAY),
    **dict.fromkeys(("weekly", "ugentligt"), WEEK),
    **dict.fromkeys(("monthly", "manedligt"), MONTH),
    **dict.fromkeys(("yearly", "annually", "arligt"), YEAR),
}
_HALVES: Final[Mapping[str, MonthsAndDays]] = {
    **dict.fromkeys(("half year", "half-year", "halve ar", "halvar"), (6, 0)),
    **dict.fromkeys(("half month", "halve maned"), (0, 15)),
    **dict.fromkeys(("couple of weeks", "couple weeks", "par uger"), (0, 14)),
    **dict.fromkeys(("couple of months", "couple months", "par maneder"), (2, 0)),
}
_NAMED: Final[Mapping[str, MonthsAndDays]] = {
    **dict.fromkeys(("semi-monthly", "semimonthly", "halvmanedligt"), (0, 15)),
    **dict.fromkeys(("semi-annually", "semiannually", "half yearly", "halvarsvis"), (6, 0)),
    **dict.fromkeys(("manedsvis",), MONTH),
    **dict.fromkeys(("ugevis",), WEEK),
}
_APPROXIMATELY: Final = ("about", "around", "approximately", "approx", "ca", "cirka", "omkring")
_ARTICLES: Final = ("the", "den", "d")
_OF: Final = ("of", "i", "in", "on", "pa", "om")
_ON: Final = ("on", "om", "pa")
_LAST: Final = ("last", "sidste")
_WEEKDAY_ENDINGS: Final = ("s", "e", "ene", "en")
_ONE_OF: Final[Mapping[MonthsAndDays, str]] = {
    DAY: "daily",
    WEEK: "weekly",
    MONTH: "monthly",
    QUARTER: "quarterly",
    YEAR: "yearly",
}
_DAYS_PER_MONTH: Final = 365.25 / 12


class SpokenCadence(NamedTuple):
    """How often two people meet."""

    length: MonthsAndDays
    """From one session to the next."""
    without_day: str | None = None
    """The same cadence in words, if the typed ones also name a day, which a cadence does not have."""


def spoken_cadence(
    words: Sequence[str], *, parse_common: Callable[[Sequence[str]], MonthsAndDays | None]
) -> SpokenCadence | None:
    """The cadence that the words are, or None. `parse_common` parses the common ones: `hver uge` in `hver uge om
    torsdagen`. DateError for one with two meanings (`every third friday`)."""
    words = words[1:] if len(words) > 1 and words[0] in _APPROXIMATELY else words
    if words and words[0] in _EVERY_OTHER:
        words = ("hver", "anden", *words[1:])
    for rule in _RULES:
        if words and (found := rule(words)):
            return found
    before_day = _before_day(words)
    length = parse_common(before_day) if before_day else None
    return _without_its_day(length) if length else None


def _without_its_day(length: MonthsAndDays) -> SpokenCadence:
    """The cadence of words that also name a day."""
    months, days = length
    for unit, number, whole in (("months", months, not days), ("weeks", days // 7, not days % 7), ("days", days, True)):
        if number and whole:
            return SpokenCadence(length, _ONE_OF.get(length) or f"every {number} {unit}")
    return SpokenCadence(length)


def _named(words: Sequence[str]) -> SpokenCadence | None:
    """`semi-monthly`, `every half year`, `hvert halve år`, `every couple of weeks`."""
    phrase = " ".join(words)
    after_every = " ".join(words[1:]) if words[0] in _EVERY else ""
    length = _NAMED.get(phrase) or _HALVES.get(after_every.removeprefix("a "))
    return SpokenCadence(length) if length else None


def _times_per_unit(words: Sequence[str]) -> SpokenCadence | None:
    """`2 gange om måneden`, `three times a year`, `twice monthly`: to the nearest day if months can't be divided."""
    first = words[0].removesuffix("x") if words[0][:1].isdecimal() else words[0]
    count, rest = _TWICE.get(first), words[1:]
    if count is None and (words[0] != first or (rest and rest[0] in _TIMES)):
        count, rest = number_of(first), rest if words[0] != first else rest[1:]
    if not count or not rest:
        return None
    unit = _ADVERBS.get(rest[0]) if len(rest) == 1 else UNITS.get(rest[1]) if len(rest) == 2 and rest[0] in _A else None
    if unit is None:
        return None
    months, days = unit
    if months % count == 0 and not days:
        return SpokenCadence((months // count, 0))
    return SpokenCadence((0, int((months * _DAYS_PER_MONTH + days) / count + 0.5)))


def _every_nth(words: Sequence[str]) -> SpokenCadence | None:
    """`hveranden uge`, `every fifteen days`, `hver femtende dag`."""
    if len(words) != 3 or words[0] not in _EVERY or words[2] not in UNITS:
        return None
    number = 2 if words[1] in _OTHER else ordinal_of(words[1]) or number_of(words[1])
    months, days = UNITS[words[2]]
    return SpokenCadence((number * months, number * days)) if number else None


def _weekday(words: Sequence[str]) -> SpokenCadence | None:
    """`hver mandag`, `mondays`, `om mandagen`, `every other friday`."""
    words = _without_time(words)
    is_every = words[0] in _EVERY
    rest = words[1:] if is_every or (words[0] in _ON and len(words) > 1) else words
    if not rest or not _is_weekday(rest[-1], is_plural=not is_every):
        return None
    if len(rest) == 1:
        return _without_its_day(WEEK)
    if len(rest) != 2 or not is_every:
        return None
    number = 2 if rest[0] in _OTHER else ordinal_of(rest[0]) or number_of(rest[0])
    if number is None:
        return None
    if number == 1:
        return _without_its_day(MONTH)
    if number > 2 and words[0] in ("every", "each") and ordinal_of(rest[0]):
        raise DateError(
            f"{' '.join(words)} could be every {number} weeks or once a month.",
            hint=f"for example: every {number} weeks, monthly",
        )
    return _without_its_day((0, 7 * number))


def _place_in_month(words: Sequence[str]) -> SpokenCadence | None:
    """`første tirsdag i måneden`, `the last friday of every month`, `den 15. i hver måned`."""
    words = _without_time(words)
    words = words[1:] if len(words) > 1 and words[0] in (*_EVERY, *_ON) else words
    words = words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
    if words[0] not in _LAST and ordinal_of(words[0]) is None:
        return None
    rest = (
        words[2:] if words[1:2] and (words[1] in WEEKDAYS or words[1] in ("day", "dag", "week", "uge")) else words[1:]
    )
    for optional in (_OF, _ARTICLES, _EVERY):
        rest = rest[1:] if len(rest) > 1 and rest[0] in optional else rest
    unit = UNITS.get(rest[0]) if len(rest) == 1 and rest != words else None
    return _without_its_day(unit) if unit in (MONTH, QUARTER, YEAR) else None


def _before_day(words: Sequence[str]) -> Sequence[str]:
    """The words before the day in `weekly on mondays`, `hver anden uge om torsdagen` and `monthly on the 15th`; none if
    they do not end in a day."""
    words = _without_time(words)
    for place in range(1, len(words) - 1):
        rest = words[place + 1 :]
        rest = rest[1:] if len(rest) > 1 and rest[0] in _ARTICLES else rest
        is_day = len(rest) == 1 and (_is_weekday(rest[0], is_plural=False) or ordinal_of(rest[0]) is not None)
        if is_day and words[place] in (*_ON, *_ARTICLES):
            return words[:place]
    return ()


def _is_weekday(word: str, *, is_plural: bool) -> bool:
    """Whether a word is a weekday, perhaps in the plural (`mondays`, `mandage`) or with its article (`mandagen`)."""
    with_ending = any(word.endswith(end) and word.removesuffix(end) in WEEKDAYS for end in _WEEKDAY_ENDINGS)
    return with_ending or (not is_plural and word in WEEKDAYS)


def _without_time(words: Sequence[str]) -> Sequence[str]:
    """The words without a time of day at their end: `every monday at 10`."""
    for place in range(1, len(words)):
        if words[place] in ("at", "kl", "klokken") and spoken_time(words[place:]):
            return words[:place]
    return words


_RULES: Final[tuple[Callable[[Sequence[str]], SpokenCadence | None], ...]] = (
    _named,
    _times_per_unit,
    _every_nth,
    _place_in_month,
    _weekday,
)

"""Parse how often two people intend to meet: `monthly`, `every 2 weeks`."""

from __future__ import annotations

from mentorlog.dates.no_cadence import is_no_cadence
from mentorlog.dates.vocabulary import (
    NUMBERS,
    ORDINALS,
    UNITS,
    add_to_date,
    parse_length,
    parse_number,
    quote,
    split_digits,
    split_words,
)
from mentorlog.errors import DateError
from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Final

    from mentorlog.dates.vocabulary import (
        MonthsAndDays,
    )

_EXAMPLES: Final = "for example: weekly, every 2 weeks, monthly, none"
_DAYS_PER_MONTH: Final = 365.25 / 12
_LONGEST: Final = 3653
"""Days: ten years."""


class Cadence(NamedTuple):
    """A number of months and days from one session to the next."""

    months: int = 0
    days: int = 0

    def after(self, on: date) -> date:
        """The day on which the next session is due after one on `on`. The 31st becomes the last day of a shorter month,
        and a day after the year 9999 its last day."""
        try:
            return add_to_date(on, months=self.months, days=self.days)
        except DateError:
            return on.max

    @property
    def in_days(self) -> float:
        """The average length in days."""
        return self.months * _DAYS_PER_MONTH + self.days


_TWICE_A_MONTH: Final = Cadence(days=15)
_NAMED: Final = {
    **dict.fromkeys(("daily", "dagligt", "daglig"), Cadence(days=1)),
    **dict.fromkeys(("weekly", "ugentligt", "ugentlig"), Cadence(days=7)),
    **dict.fromkeys(("fortnightly",), Cadence(days=14)),
    **dict.fromkeys(("monthly", "manedligt", "manedlig"), Cadence(months=1)),
    **dict.fromkeys(("quarterly", "kvartalsvis", "kvartalsvist"), Cadence(months=3)),
    **dict.fromkeys(("half-yearly", "half yearly", "halvarligt", "halvarlig"), Cadence(months=6)),
    **dict.fromkeys(("yearly", "annually", "arligt", "arlig"), Cadence(months=12)),
    **dict.fromkeys(("twice a month", "two times a month", "to gange om maneden"), _TWICE_A_MONTH),
    **dict.fromkeys(("twice a year", "two times a year", "to gange om aret"), Cadence(months=6)),
}
_TWO_MEANINGS: Final = {
    **dict.fromkeys(("biweekly", "bi-weekly"), ("twice a week or every two weeks", "every 2 weeks")),
    **dict.fromkeys(
        ("bimonthly", "bi-monthly"), ("twice a month or every two months", "twice a month, every 2 months")
    ),
    **dict.fromkeys(("biannually", "bi-annually"), ("twice a year or every two years", "twice a year, every 2 years")),
}
_EVERY: Final = ("every", "each", "hver", "hvert")
_ONCE: Final = (("once",), ("one", "time"), ("en", "gang"), ("1", "gang"))
_A: Final = ("a", "per", "pr", "om", "i")
_ENDINGS: Final = ("", "st", "nd", "rd", "th")


def parse_cadence(text: str) -> Cadence | None:
    """The cadence in `text`: `weekly`, `every 10 days`, `2w`, `fortnightly`, `hver 14. dag`, `twice a month` (every 15
    days). None for `none` or `ingen`.

    DateError if it is not a cadence, if it is a word with two meanings (`biweekly`), or if it is less than a day or
    more than ten years.
    """
    words = split_words(text)
    if words and is_no_cadence(" ".join(words)):
        return None
    length = parse_interval(words)
    if length is None:
        raise DateError(f"{quote(text)} is not a cadence I recognise.", hint=_EXAMPLES)
    cadence = Cadence(*length)
    if not 1 <= cadence.in_days <= _LONGEST:
        raise DateError(f"{quote(text)} is out of range: a cadence is one day to ten years.", hint=_EXAMPLES)
    return cadence


def cadence_without_day(text: str) -> str | None:
    """The cadence in `text` in other words, if it also names a day, which a cadence does not have: `weekly` for `hver
    mandag`. None if it names none, or is not a cadence."""
    words = split_words(text)
    if not words or is_no_cadence(" ".join(words)) or _common_interval(words):
        return None
    from mentorlog.dates.spoken.cadences import spoken_cadence

    found = spoken_cadence(words, parse_common=_common_interval)
    return found and found.without_day


def parse_interval(words: Sequence[str]) -> MonthsAndDays | None:
    """The months and days of a cadence; None if the words are not one. DateError for a word with two meanings."""
    phrase = " ".join(words)
    if phrase in _TWO_MEANINGS:
        meanings, examples = _TWO_MEANINGS[phrase]
        raise DateError(f"{quote(phrase)} could be {meanings}.", hint=f"for example: {examples}")
    found = _common_interval(words)
    if found is None and words:
        from mentorlog.dates.spoken.cadences import spoken_cadence

        spoken = spoken_cadence(words, parse_common=_common_interval)
        return spoken and spoken.length
    return found


def _common_interval(words: Sequence[str]) -> MonthsAndDays | None:
    return _NAMED.get(" ".join(words)) or _interval(words)


def _interval(words: Sequence[str]) -> MonthsAndDays | None:
    """`every 2 weeks`, `every other week`, `hver 2. uge`, `once a month`, `once every 6 weeks`, `3 weeks`."""
    prefix = next((len(start) for start in _ONCE if tuple(words[: len(start)]) == start), 0)
    words = words[prefix:]
    if words and words[0] in _EVERY:
        return _interval_after_every(words[1:])
    if prefix:
        return UNITS.get(words[1]) if len(words) == 2 and words[0] in _A else None
    return parse_length(words) if words else None


def _interval_after_every(words: Sequence[str]) -> MonthsAndDays | None:
    """What follows `every`: `week`, `2 weeks`, `other week`, `2nd week`."""
    if len(words) == 1:
        return UNITS.get(words[0]) or parse_length(words)
    if len(words) != 2 or words[1] not in UNITS:
        return None
    digits, ending = split_digits(words[0])
    number = NUMBERS.get(words[0]) or ORDINALS.get(words[0]) or (parse_number(digits) if ending in _ENDINGS else None)
    months, days = UNITS[words[1]]
    return None if number is None else (number * months, number * days)

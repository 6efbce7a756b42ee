"""How often two people mean to meet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from mentorlog.dates.no_cadence import is_no_cadence
from mentorlog.dates.vocabulary import (
    NUMBERS,
    ORDINALS,
    UNITS,
    Shift,
    moved,
    parted,
    quantity,
    quoted,
    whole,
    words_of,
)
from mentorlog.errors import DateError

_EXAMPLES: Final = "for example: weekly, every 2 weeks, monthly, none"
_DAYS_A_MONTH: Final = 365.25 / 12
_LONGEST: Final = 3653
"""Days; who meets less often than every ten years has no cadence."""


class Cadence(NamedTuple):
    """Every so many months and days, counted from the last session held."""

    months: int = 0
    days: int = 0

    def after(self, on: date) -> date:
        """The day on which the next is due; the 31st becomes the last day of a shorter month. DateError beyond the
        year 9999."""
        return moved(on, months=self.months, days=self.days)

    @property
    def in_days(self) -> float:
        """Its length on average, for counting."""
        return self.months * _DAYS_A_MONTH + self.days


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
    """The cadence that `text` says: `weekly`, `every 10 days`, `2w`, `fortnightly`, `hver 14. dag`, `twice a month`
    (every 15 days); None for `none` or `ingen`.

    DateError for nonsense, for a word with two meanings (`biweekly`), for none at all or more than ten years.
    """
    words = words_of(text)
    phrase = " ".join(words)
    if phrase and is_no_cadence(phrase):
        return None
    if phrase in _NAMED:
        return _NAMED[phrase]
    if phrase in _TWO_MEANINGS:
        meanings, examples = _TWO_MEANINGS[phrase]
        raise DateError(f"{quoted(text)} could be {meanings}.", hint=f"for example: {examples}")
    length = _every(words)
    if length is None:
        raise DateError(f"{quoted(text)} is not a cadence I know.", hint=_EXAMPLES)
    cadence = Cadence(*length)
    if not 1 <= cadence.in_days <= _LONGEST:
        raise DateError(f"{quoted(text)} is no cadence: a day is the least, ten years the most.", hint=_EXAMPLES)
    return cadence


def _every(words: Sequence[str]) -> Shift | None:
    """`every 2 weeks`, `every other week`, `hver 2. uge`, `once a month`, `once every 6 weeks`, `3 weeks`."""
    once = next((len(start) for start in _ONCE if tuple(words[: len(start)]) == start), 0)
    words = words[once:]
    if words and words[0] in _EVERY:
        return _times(words[1:])
    if once:
        return UNITS.get(words[1]) if len(words) == 2 and words[0] in _A else None
    return quantity(words) if words else None


def _times(words: Sequence[str]) -> Shift | None:
    if len(words) == 1:
        return UNITS.get(words[0]) or quantity(words)
    if len(words) != 2 or words[1] not in UNITS:
        return None
    digits, ending = parted(words[0])
    number = NUMBERS.get(words[0]) or ORDINALS.get(words[0]) or (whole(digits) if ending in _ENDINGS else None)
    months, days = UNITS[words[1]]
    return None if number is None else (number * months, number * days)

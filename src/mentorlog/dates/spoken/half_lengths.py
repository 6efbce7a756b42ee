"""Parse lengths of months and years with a half: `halvanden måned`, `a year and a half`, `2½ months`, `half a year`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates.spoken.number_words import number_of
from mentorlog.dates.vocabulary import MONTH, UNITS, YEAR
from mentorlog.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorlog.dates.vocabulary import MonthsAndDays

_HALF_OF: Final[Mapping[MonthsAndDays, MonthsAndDays]] = {MONTH: (0, 15), YEAR: (6, 0)}
"""Half a month is 15 days, as in a cadence."""
_ARTICLES: Final = ("a", "an", "en", "et")
_AND: Final = ("and", "og")
_HALF: Final = ("half", "halv", "halvt", "1/2")
_ONE_AND_A_HALF: Final = ("halvanden", "halvandet")
_WITH_HALF: Final = ("\u00bd", ".5")


class HalfWeekError(DateError):
    """The length has half a week, which could be one number of days or the next."""

    def __init__(self, message: str, *, days: int) -> None:
        super().__init__(message, hint=f"for example: {days}d or {days + 1}d")
        self._days = days

    def with_direction(self, sign: int) -> DateError:
        """The same with the days as dates that will be (1) or have been (-1)."""
        form = "in {} days" if sign > 0 else "{} days ago"
        days = " or ".join(form.format(days) for days in (self._days, self._days + 1))
        return DateError(self.message, hint=f"for example: {days}")


def parse_half_length(words: Sequence[str]) -> MonthsAndDays | None:
    """The length that the words are, or None if they have no half. HalfWeekError for half weeks."""
    found = _number_and_unit(words) if words else None
    if found is None or found[1] not in UNITS:
        return None
    number, unit = found[0], UNITS[found[1]]
    half = _HALF_OF.get(unit)
    if half is not None:
        return number * unit[0] + half[0], half[1]
    if unit[1] % 7 == 0 and unit[1] % 14:
        days = number * unit[1] + unit[1] // 2
        raise HalfWeekError(f"{' '.join(words)} could be {days} or {days + 1} days.", days=days)
    return None


def _number_and_unit(typed: Sequence[str]) -> tuple[int, str] | None:
    """The whole number before the half, and the unit: 1 and `month` for `a month and a half`."""
    words = [part for word in typed for part in _split_half(word)]
    plain = _without_article(words)
    if plain[0] in _ONE_AND_A_HALF:
        return (1, plain[1]) if len(plain) == 2 else None
    if plain[0] in _HALF:
        unit = _without_article(plain[1:])
        return (0, unit[0]) if len(unit) == 1 else None
    number = number_of(words[0])
    if number is None or len(words) < 3:
        return None
    if words[1] == "1/2":
        return (number, words[2]) if len(words) == 3 else None
    is_before_unit = words[1] in _AND
    half = _without_article(words[2:] if is_before_unit else words[3:] if words[2] in _AND else ())
    if len(half) != (2 if is_before_unit else 1) or half[0] not in _HALF:
        return None
    return number, half[1] if is_before_unit else words[1]


def _split_half(word: str) -> Sequence[str]:
    """`2½` and `2.5` as a number and a half."""
    for sign in _WITH_HALF:
        if word.endswith(sign):
            number = word.removesuffix(sign)
            return (number, "1/2") if number else ("1/2",)
    return (word,)


def _without_article(words: Sequence[str]) -> Sequence[str]:
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words

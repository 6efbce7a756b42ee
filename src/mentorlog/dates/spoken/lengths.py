"""Parse the length of a session in words: `et kvarter`, `1½ time`, `to og en halv time`, `an hour and a half`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.dates.spoken.number_words import number_of
from mentorlog.dates.vocabulary import split_words_with_stops

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HOURS: Final = ("hour", "hours", "hr", "hrs", "h", "time", "timer", "times", "timers", "t")
_MINUTES: Final = ("minute", "minutes", "minut", "minutter", "minutters", "min", "mins", "m")
_QUARTERS: Final = ("quarter", "quarters", "kvarter", "kvarters", "kvart")
_OF_AN_HOUR: Final = ("of", "an", "hour")
_WITHOUT_BLANK: Final[Mapping[str, str]] = {
    **dict.fromkeys(("halvtime", "halvtimes"), "halv time"),
    **dict.fromkeys(("trekvart", "trekvarter"), "tre kvarter"),
}
"""Words for lengths, each as a number and a unit."""
_UNITS: Final[Mapping[str, int]] = {
    **dict.fromkeys(_HOURS, 60),
    **dict.fromkeys(_MINUTES, 1),
    **dict.fromkeys(_QUARTERS, 15),
}
_AND: Final = ("and", "og")
_ARTICLES: Final = ("a", "an", "en", "et")
_HALF: Final = ("half", "halv", "halvt")
_COUPLE: Final = (("a", "couple", "of"), ("a", "couple"), ("couple", "of"), ("et", "par"))
_ONE_AND_A_HALF: Final = ("halvanden", "halvandet")
_FRACTIONS: Final[Mapping[str, float]] = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_SIGNS: Final[Mapping[str, str]] = {"\u00bd": " 1/2 ", "\u00bc": " 1/4 ", "\u00be": " 3/4 "}
_APPROXIMATELY: Final = ("about", "around", "approximately", "approx", "ca", "cirka", "omkring", "omtrent")
_NUMBER: Final = r"\d{1,4}(?:\.\d{1,4})?"
_DECIMAL: Final = r"\d{1,2}\.(?:25|50?|75)"
"""A number with a half or a quarter."""
_WITH_UNIT: Final = r"(\d{1,4}(?:\.\d{1,4})?|\d/\d)([a-z]+)"


def spoken_minutes(text: str) -> int | None:
    """The length in minutes that `text` is, to the nearest minute; None if it is not a length."""
    words = _words(text)
    if words and (hours := _hours_without_unit(words)):
        return hours
    total, last_unit = 0.0, 0
    while words:
        if last_unit and words[0] in _AND:
            words = words[1:]
        if last_unit == 60 and (rest := _rest_of_an_hour(words)) is not None:
            return int(total + rest + 0.5)
        term = _term(words)
        if term is None or (last_unit and term[1] >= last_unit):
            return None
        minutes, unit, words = term
        if (last_unit and (total % 60 or minutes >= 60)) or (minutes % 1 and unit == 1):
            return None  # 1.5 h 30 min, 1 h 90 min
        total, last_unit = total + minutes, unit
    return int(total + 0.5) if last_unit else None


def _words(text: str) -> Sequence[str]:
    """The words, with a number and its unit apart."""
    text = text.replace(",", ".")
    for sign, fraction in _SIGNS.items():
        text = text.replace(sign, fraction)
    words: list[str] = []
    typed = " ".join(_WITHOUT_BLANK.get(word, word) for word in _plain(text))
    for word in typed.replace("en tre kvarter", "tre kvarter").split():
        found = re.fullmatch(_WITH_UNIT, word, re.ASCII) if word[:1].isdecimal() else None
        words += [found[1], found[2]] if found else [word]
    words = words[1:] if words and words[0] in _APPROXIMATELY else words
    # `en times tid` is about an hour
    return words[:-1] if len(words) > 1 and words[-1] == "tid" else words


def _plain(text: str) -> Sequence[str]:
    return [word.removesuffix(".") for word in split_words_with_stops(text)]


def _hours_without_unit(words: Sequence[str]) -> int | None:
    """The minutes of a number of hours with a half or a quarter, which can't be minutes: `2 1/2`, `1.5`."""
    if len(words) == 1 and re.fullmatch(_DECIMAL, words[0], re.ASCII):
        return int(float(words[0]) * 60 + 0.5)
    if words[-1] not in (*_FRACTIONS, *_ONE_AND_A_HALF):
        return None
    number, rest = _quantity(words)
    return None if rest or number is None else int(number * 60 + 0.5)


def _rest_of_an_hour(words: Sequence[str]) -> float | None:
    """The minutes that end `an hour and a half`, `en time og et kvarter`, `1 time 15`; None for other words."""
    plain = words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
    if len(plain) != 1:
        return None
    if plain[0] in _HALF:
        return 30
    if plain[0] in _QUARTERS:
        return 15
    if plain[0] in _FRACTIONS:
        return 60 * _FRACTIONS[plain[0]]
    number = number_of(plain[0]) if plain is words else None
    return number if number is not None and number < 60 else None


def _term(words: Sequence[str]) -> tuple[float, int, Sequence[str]] | None:
    """The minutes and the unit (in minutes) of a number and a unit, and the words that are left."""
    number, rest = _quantity(words)
    if number is None or not rest or rest[0] not in _UNITS:
        return None
    unit, rest = _UNITS[rest[0]], rest[1:]
    if unit == 15:
        # `three quarters of an hour`, `a quarter hour`, `tre kvart time`
        rest = rest[3:] if tuple(rest[:3]) == _OF_AN_HOUR else rest[1:] if rest[:1] and rest[0] in _HOURS else rest
    return number * unit, unit, rest


def _quantity(words: Sequence[str]) -> tuple[float | None, Sequence[str]]:
    """The number that begins the words, and the words that are left: `half an`, `to og en halv`, `1 1/2`, `a`."""
    couple = next((len(start) for start in _COUPLE if tuple(words[: len(start)]) == start), 0)
    if couple:
        return 2, words[couple:]
    plain = words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
    if plain[0] in _HALF:
        return 0.5, plain[2:] if plain[1:2] and plain[1] in _ARTICLES else plain[1:]
    if plain[0] in _ONE_AND_A_HALF:
        return 1.5, plain[1:]
    if words[0] in _FRACTIONS:
        return _FRACTIONS[words[0]], words[1:]
    if words[0] in _QUARTERS or (words[0] in _HOURS and words[1:2] and words[1] in _AND):
        return 1, words  # `kvarter`, `hour and a half`
    number = float(words[0]) if re.fullmatch(_NUMBER, words[0], re.ASCII) else number_of(words[0])
    if number is None:
        return None, words
    if len(words) > 2 and words[0].isalpha() and (both := number_of(f"{words[0]}-{words[1]}")):
        return _with_fraction(both, words[2:])  # `forty five`
    return _with_fraction(number, words[1:])


def _with_fraction(number: float, words: Sequence[str]) -> tuple[float, Sequence[str]]:
    """The number with the fraction that follows it: `1 1/2`, `two and a half`, `to og en halv`."""
    if words and words[0] in _FRACTIONS:
        return number + _FRACTIONS[words[0]], words[1:]
    if words and words[0] in _AND:
        rest = words[2:] if words[1:2] and words[1] in _ARTICLES else words[1:]
        if rest and rest[0] in _HALF:
            return number + 0.5, rest[1:]
    return number, words

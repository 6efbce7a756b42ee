"""Numbers and ordinals as words, in English and Danish, up to 99: `forty-five`, `femogfyrre`, `twenty-first`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from mentorlog.dates.vocabulary import NUMBERS, ORDINALS, parse_number, split_digits

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEENS: Final = {
    **dict.fromkeys(("fifteen", "femten"), 15),
    **dict.fromkeys(("sixteen", "seksten"), 16),
    **dict.fromkeys(("seventeen", "sytten"), 17),
    **dict.fromkeys(("eighteen", "atten"), 18),
    **dict.fromkeys(("nineteen", "nitten"), 19),
}
_ENGLISH_TENS: Final = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_DANISH_TENS: Final = {
    "tyve": 20,
    "tredive": 30,
    "fyrre": 40,
    "halvtreds": 50,
    "tres": 60,
    "halvfjerds": 70,
    "firs": 80,
    "halvfems": 90,
}
_ENGLISH_UNITS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DANISH_UNITS: Final = ("en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni")
_ENGLISH_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_SUFFIXES: Final = ("", "st", "nd", "rd", "th")


def number_of(word: str) -> int | None:
    """The whole number that a word is, in digits or letters; None if it is not a number."""
    return parse_number(word) if word[:1].isdecimal() else _numbers().get(word)


def ordinal_of(word: str, *, in_digits: bool = True) -> int | None:
    """The place that `1st`, `1` (from `1.`), `first` or `første` is; None for another word. Without `in_digits`, only a
    word of letters is read."""
    digits, suffix = split_digits(word)
    if digits:
        return parse_number(digits, digits=2) if in_digits and suffix in _SUFFIXES else None
    return _ordinals().get(word)


@cache
def _numbers() -> Mapping[str, int]:
    numbers = {**NUMBERS, **_TEENS, **_ENGLISH_TENS, **_DANISH_TENS}
    for unit, (english, danish) in enumerate(zip(_ENGLISH_UNITS, _DANISH_UNITS, strict=True), start=1):
        numbers |= {f"{ten}-{english}": value + unit for ten, value in _ENGLISH_TENS.items()}
        numbers |= {f"{danish}og{ten}": value + unit for ten, value in _DANISH_TENS.items()}
    return numbers


@cache
def _ordinals() -> Mapping[str, int]:
    """The places from 1 to 31: no month has more days."""
    ordinals = {
        **ORDINALS,
        **dict.fromkeys(("fifteenth", "femtende"), 15),
        **dict.fromkeys(("sixteenth", "sekstende"), 16),
        **dict.fromkeys(("seventeenth", "syttende"), 17),
        **dict.fromkeys(("eighteenth", "attende"), 18),
        **dict.fromkeys(("nineteenth", "nittende"), 19),
        **dict.fromkeys(("twentieth", "tyvende"), 20),
        **dict.fromkeys(("thirtieth", "tredivte"), 30),
        **dict.fromkeys(("thirty-first", "enogtredivte"), 31),
    }
    for unit, (english, danish) in enumerate(zip(_ENGLISH_ORDINALS, _DANISH_UNITS, strict=True), start=1):
        ordinals |= {f"twenty-{english}": 20 + unit, f"{danish}ogtyvende": 20 + unit}
    return ordinals

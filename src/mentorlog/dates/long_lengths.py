"""Parse lengths of days to years in words: `et par uger`, `a couple of weeks`, `half a year`, `en uges tid`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates.number_words import number_of
from mentorlog.dates.vocabulary import UNITS, parse_length

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorlog.dates.vocabulary import MonthsAndDays

_COUPLE: Final = (("a", "couple", "of"), ("a", "couple"), ("couple", "of"), ("et", "par"))
_PHRASES: Final[Mapping[str, MonthsAndDays]] = {
    **dict.fromkeys(("half a year", "a half year", "half year", "et halvt ar", "halvt ar"), (6, 0)),
    **dict.fromkeys(
        ("a year and a half", "one and a half years", "halvandet ar", "et og et halvt ar", "et ar og et halvt"), (18, 0)
    ),
    **dict.fromkeys(("1 1/2 ar", "1 1/2 years", "1.5 ar", "1.5 years"), (18, 0)),
    **dict.fromkeys(("two and a half years", "to og et halvt ar", "2 1/2 ar", "2 1/2 years"), (30, 0)),
}
_GENITIVES: Final[Mapping[str, str]] = {
    "dags": "dag",
    "dages": "dage",
    "uges": "uge",
    "ugers": "uger",
    "maneds": "maned",
    "maneders": "maneder",
    "ars": "ar",
    "kvartals": "kvartal",
}


def parse_long_length(words: Sequence[str]) -> MonthsAndDays | None:
    """The length that the words are, or None. `en uges tid` is a week; a half week or month is not a number of days."""
    if len(words) > 2 and words[-1] == "tid" and words[-2] in _GENITIVES:
        words = (*words[:-2], _GENITIVES[words[-2]])
    if found := parse_length(words) if words else None:
        return found
    phrase = " ".join(words)
    if phrase in _PHRASES:
        return _PHRASES[phrase]
    couple = next((len(start) for start in _COUPLE if tuple(words[: len(start)]) == start), 0)
    number = 2 if couple else number_of(words[0]) if words else None
    unit = words[couple or 1 :]
    if number is None or len(unit) != 1 or unit[0] not in UNITS:
        return None
    months, days = UNITS[unit[0]]
    return number * months, number * days

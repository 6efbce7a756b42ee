"""Parse lengths of days to years in words: `et par uger`, `a couple of weeks`, `half a year`, `en uges tid`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates.spoken.number_words import number_of
from mentorlog.dates.vocabulary import UNITS, parse_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.dates.vocabulary import MonthsAndDays

_COUPLE: Final = (("a", "couple", "of"), ("a", "couple"), ("couple", "of"), ("et", "par"))
_APPROXIMATELY: Final = ("about", "around", "approximately", "approx", "ca", "cirka", "omkring")
_APOSTROPHES: Final = ("'s", "s'", "\u2019s", "s\u2019", "s")


def parse_long_length(words: Sequence[str]) -> MonthsAndDays | None:
    """The length that the words are, or None. `en uges tid` and `a week's time` are a week. DateError for half weeks,
    which are not a number of days."""
    words = words[1:] if len(words) > 2 and words[0] in _APPROXIMATELY else words
    if len(words) > 2 and words[-1] in ("tid", "time"):
        words = (*words[:-2], _without_genitive(words[-2]))
    if found := parse_length(words) if words else None:
        return found
    couple = next((len(start) for start in _COUPLE if tuple(words[: len(start)]) == start), 0)
    number = 2 if couple else number_of(words[0]) if words else None
    unit = words[couple or 1 :]
    if number is None or len(unit) != 1 or unit[0] not in UNITS:
        from mentorlog.dates.spoken.half_lengths import parse_half_length

        return parse_half_length(words)
    months, days = UNITS[unit[0]]
    return number * months, number * days


def _without_genitive(word: str) -> str:
    """`week` or `weeks` for `week's` and `weeks'`, and `uge` for `uges`."""
    stems = (word.removesuffix(ending) for ending in _APOSTROPHES if word.endswith(ending))
    return next((stem for stem in stems if stem in UNITS), word)

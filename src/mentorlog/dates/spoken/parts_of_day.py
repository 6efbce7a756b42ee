"""Find a part of the day in the words of a date: `torsdag eftermiddag`, `tomorrow morning`, `kl. 2 om natten`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from mentorlog.dates.vocabulary import WEEKDAYS
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MORNING: Final = range(12)
_FORENOON: Final = range(5, 12)
_AFTERNOON: Final = range(12, 19)
_EVENING: Final = range(16, 24)
_NOON: Final = range(11, 14)
_NIGHT: Final = (20, 21, 22, 23, 0, 1, 2, 3, 4, 5)

_WORDS: Final[Mapping[str, Sequence[int]]] = {
    **dict.fromkeys(("morning", "morgen", "morges", "tidlig", "tidligt"), _MORNING),
    **dict.fromkeys(("forenoon", "formiddag"), _FORENOON),
    **dict.fromkeys(("afternoon", "eftermiddag"), _AFTERNOON),
    **dict.fromkeys(("evening", "aften", "aftes"), _EVENING),
    **dict.fromkeys(("night", "nat"), _NIGHT),
    **dict.fromkeys(("lunchtime", "lunch", "frokost", "frokosttid"), _NOON),
    **dict.fromkeys(("eod", "cob"), _EVENING),
}
_MORE_PHRASES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("first thing", "first thing in the morning", "fra morgenstunden"), "morning"),
    **dict.fromkeys(
        ("at lunch", "at lunchtime", "over lunch", "ved frokost", "ved frokosttid", "til frokost"), "lunch"
    ),
    **dict.fromkeys(("end of day", "end of the day", "end of business", "close of business", "close of play"), "eod"),
    **dict.fromkeys(("at the end of the day", "ved dagens udgang", "dagens udgang", "fyraften", "for fyraften"), "eod"),
}
"""Phrases, each with a word that means the same part of the day."""
_END_OF_DAY: Final = ("eod", "cob")
"""Alone, they mean the end of today."""
_NIGHT_TO_COME: Final = "i nat"
"""The night that is nearest: its hours may be of today or of tomorrow."""
_DEFINITE: Final[Mapping[str, str]] = {
    "morgenen": "morgen",
    "formiddagen": "formiddag",
    "eftermiddagen": "eftermiddag",
    "aftenen": "aften",
    "natten": "nat",
}
_BEFORE_ENGLISH: Final = ("in the", "in the early", "in the late", "at", "early", "late", "early in the", "late in the")
_BEFORE_DANISH: Final = ("tidlig", "sen", "tidligt", "sent")
_BEFORE_DEFINITE: Final = ("om", "pa", "tidligt om", "sent om", "tidligt pa", "sent pa", "sidst pa", "forst pa")
_BESIDE_A_DAY: Final[Mapping[str, tuple[str, str]]] = {
    **dict.fromkeys(("this morning", "i morges"), ("today", "morning")),
    "i formiddag": ("today", "formiddag"),
    **dict.fromkeys(("this afternoon", "i eftermiddag"), ("today", "afternoon")),
    **dict.fromkeys(("this evening", "tonight", "i aften"), ("today", "evening")),
    **dict.fromkeys(("last night", "i aftes"), ("yesterday", "evening")),
}
"""Phrases that name a day too."""
_MOST_WORDS: Final = 5


class DayPart(NamedTuple):
    """The words of a date, and the part of the day that was among them."""

    words: Sequence[str]
    """The words without the part of the day; a phrase that names a day too is replaced by that day."""
    hours: Sequence[int]
    """The hours of the part of the day."""
    name: str
    """A word for it that is read beside any day: `afternoon`."""
    is_night_after: bool = False
    """Whether it is the night of a day (`friday night`), so that its hours may be of the day after."""


def find_day_part(words: Sequence[str]) -> DayPart | None:
    """The first part of the day among the words; None if there is none."""
    words = [part for word in words for part in _split_compound(word)]
    for place in range(len(words)):
        for count in range(min(_MOST_WORDS, len(words) - place), 0, -1):
            phrase = " ".join(words[place : place + count])
            before, after = words[:place], words[place + count :]
            if phrase in _BESIDE_A_DAY:
                day, part = _BESIDE_A_DAY[phrase]
                return DayPart((*before, day, *after), _WORDS[part], part)
            if phrase == _NIGHT_TO_COME:
                return DayPart((*before, *after), _NIGHT, "nat")
            name = _phrases().get(phrase)
            # `i morgen` is tomorrow
            if name is not None and before[-1:] != ["i"]:
                rest = (*before, *(after[1:] if after[:1] == ["of"] else after))
                is_today = not rest and name in _END_OF_DAY
                is_night_after = phrase in ("night", "nat")
                return DayPart(("today",) if is_today else rest, _WORDS[name], name, is_night_after=is_night_after)
    return None


@cache
def _phrases() -> Mapping[str, str]:
    """The word for the part of the day of every way to write it."""
    phrases = {word: word for word in _WORDS}
    phrases |= _MORE_PHRASES
    for word in _WORDS:
        phrases |= {f"{before} {word}": word for before in (*_BEFORE_ENGLISH, *_BEFORE_DANISH)}
    for definite, word in _DEFINITE.items():
        phrases |= {f"{before} {definite}": word for before in _BEFORE_DEFINITE}
    return phrases


def _split_compound(word: str) -> Sequence[str]:
    """`fredagaften` and `fredagseftermiddag` as two words."""
    for part in _WORDS:
        if word.endswith(part):
            day = word.removesuffix(part)
            for name in (day, day.removesuffix("s")):
                if len(name) > len("mon") and name in WEEKDAYS:
                    return (name, part)
    return (word,)

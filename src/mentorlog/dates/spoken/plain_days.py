"""Find a day at the end or the beginning of a text that no word such as `by` makes a deadline: `call Ann tomorrow`,
`På fredag: ring til Ann`, `sende slides i uge 13`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates.parsing import find_date, find_when, is_time_alone
from mentorlog.dates.periods import find_period_after_preposition
from mentorlog.dates.sides import is_on_side
from mentorlog.dates.spoken.number_words import ordinal_of
from mentorlog.dates.vocabulary import LAST_THIS_NEXT, MONTHS, UNITS, WEEKDAYS, split_words
from mentorlog.errors import DateError
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from mentorlog.dates.days import DateOrder
    from mentorlog.dates.periods import Direction

_MOST_WORDS: Final = 6
_CLOSING: Final = " .!?)]\n\t"
_AFTER_FIRST_DAY: Final = ":,;-\N{EN DASH}\N{EM DASH}"
"""What may separate a day at the beginning from the text."""
_BEFORE: Final = ("for", "til", "to", "by", "on", "at", "pa")
"""Words before a day that are quoted with it."""
_NO_TEXT: Final = (*_BEFORE, "senest", "inden", "before", "due", "within")
"""Words that are not a text if they are alone."""
_BEFORE_PERIOD: Final = ("i", "in", "during", "the", *LAST_THIS_NEXT)
_NOT_A_DEADLINE: Final = (
    "about",
    "from",
    "since",
    "of",
    "after",
    "than",
    "fra",
    "siden",
    "efter",
    "af",
    "was",
    "var",
    "every",
    "each",
    "hver",
)
"""After these words a day at the end is what the text is about: `the notes from monday`."""
_DAY_WORDS: Final = frozenset(
    (
        *(
            "today",
            "tomorrow",
            "yesterday",
            "tonight",
            "idag",
            "imorgen",
            "dag",
            "morgen",
            "gar",
            "aften",
            "overmorgen",
        ),
        *("weekend", "weekenden", "jul", "julen", "juleaften", "christmas", "xmas", "easter", "paske", "pasken"),
        *("nytar", "eve", "dags", "pinse"),
    )
)
_SHORT: Final = 3
"""Letters. A word this short can be an abbreviation of a weekday or another word: `sat`, `man`."""


class PlainDay(NamedTuple):
    """A day in a text."""

    phrase: str
    """The words of the day as they were typed, with a preposition."""
    day: str
    """The day as it can be typed elsewhere."""
    on: date
    """The day; of a week or another period the last one."""
    is_now: bool
    """Whether it is a period that today is part of: `this week`."""
    rest: str
    """The text without the words."""


def find_plain_day(
    text: str, *, now: datetime, direction: Direction, order: DateOrder | None = None
) -> PlainDay | None:
    """The day at the end of a text, else at its beginning, on the side of today that is asked for; None if there is
    none, or no other text."""
    words = text.strip(_CLOSING).split()
    for is_at_end in (True, False):
        for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
            found = words[-count:] if is_at_end else words[:count]
            rest = words[:-count] if is_at_end else words[count:]
            if not _may_be_day(found) or all(_plain(word) in _NO_TEXT for word in rest):
                continue
            phrase = " ".join(found).rstrip(_AFTER_FIRST_DAY)
            span = _read(phrase, now=now, direction=direction, order=order)
            if span is not None:
                first, on = span
                is_about = is_at_end and _plain(rest[-1]) in _NOT_A_DEADLINE
                if is_about or not is_on_side(on, today=now.date(), direction=direction):
                    break  # `last friday` is not `friday`
                day = _shortest(phrase.split(), on, now=now, direction=direction, order=order)
                if is_at_end and len(rest) > 1 and _plain(rest[-1]) in _BEFORE:
                    phrase, rest = f"{rest[-1]} {phrase}", rest[:-1]
                is_now = first < on and first <= now.date() <= on
                return PlainDay(phrase, day, on, is_now, " ".join(rest).strip(f" {_AFTER_FIRST_DAY}"))
    return None


def _read(phrase: str, *, now: datetime, direction: Direction, order: DateOrder | None) -> tuple[date, date] | None:
    """The day that a phrase is, twice, or the first and last one of a period; None for a text that is more likely about
    something else, such as `the first`, `sat` or `may`."""
    words = split_words(phrase)
    if not words or (len(words) == 1 and len(words[0]) <= _SHORT) or _is_ordinal(words):
        return None
    try:
        if is_time_alone(phrase):
            return None
        when = find_when(phrase, now=now, direction=direction, order=order, is_day_only=True)
        if when is None and words[0] in _BEFORE_PERIOD and len(words) > 1:
            period = find_period_after_preposition(words, today=now.date(), direction=direction)
            return (period.first, period.last) if period else None
    except DateError:
        return None
    return (when.on, when.on) if when else None


def _may_be_day(words: Sequence[str]) -> bool:
    """Whether one of the words can be part of a day: a quick check before the text is parsed."""
    return any(
        word[:1].isdecimal()
        or word in WEEKDAYS
        or word in MONTHS
        or word in UNITS
        or word in _DAY_WORDS
        or word.endswith(("dag", "dags", "day", "uge", "uger", "q1", "q2", "q3", "q4"))
        for word in map(_plain, words)
    )


def _plain(word: str) -> str:
    return "".join(split_words(word.strip(_AFTER_FIRST_DAY)))


def _is_ordinal(words: Sequence[str]) -> bool:
    """Whether the words are `the first`, which is more often a place than a day."""
    return len(words) < 3 and words[-1].isalpha() and ordinal_of(words[-1], in_digits=False) is not None


def _shortest(words: Sequence[str], on: date, *, now: datetime, direction: Direction, order: DateOrder | None) -> str:
    """The fewest last words that are the same day without a time; else the ISO date."""
    for count in range(1, len(words) + 1):
        text = " ".join(words[-count:])
        try:
            if find_date(text, now=now, direction=direction, order=order) == on:
                return text
        except DateError:
            continue
    return on.isoformat()

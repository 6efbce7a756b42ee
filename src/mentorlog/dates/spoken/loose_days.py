"""Read what is typed for a day as if it were part of a sentence: `until 3 may`, `by friday`, or a length alone, which
counts from today: `2 weeks`, `en uge`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates.spoken.long_lengths import parse_long_length
from mentorlog.dates.vocabulary import UNITS, add_to_date, split_words
from mentorlog.errors import DateError

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.dates.days import Context

_BEFORE: Final = ("on", "pa", "den")
_BEFORE_FUTURE: Final = ("until", "till", "til", "indtil", "by", "due", "senest", "inden", "from", "fra")
"""Words before a day in the future that are not part of it."""
_DANISH_UNITS: Final = frozenset(["dag", "dage", "uge", "uger", "u", "maned", "maneder", "kvartal", "kvartaler", "ar"])


def is_before_day(word: str) -> bool:
    """Whether a word can be before a day in the future without being part of it: `due`, `til`."""
    return " ".join(split_words(word)) in (*_BEFORE, *_BEFORE_FUTURE)


def without_first_word(text: str, context: Context) -> str | None:
    """The text without a word that can be before a day; None if it begins with another word."""
    first, *rest = text.split() or [""]
    word = " ".join(split_words(first))
    is_before = word in _BEFORE or (context.direction == "future" and word in _BEFORE_FUTURE)
    return " ".join(rest) if rest and is_before else None


def day_after_length(text: str, context: Context) -> date | None:
    """The day in the future that is a length from today; None if the text is not a length, or if the day must be in the
    past. DateError for half weeks, with the days."""
    words = split_words(text)
    is_quarter = words[1:] == ["kvartal"] and words[0].isdecimal()  # `2. kvartal` is a quarter of the year
    is_minutes = not context.is_day_only and words[-1:] and words[-1].lstrip("0123456789") == "m"  # `45m`
    if context.direction != "future" or is_quarter or is_minutes:
        return None
    try:
        length = parse_long_length(words)
    except DateError as error:
        from mentorlog.dates.spoken.half_lengths import HalfWeekError

        raise error.with_direction(1) if isinstance(error, HalfWeekError) else error from None
    return add_to_date(context.today, months=length[0], days=length[1]) if length else None


def length_ago(text: str) -> str:
    """The length as a day in the past, in the language of its unit: `2 weeks ago`, `for 2 uger siden`."""
    length = " ".join(text.split())
    unit = split_words(length)[-1].lstrip("0123456789")
    is_danish = unit in _DANISH_UNITS and unit in UNITS
    return f"for {length} siden" if is_danish else f"{length} ago"

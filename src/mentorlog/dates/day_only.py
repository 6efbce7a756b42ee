"""Find the day in a text that also has a time of day, where only the day counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates.clock_words import spoken_time
from mentorlog.dates.everyday import everyday_words
from mentorlog.dates.everyday_days import find_everyday_days
from mentorlog.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mentorlog.dates.days import Context


def find_day_beside_time(text: str, context: Context) -> date | None:
    """The day of `friday at 3`, whose time could be in the morning or in the afternoon; None if the text is not one
    day and a time of day."""
    words = everyday_words(text)
    for place in range(1, len(words)):
        for day_words, time_words in ((words[:place], words[place:]), (words[place:], words[:place])):
            try:
                days = find_everyday_days(day_words, context) if _is_time(time_words) else ()
            except DateError:
                continue
            if len(days) == 1:
                return days[0]
    return None


def example_day(text: str, context: Context) -> date | None:
    """The day to suggest for a text with a time of day: its own, or today if it has none. None for other text."""
    found = find_day_beside_time(text, context)
    return context.today if found is None and _is_time(everyday_words(text)) else found


def _is_time(words: Sequence[str]) -> bool:
    try:
        return spoken_time(words) is not None
    except DateError:  # with a time zone
        return True

"""Find the day in a text that also has a time of day, where only the day counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates.spoken.clock_words import compact_time, spoken_time
from mentorlog.dates.spoken.everyday import everyday_words
from mentorlog.dates.spoken.everyday_days import find_everyday_days
from mentorlog.dates.spoken.parts_of_day import find_day_part
from mentorlog.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mentorlog.dates.days import Context, Days


def find_day_beside_time(text: str, context: Context) -> date | None:
    """The day of `friday at 3`, whose time could be in the morning or in the afternoon, or of `friday morning at 3pm`;
    None if the text is not one day and a time of day."""
    days = _days_beside_time(text, context)
    return days[0] if len(days) == 1 else None


def example_day(text: str, context: Context) -> date | None:
    """The day to suggest for a text with a time of day: its own, or today if it has none. None for other text."""
    days = _days_beside_time(text, context)
    if days:
        return days[0]
    return context.today if _is_time(everyday_words(text)) else None


def _days_beside_time(text: str, context: Context) -> Days:
    """Every day that the words before or after a time of day can mean."""
    words: Sequence[str] = everyday_words(text)
    part = find_day_part(words)
    words = part.words if part else words
    for place in range(1, len(words)):
        for day_words, time_words in ((words[:place], words[place:]), (words[place:], words[:place])):
            try:
                days = find_everyday_days(day_words, context) if _is_time(time_words) else ()
            except DateError:
                continue
            if days:
                return days
    return ()


def _is_time(words: Sequence[str]) -> bool:
    try:
        return spoken_time(words) is not None or compact_time(words) is not None
    except DateError:  # with a time zone
        return True

"""Parse the dates that people type in more words, or with more punctuation, than the common ones.

`parsing` tries this only on text that it does not read itself, so that common dates stay quick.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.dates.spoken.clock_words import split_dashes, spoken_time
from mentorlog.dates.spoken.everyday_days import find_everyday_days
from mentorlog.dates.spoken.joined_words import split_joined
from mentorlog.dates.spoken.numeric_forms import rewrite_numeric_dates
from mentorlog.dates.spoken.parts_of_day import find_day_part
from mentorlog.dates.spoken.time_or_day import refuse_two_readings, time_or_day, times_or_day
from mentorlog.dates.spoken.times_in_parts import (
    MIDNIGHT,
    night_to_come,
    refuse_midnight,
    refuse_other_part,
    time_after_day,
    time_of_next_day,
)
from mentorlog.dates.times import is_day_and_month
from mentorlog.dates.vocabulary import WEEKDAYS, add_to_date, split_words_with_stops
from mentorlog.dates.when import When, nearest_time
from mentorlog.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import time

    from mentorlog.dates.days import Context, Days
    from mentorlog.dates.spoken.clock_words import SpokenTime
    from mentorlog.dates.spoken.parts_of_day import DayPart

_MOST_WORDS: Final = 14
_CLOCK_PREFIX: Final = r"(kl|klokken)\.?(\d.*|\w+)"


def everyday_words(text: str) -> list[str]:
    """The words of `text`, with numeric dates as `days` reads them. Empty if they are too many."""
    words: list[str] = []
    for word in split_words_with_stops(text.replace("@", " @ ")):
        found = re.fullmatch(_CLOCK_PREFIX, word) if word.startswith("kl") else None
        is_prefix = found and (word.startswith(("kl.", "klokken.")) or found[2][0].isdecimal())
        words += [found[1], found[2]] if found and is_prefix else split_joined(word, after=words[-2:])
    words = [part for word in rewrite_numeric_dates(words) for part in split_dashes(word)]
    return words if len(words) <= _MOST_WORDS else []


def find_everyday_dates(text: str, context: Context, minute: time) -> tuple[When, ...]:
    """Every day and time that `text` can mean. Empty if it is not a date.

    DateError if the only ways to read it failed, because a day does not exist or a time could be two."""
    words = everyday_words(text)
    part = find_day_part(words)
    failed: DateError | None = None
    for day_words, day_part in ([(part.words, part)] if part else []) + [(words, None)]:
        found: list[When] = []
        if day_part and not day_words:
            found += night_to_come(day_part, context)
        for before, after in _splits(day_words):
            try:
                found += _combined(before, after, day_part, context, minute)
            except DateError as error:
                failed = failed or error
        if found:
            return tuple(dict.fromkeys(found))
        if failed:
            raise failed
    return ()


def _splits(words: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Every way to divide the words into those of a day and those of a time, in either order."""
    count = len(words)
    if count:
        yield words, ()
    for length in range(1, count + 1):
        yield words[: count - length], words[count - length :]
        if length < count:
            yield words[length:], words[:length]


def _combined(
    day_words: Sequence[str],
    time_words: Sequence[str],
    part: DayPart | None,
    context: Context,
    minute: time,
) -> Iterator[When]:
    """The readings of a day and a time of day, in the hours of a part of the day if there is one."""
    if not time_words:
        yield from (When(on, has_part_of_day=part is not None) for on in find_everyday_days(day_words, context))
        return
    spoken = spoken_time(time_words) or time_after_day(time_words, day_words, context)
    days = find_everyday_days(day_words, context) if spoken and day_words else ()
    if spoken is None or (day_words and not days):
        return
    typed = " ".join(time_words).replace(" - ", "-")
    if days:
        yield from _times_on(days, spoken, part, context, day_words=day_words, time_words=time_words)
        return
    if part is None and is_day_and_month(time_words):
        raise time_or_day(time_words[0], spoken.start.at, context)
    if part is None and spoken.may_be_date:
        raise times_or_day(spoken, time_words, context, typed=typed)
    at, minutes = spoken.resolve(part and part.hours, typed=typed)
    yield nearest_time(at, context, minute)._replace(minutes=minutes)


def _times_on(
    days: Days,
    spoken: SpokenTime,
    part: DayPart | None,
    context: Context,
    *,
    day_words: Sequence[str],
    time_words: Sequence[str],
) -> Iterator[When]:
    """A time on each of the days. DateError if it is not in the part of the day, or could be another day."""
    typed = " ".join(time_words).replace(" - ", "-")
    if part:
        after_midnight = None if spoken.end else time_of_next_day(spoken.start, part, days, context)
        if after_midnight is not None:
            # midnight tonight is when tomorrow begins
            yield from (When(add_to_date(on, days=1), after_midnight) for on in days)
            return
        refuse_other_part(spoken.start, part, days[0], context, typed=typed)
    elif time_words[-1] in MIDNIGHT and not context.is_day_only and not day_words[-1][0].isdecimal():
        refuse_midnight(days[0], typed=typed)
    if is_day_and_month(time_words) and day_words[-1] in WEEKDAYS:
        refuse_two_readings(time_words[0], days[0], spoken.start.at, context)
    at, minutes = spoken.resolve(part and part.hours, typed=typed)
    yield from (When(on, at, minutes) for on in days)

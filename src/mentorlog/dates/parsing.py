"""What a person says of a day, with or without a time of day, in English and Danish.

The words are read in every way that the grammar allows; one result is taken, two are refused with both, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Final, NamedTuple

from mentorlog.dates.days import PARTS_OF_TODAY, Ask, Days, Looking, Order, days
from mentorlog.dates.periods import period_looking
from mentorlog.dates.times import LONGEST, Clock, clock, is_day_and_month
from mentorlog.dates.vocabulary import MONTHS, UNITS, WEEKDAYS, moved, quantity, quoted, words_of
from mentorlog.errors import DateError

_MOST_WORDS: Final = 12
_NOW: Final = (["now"], ["nu"])
_SPELLED: Final = ("today", "tomorrow", "yesterday", "tonight")
_SHORT: Final = 4
"""Letters: a word so short is near to too many others."""
_NEARLY: Final = 0.8
"""As `difflib` counts: two letters of a name in the wrong order, or one left out."""
_EXAMPLES: Final = {"back": "yesterday, last friday", "ahead": "tomorrow, next friday"}
_EXAMPLES_WITH_TIME: Final = {"back": "yesterday, last friday", "ahead": "tomorrow, friday 14:00"}


class When(NamedTuple):
    """A day and, where one was said, a time of day (to the minute, on the owner's own clock)."""

    on: date
    at: time | None = None


def parse_when(text: str, *, now: datetime, looking: Looking, order: Order | None = None) -> When:
    """The day, and the time of day if any, that `text` says, counted from `now`.

    `looking` says whether it happened or will; `order` how a numeric date is meant that two readings fit.
    DateError for anything that is no date, that no calendar has, or that could be two.
    """
    ask = Ask(now.date(), looking, order)
    words = _words(text)
    if words in _NOW:
        return When(now.date(), _minute(now))
    found = tuple(dict.fromkeys(_readings(words, ask, _minute(now)))) if words else ()
    if len(found) > 1:
        raise _two_readings(text, found)
    if not found:
        raise _no_date(text, words, ask, _EXAMPLES_WITH_TIME)
    return found[0]


def parse_date(text: str, *, now: datetime, looking: Looking, order: Order | None = None) -> date:
    """As `parse_when`, for what is a day and has no time of day: DateError where one is said."""
    found = find_date(text, now=now, looking=looking, order=order)
    if found is None:
        raise _no_date(text, _words(text), Ask(now.date(), looking, order), _EXAMPLES)
    return found


def find_date(text: str, *, now: datetime, looking: Looking, order: Order | None = None) -> date | None:
    """As `parse_date`, and None where the text says no day at all, without a thought about what was meant."""
    ask = Ask(now.date(), looking, order)
    words = _words(text)
    if words in _NOW:
        return ask.today
    found = _dates(words, ask)
    if len(found) > 1:
        raise _two_readings(text, tuple(When(on) for on in found))
    if found:
        return found[0]
    timed = next(_readings(words, ask, _minute(now)), None) if words else None
    if timed is not None:
        raise DateError(f"{quoted(text)} has a time of day; only a day fits here.", hint=f"for example: {timed.on}")
    return None


def _words(text: str) -> list[str]:
    words: list[str] = []
    for word in words_of(text):
        if len(word) > 10 and word[10] == "t" and word[4] == "-":
            words += word[:10], word[11:]
        elif word.startswith("kl."):
            words += "kl", word[3:]
        else:
            words.append(word)
    return words if len(words) <= _MOST_WORDS else []


def _dates(words: Sequence[str], ask: Ask) -> Days:
    return tuple(dict.fromkeys(days(words, ask))) if words else ()


def _readings(words: Sequence[str], ask: Ask, minute: time) -> Iterator[When]:
    """Every reading: a day, a time, or a day and a time in either order. DateError where there is none, and one of the
    ways to read it fell to a day that no calendar has."""
    refused: DateError | None = None
    any_found = False
    for day, clock_words in _splits(words):
        try:
            for when in _joined(day, clock_words, ask, minute):
                any_found = True
                yield when
        except DateError as error:
            refused = refused or error
    if refused and not any_found:
        raise refused


def _splits(words: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    count = len(words)
    yield words, ()
    for length in range(1, min(LONGEST, count) + 1):
        yield words[: count - length], words[count - length :]
        if length < count:
            yield words[length:], words[:length]


def _joined(day: Sequence[str], clock_words: Sequence[str], ask: Ask, minute: time) -> Iterator[When]:
    if not clock_words:
        yield from (When(on) for on in days(day, ask))
        return
    at = clock(clock_words)
    if at is None:
        return
    if not day:
        if is_day_and_month(clock_words):
            raise DateError(
                f"{clock_words[0]} could be a time or a day and month.",
                hint=f"for example: {at.at:%H:%M}, or {at.at.hour}/{at.at.minute}/{ask.today.year}",
            )
        yield _at(at.settled(), ask, minute)
        return
    hours = PARTS_OF_TODAY.get(" ".join(day))
    for on in days(day, ask):
        yield When(on, at.settled() if hours is None else _on_part(at, day, hours))


def _on_part(at: Clock, day: Sequence[str], hours: tuple[int, int]) -> time:
    found = at.within(hours)
    if found is None:
        raise DateError(f"{at.at:%H:%M} is not {' '.join(day)}.", hint=f"for example: today {at.at:%H:%M}")
    return found


def _at(at: time, ask: Ask, minute: time) -> When:
    """A time alone: today's where that lies the way that is looked, else the nearest day's that does."""
    late = at > minute if ask.looking == "back" else at < minute
    return When(moved(ask.today, days=ask.sign) if late else ask.today, at)


def _minute(now: datetime) -> time:
    return time(now.hour, now.minute)


def _two_readings(text: str, found: Sequence[When]) -> DateError:
    from mentorlog.dates.format import format_full_date

    said = " or ".join(format_full_date(when.on) for when in found)
    typed = " or ".join(str(when.on) for when in found)
    return DateError(
        f"{quoted(text)} could be {said}.",
        hint=f"type {typed}, or say once which it is: mentorlog config date_order dmy (or mdy)",
    )


def _no_date(text: str, words: Sequence[str], ask: Ask, examples: dict[str, str]) -> DateError:
    """The error for what is no date, closer to what was meant where that can be told."""
    period = period_looking(words, today=ask.today, looking=ask.looking)
    if period is not None:
        return DateError(f"{quoted(text)} is more than a day.", hint=f"for example: {period.first} or {period.last}")
    if words and quantity(words):
        said = " ".join(text.split())
        return DateError(f"{quoted(text)} does not say which way.", hint=f"for example: in {said}, or {said} ago")
    try:
        day = moved(ask.today, days=14 * ask.sign)
    except DateError:
        day = ask.today
    message = f"{quoted(text)} is not a date I know." if text.strip() else "A date is missing."
    meant = _meant(words)
    return DateError(
        message, hint=f"did you mean {meant}?" if meant else f"for example: {examples[ask.looking]}, {day}"
    )


def _meant(words: Sequence[str]) -> str | None:
    """The words with the names of days and months spelled as they are, or None where none is nearly one."""
    unknown = [word for word in words if word.isalpha() and word not in UNITS]
    if not unknown:
        return None
    from difflib import get_close_matches

    known = [name for name in (*WEEKDAYS, *MONTHS, *_SPELLED) if len(name) > _SHORT]
    right = {word: found[0] for word in unknown if (found := get_close_matches(word, known, n=1, cutoff=_NEARLY))}
    spelled = [right.get(word, word) for word in words]
    return " ".join(spelled) if spelled != list(words) else None

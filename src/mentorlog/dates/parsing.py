"""Parse a day, with or without a time of day, in English and Danish.

The text is read in every way that the grammar allows. One result is returned; two are refused with both, never guessed.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from mentorlog.dates.days import PARTS_OF_TODAY, Context, DateOrder, find_days
from mentorlog.dates.periods import Direction, find_period_after_preposition
from mentorlog.dates.sides import AmbiguousDateError, MissingDayError
from mentorlog.dates.times import MOST_WORDS as MOST_TIME_WORDS
from mentorlog.dates.times import is_day_and_month, parse_time
from mentorlog.dates.vocabulary import MONTHS, UNITS, WEEKDAYS, add_to_date, parse_length, quote, split_words
from mentorlog.dates.when import When, nearest_time
from mentorlog.errors import DateError

if TYPE_CHECKING:
    from mentorlog.dates.days import Days

_MOST_WORDS: Final = 12
_NOW: Final = (["now"], ["nu"])
_NEARBY_DAYS: Final = ("today", "tomorrow", "yesterday", "tonight")
_SHORT_WORD: Final = 4
"""Letters. A word this short is similar to too many others to suggest it."""
_SIMILARITY: Final = 0.8
"""A `difflib` ratio: two letters swapped, or one missing."""
_DATE_EXAMPLES: Final[dict[Direction, str]] = {"past": "yesterday, last friday", "future": "tomorrow, next friday"}
_WHEN_EXAMPLES: Final[dict[Direction, str]] = {"past": "yesterday, last friday", "future": "tomorrow, friday 14:00"}


def parse_when(text: str, *, now: datetime, direction: Direction, order: DateOrder | None = None) -> When:
    """The day in `text`, and its time of day if it has one.

    `now` is local time. `direction` says whether the day has happened or will happen, and `order` how a numeric date
    is read.

    DateError if `text` is not a date, if the day does not exist, or if it could be two days.
    """
    context = Context(now.date(), direction, order)
    found = find_when(text, now=now, direction=direction, order=order) or _find_loose(text, context, _minute(now))
    if found is None:
        raise _not_a_date(text, _split(text), context, _WHEN_EXAMPLES)
    return found


def find_when(
    text: str, *, now: datetime, direction: Direction, order: DateOrder | None = None, is_day_only: bool = False
) -> When | None:
    """The day in `text` and its time of day, as `parse_when`, but None if it is not a date: the error for that takes
    longer to make. With `is_day_only` the message of an error suggests no time of day."""
    context = Context(now.date(), direction, order, is_day_only)
    words = _split(text)
    if words in _NOW:
        return When(now.date(), _minute(now))
    return _find(text, words, context, _minute(now))


def is_time_alone(text: str) -> bool:
    """Whether `text` is a time of day without a day. DateError as `spoken_time`."""
    if any(word in WEEKDAYS or word in MONTHS for word in _split(text)):
        return False
    from mentorlog.dates.spoken.clock_words import spoken_time
    from mentorlog.dates.spoken.everyday import everyday_words

    words = everyday_words(text)
    return bool(words) and spoken_time(words) is not None and not is_day_and_month(words)


def parse_date(text: str, *, now: datetime, direction: Direction, order: DateOrder | None = None) -> date:
    """The day in `text`, as `parse_when`. DateError also if it has a time of day."""
    return parse_day(text, now=now, direction=direction, order=order).on


def parse_day(text: str, *, now: datetime, direction: Direction, order: DateOrder | None = None) -> When:
    """The day in `text`, as `parse_date`, and whether a part of the day was typed with it."""
    context = Context(now.date(), direction, order, is_day_only=True)
    found = _find_day(text, context, _minute(now)) or _find_loose(text, context, _minute(now))
    if found is None:
        raise _not_a_date(text, _split(text), context, _DATE_EXAMPLES)
    return found


def _find_loose(text: str, context: Context, minute: time) -> When | None:
    """A length from today (`2 weeks`), or, if a time is not accepted, a day after a word such as `until`; None for
    other text. DateError as `parse_when` and `parse_day`."""
    if not text.strip():
        return None
    from mentorlog.dates.spoken.loose_days import day_after_length, without_first_word

    on = day_after_length(text, context)
    if on is not None:
        return When(on)
    rest = without_first_word(text, context) if context.is_day_only else None
    return None if rest is None else _find_day(rest, context, minute)


def find_date(text: str, *, now: datetime, direction: Direction, order: DateOrder | None = None) -> date | None:
    """The day in `text`, as `parse_date`, but None if it is not a date: the error for that takes longer to make."""
    found = _find_day(text, Context(now.date(), direction, order, is_day_only=True), _minute(now))
    return found and found.on


def _find_day(text: str, context: Context, minute: time) -> When | None:
    """The day in `text`; None if it is not a date. DateError if it is another day for each reading, or has a time."""
    try:
        when = _find_day_or_time(text, context, minute)
    except (AmbiguousDateError, MissingDayError):
        raise
    except DateError as error:
        from mentorlog.dates.day_only import example_day

        example = example_day(text, context)
        if example is None:
            raise
        raise _has_time(text, example) from error
    if when is not None and when.at is not None:
        raise _has_time(text, when.on)
    return when


def _find_day_or_time(text: str, context: Context, minute: time) -> When | None:
    """As `_find_day`, but a time of day that was read is part of the result."""
    words = _split(text)
    if words in _NOW:
        return When(context.today)
    found: Days = tuple(dict.fromkeys(find_days(words, context))) if words else ()
    if len(found) > 1:
        raise _ambiguous(text, tuple(When(on) for on in found))
    if found:
        return _with_part_of_day(When(found[0]), words)
    return _find(text, words, context, minute)


def _has_time(text: str, on: date) -> DateError:
    return DateError(f"{quote(text)} has a time of day; expected only a day.", hint=f"for example: {on}")


def _find(text: str, words: Sequence[str], context: Context, minute: time) -> When | None:
    """The day and time in `text`, of which `words` are the words; None if it is not a date.

    DateError if it could be two, or if the only ways to read it failed."""
    failed: DateError | None = None
    found: tuple[When, ...] = ()
    try:
        if words and not _has_day_first_mark(text):
            found = tuple(dict.fromkeys(_readings(words, context, minute)))
    except DateError as error:
        failed = error
    if not found and text.strip():
        from mentorlog.dates.spoken.everyday import find_everyday_dates

        try:
            found = find_everyday_dates(text, context, minute)
        except DateError as error:
            failed = failed or error
    if len(found) > 1:
        days = tuple(dict.fromkeys(When(when.on) for when in found))
        raise _ambiguous(text, days if context.is_day_only and len(days) > 1 else found)
    if failed and not found:
        raise failed
    return _with_part_of_day(found[0], words) if found else None


def _has_day_first_mark(text: str) -> bool:
    """Whether a word could be a date that ends in a full stop, as in `fredag 4.12.`: without it, it would be a time."""
    return "." in text and any(
        word.endswith(".") and word.count(".") > 1 and word[0].isdecimal() for word in text.split()
    )


def _with_part_of_day(when: When, words: Sequence[str]) -> When:
    """The same, with the fact that `tonight` is a part of the day."""
    is_part = when.at is None and " ".join(words) in PARTS_OF_TODAY
    return when._replace(has_part_of_day=True) if is_part else when


def _split(text: str) -> list[str]:
    """The words of `text`, with a date and time that are written together taken apart. Empty if they are too many."""
    words: list[str] = []
    for word in split_words(text):
        if len(word) > 10 and word[10] == "t" and word[4] == "-":
            words += word[:10], word[11:]
        elif word.startswith("kl."):
            words += "kl", word[3:]
        else:
            words.append(word)
    return words if len(words) <= _MOST_WORDS else []


def _readings(words: Sequence[str], context: Context, minute: time) -> Iterator[When]:
    """Every reading: a day, a time, or a day and a time in either order. DateError if there is none, and one of the
    ways to read it failed because the day does not exist."""
    failed: DateError | None = None
    is_found = False
    for day_words, time_words in _splits(words):
        try:
            for when in _combined(day_words, time_words, context, minute):
                is_found = True
                yield when
        except DateError as error:
            failed = failed or error
    if failed and not is_found:
        raise failed


def _splits(words: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Every way to divide the words into those of a day and those of a time."""
    count = len(words)
    yield words, ()
    for length in range(1, min(MOST_TIME_WORDS, count) + 1):
        yield words[: count - length], words[count - length :]
        if length < count:
            yield words[length:], words[:length]


def _combined(day_words: Sequence[str], time_words: Sequence[str], context: Context, minute: time) -> Iterator[When]:
    if not time_words:
        yield from (When(on) for on in find_days(day_words, context))
        return
    clock_time = parse_time(time_words)
    if clock_time is None:
        return
    if not day_words:
        if is_day_and_month(time_words):
            from mentorlog.dates.spoken.time_or_day import time_or_day

            raise time_or_day(time_words[0], clock_time.at, context)
        yield nearest_time(clock_time.as_24_hour(), context, minute)
        return
    hours = PARTS_OF_TODAY.get(" ".join(day_words))
    for on in find_days(day_words, context):
        if is_day_and_month(time_words) and day_words[-1] in WEEKDAYS:
            from mentorlog.dates.spoken.time_or_day import refuse_two_readings

            refuse_two_readings(time_words[0], on, clock_time.at, context)
        if hours is None:
            yield When(on, clock_time.as_24_hour())
        elif (at := clock_time.in_part_of_day(hours)) is not None:
            yield When(on, at)
        else:
            from mentorlog.dates.spoken.times_in_parts import not_in_part_of_today

            raise not_in_part_of_today(clock_time, " ".join(day_words), context, minute)


def _minute(now: datetime) -> time:
    return time(now.hour, now.minute)


def _ambiguous(text: str, found: Sequence[When]) -> DateError:
    from mentorlog.dates.format import format_full_date

    meanings = " or ".join(_with_time(format_full_date(when.on), when) for when in found)
    dates = " or ".join(_with_time(str(when.on), when) for when in found)
    if len({when.on for when in found}) == 1:
        return AmbiguousDateError(f"{quote(text)} could be {meanings}.", hint=f"type {dates}")
    return AmbiguousDateError(
        f"{quote(text)} could be {meanings}.",
        hint=f"type {dates}, or set the order once, day first: mentorlog config date_order dmy",
    )


def _with_time(day: str, when: When) -> str:
    return f"{day} {when.at:%H:%M}" if when.at else day


def _not_a_date(text: str, words: Sequence[str], context: Context, examples: dict[Direction, str]) -> DateError:
    """The error for text that is not a date, with a suggestion if one is near."""
    period = find_period_after_preposition(words, today=context.today, direction=context.direction)
    if period is not None and words[-1] == "jul":
        from mentorlog.dates.sides import date_on_side

        christmas = date_on_side(24, 12, today=context.today, direction=context.direction)
        hint = f"for example: {christmas}, or {period.first} or {period.last}"
        return AmbiguousDateError(f"{quote(text)} could be Christmas or July.", hint=hint)
    if period is not None:
        return DateError(f"{quote(text)} is more than one day.", hint=f"for example: {period.first} or {period.last}")
    if words and parse_length(words):
        from mentorlog.dates.spoken.loose_days import length_ago

        return DateError(f"{quote(text)} is a length of time, not a date.", hint=f"for example: {length_ago(text)}")
    try:
        day = add_to_date(context.today, days=14 * context.sign)
    except DateError:
        day = context.today
    message = f"{quote(text)} is not a date I recognise." if text.strip() else "A date is missing."
    similar = _similar(words, context)
    hint = f"did you mean {similar}?" if similar else f"for example: {examples[context.direction]}, {day}"
    return DateError(message, hint=hint, is_unknown=True)


def _similar(words: Sequence[str], context: Context) -> str | None:
    """The words with misspelled names of days and months corrected; None if none is similar to a name, or if the
    corrected words are not a date either."""
    unknown = [word for word in words if word.isalpha() and word not in UNITS]
    if not unknown:
        return None
    from difflib import get_close_matches

    known = [name for name in (*WEEKDAYS, *MONTHS, *_NEARBY_DAYS) if len(name) > _SHORT_WORD]
    corrections = {
        word: found[0] for word in unknown if (found := get_close_matches(word, known, n=1, cutoff=_SIMILARITY))
    }
    corrected = [corrections.get(word, word) for word in words]
    if corrected == list(words):
        return None
    try:
        is_date = next(_readings(corrected, context, time()), None) is not None
    except DateError:
        return None
    return " ".join(corrected) if is_date else None

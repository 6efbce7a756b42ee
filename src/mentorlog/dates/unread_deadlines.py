"""Explain why the end or the beginning of an action's text that looks like a deadline is not read as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.dates.deadlines import NOW, find_tails, read_tail
from mentorlog.dates.parsing import find_when, is_time_alone, parse_day
from mentorlog.dates.vocabulary import MONTHS, WEEKDAYS, split_words
from mentorlog.errors import DateError
from mentorlog.named_tuples import NamedTuple
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from datetime import date, datetime

    from mentorlog.dates.days import DateOrder

_LONGEST_DATE: Final = 60
"""Characters."""
_FEW_WORDS: Final = 3
"""Text after `by` that is no longer is probably meant as a date."""
_OTHER_WORDS: Final = r"(?<!\S)(?:until|till|til|due|deadline|frist)\s+(?:(?:is|er|on|by|to|den)\s+)?(\S.*)"
"""Words before a date that need not be a deadline: `book a room til fredag`."""
_AT_THE_LATEST: Final = r"\s+(?:at\s+the\s+latest|senest)\Z"
_MOST_WORDS: Final = 5
"""Words of a date before `at the latest`."""


class UnreadDeadline(NamedTuple):
    """Words that may be meant as a deadline."""

    reason: str
    """A sentence that quotes them and says why they are kept as text."""
    day: str | None = None
    """The day as it can be typed after an option, counted from the same day; None if it is not known."""
    on: date | None = None
    """The day."""
    is_likely: bool = True
    """Whether it is meant as a date for certain: false for a few words that are not one, such as `by example`."""


def find_unread_deadline(text: str, *, now: datetime, order: DateOrder | None = None) -> UnreadDeadline | None:
    """Why the text after the last word for a deadline, or a day at the end or the beginning, is not read as a deadline,
    for a text that `split_deadline` leaves whole. None if there is no such word or day, or if what follows the word is
    unlikely to be a date: it is longer than three words, and none of them is part of a date."""
    tail = next(iter(find_tails(text)), None)
    if tail is None or tail.date.lower() in NOW:
        return _find_day(text, now=now, order=order)
    phrase = " ".join(tail.phrase.split())
    if _is_time(tail.date):
        return UnreadDeadline(f"{quoted(phrase)} has no day; kept as text.")
    if not _is_date_like(tail.date) and _is_not_a_date(tail.date, now=now, order=order):
        return _find_day(text, now=now, order=order)
    try:
        on = parse_day(tail.date, now=now, direction="future", order=order).on
    except DateError as error:
        if "not a date" not in error.message:
            hint = f" ({error.hint})" if error.hint else ""
            return UnreadDeadline(f"{error.message.removesuffix('.')}{hint}; {quoted(phrase)} is kept as text.")
        guess = error.hint.capitalize() if error.hint and error.hint.startswith("did you mean") else ""
        reason = f"{quoted(phrase)} is not a date I recognise; kept as text. {guess}".rstrip()
        return UnreadDeadline(reason, is_likely=bool(guess))
    if on > now.date():
        return _not_read(phrase, tail.date, on)
    return UnreadDeadline(f"{quoted(phrase)} is not in the future; kept as text.")


def _not_read(phrase: str, day: str, on: date) -> UnreadDeadline:
    return UnreadDeadline(f"{quoted(phrase)} is not read as a deadline; kept as text.", day, on)


def _find_day(text: str, *, now: datetime, order: DateOrder | None) -> UnreadDeadline | None:
    """A day after a word that need not be for a deadline, or without such a word."""
    found = _find_other_word(text, now=now, order=order) or _find_first_word(text, now=now, order=order)
    if found is not None:
        return found
    from mentorlog.dates.spoken.plain_days import find_plain_day

    plain = find_plain_day(text, now=now, direction="future", order=order)
    return plain and _not_read(plain.phrase, plain.day, plain.on)


def _find_other_word(text: str, *, now: datetime, order: DateOrder | None) -> UnreadDeadline | None:
    """A sentence for a text that ends in a date after a word that need not be for a deadline: `til fredag`."""
    body = text.rstrip(" .!?)]\n")
    candidates = [(found[0], found[1]) for found in reversed(list(re.finditer(_OTHER_WORDS, body, re.IGNORECASE)))][:1]
    if latest := re.search(_AT_THE_LATEST, body, re.IGNORECASE):
        words = body[: latest.start()].split()[-_MOST_WORDS:]
        dates = (" ".join(words[place:]) for place in range(len(words)))
        candidates = [(on + latest[0], on) for on in dates]
    for phrase, day in candidates:
        try:
            found = find_when(day, now=now, direction="future", order=order) if len(day) < _LONGEST_DATE else None
        except DateError:
            continue
        if found is not None and found.on >= now.date():
            plain = str(found.on) if found.at or found.has_part_of_day else " ".join(day.split())
            return _not_read(" ".join(phrase.split()), plain, found.on)
    return None


def _find_first_word(text: str, *, now: datetime, order: DateOrder | None) -> UnreadDeadline | None:
    """A sentence for a text that begins with a word for a deadline and a date, without a colon: `Inden fredag sende
    slides`."""
    words = text.split()
    for count in range(min(_MOST_WORDS + 1, len(words) - 1), 1, -1):
        first = " ".join(words[:count])
        # find_tails needs text before the word
        tail = next((tail for tail in find_tails(f"x {first}") if tail.action == "x"), None)
        try:
            due = tail and read_tail(tail, now=now, order=order)
        except DateError:
            continue
        if due is not None:
            return _not_read(first, str(due.on), due.on)
    return None


def _is_time(text: str) -> bool:
    """Whether a text is a time of day without a day, perhaps with a time zone."""
    try:
        return is_time_alone(text)
    except DateError:
        return True


def _is_not_a_date(text: str, *, now: datetime, order: DateOrder | None) -> bool:
    """Whether a text is not a date; one that is refused for another reason is meant as a date."""
    try:
        return find_when(text, now=now, direction="future", order=order, is_day_only=True) is None
    except DateError:
        return False


def _is_date_like(text: str) -> bool:
    """Whether a text is short enough to be meant as a date, or has a word that is part of one."""
    words = split_words(text)
    return 0 < len(words) <= _FEW_WORDS or any(
        word in table or word[:1].isdecimal() for word in words for table in (WEEKDAYS, MONTHS)
    )

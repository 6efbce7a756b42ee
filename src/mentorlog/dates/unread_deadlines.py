"""Explain why the end of an action's text that looks like a deadline is not read as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.dates.deadlines import NOW, find_tails
from mentorlog.dates.parsing import find_when, is_time_alone, parse_day
from mentorlog.dates.vocabulary import MONTHS, WEEKDAYS, split_words
from mentorlog.errors import DateError

if TYPE_CHECKING:
    from datetime import datetime

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


def find_unread_deadline(text: str, *, now: datetime, order: DateOrder | None = None) -> str | None:
    """Why the text after the last word for a deadline is not read as one, for a text that `split_deadline` leaves
    whole: a sentence that quotes it. None if there is no such word, or if what follows is unlikely to be a date: it is
    longer than three words, and none of them is part of a date."""
    tail = next(iter(find_tails(text)), None)
    if tail is None or tail.date.lower() in NOW:
        return _find_other_word(text, now=now, order=order)
    phrase = " ".join(tail.phrase.split())
    if _is_time(tail.date):
        return f"{phrase!r} has no day; kept as text."
    if not _is_date_like(tail.date) and _is_not_a_date(tail.date, now=now, order=order):
        return _find_other_word(text, now=now, order=order)
    try:
        parse_day(tail.date, now=now, direction="future", order=order)
    except DateError as error:
        if "not a date" not in error.message:
            hint = f" ({error.hint})" if error.hint else ""
            return f"{error.message.removesuffix('.')}{hint}; {phrase!r} is kept as text."
        guess = error.hint.capitalize() if error.hint and error.hint.startswith("did you mean") else ""
        return f"{phrase!r} is not a date I recognise; kept as text. {guess}".rstrip()
    return f"{phrase!r} is not in the future; kept as text."


def _find_other_word(text: str, *, now: datetime, order: DateOrder | None) -> str | None:
    """A sentence for a text that ends in a date after a word that need not be for a deadline: `til fredag`."""
    body = text.rstrip(" .!?)]\n")
    candidates = [(found[0], found[1]) for found in reversed(list(re.finditer(_OTHER_WORDS, body, re.IGNORECASE)))][:1]
    if latest := re.search(_AT_THE_LATEST, body, re.IGNORECASE):
        words = body[: latest.start()].split()[-_MOST_WORDS:]
        dates = (" ".join(words[place:]) for place in range(len(words)))
        candidates = [(on + latest[0], on) for on in dates]
    for phrase, on in candidates:
        try:
            found = find_when(on, now=now, direction="future", order=order) if len(on) < _LONGEST_DATE else None
        except DateError:
            continue
        if found is not None:
            return f"{' '.join(phrase.split())!r} is not read as a deadline; kept as text."
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

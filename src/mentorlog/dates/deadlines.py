"""Find the deadline at the end of an action's text: `Send the checklist by 20 nov`, `(senest på fredag kl. 12)`."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from mentorlog.dates.days import DateOrder
from mentorlog.dates.format import format_recorded_date
from mentorlog.dates.parsing import find_when, is_time_alone
from mentorlog.dates.sides import AmbiguousDateError, OtherSideError, WrongWeekdayError
from mentorlog.dates.vocabulary import MONTHS, WEEKDAYS, split_words
from mentorlog.errors import DateError

if TYPE_CHECKING:
    from mentorlog.dates.when import When

_WORDS: Final = ("by", "no later than", "not later than", "inden", "senest", "before", "før", "foer")
_DAY_BEFORE: Final = ("before", "før", "foer")
"""After these words, the deadline is the day before a date without a time of day."""
_WORD: Final = rf"(?<![^\s(\[])(?:{'|'.join(_WORDS)}):?(?!\S)"
_FEW_WORDS: Final = 3
"""Text after `by` that is no longer is probably meant as a date."""
_LONGEST_DATE: Final = 60
"""Characters. Text after `by` that is longer is not a date."""
_CLOSING: Final = ".!?)]"
"""What may follow the date at the end of the text, beside blanks."""
_SEPARATOR: Final = "(?:[,;]|(?<=\\s)[:\N{EN DASH}\N{EM DASH}-])\\Z"
"""What may be between the text and the word, and is removed with it."""
_END_OF_PERIOD: Final = r"\s*(?:the\s+|i\s+)?(?:end|slutningen|udgangen|ultimo)\b"
"""`before the end of november` includes the last day."""
_OMITTED: Final = r"\A(?:ved|at)\s+(?=\D)|\s+\(?at the latest\Z"
"""Words that do not change the date: `senest ved udgangen af november`, `by friday at the latest`."""
_NOW: Final = ("now", "nu")
"""`by now` is part of the sentence, not a deadline."""


class _Due(NamedTuple):
    """When an action is due."""

    on: date
    """The day."""
    has_time: bool
    """Whether a time of day was typed, which is dropped."""


class _Tail(NamedTuple):
    """A word for a deadline in the text, and what follows it."""

    action: str
    """The text before the word."""
    word: str
    """The word, in lower case."""
    date: str
    """The text after the word, without punctuation at its end and words that do not change the date."""
    phrase: str
    """Both, as they were typed."""
    has_full_stop: bool
    """Whether a full stop follows: the end of the sentence, or of a date such as `1.12.`"""


def split_deadline(
    text: str, *, now: datetime, order: DateOrder | None = None, warn: Callable[[str], None] | None = None
) -> tuple[str, date | None]:
    """The text without its deadline, and the deadline: the date that follows the last `by`, `before`, `inden`, `senest`
    or `før` and ends the text, perhaps in brackets. The date is in the future, counted from `now` (local time).
    `before friday` is Thursday.

    The unchanged text and None if there is no such word, if nothing would remain before it, or if no date follows it.
    `warn` receives a sentence if a time of day was dropped.

    DateError if the date could be two days, or contradicts its weekday.
    """
    for tail in _tails(text):
        due = _read(tail, now=now, order=order)
        if due is not None:
            if due.has_time and warn is not None:
                day = format_recorded_date(due.on, today=now.date())
                warn(f"{tail.phrase!r} is read as {day}: an action is due on a day, without a time.")
            return tail.action, due.on
    return text, None


def find_unread_deadline(text: str, *, now: datetime, order: DateOrder | None = None) -> str | None:
    """Why the text after the last word for a deadline is not read as one, for a text that `split_deadline` leaves
    whole: a sentence that quotes it. None if there is no such word, or if what follows is unlikely to be a date: it is
    longer than three words, and none of them is part of a date."""
    tail = next(iter(_tails(text)), None)
    if tail is None or not _is_date_like(tail.date) or tail.date.lower() in _NOW:
        return None
    from mentorlog.dates.parsing import parse_when

    phrase = " ".join(tail.phrase.split())
    try:
        parse_when(tail.date, now=now, direction="future", order=order)
    except DateError as error:
        if "not a date" not in error.message:
            hint = f" ({error.hint})" if error.hint else ""
            return f"{error.message.removesuffix('.')}{hint}; {phrase!r} is kept as text."
        guess = error.hint.capitalize() if error.hint and error.hint.startswith("did you mean") else ""
        return f"{phrase!r} is not a date I recognise; kept as text. {guess}".rstrip()
    reason = "has no day" if is_time_alone(tail.date) else "is not in the future"
    return f"{phrase!r} {reason}; kept as text."


def _tails(text: str) -> list[_Tail]:
    """Every word for a deadline in the text that has text before and after it, the last one first."""
    closing = _closing(text)
    body = text[: len(text) - len(closing)]
    start = max(0, len(body) - _LONGEST_DATE - len("not later than "))
    found = []
    for word in reversed(list(re.compile(_WORD, re.IGNORECASE).finditer(body, start))):
        action = _action(body[: word.start()], closing)
        typed = body[word.end() :].strip()
        if action and typed:
            name = word[0].lower().removesuffix(":")
            phrase = f"{word[0]} {typed}"
            end = ")" if phrase.count("(") > phrase.count(")") else ""
            date_text = _plain_date(name, typed)
            has_stop = closing.startswith(".")
            found.append(_Tail(action, name, date_text, phrase + end, has_full_stop=has_stop))
    return found


def _plain_date(word: str, text: str) -> str:
    """The text after the word as a date is typed elsewhere."""
    text = re.sub(_OMITTED, "", text, flags=re.IGNORECASE)
    # `inden for 2 uger` is `om 2 uger`
    return re.sub(r"^for\s+", "om ", text, flags=re.IGNORECASE) if word == "inden" else text


def _closing(text: str) -> str:
    length = next((count for count, char in enumerate(reversed(text)) if not _is_closing(char)), len(text))
    return text[len(text) - length :]


def _is_closing(char: str) -> bool:
    return char.isspace() or char in _CLOSING


def _action(before: str, closing: str) -> str:
    """The text before the word. An opening bracket goes with the deadline, unless more is in the brackets: then the
    closing one stays."""
    action = before.rstrip()
    bracket = next((char for char in closing if char in ")]"), "")
    opening = {")": "(", "]": "["}.get(bracket, "")
    if action.endswith(("(", "[")):
        action, opening = action[:-1].rstrip(), ""
    action = re.sub(_SEPARATOR, "", action).rstrip()
    return action + bracket if opening and action.count(opening) > action.count(bracket) else action


def _read(tail: _Tail, *, now: datetime, order: DateOrder | None) -> _Due | None:
    """When the action is due; None if no date follows the word. DateError as `split_deadline`."""
    if tail.date.lower() in _NOW:
        return None
    try:
        if is_time_alone(tail.date):
            return None
        when = _with_full_stop(tail, now=now, order=order) or find_when(
            tail.date, now=now, direction="future", order=order
        )
        due = when and _Due(when.on, has_time=when.at is not None or when.has_part_of_day)
    except (AmbiguousDateError, WrongWeekdayError, OtherSideError):
        raise
    except DateError:
        due = _without_time(tail.date, now=now, order=order)
    if due is None or due.has_time or tail.word not in _DAY_BEFORE or _is_end_of_period(tail.date):
        return due
    return due._replace(on=due.on - timedelta(days=1)) if due.on > now.date() else None


def _with_full_stop(tail: _Tail, *, now: datetime, order: DateOrder | None) -> "When | None":
    """The date with the full stop after it, which says that the day is first: `1.12.` is 1 December. None if it is not
    a date with the full stop."""
    if not tail.has_full_stop or not tail.date[-1:].isdecimal():
        return None
    try:
        return find_when(f"{tail.date}.", now=now, direction="future", order=order)
    except DateError:
        return None


def _is_end_of_period(text: str) -> bool:
    return re.match(_END_OF_PERIOD, text, re.IGNORECASE) is not None


def _without_time(text: str, *, now: datetime, order: DateOrder | None) -> _Due | None:
    """The day of a text that ends in a time of day which could be in the morning or in the afternoon: `friday at 3`,
    `fredag kl. halv tre`. For a day, that does not matter."""
    from mentorlog.dates.clock_words import spoken_time
    from mentorlog.dates.everyday import everyday_words

    words = everyday_words(text)
    for place in range(1, len(words)):
        try:
            has_time = spoken_time(words[place:]) is not None
            when = find_when(" ".join(words[:place]), now=now, direction="future", order=order) if has_time else None
        except DateError:
            continue
        if when is not None:
            return _Due(when.on, has_time=True)
    return None


def _is_date_like(text: str) -> bool:
    """Whether a text is short enough to be meant as a date, or has a word that is part of one."""
    words = split_words(text)
    return 0 < len(words) <= _FEW_WORDS or any(
        word in table or word[:1].isdecimal() for word in words for table in (WEEKDAYS, MONTHS)
    )

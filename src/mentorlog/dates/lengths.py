"""Parse lengths of time: of a session in minutes, of a number of days ahead."""

from __future__ import annotations

import re

from mentorlog.dates.vocabulary import NUMBERS, parse_length, parse_number, quote, split_words
from mentorlog.errors import DateError
from mentorlog.model import MAX_SESSION_MINUTES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_MINUTES_EXAMPLES: Final = "for example: 45m, 1h30m, 90"
_DAYS_EXAMPLES: Final = "for example: 7d, 2w, 1m"
_MOST_DAYS: Final = 36_525
"""A hundred years; more is a typing error."""
_HALVES: Final = {"half an hour": 30, "a half hour": 30, "en halv time": 30, "halvanden time": 90}
_AND: Final = ("and", "og")
_HOURS_AND_MINUTES: Final = (
    r"(?:(?P<hours>\d{1,4}(?:\.\d{1,4})?)(?:hours?|hrs?|h|timer?|t))?"
    r"(?:(?P<minutes>\d{1,6})(?:minutes?|minutter|minut|mins?|m)?)?"
)
_COLON: Final = r"(?P<hours>\d{1,2}):(?P<minutes>\d\d)"


def parse_minutes(text: str, *, maximum: int = MAX_SESSION_MINUTES) -> int:
    """The length of a session in minutes: `45m`, `1h`, `1h30`, `1t30`, `90`, `1:30`, `1.5h`, `90 min`, and in words as
    `spoken_minutes`.

    DateError if it is not a length, is 0, or is more than the `maximum` (default: that of a session, 24 hours).
    """
    minutes = _minutes(text)
    if minutes is None:
        from mentorlog.dates.spoken.lengths import spoken_minutes

        minutes = spoken_minutes(text)
    return _checked(minutes, text, maximum=maximum)


def _checked(minutes: int | None, text: str, *, maximum: int) -> int:
    if minutes is None:
        raise DateError(f"{quote(text)} is not a length of time I recognise.", hint=_MINUTES_EXAMPLES)
    if minutes == 0:
        raise DateError(f"{quote(text)} is too short: the minimum is one minute.", hint=_MINUTES_EXAMPLES)
    if minutes > maximum:
        raise DateError(f"{quote(text)} is too long: the maximum is {maximum // 60} hours.", hint=_MINUTES_EXAMPLES)
    return minutes


def parse_minutes_or_days(text: str, *, maximum: int) -> int:
    """A length of time in minutes, as `parse_minutes` reads it, or in days and weeks (`2d`, `1 week`). DateError if it
    is 0, or is more than the `maximum`, in minutes; its message says both limits."""
    words = split_words(text)
    length = parse_length(words) if words and _minutes(text) is None else None
    if length is None:
        return parse_minutes(text, maximum=maximum)
    days = int(length[0] * 365.25 / 12) + length[1]
    return _checked(days * 24 * 60, text, maximum=maximum)


def parse_within(text: str) -> int:
    """The number of days to look ahead: `7d`, `2w`, `1m`, `10 days`, `10`. A month is 30 days, a year 365.

    DateError if it is not a length, or is more than 100 years.
    """
    words = split_words(text)
    days = parse_number(words[0]) if len(words) == 1 else None
    length = parse_length(words) if words else None
    if words and days is None and length is None:
        from mentorlog.dates.spoken.long_lengths import parse_long_length

        length = parse_long_length(words)
    if length:
        days = int(length[0] * 365.25 / 12) + length[1]
    if days is None:
        raise DateError(f"{quote(text)} is not a number of days, weeks or months.", hint=_DAYS_EXAMPLES)
    if days > _MOST_DAYS:
        raise DateError(f"{quote(text)} is too long: the maximum is 100 years.", hint=_DAYS_EXAMPLES)
    return days


def _minutes(text: str) -> int | None:
    words = split_words(text.replace(",", "."))
    if " ".join(words) in _HALVES:
        return _HALVES[" ".join(words)]
    if len(words) > 1 and words[0] in NUMBERS:
        words = [str(NUMBERS[words[0]]), *words[1:]]
    typed = " ".join(word for word in words if word not in _AND)
    if re.search(r"\d \d", typed):
        return None
    typed = typed.replace(" ", "")
    found = re.fullmatch(_COLON, typed, re.ASCII) or re.fullmatch(_HOURS_AND_MINUTES, typed, re.ASCII)
    if not found or not typed:
        return None
    hours, minutes = found["hours"], int(found["minutes"] or 0)
    if hours and found["minutes"] and (minutes > 59 or "." in hours):
        return None
    return int(float(hours or 0) * 60 + 0.5) + minutes

"""Lengths of time: of a session in minutes, of a look ahead in days."""

from __future__ import annotations

import re
from typing import Final

from mentorlog.dates.vocabulary import NUMBERS, quantity, quoted, whole, words_of
from mentorlog.errors import DateError
from mentorlog.model import LONGEST_SESSION

_EXAMPLES: Final = "for example: 45m, 1h30m, 90"
_FARTHEST: Final = 36_525
"""Days; a look ahead of more than a century is a slip of the finger."""
_HALVES: Final = {"half an hour": 30, "a half hour": 30, "en halv time": 30, "halvanden time": 90}
_AND: Final = ("and", "og")
_HOURS_AND_MINUTES: Final = (
    r"(?:(?P<hours>\d{1,4}(?:\.\d{1,4})?)(?:hours?|hrs?|h|timer?|t))?"
    r"(?:(?P<minutes>\d{1,6})(?:minutes?|minutter|minut|mins?|m)?)?"
)
_COLON: Final = r"(?P<hours>\d{1,2}):(?P<minutes>\d\d)"


def parse_minutes(text: str) -> int:
    """The minutes that a length of a session spells: `45m`, `1h`, `1h30`, `1t30`, `90`, `1:30`, `1.5h`, `90 min`.

    DateError for nonsense, for no minutes at all, and for more than 24 hours.
    """
    minutes = _minutes(text)
    if minutes is None:
        raise DateError(f"{quoted(text)} is not a length of time I know.", hint=_EXAMPLES)
    if minutes == 0:
        raise DateError(f"{quoted(text)} is no length of time: a minute is the least.", hint=_EXAMPLES)
    if minutes > LONGEST_SESSION:
        raise DateError(f"{quoted(text)} is longer than a day.", hint=_EXAMPLES)
    return minutes


def parse_within(text: str) -> int:
    """The days that a look ahead spells: `7d`, `2w`, `1m`, `10 days`, `10`; a month counts 30 days, a year 365.

    DateError for nonsense and for more than a century.
    """
    words = words_of(text)
    days = whole(words[0]) if len(words) == 1 else None
    length = quantity(words) if words else None
    if length:
        days = int(length[0] * 365.25 / 12) + length[1]
    if days is None:
        raise DateError(f"{quoted(text)} is not a number of days I know.", hint="for example: 7d, 2w, 1m")
    if days > _FARTHEST:
        raise DateError(f"{quoted(text)} is more than a century.", hint="for example: 7d, 2w, 1m")
    return days


def _minutes(text: str) -> int | None:
    words = words_of(text.replace(",", "."))
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

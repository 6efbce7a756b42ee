"""Find the time and the length of a session in a heading or a line: `6:15pm - 7:45pm`, `kl. 10-11`, `(1h)`."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from mentorlog.errors import DateError
from mentorlog.named_tuples import NamedTuple

_CLOCK: Final = r"(?:kl\.?|klokken|at|from|fra|@)?[ ]?\d{1,2}(?:[:.]\d\d(?::\d\d)?)?[ ]?(?:[ap]\.?m\.?(?!\w))?"
_RANGE: Final = rf"(?<![\w.:/-])({_CLOCK})[ ]?(?:-|–|—|to|til|until|till)[ ]?({_CLOCK})(?![\w:/]|[.-]\d)"
_ZONE: Final = r"(?:[ ](?-i:CES?T|WES?T|EES?T|GMT|UTC|BST|JST|[ECMP][SD]T|Z)(?!\w))?"
_SINGLE: Final = (
    r"(?<![\w.:/-])(?:(?:kl\.?|klokken|at|@)[ ]?\d{1,2}(?:[:.]\d\d)?(?::\d\d)?(?:[ ]?[ap]\.?m\.?)?"
    r"|(?:T|(?<!\d)T)?\d{1,2}:\d\d(?::\d\d)?(?:[ ]?[ap]\.?m\.?)?|\d{1,2}(?:\.\d\d)?[ ]?[ap]\.?m\.?)(?![\w:/]|[.-]\d)"
    rf"{_ZONE}"
)
_ISO_TIME: Final = r"(?<=\d)T((?:[01]\d|2[0-3]):[0-5]\d)(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)"
_HOURS: Final = r"(?:hours?|hrs?|h|timer?|t)"
_MINUTES: Final = r"(?:minutes?|minutter|minut|mins?|m)"
_LENGTH: Final = (
    rf"(?<![\w.,:/-])(?:\d{{1,2}}(?:[.,]\d{{1,2}})?[ ]?{_HOURS}(?:(?:[ ]?(?:and|og)?[ ]?)\d{{1,2}}[ ]?{_MINUTES}?)?"
    rf"|\d{{1,3}}[ ]?{_MINUTES}"
    r"|(?:an[ ]hour|one[ ]hour|half[ ]an[ ]hour|en[ ]time|en[ ]halv[ ]time|halvanden[ ]time))\b\.?"
)
_NO_LENGTH: Final = (
    r"\s*(?:late|early|earlier|later|before|after|ago|break|delay|delayed|forsinket|for sent|før|efter|pause)\b"
)
"""What follows a length that is not that of the session."""


class TimeSpan(NamedTuple):
    """When a session was and how long it took, and the text without that."""

    rest: str
    """The text without the parts that were read."""
    at: dt.time | None = None
    """When it began."""
    minutes: int | None = None
    """How long it took."""


def find_times(text: str) -> TimeSpan:
    """The time and the length in a text; what could be two times, or two lengths, stays in the rest."""
    if not any(char.isdecimal() for char in text) and "hour" not in text and "time" not in text:
        return TimeSpan(text)
    found = _take_time(text)
    return _take_length(found)


def _take_time(text: str) -> TimeSpan:
    iso = re.search(_ISO_TIME, text, re.ASCII)
    if iso:
        return TimeSpan(_without(text, iso), dt.time.fromisoformat(iso[1]))
    for match in re.finditer(_RANGE, text, re.IGNORECASE | re.ASCII):
        if any(re.search(r"[:.]\d\d|[ap]\.?m|kl|at|from|fra|@", part, re.IGNORECASE) for part in match.groups()):
            span = _read(match[0])
            if span is not None and span[1]:
                return TimeSpan(_without(text, match), *span)
    for match in re.finditer(_SINGLE, text, re.IGNORECASE | re.ASCII):
        span = _read(re.sub(rf"{_ZONE}\Z", "", match[0].lstrip("T")))
        if span is not None:
            return TimeSpan(_without(text, match), *span)
    return TimeSpan(text)


def _take_length(span: TimeSpan) -> TimeSpan:
    from mentorlog.dates import parse_minutes

    found: list[tuple[re.Match[str], int]] = []
    for match in re.finditer(_LENGTH, span.rest, re.IGNORECASE | re.ASCII):
        if re.match(_NO_LENGTH, span.rest[match.end() :], re.IGNORECASE):
            continue
        try:
            found.append((match, parse_minutes(match[0].rstrip(". "))))
        except DateError:
            continue
    if len({minutes for _, minutes in found}) != 1:
        return span
    return span._replace(rest=_without(span.rest, found[0][0]), minutes=span.minutes or found[0][1])


def _read(text: str) -> tuple[dt.time, int | None] | None:
    """The time of a text and its minutes, if it is from one time to another; None if it could be two times."""
    from mentorlog.dates.spoken.clock_words import spoken_time
    from mentorlog.dates.spoken.everyday import everyday_words

    text = re.sub(r"(:\d\d):\d\d", r"\1", text)
    try:
        spoken = spoken_time(everyday_words(text))
        return None if spoken is None else spoken.resolve(None, typed=text)
    except (DateError, ValueError):
        return None


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"

"""Parse times of day: `14:00`, `2pm`, `at 9`, `kl. 14.30`, `noon`."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from mentorlog.dates.vocabulary import parse_number
from mentorlog.errors import DateError
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

BEFORE_A_TIME: Final = ("at", "kl", "klokken", "@")
AM_PM: Final = {"am": 0, "a.m": 0, "pm": 12, "p.m": 12}
_NOON: Final = ("noon", "midday")
MOST_WORDS: Final = 3
"""The words of the longest time: `at 2 pm`."""


class ClockTime(NamedTuple):
    """A time of day as typed."""

    at: time
    is_hour_only: bool = False
    """Whether no minutes were typed (`at 9`), or words (`half past nine`)."""
    may_be_pm: bool = False
    """Whether neither `am` nor `pm` was typed."""

    @property
    def could_be_two_times(self) -> bool:
        """Whether it is an hour from 1 to 6 alone or in words, which is probably meant as pm."""
        return self.is_hour_only and self.may_be_pm and 1 <= self.at.hour <= 6

    def as_24_hour(self) -> time:
        """The time, read on a 24-hour clock. DateError if it could be in the morning or in the afternoon."""
        if self.could_be_two_times:
            later = self.at.replace(hour=self.at.hour + 12)
            typed = f"{self.at.hour}:{self.at:%M}" if self.at.minute else f"{self.at.hour}"
            raise DateError(
                f"{typed} could be {self.at:%H:%M} or {later:%H:%M}.", hint=f"for example: {later:%H:%M}, or {typed}am"
            )
        return self.at

    def in_part_of_day(self, hours: tuple[int, int]) -> time | None:
        """The time within a part of the day, given as its first and last hour, or None: `tonight at 8` is 20:00."""
        first, last = hours
        for hour in (self.at.hour, self.at.hour + 12) if self.may_be_pm else (self.at.hour,):
            if first <= hour <= last:
                return self.at.replace(hour=hour)
        return None


def parse_time(words: Sequence[str]) -> ClockTime | None:
    """The time of day that the words are, or None. Seconds are dropped.

    DateError if it has a time zone.
    """
    has_prefix = len(words) > 1 and words[0] in BEFORE_A_TIME
    rest = words[1:] if has_prefix else words
    if not 1 <= len(rest) <= 2:
        return None
    if rest[0] in _NOON and len(rest) == 1:
        return ClockTime(time(12))
    digits, offset = _split_am_pm("".join(rest))
    if len(rest) == 2 and (offset is None or not rest[0][-1:].isdecimal()):
        return None
    if offset is None:
        digits = _without_seconds(digits)
    return _clock_time(digits, offset, has_prefix=has_prefix)


def is_day_and_month(words: Sequence[str]) -> bool:
    """Whether a time of day could also be a day and a month: `14.11`."""
    day, _, month = words[0].partition(".")
    return len(words) == 1 and 1 <= (parse_number(day) or 0) <= 31 and 1 <= (parse_number(month) or 0) <= 12


def _clock_time(digits: str, offset: int | None, *, has_prefix: bool) -> ClockTime | None:
    """The time of `14:00`, `14.30` or `9`. `offset` is the hours that `am` or `pm` adds, None if neither was typed."""
    hour_text, separator, minute_text = digits.partition(":" if ":" in digits else ".")
    hour, minute = parse_number(hour_text, digits=2), parse_number(minute_text, digits=2) if separator else 0
    if hour is None or minute is None or minute > 59 or (separator and len(minute_text) != 2):
        return None
    if offset is None:
        if hour > 23 or not (separator or has_prefix):
            return None
        return ClockTime(time(hour, minute), is_hour_only=not separator, may_be_pm=True)
    return ClockTime(time(hour % 12 + offset, minute)) if 1 <= hour <= 12 else None


def _split_am_pm(text: str) -> tuple[str, int | None]:
    """The text without `am` or `pm`, and the hours that it adds."""
    for ending, hours in AM_PM.items():
        if text.endswith(ending):
            return text.removesuffix(ending), hours
    return text, None


def _without_seconds(text: str) -> str:
    """`HH:MM` of `HH:MM:SS.ssssss`; DateError if a time zone follows."""
    clock_text = text.rstrip("z").partition("+")[0].partition("-")[0]
    parts = clock_text.partition(".")[0].split(":") if ":" in clock_text else []
    if len(parts) not in (2, 3) or any(len(part) > 2 or parse_number(part) is None for part in parts):
        return text
    if clock_text != text:
        raise DateError(
            "A time zone is not accepted here: all dates and times are in your own time zone.",
            hint=f"for example: {parts[0]}:{parts[1]}",
        )
    return ":".join(parts[:2]) if len(parts) == 3 and int(parts[2]) < 60 else text

"""The times of day that words can mean: `14:00`, `2pm`, `at 9`, `kl. 14.30`, `noon`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Final, NamedTuple

from mentorlog.dates.vocabulary import whole
from mentorlog.errors import DateError

_BEFORE_A_TIME: Final = ("at", "kl", "klokken", "@")
_HALVES: Final = {"am": 0, "a.m": 0, "pm": 12, "p.m": 12}
_NAMED: Final = ("noon", "midday")
LONGEST: Final = 3
"""Words: `at 2 pm`."""


class Clock(NamedTuple):
    """A time of day as typed: `bare` where it is an hour alone, `open` where neither am nor pm was said."""

    at: time
    bare: bool = False
    open: bool = False

    def settled(self) -> time:
        """The time meant, read as of 24 hours; DateError for a bare hour that nobody meets at without saying so."""
        if self.bare and 1 <= self.at.hour <= 6:
            hour = self.at.hour
            raise DateError(
                f"{hour} could be {hour:02d}:00 or {hour + 12}:00.", hint=f"for example: {hour + 12}:00, or {hour}am"
            )
        return self.at

    def within(self, hours: tuple[int, int]) -> time | None:
        """The time meant by it on a part of the day (its first and last hour), or None: `tonight at 8` is 20:00."""
        first, last = hours
        for hour in (self.at.hour, self.at.hour + 12) if self.open else (self.at.hour,):
            if first <= hour <= last:
                return self.at.replace(hour=hour)
        return None


def clock(words: Sequence[str]) -> Clock | None:
    """The time of day that the words spell, or None. Seconds are dropped: a journal counts minutes. DateError for one
    that carries a time zone."""
    said = len(words) > 1 and words[0] in _BEFORE_A_TIME
    rest = words[1:] if said else words
    if not 1 <= len(rest) <= 2:
        return None
    if rest[0] in _NAMED and len(rest) == 1:
        return Clock(time(12))
    digits, half = _halved("".join(rest))
    if len(rest) == 2 and (half is None or not rest[0][-1:].isdecimal()):
        return None
    if half is None:
        digits = _without_zone(digits)
    return _spelled(digits, half, said=said)


def is_day_and_month(words: Sequence[str]) -> bool:
    """Whether a time of day that stands alone could as well be a day and a month: `14.11`."""
    day, _, month = words[0].partition(".")
    return len(words) == 1 and 1 <= (whole(day) or 0) <= 31 and 1 <= (whole(month) or 0) <= 12


def _spelled(digits: str, half: int | None, *, said: bool) -> Clock | None:
    hour_text, mark, minute_text = digits.partition(":" if ":" in digits else ".")
    hour, minute = whole(hour_text, digits=2), whole(minute_text, digits=2) if mark else 0
    if hour is None or minute is None or minute > 59 or (mark and len(minute_text) != 2):
        return None
    if half is None:
        if hour > 23 or not (mark or said):
            return None
        return Clock(time(hour, minute), bare=not mark, open=True)
    return Clock(time(hour % 12 + half, minute)) if 1 <= hour <= 12 else None


def _halved(text: str) -> tuple[str, int | None]:
    """The text without `am` or `pm`, and the hours that it adds."""
    for ending, hours in _HALVES.items():
        if text.endswith(ending):
            return text.removesuffix(ending), hours
    return text, None


def _without_zone(text: str) -> str:
    """`HH:MM` of `HH:MM:SS.ssssss`; DateError where a time zone follows."""
    clock_text = text.rstrip("z").partition("+")[0].partition("-")[0]
    parts = clock_text.partition(".")[0].split(":") if ":" in clock_text else []
    if len(parts) not in (2, 3) or any(len(part) > 2 or whole(part) is None for part in parts):
        return text
    if clock_text != text:
        raise DateError(
            "A time zone has no place here: dates and times are those on your own clock.",
            hint=f"for example: {parts[0]}:{parts[1]}",
        )
    return ":".join(parts[:2]) if len(parts) == 3 and int(parts[2]) < 60 else text

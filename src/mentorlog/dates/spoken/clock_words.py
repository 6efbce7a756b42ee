"""Parse times of day in words, and from one time to another: `half past two`, `kl. halv tre`, `kl. 10-11`."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING, Final

from mentorlog.dates.spoken.number_words import number_of
from mentorlog.dates.times import AM_PM, BEFORE_A_TIME, ClockTime, parse_time
from mentorlog.dates.vocabulary import parse_number
from mentorlog.errors import DateError
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

MOST_WORDS: Final = 12
"""No date has more words, so no time has."""
_QUARTERS: Final = (("a", "quarter"), ("quarter",), ("et", "kvarter"), ("kvarter",), ("kvart",))
_MINUTES: Final = ("minutes", "minute", "minutter", "minut", "min")
_PAST: Final = ("past", "after", "over")
_BEFORE: Final = ("to", "before", "till", "of", "i", "for")
_O_CLOCK: Final = ("o'clock", "o\u2019clock", "oclock", "hours", "hrs")
_NAMED: Final = {
    **dict.fromkeys(("noon", "midday", "middag"), time(12)),
    **dict.fromkeys(("midnight", "midnat"), time(0)),
}
_UNTIL: Final = ("-", "\u2013", "\u2014", "to", "til", "until", "till")
_BETWEEN: Final = ("between", "mellem")
_AND: Final = ("and", "og", "&")
_END_OF_DAY: Final = (("24",), ("24:00",), ("24.00",))
_FROM: Final = ("from", "fra")
_CLOCK: Final = r"\d{1,2}(?:[.:]\d\d)?(?:am|pm)?"
_DASHED: Final = rf"({_CLOCK})[-\u2013\u2014]({_CLOCK})|(\d{{4}})[-\u2013\u2014](\d{{4}})"
_HALF_DAY: Final = 12 * 60
_DAY: Final = 24 * 60
_LONGEST_NIGHT: Final = 6 * 60
"""Minutes. A later end of a range is read as the next day only if the range is shorter than this."""


class SpokenTime(NamedTuple):
    """A time of day, or from one to another."""

    start: ClockTime
    """The time, or the first time of a range."""
    end: ClockTime | None = None
    """The last time of a range."""
    may_be_date: bool = False
    """Whether a range such as `10-11` could also be a day and a month."""

    def resolve(self, hours: Collection[int] | None, *, typed: str) -> tuple[time, int | None]:
        """The time on a 24-hour clock, within the `hours` of a part of the day if there is one, and the minutes from
        the first time to the last. DateError, which quotes `typed`, if that leaves two times or none."""
        if self.end is None:
            return _on_clock(self.start, hours, typed=typed), None
        start = self._start(hours, typed=typed)
        return _time(start), self._minutes_from(start, typed=typed)

    def _start(self, hours: Collection[int] | None, *, typed: str) -> int:
        """The first time in minutes: `pm` after the last time counts for the first one too (`2-3pm`)."""
        if hours is None and self.end and not self.end.may_be_pm and self.start.may_be_pm and self.start.at.hour <= 12:
            start, end = _in_minutes(self.start.at) % _HALF_DAY, _in_minutes(self.end.at) or _DAY
            return start + _HALF_DAY if start + _HALF_DAY < end else start
        if hours is None and self.start.could_be_two_times:
            first, last = (clock.at.replace(hour=clock.at.hour % 12) for clock in (self.start, self.end or self.start))
            later = f"{first.hour + 12}:{first:%M}-{last.hour + 12}:{last:%M}"
            raise DateError(
                f"{typed} could be {first:%H:%M}-{last:%H:%M} or {later}.",
                hint=f"for example: {later}",
            )
        return _in_minutes(_on_clock(self.start, hours, typed=typed))

    def _minutes_from(self, start: int, *, typed: str) -> int:
        """The minutes from `start` to the last time: that time, or the same in the afternoon, or the next day."""
        assert self.end is not None  # noqa: S101 - called only for a range
        end = _in_minutes(self.end.at)
        candidates = [end]
        if self.end.may_be_pm and self.end.at.hour < 12 and self.start.at.hour <= 12:
            candidates.append(end + _HALF_DAY)
        if end + _DAY - start < _LONGEST_NIGHT:
            candidates.append(end + _DAY)
        lengths = [candidate - start for candidate in candidates if candidate > start]
        if not lengths:
            raise DateError(f"{typed} ends before it begins.", hint="for example: 14:00-15:00")
        return lengths[0]


def spoken_time(words: Sequence[str]) -> SpokenTime | None:
    """The time or range that the words are, or None. DateError for a time zone."""
    clock = _clock(words)
    if clock is not None:
        return SpokenTime(clock)
    return next(_ranges(words), None)


def compact_time(words: Sequence[str]) -> SpokenTime | None:
    """The time of `0930` or `1430`, which could also be a year; None for other words."""
    if len(words) != 1 or len(words[0]) != 4:
        return None
    minutes = _marked(words)
    return None if minutes is None else SpokenTime(ClockTime(_time(minutes)))


def split_dashes(word: str) -> list[str]:
    """A range that is one word as three: `10-11` as `10`, `-`, `11`; another word as it is."""
    found = re.fullmatch(_DASHED, word, re.ASCII) if word[:1].isdecimal() else None
    return [word] if found is None else [found[1] or found[3], "-", found[2] or found[4]]


def _ranges(words: Sequence[str]) -> Iterator[SpokenTime]:
    """`kl. 10-11`, `from two to three pm`, `mellem 10 og 11`: one reading for each word that could divide it."""
    until = (*_UNTIL, *_AND) if words[:1] and words[0] in _BETWEEN else _UNTIL
    has_from = len(words) > 1 and words[0] in (*_FROM, *_BETWEEN)
    words = words[1:] if has_from else words
    for place in range(1, len(words) - 1):
        if words[place] not in until:
            continue
        left, right = words[:place], words[place + 1 :]
        has_prefix = left[0] in BEFORE_A_TIME or has_from
        start = _clock(left, is_hour=True)
        end = ClockTime(time(0)) if tuple(right[-1:]) in _END_OF_DAY else _clock(right, is_hour=True)
        if start is not None and end is not None:
            bare = all(len(part) == 1 and parse_number(part[0], digits=2) for part in (left, right))
            yield SpokenTime(start, end, may_be_date=bare and not has_prefix and _may_be_date(left[0], right[0]))


def _may_be_date(first: str, second: str) -> bool:
    smaller, larger = sorted((int(first), int(second)))
    return 1 <= smaller <= 12 and larger <= 31


def _clock(words: Sequence[str], *, is_hour: bool = False) -> ClockTime | None:
    """One time of day. With `is_hour` a number alone is an hour, as in `10-11`."""
    has_prefix = len(words) > 1 and words[0] in BEFORE_A_TIME
    rest = list(words[1:] if has_prefix else words)
    if not rest or len(words) > MOST_WORDS:
        return None
    if rest[0] in _NAMED and len(rest) == 1:
        return ClockTime(_NAMED[rest[0]])
    if rest[-1] in _NAMED and (noon := parse_time(["at", *rest[:-1]])) and noon.at.hour % 12 == 0:
        return ClockTime(noon.at.replace(hour=_NAMED[rest[-1]].hour))  # 12 noon
    found = parse_time(["at", *rest] if has_prefix or is_hour else rest)
    if found is not None:
        return found
    offset = AM_PM.get(rest[-1])
    rest = rest[:-1] if offset is not None else rest
    has_o_clock = bool(rest) and rest[-1] in _O_CLOCK
    rest = rest[:-1] if has_o_clock else rest
    minutes = _spoken(rest, is_marked=has_prefix or has_o_clock or is_hour or offset is not None)
    if minutes is None or (offset is not None and minutes >= _HALF_DAY + 60):
        return None
    if offset is not None:
        return ClockTime(_time(minutes % _HALF_DAY + offset * 60))
    has_minutes_in_digits = rest[0].isdecimal() and (len(rest[0]) > 2 or (len(rest) == 2 and rest[1].isdecimal()))
    return ClockTime(_time(minutes), is_hour_only=not has_minutes_in_digits, may_be_pm=minutes < _HALF_DAY + 60)


def _spoken(words: Sequence[str], *, is_marked: bool) -> int | None:
    """The minutes after midnight of `half past two`, `kvart i tre`, `fem over halv ni`, and, if the words are marked as
    a time, of `two`, `two thirty` and `1430`. The time between 12 and 1 is the one after noon."""
    past = _after_minutes(words)
    if past is not None:
        minutes, rest = past
        base = _half_hour(rest)
        if base is None:
            base = _hour(rest)
        return None if base is None else _around_noon(base + minutes, is_24_hour=base > _HALF_DAY)
    if tuple(words[:2]) == ("half", "past"):
        base = _hour(words[2:])
        return None if base is None else _around_noon(base + 30, is_24_hour=base > _HALF_DAY)
    half = _half_hour(words)
    if half is not None:
        return _around_noon(half, is_24_hour=half > _HALF_DAY)
    return _marked(words) if is_marked else None


def _after_minutes(words: Sequence[str]) -> tuple[int, Sequence[str]] | None:
    """The minutes of `quarter past`, `ten to` or `fem minutter over`, negative for those before, and the words left."""
    for quarter in _QUARTERS:
        if tuple(words[: len(quarter)]) == quarter:
            minutes, rest = 15, words[len(quarter) :]
            break
    else:
        number = number_of(words[0]) if words else None
        if number is None or not 1 <= number < 30:
            return None
        minutes, rest = number, words[2:] if words[1:2] and words[1] in _MINUTES else words[1:]
    if len(rest) < 2 or rest[0] not in (*_PAST, *_BEFORE):
        return None
    return (minutes if rest[0] in _PAST else -minutes), rest[1:]


def _half_hour(words: Sequence[str]) -> int | None:
    """`halv tre` is half past two."""
    hour = _hour(words[1:]) if words and words[0] == "halv" else None
    return None if hour is None else hour - 30


def _hour(words: Sequence[str]) -> int | None:
    """An hour from 1 to 24 in minutes, in digits or letters."""
    number = number_of(words[0]) if len(words) == 1 else None
    return number * 60 if number is not None and 1 <= number <= 24 else None


def _around_noon(minutes: int, *, is_24_hour: bool) -> int:
    """Half an hour before one is half past twelve, not half past midnight."""
    if is_24_hour:
        return minutes % _DAY
    minutes %= _HALF_DAY
    return minutes + _HALF_DAY if minutes < 60 else minutes


def _marked(words: Sequence[str]) -> int | None:
    """An hour, perhaps with minutes: `two`, `two thirty`, `14 30`, `1430`, `930`."""
    if len(words) == 1 and len(words[0]) in (3, 4) and (number := parse_number(words[0])) is not None:
        hour, minute = divmod(number, 100)
    elif 1 <= len(words) <= 2:
        first, second = number_of(words[0]), number_of(words[1]) if len(words) == 2 else 0
        if first is None or second is None or (len(words) == 2 and second < 10 and len(words[1]) != 2):
            return None
        hour, minute = first, second
    else:
        return None
    return hour * 60 + minute if hour <= 24 and minute < 60 and hour * 60 + minute < _DAY else None


def _on_clock(clock: ClockTime, hours: Collection[int] | None, *, typed: str) -> time:
    found = clock.as_24_hour() if hours is None else time_within(clock, hours)
    if found is None:
        raise DateError(f"{clock.at:%H:%M} is not in that part of the day: {typed}.", hint=f"{clock.at:%H:%M}")
    return found


def time_within(clock: ClockTime, hours: Collection[int]) -> time | None:
    """The time that is in one of those hours, in the morning or in the afternoon if neither was typed; None if it is
    not."""
    hour = clock.at.hour
    if clock.may_be_pm:
        candidates = (hour, hour + 12) if hour < 12 else (hour, hour - 12) if hour == 12 else (hour,)
    else:
        candidates = (hour,)
    found = next((candidate for candidate in candidates if candidate in hours), None)
    return None if found is None else clock.at.replace(hour=found)


def _in_minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _time(minutes: int) -> time:
    return time(*divmod(minutes, 60))

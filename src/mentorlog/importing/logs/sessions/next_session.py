"""Find when the next session is to be: `Next meeting: 19 Jan at 10:00`, `Næste møde: 19. januar`."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from mentorlog.errors import DateError
from mentorlog.importing.logs.days.day_mentions import find_mentions
from mentorlog.importing.logs.days.times import find_times
from mentorlog.importing.logs.headings.titles import has_placeholder
from mentorlog.importing.logs.log_data import LogNotice, Place
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.importing.logs.headings.lines import Line
    from mentorlog.importing.logs.sessions.owners import Reader

_MEETING: Final = (
    r"(?:(?:mentor(?:ing)?|coaching|1:1|our|scheduled|planned)\s+)?(?:meeting|session|meet|1:1|1-1|1on1|"
    r"one[- ]on[- ]one|call|mtg|check-?\s?in|catch-?\s?up|sync|chat|date|time|møde|mentormøde|"
    r"samtale|mentorsamtale|gang|aftale|mødedato)"
)
_LINE: Final = (
    r"[\s>#*_|-]*(?:\d+[.)]\s+)?(?:(?:date|time|dato|tid)(?:\s+(?:and|&|og)\s+(?:time|tid))?\s+(?:of|for)\s+(?:the\s+|our\s+)?)?"
    rf"(?:the\s+|our\s+|vores\s+|det\s+|den\s+)?(?:next|upcoming|følgende|næste|naeste|kommende|nyt)\s+{_MEETING}"
    r"(?:\s+(?:date|dato|time|is|er|on|the|den|d\.|scheduled|planned|set|booked|for|aftalt|planlagt|til|at|will|be|bliver))*"
    r"(?:\s*[*_]*\s*[:=–—|-]+[*_\s|]*|\s+|\s*$)(.*)"
)
_SHORT_LINE: Final = r"[\s>#*_|-]*(?:next|næste)[*_]*\s*:[*_\s]*(.*)"
_NOTHING: Final = (
    r"(?i)\W*(?:tbd|tba|tbc|to be (?:decided|determined|confirmed|announced|scheduled)|n/?a|none|\?+|aftales.*"
    r"|ikke aftalt.*|_+)?\W*"
)
_LONGEST_LINE: Final = 300
_QUICK: Final = r"(?i)next|n(?:æ|ae)ste|upcoming|kommende|følgende|nyt\s"


class NextSession(NamedTuple):
    """When the next session is to be."""

    on: dt.date | None = None
    """The day; None if the log does not say."""
    at: dt.time | None = None
    """The time."""
    notice: LogNotice | None = None
    """What is wrong with the day, if it can't be read."""
    is_private: bool = False
    """Whether it is in the private part."""


def find_next_session(lines: Sequence[Line], private: frozenset[int], *, file: str, reader: Reader) -> NextSession:
    """When the next session is to be, by the last line of a session that says so, else by the line below a heading
    that does."""
    found = NextSession()
    for place, line in enumerate(lines):
        if line.is_code or len(line.raw) > _LONGEST_LINE or not re.search(_QUICK, line.raw):
            continue
        match = re.fullmatch(_LINE, line.text, re.IGNORECASE) or re.fullmatch(_SHORT_LINE, line.text, re.IGNORECASE)
        if match is None:
            continue
        value = match[1] if match[1].strip(" *_:|") else _line_below(lines, place)
        read = read_next(value.strip(" *_|"), reader)
        if isinstance(read, str):
            is_label = ":" in line.raw or line.level
            if is_label and found.on is None:
                found = NextSession(notice=LogNotice(Place(file, line.number), line.text.strip(), read))
        elif read is not None:
            found = read._replace(is_private=place in private)
    return found


def read_next(text: str, reader: Reader) -> NextSession | str | None:
    """The day and the time of a text, the reason why it can't be read, or None if there is none."""
    if not text or re.fullmatch(_NOTHING, text) or has_placeholder(text):
        return None
    from mentorlog.dates.parsing import find_when

    plain = re.sub(r"[<>\[\]*_`]", " ", text).strip(" .,;:")
    if _names_several_days(plain, reader.on):
        return "the next session is not planned: it names several days"
    now = dt.datetime.combine(reader.on, dt.time())
    try:
        when = find_when(plain, now=now, direction="future", order=reader.order)
    except DateError as error:
        when, fault = None, error.message
    else:
        fault = "the day is not recognised"
    if when is None:
        mentions = find_mentions(plain, today=reader.on)
        if not mentions:
            return f"the next session is not planned: {fault.rstrip('.')}" if _looks_like_day(plain) else None
        mention = mentions[0]
        span = find_times(plain[: mention.start] + " " + plain[mention.end :])
        try:
            when = find_when(plain[mention.start : mention.end], now=now, direction="future", order=reader.order)
        except DateError as error:
            return f"the next session is not planned: {error.message.rstrip('.')}"
        when = when and when._replace(at=when.at or span.at)
    if when is None:
        return f"the next session is not planned: {fault.rstrip('.')}"
    if when.on <= reader.on:
        return "the next session is not planned: its day is not after that of this session"
    return NextSession(when.on, when.at)


def _names_several_days(text: str, on: dt.date) -> bool:
    """Whether a text has more than one day; two numbers such as 4/5 may be something else beside a clear day."""
    found = find_mentions(text, today=on)
    clear = [mention for mention in found if not mention.is_slashed] or found
    return len({tuple(reading[1:] for reading in mention.readings) for mention in clear}) > 1


def _looks_like_day(text: str) -> bool:
    return len(text) < 40 and any(char.isdecimal() for char in text)


def _line_below(lines: Sequence[Line], place: int) -> str:
    """The next line that is not blank, unless it is a heading."""
    for line in lines[place + 1 : place + 4]:
        if line.level:
            return ""
        if not line.is_blank and not line.is_underline:
            label = re.match(r"(?i)[\s>|*_•-]*(?:date|dato|when|day|dag)[*_\s]*[:|][*_\s|]*", line.text)
            return line.text[label.end() :] if label else line.text.strip(" \t-*•>")
    return ""

"""Read the text of a session: its notes, private notes, promises, and the day of the next one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.importing.logs.days.times import find_times
from mentorlog.importing.logs.digest import is_separator
from mentorlog.importing.logs.headings.titles import has_signs
from mentorlog.importing.logs.privacy.private_parts import find_private_lines
from mentorlog.importing.logs.sessions.next_session import find_next_session
from mentorlog.importing.logs.sessions.promises import find_promises
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.importing.logs.headings.lines import Line
    from mentorlog.importing.logs.log_data import LogNotice, LogPromise
    from mentorlog.importing.logs.sessions.owners import Reader

_TIME_LABEL: Final = (
    r"[\s>|*_-]*(?:time|tid|tidspunkt|when|duration|length|varighed|længde|start|klokken|kl)[*_]*\s*[:|=][*_\s|]*"
)
_TIME_WITHIN: Final = r"[·|;,]\s*[*_]*(?:time|tid|tidspunkt|when|duration|length|varighed)[*_]*\s*:\s*([^·|;]*)"
"""A time after another detail on the same line."""
_MOST_DETAILS: Final = 12
"""How many lines below the heading can say when the session was."""


class Body(NamedTuple):
    """What the text of a session says."""

    notes: str
    """The text that may be shared."""
    private_notes: str
    """The text of the private part."""
    promises: tuple[LogPromise, ...]
    """The promises of both parts."""
    next_on: dt.date | None
    """The day of the next session."""
    next_at: dt.time | None
    """The time of the next session."""
    is_next_private: bool
    """Whether the private part names the next session."""
    at: dt.time | None
    """When the session began, if its heading or a line below that says so."""
    minutes: int | None
    """How long it took, if its heading or a line below that says so."""
    notices: tuple[LogNotice, ...]
    """What the user should know."""


def read_body(
    lines: Sequence[Line], *, file: str, reader: Reader, at: dt.time | None, minutes: int | None, title: str = ""
) -> Body:
    """The text of a session, without the lines of its heading, which says `at` and `minutes`. `title` is the first line
    of its notes."""
    private = find_private_lines(lines, file=file)
    promises = find_promises(lines, private.places, file=file, reader=reader)
    coming = find_next_session(lines, private.places, file=file, reader=reader)
    at, minutes, time_lines = _find_time(lines, at, minutes)
    time_lines -= private.places
    gone = promises.places | private.markers | time_lines
    public, hidden = (
        _kept(lines, gone, private.places, is_private=False),
        _kept(lines, gone, private.places, is_private=True),
    )
    notices = [*private.notices, *promises.notices, *([coming.notice] if coming.notice else [])]
    return Body(
        notes=f"{title}\n{join_lines(public, is_first=False)}".strip("\n") if title else join_lines(public),
        private_notes=join_lines(hidden),
        promises=promises.found,
        next_on=coming.on,
        next_at=coming.at,
        is_next_private=coming.is_private,
        at=at,
        minutes=minutes,
        notices=tuple(sorted(notices, key=lambda notice: notice.place.line)),
    )


def join_lines(lines: Sequence[Line], *, is_first: bool = True) -> str:
    """The text of the lines, without blanks at their ends, and without blank lines and rules at its own ends. Without
    `is_first` the blank lines at its beginning stay, because a title is above them."""
    kept = list(lines)
    while kept and is_separator(kept[-1].text) and not kept[-1].is_underline:
        kept.pop()
    first = 0
    while first < len(kept) and is_separator(kept[first].text) and (is_first or not kept[first].is_blank):
        first += 1
    return "\n".join(line.text.rstrip() for line in kept[first:])


def _kept(lines: Sequence[Line], gone: frozenset[int], private: frozenset[int], *, is_private: bool) -> list[Line]:
    """The lines of one of the two parts that stay; where lines are gone, two blank lines become one."""
    found: list[Line] = []
    is_after_gone = False
    for place, line in enumerate(lines):
        if (place in private) != is_private:
            continue
        if place in gone:
            is_after_gone = True
        elif not (is_after_gone and line.is_blank and found and found[-1].is_blank):
            found.append(line)
            is_after_gone = False
    return found


def _value(label: re.Match[str] | None, text: str) -> str:
    """The text after a label, with the unit that the label means for a number alone: `Tid: 14.30`, `Duration: 45`."""
    value = text[label.end() :].strip(" \t*_|") if label else text
    if not label or not re.fullmatch(r"\d{1,3}(?:\.\d\d)?", value, re.ASCII):
        return value
    is_length = re.match(r"[\s>|*_-]*(?:duration|length|varighed|længde)", label[0], re.IGNORECASE)
    return f"{value} min" if is_length and value.isdecimal() else f"kl. {value}"


def _find_time(
    lines: Sequence[Line], at: dt.time | None, minutes: int | None
) -> tuple[dt.time | None, int | None, frozenset[int]]:
    """The time and the length of a session: those of its heading, else those that the first lines say. And the places
    of the lines that say nothing else."""
    places: set[int] = set()
    for place, line in enumerate(lines[:_MOST_DETAILS]):
        if line.is_underline or (line.level and not place):
            continue
        if line.is_code or line.level:
            break
        label = re.match(_TIME_LABEL, line.text, re.IGNORECASE)
        span = find_times(_value(label, line.text))
        rest = re.sub(r"(?i)\b(?:duration|varighed|minutes|for)\b", " ", span.rest)
        is_all = not re.search(r"[^\W_]", rest) and not has_signs(rest)
        if line.is_blank:
            continue
        if is_all and (span.at or span.minutes):
            at, minutes = at or span.at, minutes or span.minutes
            if span.at in (None, at) and span.minutes in (None, minutes):
                places.add(place)
        elif not re.match(r"[\s>|*_-]*[^\W\d_][\w /&]{0,30}[*_]*\s*[:|=]", line.text):
            break
        elif within := re.search(_TIME_WITHIN, line.text, re.IGNORECASE):
            span = find_times(within[1])
            at, minutes = at or span.at, minutes or span.minutes
    return at, minutes, frozenset(places)

"""Read the text of a session: its notes, private notes, promises, and the day of the next one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.importing.logs.digest import is_separator
from mentorlog.importing.logs.next_session import find_next_session
from mentorlog.importing.logs.private_parts import find_private_lines
from mentorlog.importing.logs.promises import find_promises
from mentorlog.importing.logs.times import find_times
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from mentorlog.importing.logs.lines import Line
    from mentorlog.importing.logs.log_data import LogNotice, LogPromise
    from mentorlog.importing.logs.owners import Reader

_TIME_LABEL: Final = (
    r"[\s>|*_-]*(?:time|tid|tidspunkt|when|duration|length|varighed|længde|start|klokken|kl)[*_]*\s*[:|=][*_\s|]*"
)
_MOST_DETAILS: Final = 12
"""How many lines below the heading can say when the session was."""


class Body(NamedTuple):
    """What the text of a session says."""

    notes: str
    private_notes: str
    promises: tuple[LogPromise, ...]
    next_on: dt.date | None
    next_at: dt.time | None
    at: dt.time | None
    minutes: int | None
    notices: tuple[LogNotice, ...]


def read_body(lines: Sequence[Line], *, file: str, reader: Reader, title: str = "") -> Body:
    """The text of a session, without the lines of its heading. `title` is the first line of its notes."""
    private = find_private_lines(lines, file=file)
    promises = find_promises(lines, private.places, file=file, reader=reader)
    coming = find_next_session(lines, file=file, reader=reader)
    at, minutes, time_lines = _find_time(lines)
    time_lines -= private.places
    gone = promises.places | private.markers | time_lines
    public = [line.text for place, line in enumerate(lines) if place not in gone and place not in private.places]
    hidden = [line.text for place, line in enumerate(lines) if place not in gone and place in private.places]
    notices = [*private.notices, *promises.notices, *([coming.notice] if coming.notice else [])]
    return Body(
        notes=join_lines([title, *public] if title else public),
        private_notes=join_lines(hidden),
        promises=promises.found,
        next_on=coming.on,
        next_at=coming.at,
        at=at,
        minutes=minutes,
        notices=tuple(sorted(notices, key=lambda notice: notice.place.line)),
    )


def join_lines(lines: Iterable[str]) -> str:
    """The text of the lines, without blanks at their ends, and without blank lines and rules at its own ends."""
    found = [line.rstrip() for line in lines]
    while found and is_separator(found[-1]):
        found.pop()
    first = next((place for place, line in enumerate(found) if not is_separator(line)), len(found))
    return "\n".join(found[first:])


def _find_time(lines: Sequence[Line]) -> tuple[dt.time | None, int | None, frozenset[int]]:
    """The time and the length that the first lines say, and the places of the lines that say nothing else."""
    at, minutes = None, None
    places: set[int] = set()
    for place, line in enumerate(lines[:_MOST_DETAILS]):
        if line.level or line.is_code:
            break
        label = re.match(_TIME_LABEL, line.text, re.IGNORECASE)
        span = find_times(line.text[label.end() :] if label else line.text)
        is_all = not re.search(r"[^\W_]", re.sub(r"(?i)\b(?:duration|varighed|minutes|for)\b", " ", span.rest))
        if line.is_blank:
            continue
        if is_all and (span.at or span.minutes):
            at, minutes = at or span.at, minutes or span.minutes
            places.add(place)
        elif not re.match(r"[\s>|*_-]*[^\W\d_][\w /&]{0,30}[*_]*\s*[:|=]", line.text):
            break
    return at, minutes, frozenset(places)

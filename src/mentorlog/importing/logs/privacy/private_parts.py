"""Find which lines of a session are private: those below a heading or a line of only the private marker's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlog.importing.logs.headings.titles import has_signs
from mentorlog.importing.logs.log_data import LogNotice, Place
from mentorlog.importing.logs.privacy.private_words import (
    has_private_label,
    is_near_miss,
    is_near_miss_heading,
    may_be_private,
)
from mentorlog.named_tuples import NamedTuple
from mentorlog.private_lines import has_only_marker_words, read_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.importing.logs.headings.lines import Line


class PrivateLines(NamedTuple):
    """Which lines of a text are private."""

    places: frozenset[int]
    """The places of the private lines."""
    markers: frozenset[int]
    """The places of the lines that only mark the part as private, and are no text."""
    notices: tuple[LogNotice, ...]
    """The near misses."""


def find_private_lines(lines: Sequence[Line], *, file: str) -> PrivateLines:
    """The private lines of a session or a text.

    A heading of only the marker's words opens a private part that ends before the next heading of its level or a higher
    one; another line of only these words one that ends with the session. Everything from a near miss on is private to
    the end of the session, the near miss too. Code is searched too, because it can be shared as well."""
    if not may_be_private("\n".join(line.text for line in lines)):
        return PrivateLines(frozenset(), frozenset(), ())
    places: set[int] = set()
    markers: set[int] = set()
    notices: list[LogNotice] = []
    level: int | None = None  # of the heading that opened the part; 0: it ends with the session
    for place, line in enumerate(lines):
        if level and 0 < line.level <= level:
            level = None
        is_marker = is_private_marker(line)
        if is_marker and level != 0:
            level = min(level, line.level) if level else line.level
            if not has_signs(line.text):
                markers.add(place)
            if place in markers and place + 1 < len(lines) and lines[place + 1].is_underline:
                markers.add(place + 1)
        elif not is_marker and level != 0 and resembles_private_marker(line):
            level = 0
            reason = "looks like a private marker, so this line and all below it in this session is private"
            notices.append(LogNotice(Place(file, line.number), line.text.strip(), reason))
        if level is not None:
            places.add(place)
    return PrivateLines(frozenset(places), frozenset(markers), tuple(notices))


def tags_of_heading(title: str) -> tuple[str, ...]:
    """The tags at the end of an Org heading: `Title :work:private:`."""
    match = re.search(r"(?:\A|\s):([\w@#%:]+):\s*\Z", title)
    return tuple(tag for tag in match[1].split(":") if tag) if match else ()


def is_private_marker(line: Line) -> bool:
    """Whether a line has only the words of the private marker."""
    return read_line(line.text).kind == "marker" or has_only_marker_words(line.text)


def resembles_private_marker(line: Line) -> bool:
    """Whether a line says in other words that what follows is private."""
    return is_near_miss_heading(line.title) if line.level else is_near_miss(line.text)


def find_private_label(lines: Sequence[Line]) -> Line | None:
    """The first line, other than a heading, with a label or a tag that makes all of the session private; None if there
    is none."""
    if not may_be_private("\n".join(line.text for line in lines)):
        return None
    return next((line for line in lines if not line.level and has_private_label(line.text)), None)

"""Find which lines of a session are private: those below a heading or a line of only the private marker's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlog.importing.logs.log_data import LogNotice, Place
from mentorlog.importing.logs.titles import has_signs
from mentorlog.named_tuples import NamedTuple
from mentorlog.normalise import PRIVATE_STEM, may_have_private_part
from mentorlog.private_lines import has_only_marker_words, read_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.importing.logs.blocks import Block
    from mentorlog.importing.logs.lines import Line


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
    if not may_have_private_part("\n".join(line.text for line in lines)):
        return PrivateLines(frozenset(), frozenset(), ())
    places: set[int] = set()
    markers: set[int] = set()
    notices: list[LogNotice] = []
    level: int | None = None  # of the heading that opened the part; 0: it ends with the session
    for place, line in enumerate(lines):
        if level and 0 < line.level <= level:
            level = None
        is_marker = read_line(line.text).kind == "marker" or has_only_marker_words(line.text)
        if is_marker and level != 0:
            level = min(level, line.level) if level else line.level
            if not has_signs(line.text):
                markers.add(place)
            if place in markers and place + 1 < len(lines) and lines[place + 1].is_underline:
                markers.add(place + 1)
        elif not is_marker and level != 0 and _is_near_miss(line):
            level = 0
            reason = "looks like a private marker, so this line and all below it in this session is private"
            notices.append(LogNotice(Place(file, line.number), line.text.strip(), reason))
        if level is not None:
            places.add(place)
    return PrivateLines(frozenset(places), frozenset(markers), tuple(notices))


def private_blocks(blocks: Sequence[Block], lines: Sequence[Line]) -> dict[int, Line]:
    """The private headings that sessions are below, by the places of the first lines of these sessions. A heading that
    only has the private marker's words, resembles it or has the tag `private` is a private one; it encloses everything
    up to the next heading of its level or a higher one."""
    found: dict[int, Line] = {}
    if not may_have_private_part("\n".join(line.text for line in lines if line.level)):
        return found
    outer: Line | None = None
    for block in blocks:
        if block.mark is not None and block.kind == "session":
            if outer is not None and outer.level >= block.mark.level:
                outer = None
            if outer is not None:
                found[block.start] = outer
            continue
        for line in lines[block.start : block.end]:
            if line.level and (outer is None or line.level <= outer.level):
                outer = line if has_only_marker_words(line.title) or _is_near_miss(line) else None
    return found


def tags_of_heading(title: str) -> tuple[str, ...]:
    """The tags at the end of an Org heading: `Title :work:private:`."""
    match = re.search(r"(?:\A|\s):([\w@#%:]+):\s*\Z", title)
    return tuple(tag for tag in match[1].split(":") if tag) if match else ()


def has_private_tag(tags: Iterable[str]) -> bool:
    """Whether one of some tags says that what has them is private."""
    return any(PRIVATE_STEM in tag.casefold() for tag in tags)


def _is_near_miss(line: Line) -> bool:
    """Whether a line says in other words that what follows is private. A heading with the tag `private` does, and one
    with few words and `private` first or last, as it would with a colon: `### Private thoughts`."""
    if read_line(line.text).kind != "text":
        return True
    if not line.level:
        return False
    return has_private_tag(tags_of_heading(line.title)) or any(
        read_line(text).kind != "text" for text in (line.title, f"{line.title.rstrip('.:')}:")
    )

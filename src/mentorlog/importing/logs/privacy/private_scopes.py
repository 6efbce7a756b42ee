"""Find the sessions that are private as a whole because a heading above theirs, or a line above them all, says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.importing.logs.digest import is_separator
from mentorlog.importing.logs.headings.mark import LINE_LEVEL
from mentorlog.importing.logs.log_data import LogNotice, Place
from mentorlog.importing.logs.privacy.private_parts import is_private_marker, resembles_private_marker
from mentorlog.importing.logs.privacy.private_words import has_private_label, may_be_private
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.importing.logs.headings.blocks import Block
    from mentorlog.importing.logs.headings.lines import Line
    from mentorlog.importing.logs.options import FileLog

_WHOLE_FILE = 0
"""The level of a part that no heading ends."""


class PrivateScopes(NamedTuple):
    """Which blocks of a file are private as a whole."""

    starts: frozenset[int]
    """Where they start: the places of their first lines."""
    notices: tuple[LogNotice, ...]
    """The lines that make them private."""


class _Scope(NamedTuple):
    """A private part that is open."""

    place: int
    """The place of the line that opened it."""
    level: int
    """The level of the headings that end it, if they are not lower."""


def find_private_scopes(lines: Sequence[Line], blocks: Sequence[Block], *, file: str) -> PrivateScopes:
    """The blocks in the private parts of a file.

    A heading that is the private marker, or resembles it, opens a part up to the next heading of its level or a higher
    one; one that is the title of the file, and a line above the first session, open one up to the end of the file; a
    line in a session one that ends with the headings below that of the session. Lines of templates and of tables of
    contents, other than headings, open none."""
    if not may_be_private("\n".join(line.text for line in lines)):
        return PrivateScopes(frozenset(), ())
    scope: _Scope | None = None
    covered: dict[int, int] = {}  # the blocks, with the place of the line that makes each private
    session_level = _WHOLE_FILE
    first = next((place for block in blocks for place in range(block.start, block.end) if _has_text(lines[place])), 0)
    for block in blocks:
        begins = next((place for place in range(block.start, block.end) if not lines[place].is_blank), block.start)
        if scope and scope.level and 0 < lines[begins].level <= scope.level:
            scope = None
        if scope:
            covered[block.start] = scope.place
        if block.mark is not None and block.kind == "session":
            session_level = block.mark.level if block.mark.kind == "heading" else LINE_LEVEL
        for place in range(begins, block.end):
            line = lines[place]
            if scope and scope.level and 0 < line.level <= scope.level:
                scope = None
            if scope and scope.level <= (line.level or LINE_LEVEL):
                continue
            level = _level_opened(
                lines, place, is_first=place == first and block.kind != "session", session_level=session_level
            )
            if level is not None and (line.level or block.kind not in ("template", "contents")):
                scope = _Scope(place, level) if scope is None or level < scope.level else scope
    return PrivateScopes(frozenset(covered), tuple(_notices(lines, blocks, covered, file=file)))


def with_private_notices(found: FileLog, private: Sequence[LogNotice]) -> FileLog:
    """The sessions of a file with the notices of the lines that make them private, each line listed once."""
    places = {notice.place for notice in private}
    others = (notice for notice in found.notices if notice.place not in places)
    return found._replace(notices=(*private, *others))


def _level_opened(lines: Sequence[Line], place: int, *, is_first: bool, session_level: int) -> int | None:
    """The level of the part that a line opens; None if it opens none that could reach another session."""
    line = lines[place]
    is_marker = is_private_marker(line)
    if not is_marker and not resembles_private_marker(line):
        return None
    is_exact = line.level and (is_marker or has_private_label(line.title))
    if is_first and (not is_exact or _is_empty_part(lines, place)):
        return _WHOLE_FILE
    return line.level or (None if session_level == LINE_LEVEL else session_level)


def _is_empty_part(lines: Sequence[Line], place: int) -> bool:
    """Whether nothing is between a heading and the next one of its level, as below the title of a file."""
    below = (line for line in lines[place + 1 :] if not line.is_underline and _has_text(line))
    following = next(below, None)
    return following is None or 0 < following.level <= lines[place].level


def _has_text(line: Line) -> bool:
    return not line.is_underline and not is_separator(line.text)


def _notices(lines: Sequence[Line], blocks: Sequence[Block], covered: dict[int, int], *, file: str) -> list[LogNotice]:
    """One for each line that makes sessions private."""
    counts: dict[int, int] = {}
    for block in blocks:
        if block.kind == "session" and block.start in covered:
            counts[covered[block.start]] = counts.get(covered[block.start], 0) + 1
    return [
        LogNotice(Place(file, lines[place].number), lines[place].text.strip(), _reason(count))
        for place, count in counts.items()
    ]


def _reason(count: int) -> str:
    sessions = "the session below it is" if count == 1 else f"the {count} sessions below it are"
    return f"says private, so {sessions} private"

"""Divide a log into blocks: sessions, texts without a day, templates, tables of contents, headings of years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from mentorlog.importing.logs.digest import is_separator
from mentorlog.importing.logs.headings.org_marks import ORG_TAGS
from mentorlog.importing.logs.headings.titles import has_placeholder, year_of_heading
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from mentorlog.importing.logs.headings.lines import Line
    from mentorlog.importing.logs.headings.mark import Mark

BlockKind = Literal["session", "text", "template", "contents", "period"]
"""What a block is. `period`: the heading of a year or a month, which has no text of its own."""

_CONTENTS: Final = r"\W*(?:table of contents|contents|toc|indhold|indholdsfortegnelse|index|quick links|oversigt)\W*"
_CONTENTS_MARK: Final = r"\s*(?:\[\[?_?toc_?\]\]?|\{:?\s*toc\s*\}|<!--\s*toc\b.*-->|\$\{toc\}|#\+toc:.*)\s*"
_LINK: Final = r"\s*(?:[-*+•]|\d+[.)])?\s*(?:\[[^\]\n]*\]\(#[^)\n]*\)|\[\[[#*][^\]\n]*\](?:\[[^\]\n]*\])?\])[\s.\d]*"
"""A line of a table of contents: a link to a heading of the same file."""
_LIST_ITEM: Final = r"\s*(?:[-*+•]|\d+[.)])\s+.*|.*[ .]{3,}\s*\d+\s*|.*\d{4}-\d\d-\d\d.*"
_TEMPLATE: Final = (
    r"\W*(?:(?:session|meeting|1:1|note|entry|notes|blank|empty|møde|mentor|log)\s+)*(?:template|skabelon|mødeskabelon)"
    r"(?:\s+(?:for|to)\b.*|\s*\(.*\))?\W*"
)
_LONGEST_LINE: Final = 500
"""Characters of a line of a table of contents."""


class Block(NamedTuple):
    """Lines that belong together."""

    kind: BlockKind
    """What they are."""
    start: int
    """The place of the first line."""
    end: int
    """The place after the last line."""
    mark: Mark | None = None
    """The beginning of a session."""


class _Start(NamedTuple):
    """Where a block begins."""

    place: int
    """The place of its first line."""
    kind: BlockKind
    """What it is."""
    mark: Mark | None = None
    """The beginning of a session."""


def divide(lines: Sequence[Line], marks: Sequence[Mark], *, today: dt.date, first: int = 0) -> list[Block]:
    """The blocks of a file from the line `first` on, which together are all of its lines."""
    by_start = {mark.start: mark for mark in marks}
    starts: list[_Start] = [_Start(first, "text")]
    floor = _Floor(lines, marks)
    skip_to = first
    for place in range(first, len(lines)):
        mark = by_start.get(place)
        if mark is not None:
            floor.enter(mark, is_in_template=starts[-1].kind == "template")
            starts.append(_Start(place, "template" if mark.title.is_placeholder else "session", mark))
            skip_to = max(skip_to, mark.dated + 1)
        elif place >= skip_to:
            kind, end = _other_start(lines, place, starts[-1].kind, floor, today)
            end = next((later for later in range(place + 1, end) if later in by_start), end)
            if kind is not None:
                starts.append(_Start(place, kind))
            if kind == "contents":
                starts.append(_Start(end, "template" if starts[-2].kind == "template" else "text"))
                skip_to = end
    return _without_blank_blocks(list(_blocks(starts, len(lines))), lines)


class Years(NamedTuple):
    """The years that the headings of a file name."""

    enclosing: list[int | None]
    """For each mark the year of the heading that encloses it; None if there is none."""
    of_title: int | None
    """The year of the title of the whole file, in which its oldest session is; `enclosing` does not have it."""


def years_of_headings(lines: Sequence[Line], marks: Sequence[Mark], *, today: dt.date) -> Years:
    """The years of the headings. A title such as `Mentoring 2025` says when the log begins; a heading of only a year,
    or several titles with different ones, say in which year the sessions below them are."""
    starts = {mark.start for mark in marks}
    titles: dict[int, None] = {}
    found: list[tuple[int | None, bool]] = []
    years: list[tuple[int, int, bool]] = []
    place = 0
    for mark in marks:
        for line in lines[place : mark.start]:
            if not line.level or line.number - lines[0].number in starts:
                continue
            year, is_period = year_of_heading(line.title, today=today)
            is_month = is_period and year is None
            years = [known for known in years if known[0] < line.level or (is_month and known[2])]
            if year is not None:
                years.append((line.level, year, is_period))
                titles |= {} if is_period else {year: None}
        place = max(place, mark.start)
        enclosing = [(year, is_period) for level, year, is_period in years if is_period or level < mark.level]
        found.append(enclosing[-1] if enclosing else (None, True))
    if len(titles) == 1:
        return Years([year if is_period else None for year, is_period in found], next(iter(titles)))
    return Years([year for year, _ in found], None)


class _Floor:
    """The level of heading that ends the session in which a line is."""

    def __init__(self, lines: Sequence[Line], marks: Sequence[Mark]) -> None:
        self._lines = lines
        sessions = [mark for mark in marks if not mark.title.is_placeholder]
        self._is_flat = self._has_higher_heading(sessions)
        self._open: list[int] = []
        self._seen = 0
        self.level = 0
        self.dated = next((mark.level for mark in sessions if mark.kind == "heading"), 1)
        """The level of the dated heading above a line, before the first one its level."""

    def enter(self, mark: Mark, *, is_in_template: bool) -> None:
        """Begin a session: the floor is the level of the heading that encloses it. A template ends at a heading of its
        own level, also if its title has a place for a day in it."""
        while self._seen < mark.start:
            level = self._lines[self._seen].level
            if level:
                self._open = [outer for outer in self._open if outer < level]
                self._open.append(level)
            self._seen += 1
        enclosing = [level for level in self._open if level < mark.level]
        outer = enclosing[-1] if enclosing else 0
        if mark.title.is_placeholder and mark.kind == "heading":
            is_part = is_in_template and self.level < mark.level
            self.level = self.level if is_part else mark.level
            return
        self.level = outer
        self.dated = mark.level if mark.kind == "heading" else max(outer, 1)
        if not enclosing and mark.kind == "heading" and not self._is_flat:
            self.level = mark.level - 1

    def _has_higher_heading(self, sessions: Sequence[Mark]) -> bool:
        """Whether the first session has parts with higher headings than its own, or there is only one session."""
        if len(sessions) < 2:
            return True
        first, second = sessions[:2]
        between = self._lines[first.dated + 1 : second.start]
        return any(0 < line.level < first.level for line in between)


def _other_start(
    lines: Sequence[Line], place: int, current: BlockKind, floor: _Floor, today: dt.date
) -> tuple[BlockKind | None, int]:
    """What begins at a line that is not the beginning of a session, and where a table of contents ends."""
    line = lines[place]
    end = None if current == "session" else _end_of_contents(lines, place, is_above=current != "template")
    if end is not None:
        return "contents", end
    if not line.level:
        return None, 0
    is_within = current in ("session", "text") and line.level > floor.dated and not _is_to_fill_in(lines, place)
    if re.fullmatch(_TEMPLATE, line.title, re.IGNORECASE) and not is_within:
        floor.level = line.level
        return "template", 0
    year, is_period = year_of_heading(line.title, today=today)
    if is_period and (year is not None or current == "period" or line.level <= max(floor.level, 2)):
        return "period", 0
    if current == "period" or (current in ("session", "template") and line.level <= floor.level):
        return "text", 0
    return None, 0


def _is_to_fill_in(lines: Sequence[Line], place: int) -> bool:
    """Whether the part that begins at a heading has a place for a day in it."""
    for line in lines[place + 1 :]:
        if 0 < line.level <= lines[place].level:
            return False
        if len(line.raw) < _LONGEST_LINE and has_placeholder(line.text):
            return True
    return False


def _end_of_contents(lines: Sequence[Line], place: int, *, is_above: bool) -> int | None:
    """The place after a table of contents that begins at a line; None if none does."""
    line = lines[place]
    if line.is_blank:
        return None
    if re.fullmatch(_CONTENTS_MARK, line.text, re.IGNORECASE):
        return _end_of(lines, place + 1, _LINK)
    title = re.sub(ORG_TAGS, "", line.title or line.text.strip("*_: "))
    if len(line.raw) < 60 and re.fullmatch(_CONTENTS, title, re.IGNORECASE):
        first = place + 2 if place + 1 < len(lines) and lines[place + 1].is_underline else place + 1
        end = _end_of(lines, first, _LIST_ITEM)
        return end if end > first else None
    if is_above and ("](#" in line.raw or "[[" in line.raw) and re.fullmatch(_LINK, line.text):
        end = _end_of(lines, place, _LINK)
        return end if end > place + 1 else None
    return None


def _end_of(lines: Sequence[Line], place: int, pattern: str) -> int:
    """The place after the last of the lines from a place on that match, blank lines between them included."""
    end = place
    compiled = re.compile(pattern)
    for at in range(place, len(lines)):
        line = lines[at]
        if line.is_blank:
            continue
        if (
            line.level
            or len(line.raw) > _LONGEST_LINE
            or not (compiled.fullmatch(line.text) or re.match(r"\s*<!--\s*(?:/toc|tocstop)\b", line.raw, re.IGNORECASE))
        ):
            break
        end = at + 1
    return end


def _blocks(starts: Sequence[_Start], length: int) -> Iterator[Block]:
    ends = [start.place for start in starts[1:]] + [length]
    for start, end in zip(starts, ends, strict=True):
        if end > start.place:
            yield Block(start.kind, start.place, end, start.mark)


def _without_blank_blocks(blocks: Sequence[Block], lines: Sequence[Line]) -> list[Block]:
    """The blocks, those of blank lines and rules joined to the one below, the last one to the one above."""
    found: list[Block] = []
    start: int | None = None
    for block in blocks:
        first = block.start if start is None else start
        is_blank = block.mark is None and all(is_separator(line.text) for line in lines[block.start : block.end])
        start = first if is_blank else None
        if not is_blank:
            found.append(block._replace(start=first))
    if start is not None and found:
        found[-1] = found[-1]._replace(end=blocks[-1].end)
    return found

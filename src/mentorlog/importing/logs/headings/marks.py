"""Find where the sessions of a log begin: at headings with a day, at lines such as `Date: 5 Jan`, at days alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.importing.logs.days.leading_days import ends_sentence, is_below_next, leading_marks
from mentorlog.importing.logs.days.month_headings import days_below_months
from mentorlog.importing.logs.digest import is_separator
from mentorlog.importing.logs.headings.lines import begins_paragraph, is_as_long
from mentorlog.importing.logs.headings.mark import LINE_LEVEL, Mark
from mentorlog.importing.logs.headings.org_marks import ORG_TAGS, ORG_TASK, org_marks
from mentorlog.importing.logs.headings.titles import (
    are_labels,
    are_session_words,
    is_next_session,
    read_heading,
    read_title,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from mentorlog.importing.logs.headings.lines import Format, Line
    from mentorlog.importing.logs.headings.titles import Title
    from mentorlog.importing.logs.log_data import Names

_LABEL: Final = (
    r"[\s>|*_-]*(?:session\s+)?(date|dato|when|day|dag|meeting date|mødedato|session date)[*_\s]*[:|=][*_\s|]*"
)
"""The beginning of a line such as `**Date:** 5 Jan`."""
_SESSION_LABEL: Final = (
    r"[\s>*_]*(?:session|meeting|møde|samtale|1:1|1-1|entry)\s*(?:#?\d+|no\.?\s*\d+)?\s*[*_]*\s*:[*_\s]*"
)
_DETAIL: Final = r"[\s>|*_-]*[^\W\d_][\w /&]{0,30}[*_]*\s*[:|=].*|\s*\|[-| :]+\|\s*"
"""A line about the session below its heading: `**Present:** Ana`."""
_MOST_DETAILS: Final = 12
"""How many lines may be between a heading and the line with the day."""
_LONGEST_LINE: Final = 120
"""Characters of a line, not a heading, that may begin a session."""
_SURE: Final = ("plain", "sure")


def find_marks(lines: Sequence[Line], *, form: Format, today: dt.date, names: Names) -> list[Mark]:
    """The beginnings of all sessions and templates, in the order of the file."""
    headings = list(_heading_marks(lines, form=form, today=today, names=names))
    labelled = list(_labelled_marks(lines, headings, today=today, names=names))
    if form == "org":
        labelled += org_marks(lines, {mark.start for mark in headings}, today=today, names=names)
    found = _with_labels(headings, labelled)
    is_sure = any(mark.title.strength in _SURE for mark in found if mark.kind == "heading" and mark.title.mention)
    is_dated = any(mark.title.mention for mark in found)
    taken = {place for mark in found for place in range(mark.start, mark.dated + 1)}
    bare = _bare_marks(lines, today=today, names=names, is_bracketed=is_sure)
    found += [mark for mark in bare if mark.dated not in taken]
    if not is_dated:
        found += leading_marks(lines, found, is_sure=is_sure, today=today, names=names)
    return _without_nested(sorted(found, key=lambda mark: mark.start), lines)


def _heading_marks(lines: Sequence[Line], *, form: Format, today: dt.date, names: Names) -> Iterator[Mark]:
    days = days_below_months(lines, today=today)
    for place, line in enumerate(lines):
        if not line.level:
            continue
        text = days.get(place, line.title)
        text = re.sub(ORG_TAGS, "", text) if form == "org" else text
        task = re.match(ORG_TASK, text) if form == "org" else None
        title = read_heading(text[task.end() :].strip() if task else text, today=today, names=names)
        if title is None or title.strength == "none" or (task and not _is_held_task(task[0], title)):
            continue
        yield Mark(place, place, line.level, title, "heading")


def _is_held_task(keyword: str, title: Title) -> bool:
    """Whether a task of an Org file is a session that was held: `DONE 29/4 2024 Talk`."""
    return keyword == "DONE" and title.mention is not None and title.mention.has_year and not title.mention.start


def _labelled_marks(lines: Sequence[Line], headings: Sequence[Mark], *, today: dt.date, names: Names) -> Iterator[Mark]:
    """The lines `Date: D` and `Session: D`. A heading above them, with only details between, is where they begin."""
    dated = {mark.start for mark in headings}
    for place, line in enumerate(lines):
        if line.level or line.is_code or (":" not in line.raw and "|" not in line.raw and "=" not in line.raw):
            continue
        label = re.match(_LABEL, line.text, re.IGNORECASE) or re.match(_SESSION_LABEL, line.text, re.IGNORECASE)
        if not label or len(line.raw) > _LONGEST_LINE:
            continue
        title = read_title(line.text[label.end() :].strip(" |"), today=today, names=names)
        if title is None or title.strength == "none" or (title.mention and title.mention.start > 2):
            continue
        above = _heading_above(lines, place)
        if above is not None and above not in dated and _is_sentence_above_rule(lines, above, names):
            above = None
        if above is not None and (above in dated or not is_next_session(lines[above].title)):
            yield Mark(above, place, lines[above].level, title, "heading", lines[above].title)
        elif above is None and _may_begin(lines, place, names):
            yield Mark(_title_above(lines, place, names), place, LINE_LEVEL, title, "line")


def _may_begin(lines: Sequence[Line], place: int, names: Names) -> bool:
    """Whether a line `Date: D` can begin a session: below a blank line, a title of the session, or the end of a text,
    but not below another detail."""
    if begins_paragraph(lines, place) or _title_above(lines, place, names) != place:
        return True
    return ends_sentence(lines[place - 1]) and not re.fullmatch(_DETAIL, lines[place - 1].text)


def _with_labels(headings: list[Mark], labelled: list[Mark]) -> list[Mark]:
    """All marks. A line `Date: D` below a dated heading adds the year, or is the day if the heading is less clearly
    one."""
    found = {mark.start: mark for mark in headings}
    for mark in labelled:
        heading = found.get(mark.start)
        if heading is None or not heading.title.mention or heading.dated != heading.start:
            found.setdefault(mark.start, mark)
            if heading is not None and heading.dated == heading.start:
                found[mark.start] = mark
        elif _is_same_day(heading.title, mark.title) or heading.title.strength not in _SURE:
            has_more = mark.title.mention is not None and (
                mark.title.mention.has_year or not heading.title.mention.has_year
            )
            if has_more or heading.title.strength not in _SURE:
                at, minutes = heading.title.at or mark.title.at, heading.title.minutes or mark.title.minutes
                title = mark.title._replace(rest=heading.title.rest, at=at, minutes=minutes, strength="plain")
                more = "" if are_labels(mark.title.rest) else mark.title.rest
                found[mark.start] = mark._replace(title=title, heading="", text=more)
    return list(found.values())


def _is_same_day(one: Title, other: Title) -> bool:
    """Whether two titles can mean the same day."""
    if one.mention is None or other.mention is None:
        return False
    days = {(reading.month, reading.day) for reading in one.mention.readings}
    same = [reading for reading in other.mention.readings if (reading.month, reading.day) in days]
    years = {reading.year for mention in (one.mention, other.mention) for reading in mention.readings} - {None}
    return bool(same) and len(years) < 2


def _bare_marks(lines: Sequence[Line], *, today: dt.date, names: Names, is_bracketed: bool = False) -> Iterator[Mark]:
    """The lines that begin a paragraph and are only a day, with words for a session: `2026-01-05`, `[5 Jan] Title`,
    `**Meeting 3, 5 Jan**`. With `is_bracketed` only those in brackets."""
    found: list[Mark] = []
    for place, line in enumerate(lines):
        if line.is_blank or line.level or line.is_code or len(line.raw) > _LONGEST_LINE * 4 or line.raw[:1] in " \t":
            continue
        if not any(char.isdecimal() for char in line.raw):
            continue
        start = _title_above(lines, place, names)
        start = place if found and found[-1].dated == start else start
        is_first = start != place or begins_paragraph(lines, place) or (found and found[-1].dated == place - 1)
        if not is_first and not ends_sentence(lines[place - 1]):
            continue
        bracket = re.match(r"\[([^\]\[]{5,40})\](?![(\[:])\s*", line.text)
        if is_below_next(lines, place, today):
            continue
        if bracket is None and (is_bracketed or re.match(r"[-+>|]|\*\s", line.text)):
            continue
        title = read_title(bracket[1] if bracket else line.text, today=today, names=names)
        if title is None or title.strength != "plain":
            continue
        if not is_first and title.mention and not (title.mention.has_year or title.mention.weekday or title.rest):
            continue
        text = line.text[bracket.end() :] if bracket else ""
        found.append(Mark(start, place, LINE_LEVEL, title, "line", text=text))
    places = {mark.dated for mark in found if not mark.text}
    # several days on lines directly below each other are a list, such as a table of contents
    yield from (mark for mark in found if mark.text or places.isdisjoint((mark.dated - 1, mark.dated + 1)))


def _heading_above(lines: Sequence[Line], place: int) -> int | None:
    """The place of the heading above a line, if only blank lines and details are between."""
    for above in range(place - 1, max(-1, place - _MOST_DETAILS - 1), -1):
        line = lines[above]
        if line.level:
            return above
        if not line.is_blank and not line.is_underline and not re.fullmatch(_DETAIL, line.text):
            return None
    return None


def _is_sentence_above_rule(lines: Sequence[Line], place: int, names: Names) -> bool:
    """Whether an underlined heading may be the end of the session above, and its underline a rule."""
    if place + 1 >= len(lines) or not lines[place + 1].is_underline or is_next_session(lines[place].title):
        return False
    return not is_as_long(lines[place + 1].text, lines[place].text) and not are_session_words(lines[place].title, names)


def _title_above(lines: Sequence[Line], place: int, names: Names) -> int:
    """The place of a single line directly above that only names a session, such as `Session 3`; else the same place."""
    if place == 0 or lines[place - 1].is_blank or lines[place - 1].level or lines[place - 1].is_underline:
        return place
    above = place - 1
    has_words = re.search(r"[^\W\d_]", lines[above].raw) is not None
    is_title = has_words and len(lines[above].raw) < _LONGEST_LINE and are_session_words(lines[above].text, names)
    is_first = above == 0 or lines[above - 1].is_blank or is_separator(lines[above - 1].text)
    return above if is_title and is_first and not is_separator(lines[above].text) else place


def _without_nested(marks: Sequence[Mark], lines: Sequence[Line]) -> list[Mark]:
    """The marks without headings of parts of a session, which are deeper than its own heading and are not clearly
    sessions, and without titles above clear ones."""
    found: list[Mark] = []
    for place, mark in enumerate(marks):
        outer = _outer(found, mark, lines)
        if outer is not None:
            if mark.title.strength != "plain" or _is_same_day(outer.title, mark.title):
                continue
            if mark.heading and mark.dated != mark.start and outer.kind == "heading":
                continue  # `Date: 5 May` below a heading of a part
        if mark.title.strength == "likely" and _has_sure_below(mark, marks[place + 1 :], lines):
            continue
        found.append(mark)
    return found


def _outer(found: Sequence[Mark], mark: Mark, lines: Sequence[Line]) -> Mark | None:
    """The session in which a heading is: the last one whose heading is higher, with no such heading between."""
    if not found or found[-1].kind != "heading" or mark.kind != "heading":
        return None
    outer = found[-1]
    if outer.level >= mark.level:
        return None
    is_ended = any(0 < line.level <= outer.level for line in lines[outer.start + 1 : mark.start])
    return None if is_ended else outer


def _has_sure_below(mark: Mark, later: Sequence[Mark], lines: Sequence[Line]) -> bool:
    """Whether clear sessions are below a heading, which is then the title of them all."""
    if mark.kind != "heading":
        return False
    for other in later:
        if other.kind == "heading" and other.level <= mark.level:
            return False
        if any(0 < line.level <= mark.level for line in lines[mark.start + 1 : other.start]):
            return False
        if other.title.strength in _SURE and other.title.mention:
            return True
    return False

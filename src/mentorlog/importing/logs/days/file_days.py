"""The day of a whole file: in its front matter, or in its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.importing.logs.days.day_mentions import best_mention
from mentorlog.importing.logs.headings.lines import front_matter_length
from mentorlog.importing.logs.headings.titles import (
    Title,
    clean_title,
    find_years,
    is_next_session,
    is_school_year,
    read_title,
)
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.importing.logs.headings.lines import Format, Line
    from mentorlog.importing.logs.log_data import Names

_DATE_KEYS: Final = ("date", "dato", "day", "when", "session_date", "meeting_date", "session date", "meeting date")
_TAG_KEYS: Final = ("tags", "topics", "keywords", "filetags")
_PRIVATE_KEYS: Final = ("private", "privat")
_YES: Final = ("true", "yes", "ja", "1")
_NO: Final = ("false", "no", "nej", "0", "")
_TIME_KEYS: Final = ("time", "tid", "start", "duration", "length", "minutes", "varighed")


class FileDay(NamedTuple):
    """The day of a whole file."""

    title: Title
    """The day, with the time and the length."""
    used: frozenset[int]
    """The places of the lines that were read for it."""
    line: int
    """The number of the line with the day; 1 for the file's name."""
    topics: tuple[str, ...] = ()
    """The tags in its front matter."""


class Head(NamedTuple):
    """The lines at the start of a file that describe it."""

    end: int
    """The place after its last line."""
    keys: tuple[tuple[str, str, int], ...]
    """Its keys in lower case, with their values and the places of their lines."""


def read_head(lines: Sequence[Line], *, form: Format) -> Head:
    """The front matter of a file, or the `#+KEY: value` lines of an Org file; empty if there is none."""
    length = front_matter_length(lines)
    if length:
        found = _keys(lines[1 : length - 1], r"([\w -]+?)\s*:\s*(.*)", first=1)
        return Head(length, tuple(found))
    if form != "org":
        return Head(0, ())
    end = 0
    while end < len(lines) and (lines[end].is_blank or re.match(r"#\+\w+:", lines[end].text)):
        end += 1
    while end and lines[end - 1].is_blank:
        end -= 1
    return Head(end, tuple(_keys(lines[:end], r"#\+(\w+):\s*(.*)", first=0)))


def file_day(head: Head, name: str, *, today: dt.date, names: Names) -> FileDay | None:
    """The day of a file by its head, else by its name; None if neither has one."""
    for key, value, place in head.keys:
        if key not in _DATE_KEYS:
            continue
        title = read_title(value, today=today, names=names)
        if title is None or title.mention is None:
            continue
        used = {place}
        for other, text, at in head.keys:
            if other in _TIME_KEYS:
                title, is_used = _with_time(title, text, is_minutes=other == "minutes")
                used |= {at} if is_used else set()
        found = _with_head(FileDay(title._replace(rest=""), frozenset(used), place + 1), head)
        rest = " ".join(words for words in (found.title.rest, title.rest) if words)
        return found._replace(title=found.title._replace(rest=rest))
    named = _day_of_name(name, today=today, names=names)
    return named and _with_head(named, head)


def _with_head(found: FileDay, head: Head) -> FileDay:
    """The day with the title and the tags that the front matter has."""
    for key, value, place in head.keys:
        if key == "title" and value:
            title = found.title._replace(rest=value)
            found = found._replace(title=title, used=found.used | {place})
        elif key in _TAG_KEYS and (items := _items(value)):
            topics = tuple(dict.fromkeys((*found.topics, *items)))
            found = found._replace(topics=topics, used=found.used | {place})
        elif key in _PRIVATE_KEYS and value.casefold() in (*_YES, *_NO):
            found = found._replace(used=found.used | {place})
    return found


def _items(value: str) -> tuple[str, ...]:
    """The items of `[a, b]`, `a, b` or `:a:b:`."""
    items = (item.strip(" \t\"'#@") for item in re.split(r"[,;:]", value.strip("[]")))
    return tuple(dict.fromkeys(item for item in items if item))


def stem_of(name: str) -> str:
    """The name of a file without its folder and its ending."""
    return re.sub(r"(\.[A-Za-z]\w{0,9})+\Z", "", name.replace("\\", "/").rpartition("/")[2])


def year_of_name(name: str) -> int | None:
    """The only year in the name of a file, or the first of two that follow each other; else of that of its folder."""
    for part in reversed(name.replace("\\", "/").split("/")[-2:]):
        years = find_years(part)
        if years:
            return years[0] if len(years) == 1 or is_school_year(years) else None
    return None


def _day_of_name(name: str, *, today: dt.date, names: Names) -> FileDay | None:
    stem = stem_of(name)
    mention = best_mention(stem, today=today)
    if mention is None or is_next_session(stem):
        return None
    title = read_title(stem, today=today, names=names)
    rest = clean_title(f"{stem[: mention.start]} {stem[mention.end :]}".replace("_", " "))
    if title is None:
        title = Title(mention, "likely", rest)
    if title.mention is None:
        return None
    return FileDay(title._replace(rest=rest), frozenset(), 1)


def _with_time(title: Title, text: str, *, is_minutes: bool) -> tuple[Title, bool]:
    """The title with the time or the length that another key says, and whether it says one."""
    from mentorlog.importing.logs.days.times import find_times

    plain = text.strip().strip("\"'")
    span = find_times(f"{plain} min" if is_minutes and plain.isdecimal() else plain)
    is_other = (title.at and span.at not in (None, title.at)) or (
        title.minutes and span.minutes not in (None, title.minutes)
    )
    if clean_title(span.rest) or not (span.at or span.minutes) or is_other:
        return title, False
    return title._replace(at=title.at or span.at, minutes=title.minutes or span.minutes), True


def _keys(lines: Sequence[Line], pattern: str, *, first: int) -> list[tuple[str, str, int]]:
    found = ((re.fullmatch(pattern, line.text.rstrip()), place) for place, line in enumerate(lines, start=first))
    return [(match[1].strip().casefold(), match[2].strip().strip("\"'"), place) for match, place in found if match]

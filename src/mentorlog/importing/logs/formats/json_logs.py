"""Read the JSON exports of jrnl (`jrnl --format json`) and Day One."""

from __future__ import annotations

import datetime as dt
import json
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from mentorlog.errors import MentorlogError
from mentorlog.importing.logs.days.day_mentions import best_mention
from mentorlog.importing.logs.days.years import settle_order
from mentorlog.importing.logs.headings.lines import read_lines
from mentorlog.importing.logs.headings.titles import Title
from mentorlog.importing.logs.log_data import LogNotice, NotRead, Place
from mentorlog.importing.logs.options import FileLog, combine
from mentorlog.importing.logs.privacy.private_words import has_private_label, has_private_word, is_near_miss
from mentorlog.importing.logs.sessions.owners import owner_of
from mentorlog.importing.logs.sessions.sections import section_of
from mentorlog.named_tuples import NamedTuple
from mentorlog.normalise import end_lines_with_lf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.importing.logs.options import Options

_BLANK: Final = " \t\n"
_READ: Final = frozenset(("date", "time", "title", "body", "tags", "creationDate", "text", "timeZone"))
_IGNORED: Final = frozenset(("uuid", "modifiedDate", "creationDevice", "richText", "editingTime", "creationDeviceType"))
"""Fields that say nothing about the session."""
_EMPTY: Final[tuple[object, ...]] = (None, "", [], {}, False)


class _Entry(NamedTuple):
    """An entry of an export, and where it is in the text."""

    value: dict[str, Any]
    """Its fields."""
    start: int
    """Where it begins in the text of the file."""
    end: int
    """Where it ends."""


class _Moment(NamedTuple):
    """When an entry was written, in the time zone of the writer."""

    on: dt.date
    """The day."""
    at: dt.time | None
    """The time, if the export has one."""


def read_json_log(text: str, *, name: str, options: Options) -> FileLog:
    """One session for each entry of an export. Raises MentorlogError for a file that is not one."""
    if not text.strip():
        return FileLog()
    parts: list[FileLog] = []
    ignored: set[str] = set()
    end, line = 0, 1
    for entry in _entries(text, name):
        around = text[end : entry.start]
        if around.strip(f"{_BLANK},"):
            reason = "what the file says about itself, not an entry"
            parts.append(FileLog(not_read=(NotRead(Place(name, line), around, reason),)))
            around, line = "", line + around.count("\n")
        source = around + text[entry.start : entry.end]
        place = Place(name, line + around.count("\n"))
        parts.append(_read_entry(entry.value, source, place, options))
        ignored |= {field for field, value in entry.value.items() if value not in _EMPTY} - _READ - _IGNORED
        end, line = entry.end, line + source.count("\n")
    if end < len(text):
        parts.append(FileLog(not_read=(NotRead(Place(name, line), text[end:], "the end of the export"),)))
    if ignored:
        names = ", ".join(sorted(ignored))
        parts.append(FileLog(notices=(LogNotice(Place(name, 1), names, "fields that are not recorded"),)))
    return combine(parts)


def _read_entry(entry: dict[str, Any], source: str, place: Place, options: Options) -> FileLog:
    """The session of an entry."""
    moment = _moment(entry, options.today)
    if moment is None or moment.on > options.today:
        reason = "an entry without a date" if moment is None else f"{moment.on} is after today"
        return FileLog(not_read=(NotRead(place, source, reason, is_dated=moment is not None),))
    text = _text(entry)
    _check_storable(text, place)
    lines = [line._replace(number=place.line) for line in read_lines(text, form="markdown")]
    section, notices = section_of(
        lines,
        on=moment.on,
        title=Title(None, "plain", "", moment.at),
        source=source,
        place=place,
        order=settle_order(text, "", options.date_order),
        options=options,
    )
    section = section._replace(topics=_topics(entry, options))
    field = "" if section.private else _private_field(entry)
    if field:
        section = section._replace(private=True)
        notices = (LogNotice(place, field, "says private, so this session is private"), *notices)
    return FileLog(sections=(section,), notices=notices)


def _private_field(entry: dict[str, Any]) -> str:
    """The tag, or the field, that says that an entry is private; empty if none does."""
    tags = entry.get("tags")
    found = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else [str(tags or "")]
    fields = [
        f"{key}: {value}" for key, value in entry.items() if key not in _READ and not isinstance(value, dict | list)
    ]
    private_tags = (tag for tag in found if is_near_miss(tag) or has_private_word(tag))
    return next(chain(private_tags, (field for field in fields if has_private_label(field))), "")


def _entries(text: str, name: str) -> list[_Entry]:
    """The entries of an export with their places. Raises MentorlogError if it is not one."""
    try:
        found = list(_scan(text))
    except json.JSONDecodeError as error:
        raise MentorlogError(
            f"{name}:{error.lineno} is not valid JSON: {error.msg[0].lower()}{error.msg[1:]} (column {error.colno})."
        ) from None
    except ValueError as error:  # a number with thousands of digits
        raise MentorlogError(f"{name} has a number that is too long: {error}.") from None
    except RecursionError:
        raise MentorlogError(f"{name} is nested too deeply to be read.") from None
    if not any(("date" in entry.value or "creationDate" in entry.value) for entry in found):
        raise MentorlogError(
            f"{name} is not a JSON export of jrnl or Day One: it has no entries with a date.",
            hint="jrnl --format json > journal.json",
        )
    return found


def _scan(text: str) -> Iterator[_Entry]:
    """The objects in the array `entries` of a JSON object, or in a JSON array."""
    decoder = json.JSONDecoder()
    at = _skip(text, 0)
    if text[at : at + 1] == "[":
        yield from _items(decoder, text, at)[0]
        return
    if text[at : at + 1] != "{":
        raise json.JSONDecodeError("Expecting an object", text, at)
    at = _skip(text, at + 1)
    while text[at : at + 1] == '"':
        key, at = decoder.raw_decode(text, at)
        at = _expect(text, _skip(text, at), ":")
        if key == "entries" and text[at : at + 1] == "[":
            items, at = _items(decoder, text, at)
            yield from items
        else:
            _, at = decoder.raw_decode(text, at)
        at = _skip(text, at)
        if text[at : at + 1] != ",":
            break
        at = _skip(text, at + 1)
    if _skip(text, _expect(text, at, "}")) < len(text):
        raise json.JSONDecodeError("Extra data", text, at + 1)


def _items(decoder: json.JSONDecoder, text: str, at: int) -> tuple[list[_Entry], int]:
    """The objects of an array that begins at a place, and the place after it."""
    found: list[_Entry] = []
    at = _skip(text, at + 1)
    while text[at : at + 1] != "]":
        value, end = decoder.raw_decode(text, at)
        if isinstance(value, dict):
            found.append(_Entry(value, at, end))
        at = _skip(text, end)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "]":
            raise json.JSONDecodeError("Expecting ',' delimiter", text, at)
    return found, at + 1


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at


def _expect(text: str, at: int, sign: str) -> int:
    if text[at : at + 1] != sign:
        raise json.JSONDecodeError(f"Expecting {sign!r}", text, at)
    return _skip(text, at + 1)


def _moment(entry: dict[str, Any], today: dt.date) -> _Moment | None:
    """When an entry was written; None if it does not say, or not in a form that is known."""
    created = entry.get("creationDate")
    if isinstance(created, str):
        return _day_one_moment(created, entry.get("timeZone"))
    day, time = entry.get("date"), entry.get("time")
    mention = best_mention(day, today=today) if isinstance(day, str) else None
    on = mention.readings[0].on if mention and len(mention.readings) == 1 else None
    if on is None:
        return None
    try:
        at = dt.time.fromisoformat(time).replace(tzinfo=None) if isinstance(time, str) else None
    except ValueError:
        at = None
    return _Moment(on, at)


def _day_one_moment(created: str, zone: object) -> _Moment | None:
    """The moment of Day One in the time zone in which the entry was written."""
    from mentorlog.dates.moments import find_zone

    try:
        moment = dt.datetime.fromisoformat(created)
    except ValueError:
        return None
    found = find_zone(zone) if isinstance(zone, str) and zone else None
    try:
        local = moment.astimezone(found) if found and moment.tzinfo else moment
    except OverflowError:
        local = moment
    return _Moment(local.date(), local.time().replace(second=0, microsecond=0, tzinfo=None))


def _text(entry: dict[str, Any]) -> str:
    if "creationDate" in entry:
        parts: tuple[object, ...] = (entry.get("text") or _rich_text(entry.get("richText")),)
    else:
        parts = (entry.get("title"), entry.get("body"))
    text = "\n".join(part.strip("\n") for part in parts if isinstance(part, str) and part.strip())
    return end_lines_with_lf(text)


def _rich_text(rich: object) -> str:
    """The text of an entry of Day One that has only the form with its styles; as it is if that is not known."""
    if not isinstance(rich, str):
        return ""
    try:
        contents = json.loads(rich)["contents"]
        return "".join(item["text"] for item in contents if "text" in item)
    except (ValueError, KeyError, TypeError, RecursionError):
        return rich


def _topics(entry: dict[str, Any], options: Options) -> tuple[str, ...]:
    """The tags that are not the names of the two."""
    tags = entry.get("tags")
    names = [tag.lstrip("@#") for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    return tuple(dict.fromkeys(name for name in names if name.strip() and owner_of(name, options.names) is None))


def _check_storable(text: str, place: Place) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise MentorlogError(f"{place} has a text with an incomplete character, which can't be stored.") from None
    if "\0" in text:
        raise MentorlogError(f"{place} has a text with a NUL character, which can't be stored.")

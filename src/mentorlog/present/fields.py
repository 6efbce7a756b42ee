"""An entry's fields with their labels, for `show` and the answers of commands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from mentorlog.dates import format_date, format_minutes, format_when
from mentorlog.model import Entry, Kind, Ref, Session
from mentorlog.model.fields import FIELDS
from mentorlog.present.page import Block, Prose, Row, Text, text
from mentorlog.present.words import dotted, out_of, private_mark, refs


def label_of(kind: Kind, field: str) -> str:
    """What a field is called on pages."""
    return FIELDS[kind][field].label


def facts(entry: Entry, *before: str | Text | None) -> Text:
    """What is at an entry's right edge: other facts, whether it is private, its ref."""
    return dotted(*before, private_mark(private=entry.private), entry.ref)


def in_words(entry: Entry, field: str, *, today: dt.date) -> str:
    """The value of a field in a few words; user text as it is."""
    value = getattr(entry, field)
    match FIELDS[entry.ref.kind][field].type:
        case "past date" | "future date" | "date":
            return format_date(value, today=today)
        case "time":
            return f"{value:%H:%M}"
        case "minutes":
            return format_minutes(value)
        case "score":
            return out_of(value)
        case "percent":
            return f"{value}%"
        case "yes or no":
            return "yes" if value else "no"
    return str(value)


def field_blocks(entry: Entry, *fields: str, today: dt.date, label: str | None = None) -> Iterator[Block]:
    """Each of the fields that has a value, in full: texts keep their line breaks, each text of several has its own.
    `label` replaces the label of the field."""
    for name in fields:
        value = getattr(entry, name)
        if value in {None, "", ()}:
            continue
        shown = label_of(entry.ref.kind, name) if label is None else label
        if isinstance(value, str):
            yield Prose(value, label=shown)
        elif isinstance(value, tuple) and not isinstance(value, Ref):
            yield from several_blocks(value, label=shown)
        else:
            yield Row(shown, text(in_words(entry, name, today=today)))


def several_blocks(values: tuple[object, ...], *, label: str) -> Iterator[Block]:
    """The values of a field that has several: refs in one row, each text on its own."""
    found = [value for value in values if isinstance(value, Ref)]
    if found:
        yield Row(label, text(refs(found)))
        return
    for number, value in enumerate(values):
        yield Prose(str(value), label="" if number else label)


def gutter_rows(rows: Iterable[tuple[str, Text, Text]]) -> Iterator[Row]:
    """Labelled rows below the first line of an answer, indented by two cells; a label is not repeated."""
    before = ""
    for label, body, side in rows:
        yield Row("" if label == before else f"  {label}", body, side)
        before = label


def said_when(session: Session, *, today: dt.date) -> str:
    """A session's day and time."""
    return format_when(session.on, session.at, today=today)


def by_date(due_on: dt.date | None, *, today: dt.date) -> str:
    """The end of a sentence about something due: `, by Fri 20 Nov`, or nothing."""
    return f", by {format_date(due_on, today=today)}" if due_on else ""

"""The fields of an entry with their labels, for the page of `show` and the confirmations of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import (
    cadence_in_english,
    format_date,
    format_minutes,
    format_recorded_date,
    format_recorded_when,
    format_time_spent,
    format_when,
)
from mentorlog.model import Ref
from mentorlog.model.fields import FIELDS
from mentorlog.present.page import Prose, Row, text
from mentorlog.present.phrases import join_facts, join_refs, private_marker, score_phrase
from mentorlog.present.time_there import time_there_suffix

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from mentorlog.model import Entry, Kind, Session
    from mentorlog.present.page import Block, Span, Text


def label_of(kind: Kind, field: str) -> str:
    """The label of a field on pages."""
    return FIELDS[kind][field].label


def side_facts(entry: Entry, *before: str | Span | Text | None) -> Text:
    """The facts at the right edge of an entry: those of `before`, the private marker, and its ref."""
    return join_facts(*before, private_marker(private=entry.private), entry.ref)


def format_value(entry: Entry, field: str, *, today: dt.date) -> str:
    """The value of a field as people read it; user text is unchanged."""
    value = getattr(entry, field)
    if field == "cadence":
        return cadence_in_english(value)
    match FIELDS[entry.ref.kind][field].type:
        case "past date" | "future date" | "date":
            return format_shown_date(value, today=today)
        case "time":
            return f"{value:%H:%M}"
        case "minutes":
            return format_time_spent(value) if entry.ref.kind == "resource" else format_minutes(value)
        case "score":
            return score_phrase(value)
        case "percent":
            return f"{value}%"
        case "yes or no":
            return "yes" if value else "no"
    return str(value)


def format_shown_date(on: dt.date, *, today: dt.date) -> str:
    """The day for the page of an entry: one in the future as in the answer of a command that writes, so that its year
    is clear."""
    return format_recorded_date(on, today=today) if on > today else format_date(on, today=today)


def field_blocks(entry: Entry, *fields: str, today: dt.date, label: str | None = None) -> Iterator[Block]:
    """A block for each of the fields that has a value, in full; texts keep their line breaks.

    `label` replaces the label of the field.
    """
    for name in fields:
        value = getattr(entry, name)
        if value in {None, "", ()}:
            continue
        shown = label_of(entry.ref.kind, name) if label is None else label
        if isinstance(value, str):
            yield Prose(format_value(entry, name, today=today), label=shown)
        elif isinstance(value, tuple) and not isinstance(value, Ref):
            yield from multi_value_blocks(value, label=shown)
        else:
            yield Row(shown, text(format_value(entry, name, today=today)))


def multi_value_blocks(values: tuple[object, ...], *, label: str) -> Iterator[Block]:
    """The blocks of a field that has several values: one row for all refs, one block for each text."""
    refs = [value for value in values if isinstance(value, Ref)]
    if refs:
        yield Row(label, text(join_refs(refs)))
        return
    for number, value in enumerate(values):
        yield Prose(str(value), label="" if number else label)


def labelled_rows(rows: Iterable[tuple[str, Text, Text]]) -> Iterator[Row]:
    """Rows below the first line of a confirmation, their labels indented by two cells; no label is repeated."""
    before = ""
    for label, body, side in rows:
        yield Row("" if label == before else f"  {label}", body, side)
        before = label


def format_session_time(session: Session, *, today: dt.date) -> str:
    """The day of a session and its time, if it has one; also in its own time zone if the clocks there differ."""
    return format_when(session.on, session.at, today=today) + time_there_suffix(session.on, session.there)


def format_recorded_session_time(session: Session, *, today: dt.date) -> str:
    """As `format_session_time`, with the year as in the answer of a command that writes."""
    return format_recorded_when(session.on, session.at, today=today) + time_there_suffix(session.on, session.there)


def due_suffix(due_on: dt.date | None, *, today: dt.date) -> str:
    """The end of a sentence about an entry with a due date: `, by Fri 20 Nov`; empty without one."""
    return f", by {format_recorded_date(due_on, today=today)}" if due_on else ""

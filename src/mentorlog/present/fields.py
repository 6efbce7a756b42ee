"""An entry's fields under their names, so that `show` and the answer of an edit call each by the same word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from mentorlog.dates import say_date, say_minutes, say_when
from mentorlog.model import Entry, Ref, Session
from mentorlog.present.page import Block, Prose, Row, Text, text
from mentorlog.present.words import dotted, out_of, private_mark, refs

LABELS: Final = {
    "on": "Date",
    "at": "Time",
    "minutes": "Length",
    "due_on": "By",
    "started_on": "Since",
    "ends_on": "Until",
    "relationship": "With",
    "org": "Org",
    "email": "E-mail",
    "notes": "Notes",
    "private_notes": "Private",
    "goals": "Worked on",
    "points": "Discussed",
    "cancelled_by": "By",
    "follow_up_on": "Follow up",
    "agreed_on": "Agreed",
    "look_again_on": "Look again",
    "done_on": "Done",
    "closed_on": "Closed",
    "ended_on": "Ended",
    "celebrated_on": "Celebrated",
    "outcome_on": "Asked",
    "paused_until": "Paused to",
    "snoozed_until": "Put off to",
    "keep_in_touch_on": "In touch",
    "zone": "Time zone",
    "how": "How",
}
"""What a field is called on the screen where it is not called by its own name."""

SCORED: Final = frozenset({"score", "frequency", "challenge"})
"""Fields that are one of the scores."""


def label_of(field: str) -> str:
    """The word for a field of the model."""
    return LABELS.get(field) or field.replace("_", " ").capitalize()


def facts(entry: Entry, *before: str | Text | None) -> Text:
    """What stands at an entry's right edge: other facts, whether it is private, its ref."""
    return dotted(*before, private_mark(private=entry.private), entry.ref)


def spoken(value: object, *, field: str, today: dt.date) -> str:
    """A field's value in a few words; user text as it is."""
    if isinstance(value, dt.date):
        return say_date(value, today=today)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and field == "minutes":
        return say_minutes(value)
    if isinstance(value, int) and field in SCORED:
        return out_of(value)
    return f"{value}%" if field == "progress" else str(value)


def field_blocks(entry: Entry, fields: Iterable[str], *, today: dt.date) -> Iterator[Block]:
    """Each of the fields that has a value, whole: texts keep their line breaks, each text of several has its own."""
    for field in fields:
        value = getattr(entry, field)
        if value in {None, "", ()}:
            continue
        label = label_of(field)
        if isinstance(value, str):
            yield Prose(value, label=label)
        elif isinstance(value, tuple) and not isinstance(value, Ref):
            yield from several_blocks(value, label=label)
        else:
            yield Row(label, text(spoken(value, field=field, today=today)))


def several_blocks(values: tuple[object, ...], *, label: str) -> Iterator[Block]:
    """The values of a field that has several: refs in one row, texts one below the other."""
    found = [value for value in values if isinstance(value, Ref)]
    if found:
        yield Row(label, text(refs(found)))
        return
    for number, value in enumerate(values):
        yield Prose(str(value), label="" if number else label)


def gutter_rows(rows: Iterable[tuple[str, Text, Text]]) -> Iterator[Row]:
    """Labelled rows below an answer's first line, two cells in; a label is said once."""
    before = ""
    for label, body, side in rows:
        yield Row("" if label == before else f"  {label}", body, side)
        before = label


def said_when(session: Session, *, today: dt.date) -> str:
    """A session's day and time."""
    return say_when(session.on, session.at, today=today)


def by_date(due_on: dt.date | None, *, today: dt.date) -> str:
    """The end of a sentence about something due: `, by Fri 20 Nov`, or nothing."""
    return f", by {say_date(due_on, today=today)}" if due_on else ""

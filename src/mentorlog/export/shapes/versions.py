"""Convert the earlier versions of an entry to JSON-ready data."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mentorlog.export.shapes.values import clock, day
from mentorlog.model import Checkpoint, Ref

if TYPE_CHECKING:
    from mentorlog.export.shapes.values import Shape
    from mentorlog.model import EntryHistory


def entry_history(item: EntryHistory) -> list[Shape]:
    """The JSON of `show REF --history`: one object for each command, newest first; `at` is in UTC."""
    return [
        {
            "number": change.command.number,
            "at": change.command.at.isoformat(timespec="seconds"),
            "verb": change.command.verb,
            "event": change.event,
            "fields": {field.field: {"old": _value(field.old), "new": _value(field.new)} for field in change.fields},
        }
        for change in item.changes
    ]


def _value(value: object) -> object:
    match value:
        case Checkpoint():
            return {"on": day(value.on), "progress": value.progress, "note": value.note}
        case Ref():
            return str(value)
        case dt.date():
            return day(value)
        case dt.time():
            return clock(value)
        case tuple():
            return [_value(each) for each in value]
    return value

"""The confirmation of `edit`: the fields that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog import model
from mentorlog.dates import format_recorded_date
from mentorlog.model.fields import FIELDS
from mentorlog.present.entries.fields import format_value, labelled_rows
from mentorlog.present.page import Line, Span, text
from mentorlog.present.phrases import PRIVATE_PART, first_name, join_refs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mentorlog.model import Entry
    from mentorlog.present.page import Block, Text

_HIDDEN_TYPES: Final = frozenset({"uuid", "count", "entries"})
"""The types of fields that the confirmation of `edit` omits unless they have an option."""


def edited_fields(entry: Entry, before: Entry | None, today: dt.date) -> Iterator[Block]:
    """The fields that changed, each with its new value."""
    fields = FIELDS[entry.ref.kind]
    changed = [
        name
        for name in entry._fields
        if fields[name].in_json
        and (fields[name].options or fields[name].type not in _HIDDEN_TYPES)
        and getattr(entry, name) != getattr(before, name, None)
    ]
    ref = Span(str(entry.ref), "strong")
    if not changed:
        yield Line(text("Nothing changed in ", ref, "."))
        return
    person = f", {entry.name}" if isinstance(entry, model.Relationship) else f" with {entry.relationship}"
    if entry.relationship_ref == model.ME:
        person = ""
    yield Line(text("Changed ", ref, person))
    yield from labelled_rows([(fields[name].label, _new_value(entry, name, today), ()) for name in changed])
    if "private_notes" in changed and getattr(entry, "private_notes", None):
        yield Line(text(PRIVATE_PART))


def _new_value(entry: Entry, name: str, today: dt.date) -> Text:
    """The new value of a field."""
    value = getattr(entry, name)
    if value is None or value == ():
        return text(Span("cleared", "dim"))
    match FIELDS[entry.ref.kind][name].type:
        case "past date" | "future date" | "date":
            return text(format_recorded_date(value, today=today))
        case "party":
            return text("you" if value == "me" else first_name(entry.relationship))
        case "refs":
            return text(join_refs(value))
        case "texts":
            return text("; ".join(value))
    return text(format_value(entry, name, today=today))

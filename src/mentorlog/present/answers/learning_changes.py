"""The parts of a confirmation that are about advice or a resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import format_recorded_date, format_time_spent
from mentorlog.model import ME, Advice, Resource
from mentorlog.present.entries.fields import due_suffix
from mentorlog.present.page import text
from mentorlog.present.phrases import first_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mentorlog.model import Entry
    from mentorlog.present.page import Text


def added_learning(entry: Entry, today: dt.date) -> Text:
    """New advice or a new resource: the person, and its text or title."""
    is_own, name = entry.relationship_ref == ME, first_name(entry.relationship)
    if isinstance(entry, Advice):
        whom = "" if is_own else f" {'to' if entry.direction == 'given' else 'from'} {name}"
        return text(f"Advice{whom}: ", entry.text)
    if isinstance(entry, Resource):
        kind, whom = (entry.type or "resource").capitalize(), "" if is_own else f" with {name}"
        return text(f"{kind}{whom}: ", entry.title, due_suffix(entry.due_on, today=today))
    return ()


def learning_details(entry: Entry, verb: str, today: dt.date) -> Iterator[Text]:
    """The lines below the sentence: the day to try advice, the address of a resource, and what was taken from it."""
    if isinstance(entry, Advice) and verb == "advice" and entry.try_by:
        yield text(f"to try by {format_recorded_date(entry.try_by, today=today)}")
    if isinstance(entry, Resource):
        if verb == "resource add" and entry.url:
            yield text(entry.url)
        if verb == "done" and entry.takeaway:
            yield text(entry.takeaway)
        if verb == "done" and entry.minutes:
            yield text(f"{format_time_spent(entry.minutes)} spent")


def date_of_learning(entry: Entry, verb: str, today: dt.date) -> dt.date | None:
    """The day on which advice was given or a resource was recorded, if that is not today; the day on which it was
    done."""
    if isinstance(entry, Resource) and verb == "done":
        return entry.done_on
    is_new = isinstance(entry, Advice | Resource) and verb in ("advice", "resource add")
    return entry.on if is_new and entry.on != today else None  # type: ignore[union-attr]


def learning_hints(entry: Entry, verb: str) -> Iterator[str]:
    """What to type next: what was taken from a resource that is done."""
    if verb == "done" and isinstance(entry, Resource) and not entry.takeaway:
        yield f"What did you take from it? mentorlog edit {entry.ref} --takeaway TEXT"

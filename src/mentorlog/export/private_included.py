"""Describe the private entries in an export, for the message that is shown when they are included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mentorlog.insight.relationship_entries import mark_private_actions
from mentorlog.model import KINDS, Session
from mentorlog.model.vocabulary import UNCOUNTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.insight.calendar import Calendar
    from mentorlog.insight.relationship_entries import RelationshipEntries
    from mentorlog.model import Kind


def describe_private(entries: Iterable[Any]) -> str:
    """The number of private entries of each kind, and of private notes of sessions: `2 notes, 1 action`. Empty if there
    are none."""
    by_ref = {entry.ref: entry for entry in entries}
    counts = Counter(ref.kind for ref, entry in by_ref.items() if entry.private)
    sessions = sum(bool(entry.private_notes) for entry in by_ref.values() if isinstance(entry, Session))
    parts = [_count(counts[kind], kind) for kind in KINDS if counts[kind]]
    if sessions:
        parts.append(f"the private notes of {_count(sessions, 'session')}")
    return ", ".join(parts)


def entries_in(value: object) -> Iterator[Any]:
    """All entries within nested plain data; an entry may come more than once."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        return
    if hasattr(value, "private") and hasattr(value, "ref"):
        yield value
    for each in value:
        yield from entries_in(each)


def entries_of(relationships: Iterable[RelationshipEntries]) -> Iterator[Any]:
    """The relationships and all their entries."""
    for each in relationships:
        yield each.relationship
        for entries in mark_private_actions(each)[1:]:
            yield from entries


def entries_on(calendars: Iterable[Calendar], relationships: Iterable[RelationshipEntries]) -> Iterator[Any]:
    """The entries that the calendars contain. Sessions are without their private notes, which calendars do not have."""
    shown = tuple(calendars)
    uuids = {event.uuid for calendar in shown for event in calendar.events}
    uuids |= {todo.uuid for calendar in shown for todo in calendar.todos}
    raised = {point for calendar in shown for event in calendar.events for point in event.agenda}
    for each in relationships:
        for session in each.sessions:
            if session.uuid in uuids:
                yield session._replace(private_notes=None)
        yield from (goal for goal in each.goals if goal.uuid in uuids)
        yield from (action for action in mark_private_actions(each).actions if action.uuid in uuids)
        yield from (point for point in each.points if point.status == "open" and point.text in raised)


def _count(number: int, kind: Kind) -> str:
    return f"{number} {kind}" if number == 1 or kind in UNCOUNTED else f"{number} {kind}s"

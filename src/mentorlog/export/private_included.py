"""What of an export is private, in words: said beside it whenever private entries are included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from mentorlog.insight.calendar import Calendar
from mentorlog.insight.relationship_entries import RelationshipEntries, mark_private_actions
from mentorlog.model import KINDS, Kind, Session


def included(entries: Iterable[Any]) -> str:
    """The private ones among the entries, by kind, and the private notes: `2 notes, 1 action`."""
    found = {entry.ref: entry for entry in entries}
    hidden = {ref for ref, entry in found.items() if entry.private}
    counts = Counter(ref.kind for ref in hidden)
    kept = sum(bool(entry.private_notes) for entry in found.values() if isinstance(entry, Session))
    said = [_counted(counts[kind], kind) for kind in KINDS if counts[kind]]
    if kept:
        said.append(f"the private notes of {_counted(kept, 'session')}")
    return ", ".join(said)


def entries_in(meaning: object) -> Iterator[Any]:
    """All entries in what is told to others, plain data however deep; some of them more than once."""
    if isinstance(meaning, str) or not isinstance(meaning, Iterable):
        return
    if hasattr(meaning, "private") and hasattr(meaning, "ref"):
        yield meaning
    for each in meaning:
        yield from entries_in(each)


def entries_of(told: Iterable[RelationshipEntries]) -> Iterator[Any]:
    """All entries of relationships, with these themselves."""
    for one in told:
        yield one.relationship
        for entries in mark_private_actions(one)[1:]:
            yield from entries


def entries_on(calendars: Iterable[Calendar], told: Iterable[RelationshipEntries]) -> Iterator[Any]:
    """Those of the entries that stand in the calendars, whose notes stay behind."""
    shown = tuple(calendars)
    uuids = {event.uuid for one in shown for event in one.events} | {todo.uuid for one in shown for todo in one.todos}
    raised = {point for one in shown for event in one.events for point in event.agenda}
    for one in told:
        for session in one.sessions:
            if session.uuid in uuids:
                yield session._replace(private_notes=None)
        yield from (goal for goal in one.goals if goal.uuid in uuids)
        yield from (action for action in mark_private_actions(one).actions if action.uuid in uuids)
        yield from (point for point in one.points if point.status == "open" and point.text in raised)


def _counted(number: int, kind: Kind) -> str:
    return f"{number} {kind}" if number == 1 or kind == "feedback" else f"{number} {kind}s"

"""Export relationships as one JSON-ready object, from which a journal can be rebuilt.

`{"mentorlog_export": 1, "exported_at", "private_included", "relationships": [{..., "sessions": [...], ...}]}`. Entries
have the same shape as in all JSON, but a session has no `actions`: they are in the list of the relationship, and name
their `session`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.export import shapes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.export.shapes import Shape
    from mentorlog.insight.relationship_entries import RelationshipEntries
    from mentorlog.model import Session

VERSION: Final = 1
"""The version of the format. A reader must refuse a higher one."""


def json_export(
    relationships: Iterable[RelationshipEntries], *, now: dt.datetime, include_private: bool = False
) -> Shape:
    """The relationships with all their entries. `include_private` is recorded in the export: whether it has private
    entries."""
    return {
        "mentorlog_export": VERSION,
        "exported_at": now.isoformat(timespec="seconds"),
        "private_included": include_private,
        "relationships": [_relationship(each) for each in relationships],
    }


def _relationship(entries: RelationshipEntries) -> Shape:
    return {
        **shapes.entry(entries.relationship),
        "sessions": [_session(session) for session in entries.sessions],
        "goals": shapes.entries(entries.goals),
        "actions": shapes.entries(entries.actions),
        "feedback": shapes.entries(entries.feedback),
        "milestones": shapes.entries(entries.milestones),
        "points": shapes.entries(entries.points),
        "notes": shapes.entries(entries.notes),
        "checkins": shapes.entries(entries.checkins),
        "ratings": shapes.entries(entries.ratings),
        "advice": shapes.entries(entries.advice),
        "resources": shapes.entries(entries.resources),
        "questions": shapes.entries(entries.questions),
    }


def _session(session: Session) -> Shape:
    shape = shapes.entry(session)
    del shape["actions"]
    return shape

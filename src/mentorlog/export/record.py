"""The whole of a relationship, or of the journal, as one JSON-ready object that it can be rebuilt from.

`{"mentorlog_export": 1, "exported_at", "private_included", "relationships": [{..., "sessions": [...], ...}]}`. Every
entry has the shape it has everywhere, but for a session's `actions`: they stand once, in their relationship's list,
and name their `session`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from mentorlog.export import shapes
from mentorlog.export.shapes import Shape
from mentorlog.insight.relationship_entries import RelationshipEntries
from mentorlog.model import Session

VERSION: Final = 1
"""Of the format: a reader refuses a higher one."""


def record(told: Iterable[RelationshipEntries], *, now: dt.datetime, include_private: bool = False) -> Shape:
    """These relationships with all their entries; `include_private` says only whether private ones are among them."""
    return {
        "mentorlog_export": VERSION,
        "exported_at": now.isoformat(timespec="seconds"),
        "private_included": include_private,
        "relationships": [_relationship(one) for one in told],
    }


def _relationship(leaving: RelationshipEntries) -> Shape:
    return {
        **shapes.entry(leaving.relationship),
        "sessions": [_session(session) for session in leaving.sessions],
        "goals": shapes.entries(leaving.goals),
        "actions": shapes.entries(leaving.actions),
        "feedback": shapes.entries(leaving.feedback),
        "milestones": shapes.entries(leaving.milestones),
        "points": shapes.entries(leaving.points),
        "notes": shapes.entries(leaving.notes),
        "checkins": shapes.entries(leaving.checkins),
        "ratings": shapes.entries(leaving.ratings),
    }


def _session(session: Session) -> Shape:
    shape = shapes.entry(session)
    del shape["actions"]
    return shape

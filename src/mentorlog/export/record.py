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
from mentorlog.insight.sharing import Shared, may_leave, shared
from mentorlog.model import Entry, Relationship, Session

VERSION: Final = 1
"""Of the format: a reader refuses a higher one."""


def relationship_record(
    relationship: Relationship, entries: Iterable[Entry], *, now: dt.datetime, include_private: bool = False
) -> Shape:
    """One relationship from all its `entries`.

    Raises ConflictError where the relationship itself is private and `include_private` is not given.
    """
    leaving = shared(relationship, entries, include_private=include_private)
    return _record([leaving], now=now, include_private=include_private)


def journal_record(
    relationships: Iterable[tuple[Relationship, Iterable[Entry]]], *, now: dt.datetime, include_private: bool = False
) -> Shape:
    """Every relationship with all its entries; private ones are left out unless `include_private`."""
    leaving = (
        shared(relationship, entries, include_private=include_private)
        for relationship, entries in relationships
        if may_leave(relationship, include_private=include_private)
    )
    return _record(leaving, now=now, include_private=include_private)


def _record(leaving: Iterable[Shared], *, now: dt.datetime, include_private: bool) -> Shape:
    return {
        "mentorlog_export": VERSION,
        "exported_at": now.isoformat(timespec="seconds"),
        "private_included": include_private,
        "relationships": [_relationship(one) for one in leaving],
    }


def _relationship(leaving: Shared) -> Shape:
    return {
        **shapes.relationship(leaving.relationship),
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
    shape = shapes.session(session)
    del shape["actions"]
    return shape

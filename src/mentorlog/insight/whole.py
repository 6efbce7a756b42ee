"""A relationship with all that ever hung from it, by kind: what exports are made of.

What of it may leave the journal is decided before: the store's shareable picture has nothing private in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from mentorlog.model import (
    Action,
    Checkin,
    Entry,
    Feedback,
    Goal,
    Milestone,
    Note,
    Point,
    Rating,
    Relationship,
    Session,
)

E = TypeVar("E", Session, Goal, Action, Feedback, Milestone, Point, Note, Checkin, Rating)


class Whole(NamedTuple):
    """All entries of one relationship, oldest first (goals by number)."""

    relationship: Relationship
    sessions: tuple[Session, ...] = ()
    goals: tuple[Goal, ...] = ()
    actions: tuple[Action, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    points: tuple[Point, ...] = ()
    notes: tuple[Note, ...] = ()
    checkins: tuple[Checkin, ...] = ()
    ratings: tuple[Rating, ...] = ()


def whole(relationship: Relationship, entries: Iterable[Entry]) -> Whole:
    """The `entries` of a relationship, in whatever order, by kind."""
    items = list(entries)
    return Whole(
        relationship,
        sessions=_oldest_first(items, Session),
        goals=tuple(sorted(_oldest_first(items, Goal), key=lambda goal: goal.ref.number)),
        actions=_oldest_first(items, Action),
        feedback=_oldest_first(items, Feedback),
        milestones=_oldest_first(items, Milestone),
        points=_oldest_first(items, Point),
        notes=_oldest_first(items, Note),
        checkins=_oldest_first(items, Checkin),
        ratings=_oldest_first(items, Rating),
    )


def _oldest_first(entries: list[Entry], kind: type[E]) -> tuple[E, ...]:
    found = [entry for entry in entries if isinstance(entry, kind)]
    return tuple(sorted(found, key=_age))


def _age(entry: E) -> tuple[dt.date, dt.time, int]:
    at = entry.at if isinstance(entry, Session) else None
    return entry.on, at or dt.time.min, entry.ref.number

"""What of a relationship may leave the journal: the one place that decides it, for every kind of export."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from mentorlog.errors import ConflictError
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
    Ref,
    Relationship,
    Session,
)

_Dated = Session | Goal | Action | Feedback | Milestone | Point | Note | Checkin | Rating
E = TypeVar("E", bound=_Dated)


class Shared(NamedTuple):
    """The entries of one relationship that may leave, by kind, oldest first (goals by number). Nothing refers to what
    stays behind; a session's `actions` are those that leave with it."""

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


def may_leave(relationship: Relationship, *, include_private: bool) -> bool:
    """Whether anything of a relationship may leave: a private one stays as a whole."""
    return include_private or not relationship.private


def shared(relationship: Relationship, entries: Iterable[Entry], *, include_private: bool) -> Shared:
    """What of one relationship may leave, of all its entries.

    Without `include_private` that is nothing private, nothing promised in a private session, no private notes of a
    session, and nothing that betrays them: references to them are gone, and what is counted over sessions (`carried`,
    `idle`) is counted over those that leave. It is as if they had never been.

    Raises ConflictError where the relationship itself is private.
    """
    if not may_leave(relationship, include_private=include_private):
        raise ConflictError(
            f"{relationship.name} is a private relationship: nothing of it leaves the journal.",
            hint=f"mentorlog export {relationship.ref} --include-private",
        )
    items = list(entries)
    everything = Shared(
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
    return _with_actions(_counted(everything if include_private else _public(everything)))


def _oldest_first(entries: list[Entry], kind: type[E]) -> tuple[E, ...]:
    found = [entry for entry in entries if isinstance(entry, kind)]
    return tuple(sorted(found, key=_age))


def _age(entry: _Dated) -> tuple[dt.date, dt.time, int]:
    at = entry.at if isinstance(entry, Session) else None
    return entry.on, at or dt.time.min, entry.ref.number


def _with_actions(leaving: Shared) -> Shared:
    """Each session with the actions promised in it, taken from those that leave."""
    promised: dict[Ref, list[Action]] = {}
    for action in sorted(leaving.actions, key=lambda action: action.ref.number):
        if action.session:
            promised.setdefault(action.session, []).append(action)
    sessions = (session._replace(actions=tuple(promised.get(session.ref, ()))) for session in leaving.sessions)
    return leaving._replace(sessions=tuple(sessions))


def _public(everything: Shared) -> Shared:
    hidden = {session.ref for session in everything.sessions if session.private}
    sessions = [session for session in everything.sessions if not session.private]
    goals = [goal for goal in everything.goals if not goal.private]
    points = [point for point in everything.points if not point.private]
    known = {entry.ref for kind in (sessions, goals, points) for entry in kind}
    return everything._replace(
        sessions=tuple(
            session._replace(
                private_notes=None,
                goals=tuple(ref for ref in session.goals if ref in known),
                points=tuple(ref for ref in session.points if ref in known),
            )
            for session in sessions
        ),
        goals=tuple(goals),
        actions=tuple(
            action._replace(session=_known(action.session, known), goal=_known(action.goal, known))
            for action in everything.actions
            if not action.private and action.session not in hidden
        ),
        feedback=tuple(given for given in everything.feedback if not given.private),
        milestones=tuple(
            milestone._replace(goal=_known(milestone.goal, known))
            for milestone in everything.milestones
            if not milestone.private
        ),
        points=tuple(point._replace(session=_known(point.session, known)) for point in points),
        notes=tuple(note for note in everything.notes if not note.private),
        checkins=tuple(checkin for checkin in everything.checkins if not checkin.private),
        ratings=tuple(rating for rating in everything.ratings if not rating.private),
    )


def _known(ref: Ref | None, known: set[Ref]) -> Ref | None:
    return ref if ref in known else None


def _counted(leaving: Shared) -> Shared:
    """The counts made anew over the held sessions that leave, by the model's own definitions."""
    held = [session for session in leaving.sessions if session.status == "held"]
    days = [session.on for session in held]
    touched: dict[Ref, dt.date] = {ref: session.on for session in held for ref in session.goals}
    return leaving._replace(
        goals=tuple(goal._replace(idle=_idle(goal, touched.get(goal.ref), days)) for goal in leaving.goals),
        actions=tuple(action._replace(carried=_between(days, action.on, action.done_on)) for action in leaving.actions),
        points=tuple(point._replace(carried=_between(days, point.on, point.closed_on)) for point in leaving.points),
    )


def _idle(goal: Goal, touched: dt.date | None, days: list[dt.date]) -> int | None:
    if goal.status != "open":
        return None
    return _between(days, max([goal.on, touched or goal.on, *(reached.on for reached in goal.checkpoints)]), None)


def _between(days: list[dt.date], after: dt.date, before: dt.date | None) -> int:
    """How many of the days, oldest first, lie between two, neither of them counted."""
    until = bisect_left(days, before) if before else len(days)
    return max(0, until - bisect_right(days, after))

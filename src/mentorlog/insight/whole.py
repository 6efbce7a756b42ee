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


def marked(everything: Whole) -> Whole:
    """What was promised in a private session is private, whether it bears the mark or not."""
    hidden = {session.ref for session in everything.sessions if session.private}
    if not hidden:
        return everything

    def with_mark(actions: Iterable[Action]) -> tuple[Action, ...]:
        return tuple(each._replace(private=each.private or each.session in hidden) for each in actions)

    return everything._replace(
        sessions=tuple(each._replace(actions=with_mark(each.actions)) for each in everything.sessions),
        actions=with_mark(everything.actions),
    )


def as_it_stood(everything: Whole, day: dt.date) -> Whole:
    """The relationship as it was known at the end of a day: nothing that came later, and what was closed, answered or
    celebrated later as it was before. Sessions that lay ahead are in it, for they were planned."""
    actions = {each.ref: _unsettled(each, day) for each in everything.actions if each.on <= day}
    return Whole(
        _before_agreement(everything.relationship, day),
        sessions=tuple(
            each._replace(actions=tuple(actions[kept.ref] for kept in each.actions if kept.ref in actions))
            for each in everything.sessions
            if each.on <= day or each.status == "planned"
        ),
        goals=tuple(_unreached(each, day) for each in everything.goals if each.on <= day),
        actions=tuple(actions.values()),
        feedback=tuple(_unanswered(each, day) for each in everything.feedback if each.on <= day),
        milestones=tuple(_uncelebrated(each, day) for each in everything.milestones if each.on <= day),
        points=tuple(_undiscussed(each, day) for each in everything.points if each.on <= day),
        notes=tuple(each for each in everything.notes if each.on <= day),
        checkins=tuple(each for each in everything.checkins if each.on <= day),
        ratings=tuple(each for each in everything.ratings if each.on <= day),
    )


def _before_agreement(one: Relationship, day: dt.date) -> Relationship:
    if one.agreed_on is None or one.agreed_on <= day:
        return one
    return one._replace(agreement=None, agreed_on=None, look_again_on=None)


def _unreached(goal: Goal, day: dt.date) -> Goal:
    reached = tuple(each for each in goal.checkpoints if each.on <= day)
    if reached != goal.checkpoints:
        goal = goal._replace(checkpoints=reached, progress=reached[-1].progress if reached else 0)
    return goal._replace(status="open", closed_on=None) if goal.closed_on and goal.closed_on > day else goal


def _unsettled(action: Action, day: dt.date) -> Action:
    return action._replace(status="open", done_on=None) if action.done_on and action.done_on > day else action


def _unanswered(given: Feedback, day: dt.date) -> Feedback:
    if given.outcome_on is None or given.outcome_on <= day:
        return given
    return given._replace(outcome=None, outcome_note=None, outcome_on=None)


def _uncelebrated(milestone: Milestone, day: dt.date) -> Milestone:
    if milestone.celebrated_on is None or milestone.celebrated_on <= day:
        return milestone
    return milestone._replace(celebrated_on=None, how=None)


def _undiscussed(point: Point, day: dt.date) -> Point:
    if point.closed_on is None or point.closed_on <= day:
        return point
    return point._replace(status="open", closed_on=None, session=None)


def _oldest_first(entries: list[Entry], kind: type[E]) -> tuple[E, ...]:
    found = [entry for entry in entries if isinstance(entry, kind)]
    return tuple(sorted(found, key=_age))


def _age(entry: E) -> tuple[dt.date, dt.time, int]:
    at = entry.at if isinstance(entry, Session) else None
    return entry.on, at or dt.time.min, entry.ref.number

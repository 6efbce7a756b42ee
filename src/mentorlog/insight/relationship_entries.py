"""A relationship with all its entries by kind: what exports are made of.

The caller decides which entries are passed: the shareable view of the store has no private ones.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

from mentorlog.model import (
    Action,
    Advice,
    Checkin,
    Feedback,
    Goal,
    Milestone,
    Note,
    Point,
    Question,
    Rating,
    Resource,
    Session,
)
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.model import (
        Entry,
        Relationship,
    )

E = TypeVar("E", Session, Goal, Action, Feedback, Milestone, Point, Note, Checkin, Rating, Advice, Resource, Question)


class RelationshipEntries(NamedTuple):
    """A relationship with all its entries, oldest first (goals by number)."""

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
    advice: tuple[Advice, ...] = ()
    resources: tuple[Resource, ...] = ()
    questions: tuple[Question, ...] = ()


def group_entries(relationship: Relationship, entries: Iterable[Entry]) -> RelationshipEntries:
    """Group the entries of a relationship, in any order, by kind."""
    items = list(entries)
    return RelationshipEntries(
        relationship,
        sessions=_of_kind(items, Session),
        goals=tuple(sorted(_of_kind(items, Goal), key=lambda goal: goal.ref.number)),
        actions=_of_kind(items, Action),
        feedback=_of_kind(items, Feedback),
        milestones=_of_kind(items, Milestone),
        points=_of_kind(items, Point),
        notes=_of_kind(items, Note),
        checkins=_of_kind(items, Checkin),
        ratings=_of_kind(items, Rating),
        advice=_of_kind(items, Advice),
        resources=_of_kind(items, Resource),
        questions=_of_kind(items, Question),
    )


def mark_private_actions(entries: RelationshipEntries) -> RelationshipEntries:
    """The same entries, with the actions and the advice of private sessions marked as private."""
    private_sessions = {session.ref for session in entries.sessions if session.private}
    if not private_sessions:
        return entries

    def mark(actions: Iterable[Action]) -> tuple[Action, ...]:
        return tuple(each._replace(private=each.private or each.session in private_sessions) for each in actions)

    return entries._replace(
        sessions=tuple(each._replace(actions=mark(each.actions)) for each in entries.sessions),
        actions=mark(entries.actions),
        advice=tuple(
            each._replace(private=each.private or each.session in private_sessions) for each in entries.advice
        ),
    )


def entries_as_of(entries: RelationshipEntries, day: dt.date) -> RelationshipEntries:
    """The entries as they were known at the end of a day: later ones are omitted, and what was later closed, answered
    or celebrated is as it was before. Sessions that are planned for later are included."""
    actions = {each.ref: _action_as_of(each, day) for each in entries.actions if each.on <= day}
    return RelationshipEntries(
        _relationship_as_of(entries.relationship, day),
        sessions=tuple(
            each._replace(actions=tuple(actions[action.ref] for action in each.actions if action.ref in actions))
            for each in entries.sessions
            if each.on <= day or each.status == "planned"
        ),
        goals=tuple(_goal_as_of(each, day) for each in entries.goals if each.on <= day),
        actions=tuple(actions.values()),
        feedback=tuple(_feedback_as_of(each, day) for each in entries.feedback if each.on <= day),
        milestones=tuple(_milestone_as_of(each, day) for each in entries.milestones if each.on <= day),
        points=tuple(_point_as_of(each, day) for each in entries.points if each.on <= day),
        notes=tuple(each for each in entries.notes if each.on <= day),
        checkins=tuple(each for each in entries.checkins if each.on <= day),
        ratings=tuple(each for each in entries.ratings if each.on <= day),
        advice=tuple(_advice_as_of(each, day) for each in entries.advice if each.on <= day),
        resources=tuple(_resource_as_of(each, day) for each in entries.resources if each.on <= day),
        questions=tuple(each for each in entries.questions if each.on <= day),
    )


def _relationship_as_of(relationship: Relationship, day: dt.date) -> Relationship:
    if relationship.agreed_on is None or relationship.agreed_on <= day:
        return relationship
    return relationship._replace(agreement=None, agreed_on=None, look_again_on=None)


def _goal_as_of(goal: Goal, day: dt.date) -> Goal:
    checkpoints = tuple(each for each in goal.checkpoints if each.on <= day)
    was_open = goal.closed_on is not None and goal.closed_on > day
    if was_open:
        goal = goal._replace(status="open", closed_on=None)
    if checkpoints == goal.checkpoints and not was_open:
        return goal
    measured = checkpoints[-1].progress if checkpoints else 0
    return goal._replace(checkpoints=checkpoints, progress=100 if goal.status == "achieved" else measured)


def _action_as_of(action: Action, day: dt.date) -> Action:
    return action._replace(status="open", done_on=None) if action.done_on and action.done_on > day else action


def _feedback_as_of(feedback: Feedback, day: dt.date) -> Feedback:
    if feedback.outcome_on is None or feedback.outcome_on <= day:
        return feedback
    return feedback._replace(outcome=None, outcome_note=None, outcome_on=None)


def _advice_as_of(advice: Advice, day: dt.date) -> Advice:
    if advice.outcome_on is None or advice.outcome_on <= day:
        return advice
    return advice._replace(outcome=None, outcome_note=None, outcome_on=None)


def _resource_as_of(resource: Resource, day: dt.date) -> Resource:
    if resource.done_on is None or resource.done_on <= day:
        return resource
    return resource._replace(status="open", done_on=None)


def _milestone_as_of(milestone: Milestone, day: dt.date) -> Milestone:
    if milestone.celebrated_on is None or milestone.celebrated_on <= day:
        return milestone
    return milestone._replace(celebrated_on=None, how=None)


def _point_as_of(point: Point, day: dt.date) -> Point:
    if point.closed_on is None or point.closed_on <= day:
        return point
    return point._replace(status="open", closed_on=None, session=None)


def _of_kind(entries: list[Entry], kind: type[E]) -> tuple[E, ...]:
    """The entries of one kind, oldest first."""
    found = [entry for entry in entries if isinstance(entry, kind)]
    return tuple(sorted(found, key=_by_time))


def _by_time(entry: E) -> tuple[dt.date, dt.time, int]:
    at = entry.at if isinstance(entry, Session) else None
    return entry.on, at or dt.time.min, entry.ref.number

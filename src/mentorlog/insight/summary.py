"""What a relationship came to: the summary that is taken away, with the dated record it rests on.

The closing summary (expected against reached, challenges, thanks, what comes next) builds on the same `Shared`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple

from mentorlog.insight.sharing import Shared, shared
from mentorlog.model import (
    Action,
    Checkin,
    Dossier,
    Entry,
    Feedback,
    Goal,
    Milestone,
    Note,
    Point,
    Rating,
    Relationship,
    Session,
    Skill,
)

LATEST: Final = 3
"""Ratings of a skill that are kept beside the first."""


class Learned(NamedTuple):
    """A takeaway and the day of its session."""

    on: dt.date
    text: str
    private: bool = False


class Meeting(NamedTuple):
    """A session of the record (its `actions` are those promised in it), with the goals worked on and the points
    discussed as entries."""

    session: Session
    goals: tuple[Goal, ...] = ()
    points: tuple[Point, ...] = ()


class Summary(NamedTuple):
    """A relationship as other people may read it. All counts are of what is in it: `sessions_held` and `minutes_held`
    of held sessions, `first_on` and `last_on` the first and last of them. `changed` is feedback that changed something
    for better or worse, `feedback` all other; actions are `kept`, `promised` (still open) or `dropped`; `agenda` the
    open points. `skills` are those that were rated, with their first and last ratings. `checkins` are there only where
    private entries are: how two people find working together is for the two of them. Goals stand by number, all else
    oldest first."""

    relationship: Relationship
    exported_on: dt.date
    private_included: bool
    sessions_held: int
    minutes_held: int
    cancelled: int
    missed: int
    first_on: dt.date | None
    last_on: dt.date | None
    goals: tuple[Goal, ...]
    skills: tuple[Skill, ...]
    milestones: tuple[Milestone, ...]
    changed: tuple[Feedback, ...]
    learned: tuple[Learned, ...]
    kept: tuple[Action, ...]
    promised: tuple[Action, ...]
    dropped: tuple[Action, ...]
    record: tuple[Meeting, ...]
    feedback: tuple[Feedback, ...]
    agenda: tuple[Point, ...]
    notes: tuple[Note, ...]
    checkins: tuple[Checkin, ...]


def summary(dossier: Dossier, entries: Iterable[Entry], *, now: dt.datetime, include_private: bool = False) -> Summary:
    """The summary of one relationship at `now` (local time) from all its `entries`; `sharing` says what may be in it.

    Raises ConflictError where the relationship itself is private and `include_private` is not given.
    """
    leaving = shared(dossier.relationship, entries, include_private=include_private)
    held = [session for session in leaving.sessions if session.status == "held"]
    changed = {given.ref for given in leaving.feedback if given.outcome in ("improved", "worse")}
    return Summary(
        relationship=leaving.relationship,
        exported_on=now.date(),
        private_included=include_private,
        sessions_held=len(held),
        minutes_held=sum(session.minutes or 0 for session in held),
        cancelled=sum(session.status == "cancelled" for session in leaving.sessions),
        missed=sum(session.status == "missed" for session in leaving.sessions),
        first_on=held[0].on if held else None,
        last_on=held[-1].on if held else None,
        goals=leaving.goals,
        skills=_skills(leaving.ratings),
        milestones=leaving.milestones,
        changed=tuple(given for given in leaving.feedback if given.ref in changed),
        learned=tuple(
            Learned(session.on, text, session.private) for session in leaving.sessions for text in session.takeaways
        ),
        kept=_actions(leaving, status="done"),
        promised=_actions(leaving, status="open"),
        dropped=_actions(leaving, status="dropped"),
        record=_record(leaving),
        feedback=tuple(given for given in leaving.feedback if given.ref not in changed),
        agenda=tuple(point for point in leaving.points if point.status == "open"),
        notes=leaving.notes,
        checkins=leaving.checkins if include_private else (),
    )


def _skills(ratings: Iterable[Rating]) -> tuple[Skill, ...]:
    """Each skill of each of the two with its ratings, whatever the case it was typed in; the first rated first."""
    rated: dict[tuple[str, str], list[Rating]] = {}
    for rating in ratings:
        rated.setdefault((rating.owner, rating.skill.casefold()), []).append(rating)
    return tuple(Skill(one[0].skill, one[0].owner, one[0], tuple(one[-LATEST:])) for one in rated.values())


def _actions(leaving: Shared, *, status: str) -> tuple[Action, ...]:
    return tuple(action for action in leaving.actions if action.status == status)


def _record(leaving: Shared) -> tuple[Meeting, ...]:
    goals = {goal.ref: goal for goal in leaving.goals}
    points = {point.ref: point for point in leaving.points}
    return tuple(
        Meeting(
            session,
            goals=tuple(goals[ref] for ref in session.goals if ref in goals),
            points=tuple(points[ref] for ref in session.points if ref in points),
        )
        for session in leaving.sessions
    )

"""What is sent to the other person: the agenda before a session, the recap after it.

Both are made of a picture of the journal in which nothing private is: that is decided before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mentorlog.insight.rhythm import coming
from mentorlog.model import Action, Dossier, Goal, Party, Point, Relationship, Session


class Agenda(NamedTuple):
    """What is ahead: the planned session (None where none is), the open points, the longest carried first, and what
    either has promised and not done yet, by date, those without last."""

    relationship: Relationship
    meeting: Session | None
    points: tuple[Point, ...]
    mine: tuple[Action, ...]
    theirs: tuple[Action, ...]


class Recap(NamedTuple):
    """What one held session came to: the goals worked on, the points discussed, what either promised in it, by date,
    and the session that is planned next (None where none is). Only the last session of what goes on `looks_ahead`."""

    relationship: Relationship
    session: Session
    goals: tuple[Goal, ...]
    points: tuple[Point, ...]
    mine: tuple[Action, ...]
    theirs: tuple[Action, ...]
    following: Session | None
    looks_ahead: bool = True


def agenda(dossier: Dossier, *, now: dt.datetime) -> Agenda:
    """The agenda for the next session, as of `now` (local time)."""
    return Agenda(
        relationship=dossier.relationship,
        meeting=coming(dossier.planned, now=now),
        points=tuple(sorted(dossier.points, key=lambda point: -point.carried)),
        mine=_promised(dossier.actions, "me"),
        theirs=_promised(dossier.actions, "them"),
    )


def recap(
    relationship: Relationship,
    session: Session,
    *,
    goals: Sequence[Goal] = (),
    points: Sequence[Point] = (),
    planned: Iterable[Session] = (),
    is_last: bool = True,
    now: dt.datetime,
) -> Recap:
    """What `session` came to. `goals` and `points` are those it names, `planned` the planned sessions, earliest first;
    `is_last` tells whether none was held after it."""
    looks_ahead = is_last and relationship.status == "active"
    return Recap(
        relationship=relationship,
        session=session,
        goals=tuple(goals),
        points=tuple(points),
        mine=_promised(session.actions, "me"),
        theirs=_promised(session.actions, "them"),
        following=following(planned, now=now) if looks_ahead else None,
        looks_ahead=looks_ahead,
    )


def following(planned: Iterable[Session], *, now: dt.datetime) -> Session | None:
    """The first planned session that is still ahead."""
    return next((one for one in planned if not one.has_passed(now)), None)


def _promised(actions: Iterable[Action], owner: Party) -> tuple[Action, ...]:
    return tuple(sorted((one for one in actions if one.owner == owner), key=_due))


def _due(action: Action) -> tuple[dt.date, int]:
    return action.due_on or dt.date.max, action.ref.number

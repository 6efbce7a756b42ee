"""What is sent to the other person: the agenda before a session, the recap after it.

Both are made of a picture of the journal in which nothing private is: that is decided before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mentorlog.errors import ConflictError
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
    """The agenda for the next session, as of `now` (local time). Raises ConflictError for a private relationship."""
    refuse_private(dossier.relationship)
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
    `is_last` tells whether none was held after it.

    Raises ConflictError for a session that can't be told of: see `refuse_session`."""
    refuse_session(relationship, session)
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


def refuse_private(relationship: Relationship) -> None:
    """Raise ConflictError for a relationship of which nothing leaves the journal."""
    if relationship.private:
        raise ConflictError(
            f"{relationship.name} is a private relationship: nothing of it leaves the journal.",
            hint=f"mentorlog shareable {relationship.ref}",
        )


def refuse_session(relationship: Relationship, session: Session, *, before: Session | None = None) -> None:
    """Raise ConflictError for a session that is private or was not held, and for any of a private relationship;
    `before` is one that may be told of in place of a private one."""
    refuse_private(relationship)
    if session.private:
        raise ConflictError(
            f"{session.ref} is a private session: nothing of it leaves the journal.",
            hint=f"mentorlog shareable {session.ref}" + (f"\nmentorlog recap {before.ref}" if before else ""),
        )
    if session.status != "held":
        is_planned = session.status == "planned"
        raise ConflictError(
            f"{session.ref} {'is planned, and not logged yet' if is_planned else f'was {session.status}'}.",
            hint=f"mentorlog log {session.ref} TEXT" if is_planned else f"mentorlog recap {relationship.ref}",
        )


def following(planned: Iterable[Session], *, now: dt.datetime) -> Session | None:
    """The first planned session that is still ahead."""
    return next((one for one in planned if not one.has_passed(now)), None)


def _promised(actions: Iterable[Action], owner: Party) -> tuple[Action, ...]:
    return tuple(sorted((one for one in actions if one.owner == owner), key=_due))


def _due(action: Action) -> tuple[dt.date, int]:
    return action.due_on or dt.date.max, action.ref.number

"""The pages to send to the other person: the agenda before a session, and the recap after it.

The caller passes only shareable entries.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mentorlog.insight.planned import next_planned
from mentorlog.insight.schedule import meeting_by, upcoming_session
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.model import Action, Dossier, Goal, Party, Point, Relationship, Resource, Session


class Agenda(NamedTuple):
    """The agenda for the next session."""

    relationship: Relationship
    next_session: Session | None
    points: tuple[Point, ...]
    """The open points, those carried over most often first."""
    mine: tuple[Action, ...]
    """My open actions by date, those without one last."""
    theirs: tuple[Action, ...]
    """The other person's open actions, in the same order."""
    due_by: dt.date | None = None
    """The day of the next session, also if it follows only from the cadence."""


class Recap(NamedTuple):
    """The recap of one held session."""

    relationship: Relationship
    session: Session
    goals: tuple[Goal, ...]
    """The goals worked on."""
    points: tuple[Point, ...]
    """The points discussed."""
    mine: tuple[Action, ...]
    """What I promised in it, or on its day in no session, by date; actions without one last."""
    theirs: tuple[Action, ...]
    """What the other person promised then, in the same order."""
    next_session: Session | None
    shows_next_session: bool = True
    """Whether the page says when the next session is: only for the last session of an active relationship."""
    resources: tuple[Resource, ...] = ()
    """What is still to be read, watched or attended; only in the recap of the last session."""


def build_agenda(dossier: Dossier, *, now: dt.datetime) -> Agenda:
    """The agenda for the next session; `now` is local time."""
    relationship, last = dossier.relationship, dossier.last_session
    return Agenda(
        relationship=relationship,
        next_session=upcoming_session(dossier.planned, now=now),
        due_by=meeting_by(relationship, planned=dossier.planned, last_on=last and last.on, now=now),
        points=tuple(sorted(dossier.points, key=lambda point: -point.carried)),
        mine=_actions_of(dossier.actions, "me"),
        theirs=_actions_of(dossier.actions, "them"),
    )


def build_recap(
    relationship: Relationship,
    session: Session,
    *,
    goals: Sequence[Goal] = (),
    points: Sequence[Point] = (),
    planned: Iterable[Session] = (),
    of_day: Iterable[Action] = (),
    resources: Iterable[Resource] = (),
    is_last: bool = True,
    now: dt.datetime,
) -> Recap:
    """The recap of `session`. `goals` and `points` are those that it names, `planned` the planned sessions, earliest
    first, `of_day` what was promised on its day without a session, `resources` those that are open; `is_last` says that
    no session was held after it. `now` is local time."""
    actions = (*session.actions, *of_day)
    shows_next_session = is_last and relationship.status == "active"
    return Recap(
        relationship=relationship,
        session=session,
        goals=tuple(goals),
        points=tuple(points),
        mine=_actions_of(actions, "me"),
        theirs=_actions_of(actions, "them"),
        next_session=next_planned(planned, now=now) if shows_next_session else None,
        shows_next_session=shows_next_session,
        resources=tuple(resources) if is_last else (),
    )


def _actions_of(actions: Iterable[Action], owner: Party) -> tuple[Action, ...]:
    return tuple(sorted((action for action in actions if action.owner == owner), key=_by_due_date))


def _by_due_date(action: Action) -> tuple[dt.date, int]:
    return action.due_on or dt.date.max, action.ref.number

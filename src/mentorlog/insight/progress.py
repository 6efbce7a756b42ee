"""How far a relationship has come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple

from mentorlog.insight.rhythm import expected_sessions
from mentorlog.model import Dossier, Goal, Month, Relationship, Skill

SHOWN: Final = 12
"""Months."""


class Progress(NamedTuple):
    """Goals with their trend, and the rhythm of sessions. `months` run without gaps from the first month shown to this
    one (the last twelve; of an ended relationship, to the month it ended in); `expected` is how many sessions the
    cadence asks for since the start, or since a first session before it, None without one; `minutes_held`,
    `sessions_held`, `cancelled` and `missed` are of all time. `skills` are the mentee's, then a mentor's own, in each
    the first rated first."""

    relationship: Relationship
    today: dt.date
    sessions_held: int
    minutes_held: int
    cancelled: int
    missed: int
    expected: int | None
    goals: tuple[Goal, ...]
    closed_goals: tuple[Goal, ...]
    months: tuple[Month, ...]
    skills: tuple[Skill, ...] = ()


def progress(dossier: Dossier, *, now: dt.datetime, skills: Iterable[Skill] = ()) -> Progress:
    """The progress of one relationship at `now` (local time), with the `skills` that were rated in it."""
    relationship, today = dossier.relationship, now.date()
    until = min(relationship.ended_on or today, today)
    mentee = "them" if relationship.role == "mentor" else "me"
    return Progress(
        relationship=relationship,
        today=today,
        sessions_held=dossier.sessions_held,
        minutes_held=dossier.minutes_held,
        cancelled=sum(month.cancelled for month in dossier.months),
        missed=sum(month.missed for month in dossier.months),
        expected=expected_sessions(
            relationship,
            since=min(relationship.started_on, dossier.first_session_on or relationship.started_on),
            until=until,
        ),
        goals=dossier.goals,
        closed_goals=dossier.closed_goals,
        months=_months(dossier, until=until),
        skills=tuple(sorted(skills, key=lambda skill: (skill.owner != mentee, skill.first.on, skill.first.ref.number))),
    )


def _months(dossier: Dossier, *, until: dt.date) -> tuple[Month, ...]:
    known = {_index(month.year, month.month): month for month in dossier.months}
    started = dossier.relationship.started_on
    last = _index(until.year, until.month)
    first = min([_index(started.year, started.month), last, *known])
    shown = range(max(first, last - SHOWN + 1), last + 1)
    return tuple(known.get(index) or Month(index // 12, index % 12 + 1) for index in shown)


def _index(year: int, month: int) -> int:
    return year * 12 + month - 1

"""What to know before the next meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from mentorlog.dates import Cadence
from mentorlog.insight.agreement import Agreed, agreed
from mentorlog.insight.partnership import EVERY_3_MONTHS, Partnership, partnership
from mentorlog.insight.phases import Phase, phase
from mentorlog.insight.questions import Question, questions
from mentorlog.insight.rhythm import coming, is_coming, is_overdue
from mentorlog.insight.signals import MOST, Evidence, Signal, all_signals
from mentorlog.model import Action, Dossier, Feedback, Goal, Milestone, Note, Point, Relationship, Session

__all__ = ["Agreed", "Evidence", "Partnership", "Phase", "Question", "Review", "Signal", "review"]


class Review(NamedTuple):
    """The pre-meeting page. `number` is the coming session's own count (held + 1); `days_since` the last held one
    (`overdue`: the cadence and half of it again has passed, and nothing is planned, nor was and is not settled);
    `days_left` to the planned end (negative: past it); `next_session` the first planned one from an hour ago on;
    `unlogged` the latest planned one before that, of which nobody has said what became of it;
    `mine`, `theirs` open actions, late ones first; `kept` those done since the last session; `goals` the open ones;
    `agenda` the points carried most first; `milestones` those reached and not celebrated and the next planned one;
    `notes` those since the last session; `partnership` the check of how the two work together, `agreement` when to look
    at it again."""

    relationship: Relationship
    today: dt.date
    phase: Phase
    number: int
    days_since: int | None
    overdue: bool
    days_left: int | None
    last_session: Session | None
    next_session: Session | None
    unlogged: Session | None
    mine: tuple[Action, ...]
    theirs: tuple[Action, ...]
    kept: tuple[Action, ...]
    goals: tuple[Goal, ...]
    agenda: tuple[Point, ...]
    feedback: tuple[Feedback, ...]
    milestones: tuple[Milestone, ...]
    notes: tuple[Note, ...]
    questions: tuple[Question, ...]
    signals: tuple[Signal, ...]
    partnership: Partnership | None = None
    agreement: Agreed | None = None


def review(
    dossier: Dossier,
    *,
    now: dt.datetime,
    language: str = "en",  # noqa: ARG001
    check_every: Cadence | None = EVERY_3_MONTHS,
) -> Review:
    """The review of one relationship at `now` (local time), its questions in `language`; `check_every` is how often a
    partnership check is proposed (None: never)."""
    today, relationship, last = now.date(), dossier.relationship, dossier.last_session
    stands, seen = phase(dossier, today=today), all_signals(dossier, today=today)
    return Review(
        relationship=relationship,
        today=today,
        phase=stands,
        number=dossier.sessions_held + 1,
        days_since=(today - last.on).days if last else None,
        overdue=_is_overdue(dossier, last, today=today),
        days_left=(relationship.ends_on - today).days if relationship.ends_on else None,
        last_session=last,
        next_session=coming(dossier.planned, now=now),
        unlogged=_unlogged(dossier, now=now),
        mine=_late_first(action for action in dossier.actions if action.owner == "me"),
        theirs=_late_first(action for action in dossier.actions if action.owner == "them"),
        kept=dossier.kept,
        goals=dossier.goals,
        agenda=tuple(sorted(dossier.points, key=lambda point: (-point.carried, point.ref.number))),
        feedback=tuple(sorted(dossier.feedback, key=lambda given: (given.follow_up_on or given.on, given.ref.number))),
        milestones=_milestones(dossier.milestones),
        notes=dossier.notes,
        questions=questions(relationship, phase=stands.name, sessions_held=dossier.sessions_held),
        signals=seen[:MOST],
        partnership=partnership(dossier, today=today, every=check_every, signals=seen),
        agreement=agreed(relationship, today=today),
    )


def _is_overdue(dossier: Dossier, last: Session | None, *, today: dt.date) -> bool:
    if last is None or dossier.relationship.status != "active" or dossier.planned:
        return False
    return is_overdue(dossier.relationship, last_on=last.on, today=today)


def _unlogged(dossier: Dossier, *, now: dt.datetime) -> Session | None:
    if dossier.relationship.status == "ended":
        return None
    passed = (session for session in dossier.planned if not is_coming(session, now=now))
    return max(passed, key=lambda session: (session.on, session.at or dt.time.min, session.ref.number), default=None)


def _late_first(actions: Iterable[Action]) -> tuple[Action, ...]:
    # by day puts the most overdue first; those without a date come last, oldest promise first
    return tuple(sorted(actions, key=lambda action: (action.due_on or dt.date.max, action.ref.number)))


def _milestones(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    by_day = sorted(milestones, key=lambda milestone: (milestone.on, milestone.ref.number))
    uncelebrated = [item for item in by_day if item.status == "reached" and item.celebrated_on is None]
    planned = [item for item in by_day if item.status == "planned"]
    return (*uncelebrated, *planned[:1])

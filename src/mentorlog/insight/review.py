"""What to know before the next meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal, NamedTuple

from mentorlog.dates import Cadence
from mentorlog.insight.agreement import Agreed, agreed
from mentorlog.insight.closing import Closing, closing
from mentorlog.insight.partnership import EVERY_3_MONTHS, Partnership, partnership
from mentorlog.insight.phases import Phase, phase
from mentorlog.insight.questions import Question, questions
from mentorlog.insight.rhythm import coming, is_coming, is_overdue, next_due
from mentorlog.insight.signals import MOST, Evidence, Signal, all_signals
from mentorlog.model import Action, Dossier, Feedback, Goal, Milestone, Note, Point, Relationship, Session

__all__ = [
    "Agreed",
    "Evidence",
    "Partnership",
    "Phase",
    "Question",
    "Review",
    "Signal",
    "Standing",
    "review",
]

Standing = Literal["overdue", "due", "open"]
"""Where an open action stands: its day has passed, it is due by the next session, or neither."""


class Review(NamedTuple):
    """The pre-meeting page. `number` is the coming session's own count (held + 1); `days_since` the last held one
    (`overdue`: the cadence and half of it again has passed, and nothing is planned, nor was and is not settled);
    `days_left` to the planned end (negative: past it; None once it has ended); `next_session` the first planned one
    from an hour ago on; `unlogged` the latest planned one before that, of which nobody has said what became of it;
    `due_by` the day of the next session, or the one that the cadence says (today where that has passed), None where
    there is neither; `mine`, `theirs` open actions: the overdue, then those due by the next session, then the rest;
    `kept` those done on the day of the last session or after it; `goals` the open ones; `agenda` the points carried
    most first; `feedback` whose follow-up has come, or comes by the next session that is planned; `milestones` those
    reached and not celebrated, the planned ones whose day has passed and the next one; `notes` those since the last
    session; `partnership` the check of how the two work together, `agreement` when to look at it again, `closing` what
    an end that comes near asks for."""

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
    closing: Closing | None = None
    due_by: dt.date | None = None

    def standing(self, action: Action) -> Standing:
        """Where one of the open actions stands; one that is due on the day of the next session is due."""
        if action.is_overdue(self.today):
            return "overdue"
        return "due" if action.due_on and action.due_on <= (self.due_by or self.today) else "open"

    @staticmethod
    def missing(goal: Goal) -> tuple[str, ...]:
        """What a goal still lacks of what makes it clear, by the names of the fields: `measure`, `due_on`."""
        return tuple(name for name, value in (("measure", goal.measure), ("due_on", goal.due_on)) if not value)


def review(
    dossier: Dossier,
    *,
    now: dt.datetime,
    language: str = "en",
    check_every: Cadence | None = EVERY_3_MONTHS,
) -> Review:
    """The review of one relationship at `now` (local time), its questions in `language`; `check_every` is how often a
    partnership check is proposed (None: never)."""
    today, relationship, last = now.date(), dossier.relationship, dossier.last_session
    stands, seen = phase(dossier, today=today), all_signals(dossier, today=today)
    ahead, unlogged = coming(dossier.planned, now=now), _unlogged(dossier, now=now)
    return Review(
        relationship=relationship,
        today=today,
        phase=stands,
        number=dossier.sessions_held + 1,
        days_since=(today - last.on).days if last else None,
        overdue=_is_overdue(dossier, last, today=today),
        days_left=_days_left(relationship, today=today),
        last_session=last,
        next_session=ahead,
        unlogged=unlogged,
        mine=_late_first(action for action in dossier.actions if action.owner == "me"),
        theirs=_late_first(action for action in dossier.actions if action.owner == "them"),
        kept=dossier.kept,
        goals=dossier.goals,
        agenda=tuple(sorted(dossier.points, key=lambda point: -point.carried)),
        feedback=_due(dossier.feedback, by=ahead.on if ahead else today),
        milestones=_milestones(dossier.milestones, today=today),
        notes=dossier.notes,
        questions=questions(dossier, language=language),
        signals=seen[:MOST],
        partnership=partnership(dossier, today=today, every=check_every, signals=seen),
        agreement=agreed(relationship, today=today),
        closing=closing(relationship, stands),
        due_by=ahead.on if ahead else _due_by(relationship, last, unlogged, today=today),
    )


def _is_overdue(dossier: Dossier, last: Session | None, *, today: dt.date) -> bool:
    if last is None or dossier.relationship.status != "active" or dossier.planned:
        return False
    return is_overdue(dossier.relationship, last_on=last.on, today=today)


def _days_left(relationship: Relationship, *, today: dt.date) -> int | None:
    if relationship.ends_on is None or relationship.status == "ended":
        return None
    return (relationship.ends_on - today).days


def _unlogged(dossier: Dossier, *, now: dt.datetime) -> Session | None:
    if dossier.relationship.status == "ended":
        return None
    passed = (session for session in dossier.planned if not is_coming(session, now=now))
    return max(passed, key=lambda session: (session.on, session.at or dt.time.min, session.ref.number), default=None)


def _due_by(
    relationship: Relationship, last: Session | None, unlogged: Session | None, *, today: dt.date
) -> dt.date | None:
    """The day that the cadence says of the next session; they may have met at one that is not logged."""
    if relationship.status != "active":
        return None
    due_on = next_due(relationship, last_on=max((session.on for session in (last, unlogged) if session), default=None))
    return max(due_on, today) if due_on else None


def _late_first(actions: Iterable[Action]) -> tuple[Action, ...]:
    # by day puts the most overdue first; those without a date come last, oldest promise first
    return tuple(sorted(actions, key=lambda action: (action.due_on or dt.date.max, -action.carried, action.ref.number)))


def _due(feedback: Iterable[Feedback], *, by: dt.date) -> tuple[Feedback, ...]:
    waiting = ((given.follow_up_on or given.on, given.ref.number, given) for given in feedback)
    return tuple(given for on, _, given in sorted(waiting, key=lambda each: each[:2]) if on <= by)


def _milestones(milestones: Iterable[Milestone], *, today: dt.date) -> tuple[Milestone, ...]:
    by_day = sorted(milestones, key=lambda milestone: (milestone.on, milestone.ref.number))
    uncelebrated = [item for item in by_day if item.status == "reached" and item.celebrated_on is None]
    passed = [item for item in by_day if item.status == "planned" and item.on < today]
    ahead = [item for item in by_day if item.status == "planned" and item.on >= today]
    return (*uncelebrated, *passed, *ahead[:1])

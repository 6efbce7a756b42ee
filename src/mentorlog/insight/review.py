"""The review of a relationship: what to know before the next meeting."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from mentorlog.insight.closing import build_closing
from mentorlog.insight.collaboration.agreement import agreement_dates
from mentorlog.insight.collaboration.partnership import EVERY_3_MONTHS, partnership_check
from mentorlog.insight.collaboration.proposals import find_proposals, half_way_question
from mentorlog.insight.phases import find_phase
from mentorlog.insight.questions import choose_questions
from mentorlog.insight.schedule import ends_before_next, is_overdue, is_upcoming, meeting_by, upcoming_session
from mentorlog.insight.signals import MOST_SIGNALS, find_signals
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:  # few relationships have advice, resources or questions
    from collections.abc import Iterable, Mapping, Sequence

    from mentorlog.dates import Cadence
    from mentorlog.insight.closing import Closing
    from mentorlog.insight.collaboration.agreement import AgreementDates
    from mentorlog.insight.collaboration.partnership import PartnershipCheck
    from mentorlog.insight.collaboration.proposals import HalfWay, Proposal
    from mentorlog.insight.phases import Phase
    from mentorlog.insight.questions.bank import AnyQuestion
    from mentorlog.insight.signals import Signal
    from mentorlog.model import (
        Action,
        Advice,
        Dossier,
        Feedback,
        Goal,
        Milestone,
        Note,
        OwnQuestion,
        Point,
        Ref,
        Relationship,
        Resource,
        Session,
    )

ActionState = Literal["overdue", "due", "open"]
"""The state of an open action: its day has passed, it is due by the next session, or neither."""


class Review(NamedTuple):
    """What to know before the next meeting."""

    relationship: Relationship
    today: dt.date
    phase: Phase
    session_number: int
    """The number of the next session: sessions held + 1."""
    days_since: int | None
    """Days since the last held session."""
    is_overdue: bool
    """Whether that is more than one and a half cadences, and no session is planned or waits to be logged."""
    days_left: int | None
    """Days to the planned end, negative after it; None if there is none, or the relationship has ended."""
    last_session: Session | None
    """The last held session."""
    next_session: Session | None
    """The upcoming session; it may have started within the last hour."""
    unlogged: Session | None
    """The latest planned session that has passed and was not logged."""
    mine: tuple[Action, ...]
    """My open actions: overdue ones first, then those due by the next session, then the rest."""
    theirs: tuple[Action, ...]
    """The other person's open actions, in the same order."""
    done_actions: tuple[Action, ...]
    """The actions done on the day of the last session or later."""
    goals: tuple[Goal, ...]
    """The open goals."""
    agenda: tuple[Point, ...]
    """The open points, those carried over most often first."""
    feedback: tuple[Feedback, ...]
    """Feedback with a follow-up that is due today or by the next planned session."""
    milestones: tuple[Milestone, ...]
    """Milestones reached and not celebrated, planned ones that have passed, and the next planned one."""
    notes: tuple[Note, ...]
    """The notes since the last session."""
    questions: tuple[AnyQuestion, ...]
    """Two or three to ask: one's own first."""
    signals: tuple[Signal, ...]
    partnership: PartnershipCheck | None = None
    agreement: AgreementDates | None = None
    closing: Closing | None = None
    due_by: dt.date | None = None
    """The day of the next session, or the day on which the cadence asks for one (today if that has passed)."""
    goals_achieved: int = 0
    """The number of all achieved goals."""
    achieved: tuple[Goal, ...] = ()
    """The goals that were achieved last, if no goal is open."""
    proposals: tuple[Proposal, ...] = ()
    """What to consider at this point of the relationship."""
    half_way: Mapping[Ref, HalfWay] = MappingProxyType({})
    """The question about each open goal that is far ahead."""
    advice_due: tuple[Advice, ...] = ()
    """Advice to try by today or by the next planned session: did it work?"""
    advice: tuple[Advice, ...] = ()
    """The other advice without an outcome, which is to be tried."""
    resources: tuple[Resource, ...] = ()
    """The open resources."""
    ends_before_next: bool = False
    """Whether the planned end comes before a next session could."""

    def action_state(self, action: Action) -> ActionState:
        """The state of an open action. An action due on the day of the next session is due."""
        if action.is_overdue(self.today):
            return "overdue"
        return "due" if action.due_on and action.due_on <= (self.due_by or self.today) else "open"

    @staticmethod
    def missing_fields(goal: Goal) -> tuple[str, ...]:
        """The fields that a clear goal needs and this one lacks: `measure`, `due_on`."""
        return tuple(name for name, value in (("measure", goal.measure), ("due_on", goal.due_on)) if not value)


def build_review(
    dossier: Dossier,
    *,
    now: dt.datetime,
    language: str = "en",
    check_every: Cadence | None = EVERY_3_MONTHS,
    own_questions: Sequence[OwnQuestion] = (),
) -> Review:
    """The review of one relationship at `now` (local time), with questions in `language`, `own_questions` that fit
    first. `check_every` is how often a partnership check is suggested; None for never."""
    today, relationship, last = now.date(), dossier.relationship, dossier.last_session
    phase, signals = find_phase(dossier, today=today), find_signals(dossier, today=today)
    upcoming, unlogged = upcoming_session(dossier.planned, now=now), _unlogged(dossier, now=now)
    advice_due = _advice_due(dossier.advice, by=upcoming.on if upcoming else today)
    return Review(
        relationship=relationship,
        today=today,
        phase=phase,
        session_number=dossier.sessions_held + 1,
        days_since=(today - last.on).days if last else None,
        is_overdue=_is_overdue(dossier, last, today=today),
        days_left=_days_left(relationship, today=today),
        last_session=last,
        next_session=upcoming,
        unlogged=unlogged,
        mine=_overdue_first(action for action in dossier.actions if action.owner == "me"),
        theirs=_overdue_first(action for action in dossier.actions if action.owner == "them"),
        done_actions=dossier.kept,
        goals=dossier.goals,
        agenda=tuple(sorted(dossier.points, key=lambda point: -point.carried)),
        feedback=_feedback_due(dossier.feedback, by=upcoming.on if upcoming else today),
        milestones=_milestones(dossier.milestones, today=today),
        notes=dossier.notes,
        questions=choose_questions(dossier, language=language, own=own_questions, signals=signals),
        signals=signals[:MOST_SIGNALS],
        partnership=partnership_check(dossier, today=today, every=check_every, signals=signals),
        agreement=agreement_dates(relationship, today=today),
        closing=build_closing(relationship, phase),
        due_by=meeting_by(relationship, planned=dossier.planned, last_on=last and last.on, now=now),
        goals_achieved=dossier.goals_achieved,
        proposals=find_proposals(dossier, today=today),
        half_way=_half_way(dossier, today=today),
        achieved=() if dossier.goals else tuple(each for each in dossier.closed_goals if each.status == "achieved"),
        advice_due=advice_due,
        advice=tuple(each for each in dossier.advice if each not in advice_due),
        resources=dossier.resources,
        ends_before_next=ends_before_next(relationship, last_on=last.on if last else None, today=today),
    )


def _half_way(dossier: Dossier, *, today: dt.date) -> dict[Ref, HalfWay]:
    """The question about each open goal that is far ahead, in an active relationship."""
    if dossier.relationship.status != "active":
        return {}
    asked = ((goal.ref, half_way_question(goal, dossier, today=today)) for goal in dossier.goals)
    return {ref: question for ref, question in asked if question}


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
    passed = (session for session in dossier.planned if not is_upcoming(session, now=now))
    return max(passed, key=lambda session: (session.on, session.at or dt.time.min, session.ref.number), default=None)


def _overdue_first(actions: Iterable[Action]) -> tuple[Action, ...]:
    # by date; actions without one come last, those carried over most often first
    return tuple(sorted(actions, key=lambda action: (action.due_on or dt.date.max, -action.carried, action.ref.number)))


def _feedback_due(feedback: Iterable[Feedback], *, by: dt.date) -> tuple[Feedback, ...]:
    due = [each for each in feedback if (each.follow_up_on or each.on) <= by]
    return tuple(sorted(due, key=lambda each: (each.follow_up_on or each.on, each.ref.number)))


def _advice_due(advice: Iterable[Advice], *, by: dt.date) -> tuple[Advice, ...]:
    """The advice that is to be tried by a day, so that it can be asked whether it worked."""
    return tuple(each for each in advice if each.try_by is not None and each.try_by <= by)


def _milestones(milestones: Iterable[Milestone], *, today: dt.date) -> tuple[Milestone, ...]:
    by_day = sorted(milestones, key=lambda milestone: (milestone.on, milestone.ref.number))
    uncelebrated = [each for each in by_day if each.status == "reached" and each.celebrated_on is None]
    passed = [each for each in by_day if each.status == "planned" and each.on < today]
    future = [each for each in by_day if each.status == "planned" and each.on >= today]
    return (*uncelebrated, *passed, *future[:1])

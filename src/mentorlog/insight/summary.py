"""The summary of a relationship, and the dated entries that it is based on.

It contains what handbooks of universities and the EMCC ask of a closing: expectations and results, the situation then
and now, what was learned, what to do the same and differently, and what comes next. For a relationship that continues,
or for a span of it, it is a mid-term report.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

from mentorlog.dates import days_after
from mentorlog.insight.collaboration.both_sides import find_benefits
from mentorlog.insight.learned import Learned, build_learned
from mentorlog.insight.relationship_entries import entries_as_of, mark_private_actions
from mentorlog.insight.schedule import expected_sessions
from mentorlog.model import (
    Checkin,
    Checkpoint,
    Feedback,
    Milestone,
    Note,
    Question,
    Rating,
    Session,
    Skill,
)
from mentorlog.model.titles import title_of
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.insight.collaboration.both_sides import Benefit
    from mentorlog.insight.relationship_entries import RelationshipEntries
    from mentorlog.model import (
        Action,
        Goal,
        Party,
        Point,
        Ref,
        Relationship,
    )

INITIAL_DAYS: Final = 42
"""Goals set this many days from the start, and any set until the second session, are the initial expectations."""
_LATEST_RATINGS: Final = 3
_EFFECTS: Final = ("improved", "worse")
"""The outcomes of feedback that changed something."""

Measured = TypeVar("Measured", Checkpoint, Rating)
Dated = TypeVar("Dated", Session, Feedback, Milestone, Note, Checkin, Question)


class GoalProgress(NamedTuple):
    """A goal and what was done for it."""

    goal: Goal
    checkpoints: tuple[Checkpoint, ...] = ()
    """Those of the span, after the last one before it."""
    is_initial: bool = False
    """Whether it was set when the relationship began."""
    worked_on: tuple[dt.date, ...] = ()
    """The days of the held sessions that worked on it."""
    milestones: tuple[Milestone, ...] = ()
    open_actions: tuple[Action, ...] = ()
    course: tuple[Checkpoint, ...] = ()
    """Its progress in the span: like `checkpoints`, but 100% from the day on which it was achieved."""


class Takeaway(NamedTuple):
    """A takeaway with the day of its session."""

    on: dt.date
    text: str
    private: bool = False


class Challenge(NamedTuple):
    """A goal whose progress went down, or constructive feedback after which something improved."""

    kind: Literal["setback", "feedback"]
    on: dt.date
    text: str
    """The title of the goal, or the headline of the feedback."""
    note: str | None = None
    before: int | None = None
    """The progress of the goal before the setback."""
    after: int | None = None
    """Its progress after the setback."""
    resolved_on: dt.date | None = None
    """The day on which the goal passed its earlier progress, or the feedback had its outcome."""
    resolved_progress: int | None = None
    """The progress of the goal on that day."""
    was_dropped: bool = False
    """Whether the goal was dropped later."""
    dropped_on: dt.date | None = None
    private: bool = False
    feedback: Ref | None = None
    """The feedback."""


class SessionDetails(NamedTuple):
    """A session with the entries that it names."""

    session: Session
    goals: tuple[Goal, ...] = ()
    """The goals worked on."""
    points: tuple[Point, ...] = ()
    """The points discussed."""


class Summary(NamedTuple):
    """A relationship, or a span of it, as other people may read it.

    Everything is as it was at the end of the span, and all counts are of the span. Goals are in order of their number,
    other entries oldest first.
    """

    relationship: Relationship
    exported_on: dt.date
    private_included: bool
    since: dt.date | None
    """The first day of the span; None if not limited."""
    until: dt.date | None
    """The last day of the span; None if not limited."""
    sessions_held: int
    minutes_held: int
    sessions_with_length: int
    """How many held sessions have a length."""
    cancelled: int
    missed: int
    expected: int | None
    """How many sessions the cadence asks for; None without a cadence."""
    first_held_on: dt.date | None
    """The day of the first held session."""
    last_held_on: dt.date | None
    """The day of the last held session."""
    next_session: Session | None
    """The first planned session in the future."""
    goals: tuple[GoalProgress, ...]
    skills: tuple[Skill, ...]
    milestones: tuple[Milestone, ...]
    challenges: tuple[Challenge, ...]
    feedback_with_effect: tuple[Feedback, ...]
    """Feedback after which something improved or got worse."""
    takeaways: tuple[Takeaway, ...]
    done_actions: tuple[Action, ...]
    open_actions: tuple[Action, ...]
    dropped_actions: tuple[Action, ...]
    sessions: tuple[SessionDetails, ...]
    """The sessions that are no longer planned."""
    feedback: tuple[Feedback, ...]
    """All other feedback."""
    agenda: tuple[Point, ...]
    """The open points."""
    notes: tuple[Note, ...]
    checkins: tuple[Checkin, ...] = ()
    """Empty unless private entries are included: a check-in is only for the two people."""
    expectations: tuple[Checkin, ...] = ()
    """The check-ins that say how far the expectations have come true, oldest first."""
    benefits: tuple[Benefit, ...] = ()
    """What it has helped with, then and now."""
    learned: Learned = Learned()
    """Advice, resources and new contacts."""
    questions: tuple[Question, ...] = ()
    """The questions that the owner wrote; empty for a relationship with another person."""

    @property
    def includes_end(self) -> bool:
        """Whether the relationship ended within the span."""
        ended_on = self.relationship.ended_on
        return self.has_ended and (self.since is None or (ended_on is not None and ended_on >= self.since))

    @property
    def has_ended(self) -> bool:
        """Whether the relationship had ended by the end of the span."""
        ended_on = self.relationship.ended_on
        return ended_on is not None and (self.until is None or ended_on <= self.until)


def build_summary(
    entries: RelationshipEntries,
    *,
    now: dt.datetime,
    since: dt.date | None = None,
    until: dt.date | None = None,
    private_included: bool = False,
) -> Summary:
    """The summary of one relationship at `now` (local time), or of the days from `since` to `until` (both included)."""
    first, last, today = since or dt.date.min, until or dt.date.max, now.date()
    known = mark_private_actions(entries_as_of(entries, last))
    relationship = known.relationship
    past = [each for each in _within(known.sessions, first, last) if each.status != "planned"]
    held = [each for each in past if each.status == "held"]
    actions = [each for each in known.actions if _is_action_of_span(each, first)]
    goals = [each for each in known.goals if each.closed_on is None or max(each.on, each.closed_on) >= first]
    return Summary(
        relationship=relationship,
        exported_on=today,
        private_included=private_included,
        since=since,
        until=until,
        **_counts(past, held),
        expected=_expected(relationship, held, first=first, last=min(last, relationship.ended_on or today, today)),
        next_session=_next_session(entries.sessions, now, last),
        goals=_goal_progress(known, goals, actions, past, first),
        skills=group_skills(known.ratings, since=first),
        milestones=tuple(_within(known.milestones, first, last)),
        challenges=tuple(sorted(_challenges(goals, known.feedback, first), key=lambda each: each.on)),
        takeaways=tuple(Takeaway(each.on, text, each.private) for each in past for text in each.takeaways),
        **_actions_by_status(actions),
        sessions=_session_details(known, past),
        **_feedback_by_effect(_within(known.feedback, first, last)),
        agenda=tuple(each for each in known.points if each.status == "open"),
        notes=tuple(_within(known.notes, first, last)),
        checkins=tuple(_within(known.checkins, first, last)) if private_included else (),
        expectations=_expectations(_within(known.checkins, first, last)),
        benefits=find_benefits(known.checkins, since=first),
        learned=build_learned(known, first=first, last=last),
        questions=tuple(_within(known.questions, first, last)),
    )


def _counts(past: Sequence[Session], held: Sequence[Session]) -> dict[str, Any]:
    """The fields of a summary that count sessions, and the days of the first and the last held one."""
    return {
        "sessions_held": len(held),
        "minutes_held": sum(each.minutes or 0 for each in held),
        "sessions_with_length": sum(each.minutes is not None for each in held),
        "cancelled": sum(each.status == "cancelled" for each in past),
        "missed": sum(each.status == "missed" for each in past),
        "first_held_on": held[0].on if held else None,
        "last_held_on": held[-1].on if held else None,
    }


def _actions_by_status(actions: Sequence[Action]) -> dict[str, Any]:
    """The fields of a summary with the actions of each status."""
    return {
        f"{status}_actions": tuple(each for each in actions if each.status == status)
        for status in ("done", "open", "dropped")
    }


def _feedback_by_effect(feedback: Sequence[Feedback]) -> dict[str, Any]:
    """The fields of a summary with the feedback after which something improved or got worse, and all other feedback."""
    return {
        "feedback_with_effect": tuple(each for each in feedback if each.outcome in _EFFECTS),
        "feedback": tuple(each for each in feedback if each.outcome not in _EFFECTS),
    }


def _expectations(checkins: Iterable[Checkin]) -> tuple[Checkin, ...]:
    """The check-ins that say how far the expectations have come true, by day, mine before those of the same day."""
    found = (each for each in checkins if each.expectations or each.expectations_note)
    return tuple(sorted(found, key=lambda each: (each.on, each.owner != "me")))


def group_skills(ratings: Iterable[Rating], *, since: dt.date = dt.date.min) -> tuple[Skill, ...]:
    """Group ratings (oldest first) by owner and skill, ignoring case, in the order of the first rating.

    With `since`, only skills that were rated from that day on; the first rating is then the last one before it.
    """
    by_skill: dict[tuple[Party, str], list[Rating]] = {}
    for each in ratings:
        by_skill.setdefault((each.owner, each.skill.casefold()), []).append(each)
    spans = [span for rated in by_skill.values() if (span := _span_of(rated, since))]
    return tuple(Skill(span[0].skill, span[0].owner, span[0], span[-_LATEST_RATINGS:]) for span in spans)


def _span_of(measured: Sequence[Measured], since: dt.date) -> tuple[Measured, ...]:
    """What was measured from a day on (oldest first), after the last value before it; empty if nothing was."""
    before = sum(each.on < since for each in measured)
    return tuple(measured[max(0, before - 1) :]) if before < len(measured) else ()


def _within(entries: Iterable[Dated], first: dt.date, last: dt.date) -> list[Dated]:
    return [each for each in entries if first <= each.on <= last]


def _is_action_of_span(action: Action, first: dt.date) -> bool:
    """Whether an action was promised on `first` or later, or was still open then."""
    return action.on >= first or action.status == "open" or (action.done_on is not None and action.done_on >= first)


def _goal_progress(
    entries: RelationshipEntries,
    goals: Iterable[Goal],
    actions: Iterable[Action],
    past: Iterable[Session],
    first: dt.date,
) -> tuple[GoalProgress, ...]:
    last_initial_day = _last_initial_day(entries)
    held = [each for each in past if each.status == "held"]
    open_actions = [each for each in actions if each.status == "open"]
    return tuple(
        GoalProgress(
            goal,
            checkpoints=_span_of(goal.checkpoints, first),
            is_initial=goal.on <= last_initial_day,
            worked_on=tuple(each.on for each in held if goal.ref in each.goals),
            milestones=tuple(each for each in entries.milestones if each.goal == goal.ref),
            open_actions=tuple(each for each in open_actions if each.goal == goal.ref),
            course=_span_of(_course(goal), first),
        )
        for goal in goals
    )


def _course(goal: Goal) -> tuple[Checkpoint, ...]:
    """The progress of a goal over time: its checkpoints, and 100% from the day on which it was achieved."""
    if goal.status != "achieved" or goal.closed_on is None:
        return goal.checkpoints
    earlier = (each for each in goal.checkpoints if each.on < goal.closed_on)
    return (*earlier, Checkpoint(goal.closed_on, 100))


def _last_initial_day(entries: RelationshipEntries) -> dt.date:
    """The last day on which a new goal is an initial expectation."""
    held = [each.on for each in entries.sessions if each.status == "held"]
    started = min([entries.relationship.started_on, *held[:1]])
    return max([days_after(started, INITIAL_DAYS), *held[1:2]])


def _challenges(goals: Iterable[Goal], feedback: Iterable[Feedback], first: dt.date) -> Iterator[Challenge]:
    """The challenges that began or were resolved on `first` or later."""
    for goal in goals:
        yield from (each for each in _setbacks(goal) if max(each.on, each.resolved_on or each.on) >= first)
    for each in feedback:
        if each.tone == "constructive" and each.outcome == "improved" and (each.outcome_on or each.on) >= first:
            yield Challenge(
                "feedback",
                each.on,
                title_of(each),
                each.outcome_note,
                resolved_on=each.outcome_on,
                private=each.private,
                feedback=each.ref,
            )


def _setbacks(goal: Goal) -> Iterator[Challenge]:
    """Each time a goal's progress went down, with the later checkpoint that passed the earlier progress, if any."""
    for place, (before, after) in enumerate(zip(goal.checkpoints, goal.checkpoints[1:], strict=False)):
        if after.progress < before.progress:
            later = next((each for each in goal.checkpoints[place + 2 :] if each.progress > before.progress), None)
            yield Challenge(
                "setback",
                after.on,
                goal.title,
                after.note,
                before.progress,
                after.progress,
                resolved_on=later.on if later else None,
                resolved_progress=later.progress if later else None,
                was_dropped=goal.status == "dropped",
                dropped_on=goal.closed_on if goal.status == "dropped" else None,
                private=goal.private,
            )


def _expected(relationship: Relationship, held: list[Session], *, first: dt.date, last: dt.date) -> int | None:
    """How many sessions the cadence asks for in the span."""
    started = min([relationship.started_on, *(each.on for each in held[:1])])
    # a span that was asked for includes its first day and its last: twelve months are twelve monthly sessions
    until = days_after(last, 1) if first >= started else last
    return expected_sessions(relationship, since=max(first, started), until=until)


def _next_session(sessions: Iterable[Session], now: dt.datetime, last: dt.date) -> Session | None:
    future = (each for each in sessions if each.status == "planned" and not each.has_passed(now))
    return next(future, None) if last >= now.date() else None


def _session_details(entries: RelationshipEntries, past: Iterable[Session]) -> tuple[SessionDetails, ...]:
    goals = {goal.ref: goal for goal in entries.goals}
    points = {point.ref: point for point in entries.points}
    return tuple(
        SessionDetails(
            session,
            goals=tuple(goals[ref] for ref in session.goals if ref in goals),
            points=tuple(points[ref] for ref in session.points if ref in points),
        )
        for session in past
    )

"""What a relationship came to: the summary that is taken away, and the dated record that every claim of it rests on.

Follows what university handbooks and the EMCC ask of a closing: what was expected against what was reached, then and
now, what was learned, what would be done the same and differently, and what comes next. Of a relationship that goes on,
and of a span of it, the same is a mid-term report.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple, TypeVar

from mentorlog.insight.rhythm import expected_sessions
from mentorlog.insight.whole import Whole, as_it_stood, marked
from mentorlog.model import (
    Action,
    Checkin,
    Checkpoint,
    Feedback,
    Goal,
    Milestone,
    Note,
    Party,
    Point,
    Rating,
    Relationship,
    Session,
    Skill,
)
from mentorlog.model.titles import title_of

BEGINNING: Final = 42
"""Days from the start in which goals are taken for what was expected at the start; until the second session anyway."""
_LATEST: Final = 3

Measured = TypeVar("Measured", Checkpoint, Rating)
Dated = TypeVar("Dated", Session, Feedback, Milestone, Note, Checkin)


class Pursued(NamedTuple):
    """A goal with what was done about it: how it moved (`steps`: its checkpoints, those of a span after the last one
    before it), the sessions that worked on it, the milestones on its way, what is still promised for it.
    `is_from_start`: it was set when the two began."""

    goal: Goal
    steps: tuple[Checkpoint, ...] = ()
    is_from_start: bool = False
    worked_on: tuple[dt.date, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    promised: tuple[Action, ...] = ()


class Learned(NamedTuple):
    """A takeaway and the day of its session."""

    on: dt.date
    text: str
    private: bool = False


class Challenge(NamedTuple):
    """Something hard, the day it stood in the journal, and what came of it: a goal that fell back (`setback`: from one
    progress to a lower one), how far it came after all, and whether it was dropped in the end, or constructive feedback
    after which it improved."""

    what: Literal["setback", "feedback"]
    on: dt.date
    text: str
    note: str | None = None
    before: int | None = None
    after: int | None = None
    met_on: dt.date | None = None
    met_at: int | None = None
    was_dropped: bool = False
    dropped_on: dt.date | None = None
    private: bool = False


class Meeting(NamedTuple):
    """A session of the record (its `actions` are those promised in it), with the goals worked on and the points
    discussed as entries."""

    session: Session
    goals: tuple[Goal, ...] = ()
    points: tuple[Point, ...] = ()


class Summary(NamedTuple):
    """A relationship, or a span of it, as other people may read it. All counts are of what is in it.

    `since` and `until` are the span's ends where one was asked for; what stands in it is as it stood at the end of the
    span. `sessions_held`, `minutes_held` (of `measured` sessions, those with a length) and `expected`, what the cadence
    asks for, are of the span; `first_on` and `last_on` are the first and last held session. `next_session` is the first
    planned one ahead. `changed` is feedback that changed something for better or worse, `feedback` all other. Actions
    are `kept`, `promised` (still open) or `dropped`; `agenda` the open points; `record` holds the sessions that are no
    longer planned. `checkins` are there only with what is private: how the two find working together is theirs alone.
    Goals stand by number, all else oldest first."""

    relationship: Relationship
    exported_on: dt.date
    private_included: bool
    since: dt.date | None
    until: dt.date | None
    sessions_held: int
    minutes_held: int
    measured: int
    cancelled: int
    missed: int
    expected: int | None
    first_on: dt.date | None
    last_on: dt.date | None
    next_session: Session | None
    goals: tuple[Pursued, ...]
    skills: tuple[Skill, ...]
    milestones: tuple[Milestone, ...]
    challenges: tuple[Challenge, ...]
    changed: tuple[Feedback, ...]
    learned: tuple[Learned, ...]
    kept: tuple[Action, ...]
    promised: tuple[Action, ...]
    dropped: tuple[Action, ...]
    record: tuple[Meeting, ...]
    feedback: tuple[Feedback, ...]
    agenda: tuple[Point, ...]
    notes: tuple[Note, ...]
    checkins: tuple[Checkin, ...] = ()

    @property
    def is_closed(self) -> bool:
        """Whether it tells of the end: the relationship has ended, and the end is in the span."""
        ended_on = self.relationship.ended_on
        return self.has_ended and (self.since is None or (ended_on is not None and ended_on >= self.since))

    @property
    def has_ended(self) -> bool:
        """Whether the relationship had ended by the end of the span."""
        ended_on = self.relationship.ended_on
        return ended_on is not None and (self.until is None or ended_on <= self.until)


def summary(
    everything: Whole,
    *,
    now: dt.datetime,
    since: dt.date | None = None,
    until: dt.date | None = None,
    private_included: bool = False,
) -> Summary:
    """The summary of one relationship at `now` (local time), or of the days from `since` to `until` (both included)."""
    first, last, today = since or dt.date.min, until or dt.date.max, now.date()
    then = marked(as_it_stood(everything, last))
    one = then.relationship
    past = [each for each in _within(then.sessions, first, last) if each.status != "planned"]
    held = [each for each in past if each.status == "held"]
    feedback = _within(then.feedback, first, last)
    changed = {each.ref for each in feedback if each.outcome in ("improved", "worse")}
    actions = [each for each in then.actions if _is_promise_of(each, first)]
    goals = [each for each in then.goals if each.closed_on is None or max(each.on, each.closed_on) >= first]
    return Summary(
        relationship=one,
        exported_on=today,
        private_included=private_included,
        since=since,
        until=until,
        sessions_held=len(held),
        minutes_held=sum(each.minutes or 0 for each in held),
        measured=sum(each.minutes is not None for each in held),
        cancelled=sum(each.status == "cancelled" for each in past),
        missed=sum(each.status == "missed" for each in past),
        expected=_expected(one, held, first=first, last=min(last, one.ended_on or today, today)),
        first_on=held[0].on if held else None,
        last_on=held[-1].on if held else None,
        next_session=_next(everything.sessions, now, last),
        goals=_pursued(then, goals, actions, past, first),
        skills=skills(then.ratings, since=first),
        milestones=tuple(_within(then.milestones, first, last)),
        challenges=tuple(sorted(_challenges(goals, then.feedback, first), key=lambda each: each.on)),
        changed=tuple(each for each in feedback if each.ref in changed),
        learned=tuple(Learned(each.on, text, each.private) for each in past for text in each.takeaways),
        kept=tuple(each for each in actions if each.status == "done"),
        promised=tuple(each for each in actions if each.status == "open"),
        dropped=tuple(each for each in actions if each.status == "dropped"),
        record=_record(then, past),
        feedback=tuple(each for each in feedback if each.ref not in changed),
        agenda=tuple(each for each in then.points if each.status == "open"),
        notes=tuple(_within(then.notes, first, last)),
        checkins=tuple(_within(then.checkins, first, last)) if private_included else (),
    )


def skills(ratings: Iterable[Rating], *, since: dt.date = dt.date.min) -> tuple[Skill, ...]:
    """The ratings (oldest first) by skill, case aside, and by whose it is; the first rated first. Of a span those that
    were rated in it, each held against the last rating before it."""
    found: dict[tuple[Party, str], list[Rating]] = {}
    for each in ratings:
        found.setdefault((each.owner, each.skill.casefold()), []).append(each)
    spans = [span for rated in found.values() if (span := _from(rated, since))]
    return tuple(Skill(rated[0].skill, rated[0].owner, rated[0], rated[-_LATEST:]) for rated in spans)


def _from(measured: Sequence[Measured], since: dt.date) -> tuple[Measured, ...]:
    """What was measured in a span (oldest first), after what it was before; nothing where nothing was."""
    before = sum(each.on < since for each in measured)
    return tuple(measured[max(0, before - 1) :]) if before < len(measured) else ()


def _within(entries: Iterable[Dated], first: dt.date, last: dt.date) -> list[Dated]:
    return [each for each in entries if first <= each.on <= last]


def _is_promise_of(action: Action, first: dt.date) -> bool:
    """Whether an action was promised from a day on, or before it and not settled by then."""
    return action.on >= first or action.status == "open" or (action.done_on is not None and action.done_on >= first)


def _pursued(
    then: Whole, goals: Iterable[Goal], actions: Iterable[Action], past: Iterable[Session], first: dt.date
) -> tuple[Pursued, ...]:
    begun = _beginning(then)
    worked, promised = list(past), list(actions)
    return tuple(
        Pursued(
            goal,
            steps=_from(goal.checkpoints, first),
            is_from_start=goal.on <= begun,
            worked_on=tuple(each.on for each in worked if each.status == "held" and goal.ref in each.goals),
            milestones=tuple(each for each in then.milestones if each.goal == goal.ref),
            promised=tuple(each for each in promised if each.goal == goal.ref and each.status == "open"),
        )
        for goal in goals
    )


def _beginning(then: Whole) -> dt.date:
    """The last day whose goals say what was expected at the start."""
    held = [each.on for each in then.sessions if each.status == "held"]
    started = min([then.relationship.started_on, *held[:1]])
    return max([started + dt.timedelta(days=BEGINNING), *held[1:2]])


def _challenges(goals: Iterable[Goal], feedback: Iterable[Feedback], first: dt.date) -> Iterator[Challenge]:
    """What was hard, or was still to be met, from a day on."""
    for goal in goals:
        yield from (each for each in _setbacks(goal) if max(each.on, each.met_on or each.on) >= first)
    for given in feedback:
        if given.tone == "constructive" and given.outcome == "improved" and (given.outcome_on or given.on) >= first:
            yield Challenge(
                "feedback",
                given.on,
                title_of(given),
                given.outcome_note,
                met_on=given.outcome_on,
                private=given.private,
            )


def _setbacks(goal: Goal) -> Iterator[Challenge]:
    """Where a goal fell back; with how far it came later, where that is further than before."""
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
                met_on=later.on if later else None,
                met_at=later.progress if later else None,
                was_dropped=goal.status == "dropped",
                dropped_on=goal.closed_on if goal.status == "dropped" else None,
                private=goal.private,
            )


def _expected(one: Relationship, held: list[Session], *, first: dt.date, last: dt.date) -> int | None:
    """How many sessions the cadence asks for in the span."""
    begun = min([one.started_on, *(each.on for each in held[:1])])
    # from a day that was asked for on, that day counts as the last does: a year of months is twelve
    until = last + dt.timedelta(days=1) if first >= begun else last
    return expected_sessions(one, since=max(first, begun), until=until)


def _next(sessions: Iterable[Session], now: dt.datetime, last: dt.date) -> Session | None:
    ahead = (each for each in sessions if each.status == "planned" and not each.has_passed(now))
    return next(ahead, None) if last >= now.date() else None


def _record(then: Whole, past: Iterable[Session]) -> tuple[Meeting, ...]:
    goals = {goal.ref: goal for goal in then.goals}
    points = {point.ref: point for point in then.points}
    return tuple(
        Meeting(
            session,
            goals=tuple(goals[ref] for ref in session.goals if ref in goals),
            points=tuple(points[ref] for ref in session.points if ref in points),
        )
        for session in past
    )

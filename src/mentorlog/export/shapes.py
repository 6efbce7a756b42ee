"""Entries and insights as JSON-ready data: the shapes that scripts rely on.

Keys are the model's words; dates are `YYYY-MM-DD`, times `HH:MM`, refs strings, lists arrays, what is absent null.
Every entry bears `ref`, `uuid`, `kind`, `relationship` (the name) and `private`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from mentorlog.model import Action, Checkin, Feedback, Goal, Milestone, Note, Point, Rating, Relationship, Session

if TYPE_CHECKING:
    # named in signatures alone: an answer in JSON does not load what it does not show
    from mentorlog.insight.agreement import Agreed
    from mentorlog.insight.partnership import Partnership
    from mentorlog.insight.progress import Progress
    from mentorlog.insight.reminders import Reminder
    from mentorlog.insight.review import Review
    from mentorlog.insight.status import Status
    from mentorlog.model import Checkpoint, Command, Entry, Found, Moment, Month, Person, Ref

Shape = dict[str, object]


def entry(item: Entry) -> Shape:
    """Any entry in the shape of its kind."""
    match item:
        case Relationship():
            return relationship(item)
        case Session():
            return session(item)
        case Goal():
            return goal(item)
        case Action():
            return action(item)
        case Feedback():
            return feedback(item)
        case Milestone():
            return milestone(item)
        case Point():
            return point(item)
        case Note():
            return note(item)
        case Checkin() | Rating():
            return checkin(item) if isinstance(item, Checkin) else rating(item)


def entries(items: Iterable[Entry]) -> list[Shape]:
    """Several entries, each in the shape of its kind."""
    return [entry(item) for item in items]


def relationship(item: Relationship) -> Shape:
    """A relationship with all that is its own."""
    return {
        **_head(item),
        "name": item.name,
        "role": item.role,
        "status": item.status,
        "focus": item.focus,
        "cadence": item.cadence,
        "started_on": _day(item.started_on),
        "ends_on": _day(item.ends_on),
        "paused_until": _day(item.paused_until),
        "ended_on": _day(item.ended_on),
        "reason": item.reason,
        "thanks": item.thanks,
        "email": item.email,
        "org": item.org,
        "agreement": item.agreement,
        "agreed_on": _day(item.agreed_on),
        "keep_in_touch_on": _day(item.keep_in_touch_on),
        "snoozed_until": _day(item.snoozed_until),
        **_tail(item),
    }


def session(item: Session) -> Shape:
    """A session with the actions promised in it."""
    return {
        **_head(item),
        "status": item.status,
        "on": _day(item.on),
        "at": _time(item.at),
        "minutes": item.minutes,
        "how": item.how,
        "where": item.where,
        "zone": item.zone,
        "notes": item.notes,
        "private_notes": item.private_notes,
        "topics": list(item.topics),
        "takeaways": list(item.takeaways),
        "goals": _refs(item.goals),
        "points": _refs(item.points),
        "actions": [action(promised) for promised in item.actions],
        "cancelled_by": item.cancelled_by,
        "why": item.why,
        "moved": item.moved,
        "moved_by": item.moved_by,
        "snoozed_until": _day(item.snoozed_until),
        **_tail(item),
    }


def goal(item: Goal) -> Shape:
    """A goal with its checkpoints, oldest first."""
    return {
        **_head(item),
        "title": item.title,
        "why": item.why,
        "measure": item.measure,
        "on": _day(item.on),
        "due_on": _day(item.due_on),
        "status": item.status,
        "progress": item.progress,
        "checkpoints": [_checkpoint(reached) for reached in item.checkpoints],
        "closed_on": _day(item.closed_on),
        "idle": item.idle,
        "snoozed_until": _day(item.snoozed_until),
        **_tail(item),
    }


def action(item: Action) -> Shape:
    """An action; `carried` counts the sessions held after it was promised."""
    return {
        **_head(item),
        "text": item.text,
        "owner": item.owner,
        "on": _day(item.on),
        "due_on": _day(item.due_on),
        "status": item.status,
        "done_on": _day(item.done_on),
        "session": _ref(item.session),
        "goal": _ref(item.goal),
        "carried": item.carried,
        "snoozed_until": _day(item.snoozed_until),
        **_tail(item),
    }


def feedback(item: Feedback) -> Shape:
    """Feedback in its parts, with what came of it."""
    return {
        **_head(item),
        "direction": item.direction,
        "tone": item.tone,
        "on": _day(item.on),
        "text": item.text,
        "situation": item.situation,
        "behaviour": item.behaviour,
        "impact": item.impact,
        "follow_up_on": _day(item.follow_up_on),
        "outcome": item.outcome,
        "outcome_note": item.outcome_note,
        "outcome_on": _day(item.outcome_on),
        "snoozed_until": _day(item.snoozed_until),
        **_tail(item),
    }


def milestone(item: Milestone) -> Shape:
    """A milestone, and how it was celebrated."""
    return {
        **_head(item),
        "title": item.title,
        "on": _day(item.on),
        "status": item.status,
        "celebrated_on": _day(item.celebrated_on),
        "how": item.how,
        "goal": _ref(item.goal),
        "snoozed_until": _day(item.snoozed_until),
        **_tail(item),
    }


def point(item: Point) -> Shape:
    """A point of the agenda; `carried` counts the sessions held since it was raised."""
    return {
        **_head(item),
        "text": item.text,
        "status": item.status,
        "on": _day(item.on),
        "closed_on": _day(item.closed_on),
        "session": _ref(item.session),
        "carried": item.carried,
        **_tail(item),
    }


def note(item: Note) -> Shape:
    """A note between sessions."""
    return {**_head(item), "on": _day(item.on), "text": item.text, **_tail(item)}


def checkin(item: Checkin) -> Shape:
    """The answers of a partnership check; a question that was not answered is null."""
    return {
        **_head(item),
        "on": _day(item.on),
        "frequency": item.frequency,
        "challenge": item.challenge,
        "more": item.more,
        "less": item.less,
        **_tail(item),
    }


def rating(item: Rating) -> Shape:
    """How far somebody has come in one skill; `owner` is whose skill it is."""
    return {
        **_head(item),
        "on": _day(item.on),
        "skill": item.skill,
        "score": item.score,
        "owner": item.owner,
        **_tail(item),
    }


def person(item: Person) -> Shape:
    """One row of `people`."""
    bond = item.relationship
    return {
        **_head(bond),
        "name": bond.name,
        "role": bond.role,
        "status": bond.status,
        "focus": bond.focus,
        "cadence": bond.cadence,
        "started_on": _day(bond.started_on),
        "ends_on": _day(bond.ends_on),
        "sessions_held": item.sessions_held,
        "last_session_on": _day(item.last_session_on),
        "next_session_on": _day(item.next_session_on),
        "next_session_at": _time(item.next_session_at),
        "next_session": _ref(item.next_session),
        "unlogged_session": _ref(item.unlogged.ref) if item.unlogged else None,
        "goals_open": item.goals_open,
        "next_goal_due_on": _day(item.next_goal_due_on),
        **_tail(bond),
    }


def people(items: Iterable[Person]) -> list[Shape]:
    """The answer of `people`."""
    return [person(item) for item in items]


def reminder(item: Reminder) -> Shape:
    """One row of `remind`."""
    return {
        "reminder": item.reminder,
        "ref": _ref(item.ref),
        "kind": item.ref.kind,
        "relationship": item.relationship,
        "due_on": _day(item.due_on),
        "at": _time(item.at),
        "days": item.days,
        "text": item.text,
        "owner": item.owner,
        "settle": item.settle,
        "private": item.private,
    }


def remind(items: Iterable[Reminder]) -> list[Shape]:
    """The answer of `remind`."""
    return [reminder(item) for item in items]


def status(item: Status) -> Shape:
    """The answer of `status`."""
    return {"people": people(item.people), "due": remind(item.due), "more": item.more}


def review(item: Review) -> Shape:
    """The answer of `review`."""
    return {
        "relationship": {
            **relationship(item.relationship),
            "phase": {"name": item.phase.name, "reason": item.phase.reason},
            "session_number": item.number,
            "days_since_last": item.days_since,
            "overdue": item.overdue,
            "days_left": item.days_left,
        },
        "last_session": session(item.last_session) if item.last_session else None,
        "next_session": session(item.next_session) if item.next_session else None,
        "unlogged_session": session(item.unlogged) if item.unlogged else None,
        "due_by": _day(item.due_by),
        "actions": {
            "mine": [{**action(owed), "standing": item.standing(owed)} for owed in item.mine],
            "theirs": [{**action(owed), "standing": item.standing(owed)} for owed in item.theirs],
            "done_since": entries(item.kept),
        },
        "goals": [{**goal(each), "missing": list(item.missing(each))} for each in item.goals],
        "agenda": entries(item.agenda),
        "feedback": entries(item.feedback),
        "milestones": entries(item.milestones),
        "notes": entries(item.notes),
        "questions": [{"text": asked.text, "topic": asked.topic} for asked in item.questions],
        "signals": [
            {
                "signal": seen.signal,
                "evidence": [{"ref": _ref(each.ref), "on": _day(each.on)} for each in seen.evidence],
                "question": seen.question,
            }
            for seen in item.signals
        ],
        "partnership_check": _partnership(item.partnership) if item.partnership else None,
        "agreement_check": _agreed(item.agreement) if item.agreement else None,
    }


def _partnership(item: Partnership) -> Shape:
    return {
        "due_on": _day(item.due_on),
        "is_due": item.is_due,
        "reason": item.reason,
        "last": checkin(item.last) if item.last else None,
        "before": checkin(item.before) if item.before else None,
        "questions": list(item.questions),
    }


def _agreed(item: Agreed) -> Shape:
    return {
        "agreed_on": _day(item.agreed_on),
        "look_again_on": _day(item.look_again_on),
        "is_due": item.is_due,
    }


def progress(item: Progress) -> Shape:
    """The answer of `progress` for one relationship."""
    return {
        "relationship": relationship(item.relationship),
        "sessions_held": item.sessions_held,
        "minutes_held": item.minutes_held,
        "sessions_expected": item.expected,
        "cancelled": item.cancelled,
        "missed": item.missed,
        "goals": entries(item.goals),
        "closed_goals": entries(item.closed_goals),
        "months": [_month(counted) for counted in item.months],
    }


def moment(item: Moment) -> Shape:
    """One row of `timeline`; an entry that is closed has two, `status` says which."""
    return {
        "on": _day(item.on),
        "at": _time(item.at),
        "kind": item.ref.kind,
        "ref": _ref(item.ref),
        "relationship": item.relationship,
        "text": item.text,
        "status": item.status,
        "private": item.private,
    }


def timeline(items: Iterable[Moment]) -> list[Shape]:
    """The answer of `timeline`."""
    return [moment(item) for item in items]


def found(item: Found) -> Shape:
    """One row of `search`."""
    return {
        "ref": _ref(item.ref),
        "kind": item.ref.kind,
        "relationship": item.relationship,
        "on": _day(item.on),
        "snippet": item.snippet,
        "private": item.private,
    }


def search(items: Iterable[Found]) -> list[Shape]:
    """The answer of `search`."""
    return [found(item) for item in items]


def command(item: Command) -> Shape:
    """One row of `history`; `at` is an instant in UTC, `touched` counts all entries where `refs` may leave some out."""
    return {
        "number": item.number,
        "at": item.at.isoformat(timespec="seconds"),
        "verb": item.verb,
        "refs": _refs(item.refs),
        "touched": item.touched,
        "status": item.status,
    }


def history(items: Iterable[Command]) -> list[Shape]:
    """The answer of `history`."""
    return [command(item) for item in items]


def _head(item: Entry) -> Shape:
    return {"ref": _ref(item.ref), "uuid": item.uuid, "kind": item.ref.kind, "relationship": item.relationship}


def _tail(item: Entry) -> Shape:
    return {"private": item.private}


def _checkpoint(item: Checkpoint) -> Shape:
    return {"on": _day(item.on), "progress": item.progress, "note": item.note}


def _month(item: Month) -> Shape:
    return {
        "month": f"{item.year:04}-{item.month:02}",
        "held": item.held,
        "cancelled": item.cancelled,
        "missed": item.missed,
        "minutes": item.minutes,
    }


def _day(on: dt.date | None) -> str | None:
    return on.isoformat() if on else None


def _time(at: dt.time | None) -> str | None:
    return at.isoformat("minutes") if at else None


def _ref(ref: Ref | None) -> str | None:
    return str(ref) if ref else None


def _refs(refs: Iterable[Ref]) -> list[str]:
    return [str(ref) for ref in refs]

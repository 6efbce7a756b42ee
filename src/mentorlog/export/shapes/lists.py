"""Convert the results of commands that list or count to JSON-ready data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.shapes.kinds import entries, entry
from mentorlog.export.shapes.values import clock, day, head, ref, refs, tail

if TYPE_CHECKING:
    # only for signatures: a command does not load what it does not show
    from collections.abc import Iterable

    from mentorlog.export.shapes.values import Shape
    from mentorlog.insight.collaboration.both_sides import Benefit
    from mentorlog.insight.due.reminder import Reminder
    from mentorlog.insight.progress import Progress
    from mentorlog.insight.prospects import Fit, Prospect
    from mentorlog.insight.questions.bank import AnyQuestion
    from mentorlog.insight.status import Status
    from mentorlog.model import Command, Found, Moment, Month, Person, Skill


def person(item: Person) -> Shape:
    """A row of `people`."""
    relationship = item.relationship
    return {
        **head(relationship),
        "name": relationship.name,
        "role": relationship.role,
        "status": relationship.status,
        "type": relationship.type,
        "programme": relationship.programme,
        "focus": relationship.focus,
        "cadence": relationship.cadence,
        "started_on": day(relationship.started_on),
        "ends_on": day(relationship.ends_on),
        "sessions_held": item.sessions_held,
        "sessions_agreed": relationship.sessions_agreed,
        "last_session_on": day(item.last_session_on),
        "next_session_on": day(item.next_session_on),
        "next_session_at": clock(item.next_session_at),
        "next_session": ref(item.next_session),
        "unlogged_session": ref(item.unlogged.ref) if item.unlogged else None,
        "goals_open": item.goals_open,
        "next_goal_due_on": day(item.next_goal_due_on),
        **tail(relationship),
    }


def people(items: Iterable[Person]) -> list[Shape]:
    """The JSON of `people`."""
    return [person(item) for item in items]


def reminder(item: Reminder) -> Shape:
    """A row of `remind`."""
    return {
        "reminder": item.reminder,
        "ref": ref(item.ref),
        "kind": item.ref.kind if item.ref else None,
        "relationship": item.relationship,
        "due_on": day(item.due_on),
        "at": clock(item.at),
        "days": item.days,
        "text": item.text,
        "owner": item.owner,
        "settle": item.settle,
        "alternatives": list(item.alternatives),
        "private": item.private,
    }


def remind(items: Iterable[Reminder]) -> list[Shape]:
    """The JSON of `remind`."""
    return [reminder(item) for item in items]


def prospect(item: Prospect) -> Shape:
    """A row of `prospect`."""
    relationship = item.relationship
    return {
        **head(relationship),
        "name": relationship.name,
        "role": relationship.role,
        "as": "mentee" if relationship.role == "mentor" else "mentor",
        "admire": relationship.admire,
        "skills": list(relationship.skills),
        "hope": relationship.hope,
        "offer": relationship.offer,
        "background": relationship.background,
        "found_through": relationship.found_through,
        "goal": ref(relationship.goal),
        "asked_on": day(relationship.asked_on),
        "via": relationship.via,
        "message": relationship.message,
        "follow_up_on": day(relationship.follow_up_on),
        "answer": relationship.answer,
        "answered_on": day(relationship.answered_on),
        "answer_note": relationship.answer_note,
        "waiting_days": item.waiting_days,
        "fits": [_fit(fit) for fit in item.fits],
        **tail(relationship),
    }


def prospects(items: Iterable[Prospect]) -> list[Shape]:
    """The JSON of `prospect`."""
    return [prospect(item) for item in items]


def _fit(item: Fit) -> Shape:
    return {
        "ref": ref(item.ref),
        "kind": item.ref.kind,
        "relationship": item.relationship,
        "text": item.text,
        "score": item.score,
        "private": item.private,
    }


def status(item: Status) -> Shape:
    """The JSON of `status`."""
    rows = [{**person(each), "rhythm": list(rhythm)} for each, rhythm in zip(item.people, item.rhythms, strict=True)]
    return {"people": rows, "due": remind(item.due), "more": item.more}


def progress(item: Progress) -> Shape:
    """The JSON of `progress` for one relationship."""
    return {
        "relationship": entry(item.relationship),
        "sessions_held": item.sessions_held,
        "minutes_held": item.minutes_held,
        "sessions_expected": item.expected,
        "cancelled": item.cancelled,
        "missed": item.missed,
        "goals": entries(item.goals),
        "closed_goals": entries(item.closed_goals),
        "months": [_month(counted) for counted in item.months],
        "skills": [skill(rated) for rated in item.skills],
        "sessions_agreed": item.relationship.sessions_agreed,
        "checkins": entries(item.checkins),
        "benefits": [_benefit(each) for each in item.benefits],
        "topics": [each._asdict() for each in item.topics],
        "topics_never_discussed": list(item.topics_missing),
        "contacts": [
            {"person": each.person, "on": day(each.done_on), "ref": ref(each.ref), "private": each.private}
            for each in item.introductions
        ],
    }


def questions(items: Iterable[AnyQuestion]) -> list[Shape]:
    """The JSON of `questions`."""
    from mentorlog.export.shapes.meeting import question

    return [question(item) for item in items]


def skill(item: Skill) -> Shape:
    """A skill with its first rating and its last three ratings, oldest first."""
    return {
        "skill": item.skill,
        "owner": item.owner,
        "first": entry(item.first),
        "latest": entries(item.latest),
        **({"sources": list(item.sources)} if item.sources else {}),
    }


def _benefit(item: Benefit) -> Shape:
    """What mentoring has helped with, by the answers of one person."""
    return {
        "benefit": item.benefit,
        "owner": item.owner,
        "first": {"score": item.first.score, "on": day(item.first.checkin.on)},
        "last": {"score": item.last.score, "on": day(item.last.checkin.on)},
    }


def moment(item: Moment) -> Shape:
    """A row of `timeline`. A closed entry has two rows; `status` says which it is."""
    return {
        "on": day(item.on),
        "at": clock(item.at),
        "kind": item.ref.kind,
        "ref": ref(item.ref),
        "relationship": item.relationship,
        "text": item.text,
        "status": item.status,
        "private": item.private,
    }


def timeline(items: Iterable[Moment]) -> list[Shape]:
    """The JSON of `timeline`."""
    return [moment(item) for item in items]


def found(item: Found) -> Shape:
    """A row of `search`."""
    return {
        "ref": ref(item.ref),
        "kind": item.ref.kind,
        "relationship": item.relationship,
        "on": day(item.on),
        "snippet": item.snippet,
        "private": item.private,
    }


def search(items: Iterable[Found]) -> list[Shape]:
    """The JSON of `search`."""
    return [found(item) for item in items]


def command(item: Command) -> Shape:
    """A row of `history`; `at` is in UTC. `touched` counts all entries, of which `refs` may omit some."""
    return {
        "number": item.number,
        "at": item.at.isoformat(timespec="seconds"),
        "verb": item.verb,
        "refs": refs(item.refs),
        "touched": item.touched,
        "status": item.status,
    }


def history(items: Iterable[Command]) -> list[Shape]:
    """The JSON of `history`."""
    return [command(item) for item in items]


def _month(item: Month) -> Shape:
    return {
        "month": f"{item.year:04}-{item.month:02}",
        "held": item.held,
        "cancelled": item.cancelled,
        "missed": item.missed,
        "minutes": item.minutes,
    }

"""What commands answer beside entries and the review, as JSON-ready data: lists, counts, lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mentorlog.export.shapes.kinds import entries, entry
from mentorlog.export.shapes.values import Shape, clock, day, head, ref, refs, tail

if TYPE_CHECKING:
    # named in signatures alone: an answer in JSON does not load what it does not show
    from mentorlog.insight.progress import Progress
    from mentorlog.insight.questions import Question
    from mentorlog.insight.reminders import Reminder
    from mentorlog.insight.status import Status
    from mentorlog.model import Command, Found, Moment, Month, Person, Skill


def person(item: Person) -> Shape:
    """One row of `people`."""
    bond = item.relationship
    return {
        **head(bond),
        "name": bond.name,
        "role": bond.role,
        "status": bond.status,
        "focus": bond.focus,
        "cadence": bond.cadence,
        "started_on": day(bond.started_on),
        "ends_on": day(bond.ends_on),
        "sessions_held": item.sessions_held,
        "last_session_on": day(item.last_session_on),
        "next_session_on": day(item.next_session_on),
        "next_session_at": clock(item.next_session_at),
        "next_session": ref(item.next_session),
        "unlogged_session": ref(item.unlogged.ref) if item.unlogged else None,
        "goals_open": item.goals_open,
        "next_goal_due_on": day(item.next_goal_due_on),
        **tail(bond),
    }


def people(items: Iterable[Person]) -> list[Shape]:
    """The answer of `people`."""
    return [person(item) for item in items]


def reminder(item: Reminder) -> Shape:
    """One row of `remind`."""
    return {
        "reminder": item.reminder,
        "ref": ref(item.ref),
        "kind": item.ref.kind,
        "relationship": item.relationship,
        "due_on": day(item.due_on),
        "at": clock(item.at),
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


def progress(item: Progress) -> Shape:
    """The answer of `progress` for one relationship."""
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
        "skills": [_skill(rated) for rated in item.skills],
    }


def questions(items: Iterable[Question]) -> list[Shape]:
    """The answer of `questions`."""
    return [item._asdict() for item in items]


def _skill(item: Skill) -> Shape:
    """A skill with its first rating and its last three, oldest first."""
    return {
        "skill": item.skill,
        "owner": item.owner,
        "first": entry(item.first),
        "latest": entries(item.latest),
    }


def moment(item: Moment) -> Shape:
    """One row of `timeline`; an entry that is closed has two, `status` says which."""
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
    """The answer of `timeline`."""
    return [moment(item) for item in items]


def found(item: Found) -> Shape:
    """One row of `search`."""
    return {
        "ref": ref(item.ref),
        "kind": item.ref.kind,
        "relationship": item.relationship,
        "on": day(item.on),
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
        "refs": refs(item.refs),
        "touched": item.touched,
        "status": item.status,
    }


def history(items: Iterable[Command]) -> list[Shape]:
    """The answer of `history`."""
    return [command(item) for item in items]


def _month(item: Month) -> Shape:
    return {
        "month": f"{item.year:04}-{item.month:02}",
        "held": item.held,
        "cancelled": item.cancelled,
        "missed": item.missed,
        "minutes": item.minutes,
    }

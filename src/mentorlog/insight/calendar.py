"""What of a relationship stands in a calendar: sessions as events, what is to be done by a day as to-dos.

A calendar that took an earlier export is to be put right by a later one. So what was called off goes along, marked as
such, and every item bears what a calendar knows it by: the entry's `uuid`, and a `sequence` that grows as it changes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

from mentorlog.insight.whole import Whole, marked
from mentorlog.model import Ref, Session

USUAL_MINUTES: Final = 60
"""The length of a session for which none was said."""

State = Literal["open", "done", "dropped"]
_STATES: Final[dict[str, State]] = {"open": "open", "done": "done", "achieved": "done", "dropped": "dropped"}


class Event(NamedTuple):
    """A session that is planned, or was and is `cancelled`.

    `at` is the time of day in `zone` (IANA), or wherever one happens to be where `zone` is None; without `at` it takes
    the day. `minutes` is its length, None for a day of which none was said. `agenda` are the points to be raised in it,
    in their order. `reminds` where it is still ahead. `private` where anything in it is.
    """

    uuid: str
    sequence: int
    summary: str
    on: dt.date
    at: dt.time | None = None
    zone: str | None = None
    minutes: int | None = None
    how: str | None = None
    where: str | None = None
    agenda: tuple[str, ...] = ()
    cancelled: bool = False
    reminds: bool = False
    private: bool = False


class Todo(NamedTuple):
    """A goal or an action with a date. `done_on` is the day it was done, where that is known; `measure` a goal's."""

    uuid: str
    sequence: int
    summary: str
    due_on: dt.date
    state: State = "open"
    done_on: dt.date | None = None
    measure: str | None = None
    private: bool = False


class Calendar(NamedTuple):
    """One relationship in a calendar: events by day and time, then goals by number and actions by age."""

    name: str
    events: tuple[Event, ...] = ()
    todos: tuple[Todo, ...] = ()


def calendar(leaving: Whole, *, revisions: Mapping[Ref, int], now: dt.datetime) -> Calendar:
    """One relationship as a calendar; `revisions` counts how often each entry was written.

    The agenda stands in the next session alone, for that is where its points are raised. What had no date is no
    to-do."""
    name = f"Mentoring with {leaving.relationship.name}"
    return Calendar(
        name,
        events=tuple(_events(leaving, name, revisions=revisions, now=now)),
        todos=(*_goals(leaving, revisions), *_actions(leaving, revisions)),
    )


def _events(leaving: Whole, summary: str, *, revisions: Mapping[Ref, int], now: dt.datetime) -> Iterator[Event]:
    ahead = [one for one in leaving.sessions if one.status == "planned" and not one.has_passed(now)]
    following = ahead[0].ref if ahead else None
    agenda = [point for point in leaving.points if point.status == "open"]
    for session in leaving.sessions:
        if session.status in ("planned", "cancelled"):
            raised = agenda if session.ref == following else []
            yield Event(
                session.uuid,
                revisions.get(session.ref, 0),
                summary,
                session.on,
                session.at,
                session.zone,
                minutes=_minutes(session),
                how=session.how,
                where=session.where,
                agenda=tuple(point.text for point in raised),
                cancelled=session.status == "cancelled",
                reminds=session in ahead,
                private=session.private or any(point.private for point in raised),
            )


def _minutes(session: Session) -> int | None:
    return session.minutes or (USUAL_MINUTES if session.at else None)


def _goals(leaving: Whole, revisions: Mapping[Ref, int]) -> Iterator[Todo]:
    for goal in leaving.goals:
        if goal.due_on:
            yield Todo(
                goal.uuid,
                revisions.get(goal.ref, 0),
                f"{goal.title} (goal with {goal.relationship})",
                goal.due_on,
                _STATES[goal.status],
                done_on=goal.closed_on if goal.status == "achieved" else None,
                measure=goal.measure,
                private=goal.private,
            )


def _actions(leaving: Whole, revisions: Mapping[Ref, int]) -> Iterator[Todo]:
    for action in marked(leaving).actions:
        if action.due_on:
            name = action.relationship
            who = f"I promised {name}" if action.owner == "me" else f"{name} promised"
            yield Todo(
                action.uuid,
                revisions.get(action.ref, 0),
                f"{action.text} ({who})",
                action.due_on,
                _STATES[action.status],
                done_on=action.done_on,
                private=action.private,
            )

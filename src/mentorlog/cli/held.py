"""What `log` records, in one transaction: the session, what was promised in it, and when the two meet next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from mentorlog.cli.app import App
from mentorlog.cli.input.checks import promise
from mentorlog.cli.input.dates import read_when
from mentorlog.cli.input.lookup import entries, recording
from mentorlog.cli.input.sessions import checked_manner, minutes_of, plan_next, upcoming
from mentorlog.errors import ConflictError, UsageError
from mentorlog.model import Entry, Goal, Party, Point, Ref, Relationship, Session
from mentorlog.store import Journal

if TYPE_CHECKING:
    from mentorlog.store.writing import Change


class Content(NamedTuple):
    """What is to be logged, as it was typed: on the command line, or as heads of a text."""

    text: str | None = None
    private_notes: str | None = None
    with_: str | None = None
    on: str | None = None
    length: str | None = None
    how: str | None = None
    topics: tuple[str, ...] = ()
    takeaways: tuple[str, ...] = ()
    mine: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    next: str | None = None

    def is_empty(self) -> bool:
        """Whether there is nothing in it but perhaps whom it is about and when it was."""
        return not any(self._replace(with_=None, on=None))


class Logged(NamedTuple):
    """What was logged, as `log_page` takes it."""

    session: Session
    before: Session | None
    goals: tuple[Goal, ...]
    points: tuple[Point, ...]
    upcoming: Session | None
    upcoming_before: Session | None
    nothing_planned: bool


def record(app: App, journal: Journal, content: Content, named: Ref | None, *, private: bool) -> Logged:
    """Record everything in one transaction."""
    goals = [one for one in _all(journal, content.goals, "goal") if isinstance(one, Goal)]
    points = [one for one in _all(journal, content.points, "point") if isinstance(one, Point)]
    target = journal.entry(named) if named else None
    linked: list[Entry] = [*([target] if target else []), *goals, *points]
    relationship = recording(app, journal, content.with_, of=linked[0] if linked else None)
    for one in linked:
        journal.refuse_other_relationship(one.ref, relationship=relationship.ref)
    before = target if isinstance(target, Session) else None
    on, at, before = _when(app, journal, relationship, content.on, before)
    fields = _fields(content, before, goals, on=on, at=at, private=private)
    ahead = read_when(app, content.next, looking="ahead") if content.next else None
    with journal.command("log", now=app.now) as change:
        if before is None:
            number = change.add("session", relationship=relationship.ref, **fields)
        else:
            number = before.ref
            change.set(number, **fields)
        is_private = private or (before is not None and before.private)
        _promise(app, change, relationship, content, number, on=on, goals=goals, private=is_private)
        for point in points:
            change.set(point.ref, status="discussed", closed_on=on, session=number)
        following, following_before = plan_next(app, journal, change, relationship, ahead) if ahead else (None, None)
    session = journal.entry(number)
    assert isinstance(session, Session)  # noqa: S101 - a session's ref names a session
    following = following and journal.entry(following.ref)  # type: ignore[assignment]
    return Logged(
        session=session,
        before=before,
        goals=tuple(goals),
        points=tuple(points),
        upcoming=following,
        upcoming_before=following_before,
        nothing_planned=following is None and upcoming(app, journal, relationship) is None,
    )


def _all(journal: Journal, words: Sequence[str], kind: str) -> Sequence[object]:
    return entries(journal, list(words), kind) if words else ()  # type: ignore[arg-type]


def _when(
    app: App, journal: Journal, relationship: Relationship, said: str | None, target: Session | None
) -> tuple[dt.date, dt.time | None, Session | None]:
    """The day and time that the session is held, and the session it becomes: the named one, else the planned one of
    that day, else the nearest planned one in the week before; None for a new one."""
    when = read_when(app, said, looking="back") if said else None
    if when and when.on > app.today:
        raise UsageError(
            f"{when.on:%a} {when.on} is still ahead; a session is logged when it was held.",
            hint=f"mentorlog plan {when.on} -w {relationship.ref}",
        )
    if target is not None and target.status in ("cancelled", "missed"):
        raise ConflictError(
            f"{target.ref} was {target.status}.", hint=f"mentorlog reopen {target.ref}\nmentorlog log TEXT --on DATE"
        )
    day = when.on if when else app.today
    if target is None:
        at = when.at if when and when.at else app.now.time()
        target = _planned_by(journal, relationship, dt.datetime.combine(day, at))
    if target is None or when is not None:
        return day, (when.at if when else None) or (target.at if target else None), target
    on = target.on if target.status == "held" else min(target.on, app.today)
    return on, target.at if on == target.on else None, target


def _planned_by(journal: Journal, relationship: Relationship, moment: dt.datetime) -> Session | None:
    """The planned session of that day, else the nearest of the week before; of several on a day the last that had
    begun by then."""
    planned = journal.planned(relationship.ref, since=moment.date() - dt.timedelta(days=7), until=moment.date())
    nearest = [one for one in planned if one.on == planned[-1].on]
    begun = [one for one in nearest if one.at is None or dt.datetime.combine(one.on, one.at) <= moment]
    return begun[-1] if begun else nearest[0] if nearest else None


def _fields(
    content: Content, before: Session | None, goals: list[Goal], *, on: dt.date, at: dt.time | None, private: bool
) -> dict[str, object]:
    """The session's fields; what was there before is added to."""
    old = before
    fields: dict[str, object] = {
        "status": "held",
        "on": on,
        "at": at,
        "notes": _added(old.notes if old else None, content.text),
        "private_notes": _added(old.private_notes if old else None, content.private_notes),
        "topics": (*(old.topics if old else ()), *content.topics),
        "takeaways": (*(old.takeaways if old else ()), *content.takeaways),
        "goals": tuple(dict.fromkeys((*(old.goals if old else ()), *(goal.ref for goal in goals)))),
        "private": private or (old.private if old else False),
    }
    if content.length:
        fields["minutes"] = minutes_of(content.length)
    if content.how:
        fields["how"] = checked_manner(content.how)
    return fields


def _added(old: str | None, new: str | None) -> str | None:
    return f"{old}\n\n{new}" if old and new else new or old


def _promise(
    app: App,
    change: Change,
    relationship: Relationship,
    content: Content,
    session: Ref,
    *,
    on: dt.date,
    goals: list[Goal],
    private: bool,
) -> None:
    """Record what was promised in the session; it serves the goal where just one was worked on."""
    goal = goals[0].ref if len(goals) == 1 else None
    promised: list[tuple[Party, str]] = [
        *(("me", one) for one in content.mine),
        *(("them", one) for one in content.theirs),
    ]
    for owner, typed in promised:
        text, due_on = promise(app, typed, by=None, from_day=on)
        change.add(
            "action",
            relationship=relationship.ref,
            text=text,
            owner=owner,
            status="open",
            on=on,
            due_on=due_on,
            session=session,
            goal=goal,
            private=private,
        )

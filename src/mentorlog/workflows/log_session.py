"""Log a session that was held, with its actions, the discussed points, and the next session."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from mentorlog.errors import UsageError
from mentorlog.insight.planned import DAYS_LATE, EARLY, session_to_log
from mentorlog.model import Party, Ref, Relationship, Session
from mentorlog.model.results.sessions import LoggedSession
from mentorlog.named_tuples import NamedTuple
from mentorlog.store import Journal
from mentorlog.store.writing import Change
from mentorlog.workflows.relationships.keep_in_touch import is_contact_left, settle_contact
from mentorlog.workflows.schedule import check_not_called_off, clashes_of, plan_next, read_session, sessions_ahead

if TYPE_CHECKING:
    from mentorlog.dates import When
    from mentorlog.model import Advice, Goal, Point


class HeldSession(NamedTuple):
    """When a session was held, and which session that is."""

    on: dt.date
    """Its day; relative dates of actions are counted from it."""
    at: dt.time | None
    """Its time of day."""
    session: Session | None
    """The planned session that becomes held, or the held session to add to; None for a new one."""


class SessionContent(NamedTuple):
    """What to record about a session. It is added to the content that an existing session has."""

    notes: str | None = None
    """What it was about."""
    private_notes: str | None = None
    """Notes that are never exported."""
    minutes: int | None = None
    """Its length in minutes; None keeps the planned length."""
    how: str | None = None
    """How the two met; None keeps what was planned."""
    where: str | None = None
    """The place or the link; None keeps what was planned."""
    topics: tuple[str, ...] = ()
    """What was talked about."""
    takeaways: tuple[str, ...] = ()
    """What to remember."""
    promises: tuple[tuple[Party, str, dt.date | None], ...] = ()
    """The new actions: who promised what, and the due date."""
    goals: "tuple[Goal, ...]" = ()
    """Goals that were worked on."""
    points: "tuple[Point, ...]" = ()
    """Points that were discussed."""
    advice: tuple[tuple[str, dt.date | None], ...] = ()
    """Advice that the mentor gave, and the day by which to try it."""
    next_at: "When | None" = None
    """The time of the next session; None if it is not planned yet."""
    next_zone: str | None = None
    """The time zone of `next_at`."""
    next_moves: Session | None = None
    """The planned session that is moved to `next_at`, unless one is planned for that day; None plans one more."""


def find_held_session(
    journal: Journal,
    relationship: Relationship,
    *,
    named: Session | None,
    when: "When | None",
    now: dt.datetime,
    is_extra: bool = False,
) -> HeldSession:
    """Find out when the session was held, and which session it is: `named`, else the planned one whose time has come
    (with `when`: on that day), else a new one; if it `is_extra`, always a new one. Without `when`, a planned one was
    held on its planned day.

    Raises UsageError for a time in the future, ConflictError if the named session was cancelled or missed.
    """
    today = now.date()
    if when:
        _refuse_future(when, relationship, now=now)
    if named is not None:
        check_not_called_off(named, hint=f"mentorlog log TEXT --on DATE -w {relationship.ref}")
    session = named
    if named is None and not is_extra:
        session = _session_whose_time_has_come(journal, relationship, when=when, now=now)
    if session is None or when is not None:
        at = when.at if when else None
        return HeldSession(when.on if when else today, at or (session.at if session else None), session)
    on = session.day_held(today)
    # one that is logged long before it begins was not held at its planned time
    keeps_time = on == session.on and session_to_log([session], moment=now) is not None
    return HeldSession(on, session.at if keeps_time else None, session)


def _refuse_future(when: "When", relationship: Relationship, *, now: dt.datetime) -> None:
    """Raise UsageError for a day in the future, or a time today that is more than an hour ahead."""
    at = when.at if when.on == now.date() else None
    if when.on <= now.date() and (at is None or dt.datetime.combine(when.on, at) <= now + EARLY):
        return
    typed = f"{when.on} {at:%H:%M}" if at else f"{when.on}"
    raise UsageError(
        f"{when.on:%a} {typed} is in the future; log a session after it was held.",
        hint=f"mentorlog plan {typed} -w {relationship.ref}",
    )


def _session_whose_time_has_come(
    journal: Journal, relationship: Relationship, *, when: "When | None", now: dt.datetime
) -> Session | None:
    if when is None:
        since, until = now.date() - dt.timedelta(days=DAYS_LATE), (now + EARLY).date()
        return session_to_log(journal.planned(relationship.ref, since=since, until=until), moment=now)
    planned = journal.planned(relationship.ref, since=when.on, until=when.on)
    if when.at is not None:
        return session_to_log(planned, moment=dt.datetime.combine(when.on, when.at), is_typed=True)
    is_today = when.on == now.date()
    return session_to_log(planned, moment=now if is_today else dt.datetime.combine(when.on, dt.time.max))


def log_session(
    journal: Journal,
    relationship: Relationship,
    *,
    held: HeldSession,
    content: SessionContent,
    private: bool,
    now: dt.datetime,
) -> LoggedSession:
    """Record a held session with its actions and discussed points, and the next session, in one transaction.

    Raises UsageError for a session, goal or point of another relationship.
    """
    for entry in (held.session, *content.goals, *content.points):
        if entry is not None:
            journal.refuse_other_relationship(entry.ref, relationship=relationship.ref)
    with journal.command("log", now=now) as change:
        local_zone = journal.local_zone if held.session and held.session.zone else None
        ref = _write_session(change, relationship, held=held, content=content, private=private, local_zone=local_zone)
        is_private = private or (held.session is not None and held.session.private)
        advice = _write_entries(change, relationship, ref, held=held, content=content, private=is_private)
        is_contact = relationship.status == "ended" and (held.session is None or held.session.status != "held")
        settled = (
            settle_contact(journal, change, relationship.ref, held_on=held.on, private=is_private)
            if is_contact
            else None
        )
        next_ref, moved, is_new = None, None, False
        if content.next_at is not None:
            next_ref, moved, is_new = plan_next(
                journal,
                change,
                relationship,
                when=content.next_at,
                zone=content.next_zone,
                moves=content.next_moves,
                private=is_private,
            )
        session = read_session(journal, ref)
        return LoggedSession(
            session=session,
            before=held.session,
            goals=content.goals,
            points=content.points,
            upcoming_before=moved,
            is_upcoming_new=is_new,
            not_logged=None if held.session else _not_logged(journal, relationship, now=now),
            same_day=_held_on_the_same_day(journal, session) if held.session is None else (),
            settled_contact=settled,
            leaves_contact=is_contact and is_contact_left(relationship, held_on=held.on, private=is_private),
            advice=tuple(cast("Advice", journal.entry(each)) for each in advice),
            **_ahead(journal, relationship, next_ref, now=now),
        )


def _ahead(journal: Journal, relationship: Relationship, next_ref: Ref | None, *, now: dt.datetime) -> dict[str, Any]:
    """What the answer says of the sessions ahead: `next_ref`, which --next planned, moved or found, and the others."""
    upcoming = read_session(journal, next_ref) if next_ref else None
    ahead = sessions_ahead(journal, relationship, besides=[next_ref] if next_ref else [], now=now)
    return {
        "upcoming": upcoming,
        "nothing_planned": upcoming is None and not ahead and relationship.status == "active",
        "upcoming_has_passed": upcoming is not None and upcoming.has_passed(now),
        "still_planned": ahead,
        "clashes": clashes_of(journal, upcoming) if upcoming else (),
    }


def _write_session(
    change: Change,
    relationship: Relationship,
    *,
    held: HeldSession,
    content: SessionContent,
    private: bool,
    local_zone: str | None,
) -> Ref:
    old = held.session
    fields: dict[str, object] = {
        "status": "held",
        "on": held.on,
        "at": held.at,
        "notes": _append(old.notes if old else None, content.notes),
        "private_notes": _append(old.private_notes if old else None, content.private_notes),
        "topics": (*(old.topics if old else ()), *content.topics),
        "takeaways": (*(old.takeaways if old else ()), *content.takeaways),
        "goals": tuple(dict.fromkeys((*(old.goals if old else ()), *_refs(content.goals)))),
        "private": private or (old.private if old else False),
    }
    if old and held.at is not None and (old.own_time or held.at != old.at):
        fields["zone"] = local_zone
    if content.minutes is not None:
        fields["minutes"] = content.minutes
    if content.how is not None:
        fields["how"] = content.how
    if content.where is not None:
        fields["where"] = content.where
    if old is None:
        return change.add("session", relationship=relationship.ref, **fields)
    change.set(old.ref, **fields)
    return old.ref


def _append(old: str | None, new: str | None) -> str | None:
    return f"{old}\n\n{new}" if old and new else new or old


def _refs(goals: "Iterable[Goal]") -> Iterable[Ref]:
    return (goal.ref for goal in goals)


def _write_entries(
    change: Change,
    relationship: Relationship,
    session: Ref,
    *,
    held: HeldSession,
    content: SessionContent,
    private: bool,
) -> list[Ref]:
    """Record the actions and the advice of a session, `private` if the session is, and close the points that were
    discussed. Actions serve the goal that was worked on if there is only one. Returns the refs of the advice."""
    goal = _only_goal(content.goals)
    for owner, text, due_on in content.promises:
        change.add(
            "action",
            relationship=relationship.ref,
            text=text,
            owner=owner,
            status="open",
            on=held.on,
            due_on=due_on,
            session=session,
            goal=goal,
            private=private,
        )
    for point in content.points:
        change.set(point.ref, status="discussed", closed_on=held.on, session=session)
    direction = "given" if relationship.role == "mentor" else "received"
    fields = {"relationship": relationship.ref, "direction": direction, "on": held.on, "session": session}
    return [
        change.add("advice", **fields, text=text, try_by=try_by, private=private) for text, try_by in content.advice
    ]


def _only_goal(goals: "tuple[Goal, ...]") -> Ref | None:
    """The goal that was worked on, None if there are several. Private ones count only if all are private: others, who
    see the link, would notice that there was one more."""
    counted = [goal for goal in goals if not goal.private] or goals
    return counted[0].ref if len(counted) == 1 else None


def _not_logged(journal: Journal, relationship: Relationship, *, now: dt.datetime) -> Session | None:
    """The planned session that would have been logged now; None if there is none."""
    return _session_whose_time_has_come(journal, relationship, when=None, now=now)


def _held_on_the_same_day(journal: Journal, session: Session) -> tuple[Session, ...]:
    """The sessions among the latest three held ones that were held on the same day."""
    latest = journal.sessions(relationship=session.relationship_ref, status="held", limit=3)
    return tuple(other for other in latest if other.on == session.on and other.ref != session.ref)

"""Plan, move, cancel and miss sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog import model
from mentorlog.errors import ConflictError
from mentorlog.insight import planned as choose
from mentorlog.model.results.sessions import PlannedSession

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.dates import When
    from mentorlog.model import Party, Ref, Relationship, Session
    from mentorlog.store import Journal
    from mentorlog.store.writing import Change


def plan_session(
    journal: Journal,
    relationship: Relationship,
    *,
    when: When,
    minutes: int | None,
    how: str | None,
    where: str | None,
    zone: str | None,
    private: bool,
    now: dt.datetime,
) -> PlannedSession:
    """Plan a new session; `zone` is the time zone of its time of day."""
    with journal.command("plan", now=now) as change:
        ref = change.add(
            "session",
            relationship=relationship.ref,
            status="planned",
            **_time_fields(when, zone),
            minutes=minutes,
            how=how,
            where=where,
            private=private,
        )
        return _planned(journal, ref, now=now)


def move_session(
    journal: Journal, session: Session, *, when: When, zone: str | None, moved_by: Party | None, now: dt.datetime
) -> PlannedSession:
    """Move a planned session. If `when` has no time of day, the session keeps its own. Raises ConflictError if it is
    not planned."""
    check_planned(session)
    with journal.command("move", now=now) as change:
        if fields := _move_fields(session, when, zone):
            change.set(session.ref, **fields, moved_by=moved_by)
        return _planned(journal, session.ref, now=now)


def cancel_session(
    journal: Journal, session: Session, *, cancelled_by: Party | None, why: str | None, now: dt.datetime
) -> Session:
    """Cancel a planned session. Returns it as it is now. Raises ConflictError if it is not planned."""
    check_planned(session)
    with journal.command("cancel", now=now) as change:
        change.set(session.ref, status="cancelled", cancelled_by=cancelled_by, why=why)
        return read_session(journal, session.ref)


def miss_session(journal: Journal, session: Session, *, missed_by: Party | None, now: dt.datetime) -> Session:
    """Record that a planned session did not take place. Raises ConflictError if it is not planned or is still in the
    future."""
    check_planned(session)
    if session.on > now.date():
        raise ConflictError(
            f"{session.ref} is still ahead, {session.on:%a} {session.on}.", hint=f"mentorlog cancel {session.ref}"
        )
    with journal.command("miss", now=now) as change:
        change.set(session.ref, status="missed", cancelled_by=missed_by)
        return read_session(journal, session.ref)


def check_planned(session: Session) -> None:
    """Raise ConflictError if a session is not planned."""
    if session.status != "planned":
        raise ConflictError(
            f"{session.ref} is not planned: it was {session.status}.", hint=f"mentorlog show {session.ref}"
        )


def plan_next(
    journal: Journal, change: Change, relationship: Relationship, *, when: When, zone: str | None, now: dt.datetime
) -> tuple[Ref, Session | None]:
    """Make `when` the time of the next session: one that is planned for that time is kept, another one is moved, and if
    there is none, a session is planned. Returns its ref, and the session as it was if it was moved."""
    session = _session_to_move(journal, relationship, when, now=now)
    if session is None:
        fields = _time_fields(when, zone)
        return change.add("session", relationship=relationship.ref, status="planned", **fields, private=False), None
    fields = _move_fields(session, when, zone)
    if fields:
        change.set(session.ref, **fields)
    return session.ref, session if fields else None


def _session_to_move(journal: Journal, relationship: Relationship, when: When, *, now: dt.datetime) -> Session | None:
    """The session planned for that day, or else the next one. If the day has passed, a session is being logged late,
    and no future session is moved."""
    same_day = choose.session_at(journal.planned(relationship.ref, since=when.on, until=when.on), when)
    if same_day is not None or when.on < now.date():
        return same_day
    return choose.next_planned(journal.planned(relationship.ref, since=now.date()), now=now)


def _time_fields(when: When, zone: str | None) -> dict[str, object]:
    return {"on": when.on, "at": when.at, "zone": zone if when.at else None}


def _move_fields(session: Session, when: When, zone: str | None) -> dict[str, object]:
    """The fields that move a session to `when`; none if it is there already."""
    if (session.on, session.at) == (when.on, when.at or session.at):
        return {}
    # without a new time of day the session keeps its own
    return (_time_fields(when, zone) if when.at else {"on": when.on}) | {"moved": session.moved + 1}


def _planned(journal: Journal, ref: Ref, *, now: dt.datetime) -> PlannedSession:
    session = read_session(journal, ref)
    return PlannedSession(session, clashes_of(journal, session), session.has_passed(now))


def read_session(journal: Journal, ref: Ref) -> Session:
    """Read the session with a ref."""
    session = journal.entry(ref)
    assert isinstance(session, model.Session)  # noqa: S101 - the ref of a session
    return session


def clashes_of(journal: Journal, session: Session) -> tuple[Session, ...]:
    """Other sessions that are planned for the same time."""
    return choose.clashes(session, journal.planned(None, since=session.on, until=session.on))

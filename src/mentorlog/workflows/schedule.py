"""Plan, move, cancel and miss sessions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mentorlog import model
from mentorlog.errors import ConflictError
from mentorlog.insight import planned as choose
from mentorlog.model.results.sessions import PlannedSession

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.dates import When
    from mentorlog.model import Party, Ref, Relationship, Session
    from mentorlog.store import Journal
    from mentorlog.store.writing import Change


def plan_sessions(
    journal: Journal,
    relationship: Relationship,
    *,
    times: Iterable[tuple[When, str | None]],
    minutes: int | None,
    how: str | None,
    where: str | None,
    private: bool,
    now: dt.datetime,
) -> tuple[PlannedSession, ...]:
    """Plan a new session at each of `times`, which have the time zone of their time of day. The sessions are not linked
    to each other: each can be moved and cancelled alone."""
    with journal.command("plan", now=now) as change:
        refs = [
            change.add(
                "session",
                relationship=relationship.ref,
                status="planned",
                **_time_fields(when, zone),
                minutes=minutes,
                how=how,
                where=where,
                private=private,
            )
            for when, zone in times
        ]
        return tuple(_planned(journal, ref, now=now) for ref in refs)


def move_session(
    journal: Journal, session: Session, *, when: When, zone: str | None, moved_by: Party | None, now: dt.datetime
) -> PlannedSession:
    """Move a planned session. If `when` has no time of day, the session keeps its own. Raises ConflictError if it is
    not planned."""
    check_planned(session)
    with journal.command("move", now=now) as change:
        if fields := _move_fields(session, when, zone, local_zone=journal.local_zone):
            change.set(session.ref, **fields, moved_by=moved_by)
        return _planned(journal, session.ref, now=now)


def cancel_sessions(
    journal: Journal, sessions: Iterable[Session], *, cancelled_by: Party | None, why: str | None, now: dt.datetime
) -> tuple[Session, ...]:
    """Cancel planned sessions in one command. Returns them as they are now. Raises ConflictError if one is not
    planned."""
    sessions = tuple(sessions)
    for session in sessions:
        check_planned(session)
    with journal.command("cancel", now=now) as change:
        for session in sessions:
            local = fields_in_local_time(session, zone=journal.local_zone)
            change.set(session.ref, status="cancelled", cancelled_by=cancelled_by, why=why, **local)
        return tuple(read_session(journal, session.ref) for session in sessions)


def miss_session(
    journal: Journal, session: Session, *, missed_by: Party | None, why: str | None = None, now: dt.datetime
) -> Session:
    """Record that a planned session did not take place. Raises ConflictError if it is not planned or is still in the
    future."""
    check_planned(session)
    if session.on > now.date():
        raise ConflictError(
            f"{session.ref} is still ahead, {session.on:%a} {session.on}.", hint=f"mentorlog cancel {session.ref}"
        )
    with journal.command("miss", now=now) as change:
        local = fields_in_local_time(session, zone=journal.local_zone)
        change.set(session.ref, status="missed", cancelled_by=missed_by, why=why, **local)
        return read_session(journal, session.ref)


def check_planned(session: Session) -> None:
    """Raise ConflictError if a session is not planned."""
    if session.status != "planned":
        raise ConflictError(
            f"{session.ref} is not planned: it was {session.status}.", hint=f"mentorlog show {session.ref}"
        )


def check_not_called_off(session: Session, *, hint: str | None = None) -> None:
    """Raise ConflictError if a session was cancelled or missed, because then it was not held; `hint` is a line to type
    besides `reopen`."""
    if session.status in ("cancelled", "missed"):
        lines = [f"mentorlog reopen {session.ref}", *([hint] if hint else [])]
        raise ConflictError(f"{session.ref} was {session.status}.", hint="\n".join(lines))


def plan_next(
    journal: Journal,
    change: Change,
    relationship: Relationship,
    *,
    when: When,
    zone: str | None,
    moves: Session | None,
    private: bool,
) -> tuple[Ref, Session | None, bool]:
    """Make `when` the time of the next session: one that is planned for that day is kept (and gets the time), else
    `moves` is moved, else a session is planned, which may be `private`. Returns its ref, the session as it was if it
    was moved, and whether it is new."""
    session = _planned_for_day(journal, relationship, when) or moves
    if session is None:
        fields = _time_fields(when, zone) | _length_fields(when)
        ref = change.add("session", relationship=relationship.ref, status="planned", **fields, private=private)
        return ref, None, True
    fields = _move_fields(session, when, zone, local_zone=journal.local_zone)
    if fields:
        change.set(session.ref, **fields)
    return session.ref, session if fields else None, False


def sessions_ahead(
    journal: Journal, relationship: Relationship, *, besides: Iterable[Ref], now: dt.datetime
) -> tuple[Session, ...]:
    """The planned sessions of a relationship whose time has not passed, except `besides`, the earliest first."""
    planned = journal.planned(relationship.ref, since=now.date())
    return tuple(session for session in planned if session.ref not in besides and not session.has_passed(now))


def sessions_to_move(
    journal: Journal, relationship: Relationship, *, when: When, logged: Session | None, now: dt.datetime
) -> tuple[Session, ...]:
    """The planned sessions that `when`, the next session, may replace; `logged` is the one that is being logged. None
    if one is planned for that day, or if the day has passed, because then a session is being logged late."""
    besides = [logged.ref] if logged else []
    if when.on < now.date() or _planned_for_day(journal, relationship, when, besides=besides):
        return ()
    return sessions_ahead(journal, relationship, besides=besides, now=now)


def _planned_for_day(
    journal: Journal, relationship: Relationship, when: When, *, besides: Iterable[Ref] = ()
) -> Session | None:
    planned = journal.planned(relationship.ref, since=when.on, until=when.on)
    return choose.session_at([session for session in planned if session.ref not in besides], when)


def _time_fields(when: When, zone: str | None) -> dict[str, object]:
    return {"on": when.on, "at": when.at, "zone": zone if when.at else None}


def _length_fields(when: When) -> dict[str, object]:
    """The length of a session, if `when` is from one time to another."""
    return {"minutes": when.minutes} if when.minutes else {}


def _move_fields(session: Session, when: When, zone: str | None, *, local_zone: str | None) -> dict[str, object]:
    """The fields that move a session to `when`; none if it is there already."""
    length = _length_fields(when) if when.minutes != session.minutes else {}
    if (session.on, session.at) == (when.on, when.at or session.at):
        return length
    fields = _time_fields(when, zone) if when.at else {"on": own_day(session, when.on, local_zone=local_zone)}
    return fields | {"moved": session.moved + 1} | length


def own_day(session: Session, local_day: dt.date, *, local_zone: str | None) -> dt.date:
    """The day to store for a session that keeps its time of day and its time zone, so that its local day is
    `local_day`."""
    own = session.in_own_zone()
    on = own.on + (local_day - session.on)
    if own.at is None or own.zone is None or local_zone in (None, own.zone):
        return on
    from mentorlog.dates.moments import local_time

    # the clocks of one of the zones may have changed in between
    shown = local_time(on, own.at, zone=own.zone, local=local_zone)
    return on + (local_day - shown.date()) if shown else on


def fields_in_local_time(session: Session, *, zone: str | None) -> dict[str, object]:
    """The fields that store a planned session in the local time `zone`; none if its time is local already. What is no
    longer planned stays on the day that it was on here."""
    return {} if session.own_time is None else {"on": session.on, "at": session.at, "zone": zone}


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
    # a session of the day before can last until this one, and this one into the next day
    days = dt.timedelta(days=1)
    planned = journal.planned(None, since=_days_later(session.on, -days), until=_days_later(session.on, days))
    return choose.clashes(session, planned, zone=journal.local_zone)


def _days_later(day: dt.date, days: dt.timedelta) -> dt.date | None:
    """A day before or after another one; None beyond the calendar."""
    try:
        return day + days
    except OverflowError:
        return None

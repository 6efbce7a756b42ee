"""Find one of several planned sessions, and sessions that clash. All lists are in order of day and time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.model import DEFAULT_SESSION_MINUTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.dates import When
    from mentorlog.model import Session

DAYS_LATE: Final = 7
"""A planned session is logged without naming it for this many days."""
EARLY: Final = dt.timedelta(hours=1)
"""A planned session is logged without naming it from this long before it begins."""


def next_planned(planned: Iterable[Session], *, now: dt.datetime) -> Session | None:
    """The first planned session that has not passed; None if all have."""
    return next((session for session in planned if not session.has_passed(now)), None)


def session_to_change(planned: Sequence[Session], *, now: dt.datetime) -> Session | None:
    """The session to move or cancel if none is named: the next one, or the earliest if all have passed."""
    return next_planned(planned, now=now) or (planned[0] if planned else None)


def session_to_miss(planned: Iterable[Session], *, now: dt.datetime) -> Session | None:
    """The session that was missed if none is named: the latest that has passed; None if none has.

    One of today without a time counts as passed, so that it can be recorded before midnight.
    """
    today = now.date()
    passed = [session for session in planned if session.has_passed(now) or (session.on == today and session.at is None)]
    return passed[-1] if passed else None


def session_to_log(planned: Iterable[Session], *, moment: dt.datetime, is_typed: bool = False) -> Session | None:
    """The planned session whose time has come at `moment`: the latest that has begun or begins within an hour; if the
    moment `is_typed`, the one of these that is nearest to it. One without a time of day begins with its day."""
    come = [session for session in planned if _has_time_come(session, moment)]
    if is_typed:
        return min(come, key=lambda session: abs(_begins(session) - moment), default=None)
    return max(come, key=_begins, default=None)


def _has_time_come(session: Session, moment: dt.datetime) -> bool:
    if session.at is None:
        return session.on <= moment.date()
    return _begins(session) - moment <= EARLY


def _begins(session: Session) -> dt.datetime:
    return dt.datetime.combine(session.on, session.at or dt.time.min)


def session_at(planned: Sequence[Session], when: When) -> Session | None:
    """The session at `when`, of those planned for one day: the one at that time, or else the first."""
    return next((session for session in planned if session.at == when.at), planned[0] if planned else None)


def clashes(session: Session, planned: Iterable[Session], *, zone: str | None = None) -> tuple[Session, ...]:
    """The sessions that take place at the same time as `session`, and those with the same person that are planned for
    the same day and time; `planned` are those of its day and of the days around it, and `zone` is the local time zone,
    whose clocks may change in between."""
    others = [other for other in planned if other.ref != session.ref]
    return tuple(other for other in others if _is_same(session, other) or _overlap(session, other, zone=zone))


def _is_same(session: Session, other: Session) -> bool:
    return (other.relationship_ref, other.on, other.at) == (session.relationship_ref, session.on, session.at)


def _overlap(session: Session, other: Session, *, zone: str | None) -> bool:
    """Whether two sessions with a time of day take place at the same time; one without a length takes an hour."""
    if session.at is None or other.at is None:
        return False
    begins, then = _instant(session, zone=zone), _instant(other, zone=zone)
    first = session if begins <= then else other
    return abs(then - begins) < dt.timedelta(minutes=first.minutes or DEFAULT_SESSION_MINUTES)


def _instant(session: Session, *, zone: str | None) -> dt.datetime:
    """When a session begins: in UTC, or in local time if `zone` is not known."""
    from mentorlog.dates.moments import instant

    own = session.in_own_zone()
    begins, own_zone = _begins(own), own.zone if session.own_time else zone
    return instant(begins, zone=own_zone) if own_zone else begins

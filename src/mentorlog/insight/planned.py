"""Find one of several planned sessions, and sessions that clash. All lists are in order of day and time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.dates import When
    from mentorlog.model import Session

DAYS_LATE: Final = 7
"""A planned session is logged without naming it for this many days."""


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


def session_to_log(planned: Sequence[Session], *, moment: dt.datetime) -> Session | None:
    """The session to log, of those planned up to `moment`: one of the latest day. Of several on that day it is the last
    that had begun, or the first if none had."""
    latest = [session for session in planned if session.on == planned[-1].on]
    begun = [
        session for session in latest if session.at is None or dt.datetime.combine(session.on, session.at) <= moment
    ]
    return begun[-1] if begun else latest[0] if latest else None


def session_at(planned: Sequence[Session], when: When) -> Session | None:
    """The session at `when`, of those planned for one day: the one at that time, or else the first."""
    return next((session for session in planned if session.at == when.at), planned[0] if planned else None)


def clashes(session: Session, planned: Iterable[Session]) -> tuple[Session, ...]:
    """The sessions that take place at the same time as `session`, and those with the same person that are planned for
    the same day and time; `planned` are those of its day."""
    return tuple(
        other
        for other in planned
        if other.ref != session.ref
        and ((other.relationship_ref == session.relationship_ref and other.at == session.at) or session.overlaps(other))
    )

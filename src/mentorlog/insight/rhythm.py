"""The rhythm of a relationship: its cadence, and which planned sessions still lie ahead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from mentorlog.errors import DateError
from mentorlog.model import Relationship, Session

if TYPE_CHECKING:
    from mentorlog.dates import Cadence

GRACE: Final = dt.timedelta(hours=1)
"""How long after its start a session is still the coming one: it is under way, or was just held."""
FIRST_SESSION_DAYS: Final = 7
"""A new relationship is due its first session within a week of its start."""


def cadence_of(relationship: Relationship) -> Cadence | None:
    """How often the two mean to meet; None where they said "none", or in words that are no longer known."""
    # the grammar of dates is loaded by the few readings that need it
    from mentorlog.dates import parse_cadence

    try:
        return parse_cadence(relationship.cadence)
    except DateError:
        return None


def next_due(relationship: Relationship, *, last_on: dt.date | None) -> dt.date | None:
    """When the next session is due: a cadence after the last one, the first within a week of the start; None without a
    cadence."""
    cadence = cadence_of(relationship)
    if cadence is None:
        return None
    return cadence.after(last_on) if last_on else relationship.started_on + dt.timedelta(days=FIRST_SESSION_DAYS)


def quiet_from(relationship: Relationship, *, last_on: dt.date) -> dt.date:
    """The day from which a silence is counted: the last session, or the end of a pause, or when the two took it up
    again."""
    return max(last_on, relationship.paused_until or last_on, relationship.resumed_on or last_on)


def is_overdue(relationship: Relationship, *, last_on: dt.date, today: dt.date) -> bool:
    """Whether more than the cadence and half of it again has passed since the last session, pauses aside; on its day it
    is merely due."""
    cadence = cadence_of(relationship)
    if cadence is None:
        return False
    since = quiet_from(relationship, last_on=last_on)
    due_on = cadence.after(since)
    return today > due_on + (due_on - since) / 2


def is_coming(session: Session, *, now: dt.datetime) -> bool:
    """Whether a planned session lies ahead or began less than an hour ago; without a time, until its day is over."""
    if session.status != "planned":
        return False
    return not session.has_passed(now if session.at is None else now - GRACE)


def coming(sessions: Iterable[Session], *, now: dt.datetime) -> Session | None:
    """The first of the planned sessions that is still to come, or None."""
    ahead = (session for session in sessions if is_coming(session, now=now))
    return min(ahead, key=lambda session: (session.on, session.at or dt.time.min, session.ref.number), default=None)


def expected_sessions(relationship: Relationship, *, since: dt.date, until: dt.date) -> int | None:
    """How many sessions the cadence asks for from `since` (when the two met, or could have) until `until`; None without
    a cadence."""
    cadence = cadence_of(relationship)
    if cadence is None:
        return None
    # months differ in length: from a guess on the average, to the count that the calendar says
    count = max(0, round((until - since).days / cadence.in_days))
    while count and _times(cadence, count).after(since) > until:
        count -= 1
    return count


def _times(cadence: Cadence, count: int) -> Cadence:
    return cadence._replace(months=cadence.months * count, days=cadence.days * count)

"""When two people meet: the cadence of a relationship, the upcoming session, and when the next one is due."""

from __future__ import annotations

import datetime as dt

from mentorlog.errors import DateError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Final

    from mentorlog.dates import Cadence
    from mentorlog.model import Relationship, Session

GRACE: Final = dt.timedelta(hours=1)
"""How long after its start a session still counts as upcoming: it is in progress, or has just ended."""
FIRST_SESSION_DAYS: Final = 7
"""The first session of a relationship is due this many days after its start."""


def cadence_of(relationship: Relationship) -> Cadence | None:
    """How often the two people intend to meet; None for `none`, and if the stored words are no longer recognised."""
    # few functions need the parser of dates, so it is loaded here
    from mentorlog.dates import parse_cadence

    try:
        return parse_cadence(relationship.cadence)
    except DateError:
        return None


def next_due_on(relationship: Relationship, *, last_on: dt.date | None) -> dt.date | None:
    """The day on which the next session is due: one cadence after the last, or a week after the start. None without a
    cadence."""
    cadence = cadence_of(relationship)
    if cadence is None:
        return None
    if last_on:
        return cadence.after(last_on)
    from mentorlog.dates import days_after

    return days_after(relationship.started_on, FIRST_SESSION_DAYS)


def silence_counted_from(relationship: Relationship, *, last_on: dt.date) -> dt.date:
    """The day from which the time without a session is counted: that of the last session, the end of a pause, or when
    the relationship was resumed, whichever is latest."""
    return max(last_on, relationship.paused_until or last_on, relationship.resumed_on or last_on)


def is_overdue(relationship: Relationship, *, last_on: dt.date, today: dt.date) -> bool:
    """Whether the next session is overdue: more than one and a half cadences since the last session, or since a
    pause."""
    cadence = cadence_of(relationship)
    if cadence is None:
        return False
    since = silence_counted_from(relationship, last_on=last_on)
    from mentorlog.dates import days_after

    due_on = cadence.after(since)
    return today > days_after(due_on, (due_on - since).days // 2)


def is_upcoming(session: Session, *, now: dt.datetime) -> bool:
    """Whether a session is planned and starts in the future or started less than an hour ago; without a time, until
    the end of its day. `now` is local time."""
    if session.status != "planned":
        return False
    return not session.has_passed(now if session.at is None else now - GRACE)


def upcoming_session(sessions: Iterable[Session], *, now: dt.datetime) -> Session | None:
    """The first upcoming session, or None."""
    upcoming = (session for session in sessions if is_upcoming(session, now=now))
    return min(upcoming, key=lambda session: (session.on, session.at or dt.time.min, session.ref.number), default=None)


def expected_sessions(relationship: Relationship, *, since: dt.date, until: dt.date) -> int | None:
    """How many sessions the cadence asks for from `since` to `until`; None without a cadence."""
    cadence = cadence_of(relationship)
    if cadence is None:
        return None
    # months differ in length: an estimate from the average, corrected by the calendar
    count = max(0, round((until - since).days / cadence.in_days))
    while count and _multiply(cadence, count).after(since) > until:
        count -= 1
    return count


def _multiply(cadence: Cadence, count: int) -> Cadence:
    return cadence._replace(months=cadence.months * count, days=cadence.days * count)

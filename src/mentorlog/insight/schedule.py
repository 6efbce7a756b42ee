"""When two people meet: the cadence of a relationship, the upcoming session, and when the next one is due."""

from __future__ import annotations

import datetime as dt

from mentorlog.errors import DateError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Final, Literal

    from mentorlog.dates import Cadence
    from mentorlog.model import Meeting, Person, Ref, Relationship, Session

    Result = Literal["held", "not_logged", "missed", "cancelled", "none"]

GRACE: Final = dt.timedelta(hours=1)
"""How long after its start a session still counts as upcoming: it is in progress, or has just ended."""
FIRST_SESSION_DAYS: Final = 7
"""The first session of a relationship is due this many days after its start."""
RHYTHM_MEETINGS: Final = 6
"""The number of expected meetings that show the rhythm of a relationship."""
MOST_MEETINGS: Final = 2 * RHYTHM_MEETINGS
"""The number of last sessions that the rhythm is read from: some are one expected meeting together."""

_RESULTS: Final[dict[str, Result]] = {
    "held": "held",
    "planned": "not_logged",
    "missed": "missed",
    "cancelled": "cancelled",
}
"""The status of a session that was expected as a result; of several, the first one counts."""
_BEST_FIRST: Final = tuple(_RESULTS)


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


def ends_before_next(relationship: Relationship, *, last_on: dt.date | None, today: dt.date) -> bool:
    """Whether the planned end comes before the day on which the cadence asks for the next session; if that day has
    passed, whether less than half a cadence is left, at most a week."""
    ends_on = relationship.ends_on
    if ends_on is None:
        return False
    due_on = next_due_on(relationship, last_on=last_on)
    if due_on is not None and due_on >= today:
        return due_on > ends_on
    cadence = cadence_of(relationship)
    return (ends_on - today).days < min(cadence.in_days / 2 if cadence else 7, 7)


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


def meeting_by(
    relationship: Relationship, *, planned: Sequence[Session], last_on: dt.date | None, now: dt.datetime
) -> dt.date | None:
    """The day of the next session, or else the one on which the cadence asks for it, counted from the last that was
    held (`last_on`) or may have been; None if neither is known. `planned` are the planned sessions, passed or not."""
    if upcoming := upcoming_session(planned, now=now):
        return upcoming.on
    if relationship.status != "active":
        return None
    days = [session.on for session in planned] + ([last_on] if last_on else [])
    due_on = next_due_on(relationship, last_on=max(days, default=None))
    return max(due_on, now.date()) if due_on else None


def meetings_by(people: Iterable[Person], *, planned: Iterable[Session], now: dt.datetime) -> dict[Ref, dt.date]:
    """The days of `meeting_by` for each person, without those of whom it is not known."""
    sessions: dict[Ref, list[Session]] = {}
    for session in planned:
        sessions.setdefault(session.relationship_ref, []).append(session)
    days = {
        (each := person.relationship).ref: meeting_by(
            each, planned=sessions.get(each.ref, []), last_on=person.last_session_on, now=now
        )
        for person in people
    }
    return {ref: day for ref, day in days.items() if day}


def recent_rhythm(relationship: Relationship, meetings: Sequence[Meeting], *, today: dt.date) -> tuple[Result, ...]:
    """What became of the last six expected meetings, oldest first: `held`, `not_logged`, `missed`, `cancelled`, or
    `none`. Empty without a cadence. `meetings` are the last `MOST_MEETINGS`, newest first.

    A session is one expected meeting; those within half a cadence of each other are one together, and the best of them
    counts. So many meetings are expected between two of them, or since the last, as the next one was overdue: see
    `is_overdue`; that is also counted from the start of the relationship, and none in a pause.
    """
    cadence = cadence_of(relationship)
    if cadence is None:
        return ()
    newest_first: list[Result] = []
    until, left = today, list(meetings)
    while left and len(newest_first) < RHYTHM_MEETINGS:
        together = [meeting for meeting in left if (left[0].on - meeting.on).days < cadence.in_days / 2]
        best = min(together, key=lambda meeting: _BEST_FIRST.index(meeting.status))
        newest_first += ["none"] * _overdue_meetings(relationship, cadence, since=best.on, until=until)
        newest_first.append(_RESULTS[best.status])
        until, left = best.on, left[len(together) :]
    if len(meetings) < MOST_MEETINGS and relationship.started_on < until:
        newest_first += ["none"] * _overdue_meetings(relationship, cadence, since=relationship.started_on, until=until)
    return tuple(newest_first[:RHYTHM_MEETINGS][::-1])


def _overdue_meetings(relationship: Relationship, cadence: Cadence, *, since: dt.date, until: dt.date) -> int:
    """How many meetings were due and overdue between two days, at most six."""
    counted_from = silence_counted_from(relationship, last_on=since)
    met_on = since if counted_from > until else counted_from
    if (until - met_on).days <= cadence.in_days:
        return 0
    from mentorlog.dates import days_after

    count = 0
    while count < RHYTHM_MEETINGS:
        due_on = cadence.after(met_on)
        if until <= days_after(due_on, (due_on - met_on).days // 2):
            break
        met_on, count = due_on, count + 1
    return count


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

"""The default relationship of a review."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.cli.app import App
    from mentorlog.model import Person, Relationship, Watch
    from mentorlog.store import Journal


def nearest_relationship(app: App, journal: Journal) -> Relationship | None:
    """The active relationship to review if no name is given: that of the planned session from an hour ago to a day
    ahead, else the most overdue, else the next; None if none is active."""
    active = [person for person in journal.relationships() if person.status == "active"]
    if len(active) < 2:
        return active[0] if active else None
    watch = journal.watch(until=app.today, now=app.now)
    return _soon(app, watch) or _most_overdue(app, watch) or watch.people[0].relationship


def _soon(app: App, watch: Watch) -> Relationship | None:
    from mentorlog.insight.schedule import GRACE

    first, last = app.now - GRACE, app.now + dt.timedelta(days=1)
    coming: list[tuple[dt.datetime, Relationship]] = []
    for person in watch.people:
        for on, at in _planned(person):
            # a session without a time of day counts all day
            moment = dt.datetime.combine(on, at or (dt.time.max if on == app.today else dt.time.min))
            if first <= moment <= last or (at is None and on == app.today):
                coming.append((moment, person.relationship))
    return min(coming, key=lambda pair: pair[0])[1] if coming else None


def _planned(person: Person) -> Iterator[tuple[dt.date, dt.time | None]]:
    if person.next_session_on:
        yield person.next_session_on, person.next_session_at
    if person.unlogged:
        yield person.unlogged.on, person.unlogged.at


def _most_overdue(app: App, watch: Watch) -> Relationship | None:
    from mentorlog.insight.due.reminders import find_reminders

    active = {person.relationship.ref for person in watch.people}
    # a session of a paused or ended relationship may wait to be logged too
    sessions = tuple(session for session in watch.sessions if session.relationship_ref in active)
    due = find_reminders(watch._replace(sessions=sessions), now=app.now, within=0)
    late = [
        reminder for reminder in due if reminder.reminder in ("session_due", "unlogged_session") and reminder.days < 0
    ]
    if not late:
        return None
    worst = min(late, key=lambda reminder: reminder.days)
    return next(
        (person.relationship for person in watch.people if person.relationship.name == worst.relationship), None
    )

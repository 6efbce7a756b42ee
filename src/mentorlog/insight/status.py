"""All active relationships, and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mentorlog.insight.reminders import find_reminders

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.insight.reminders import Reminder
    from mentorlog.model import Person, Watch


DAYS_AHEAD: Final = 7
"""How far ahead reminders are counted: the default of `remind`."""
MOST_REMINDERS: Final = 5


class Status(NamedTuple):
    """All active relationships, and what is due."""

    people: tuple[Person, ...]
    """The active relationships, in the order of the watch."""
    due: tuple[Reminder, ...]
    """The most urgent reminders that are due or overdue, at most five."""
    more: int
    """How many other reminders `mentorlog remind` would show."""


def build_status(watch: Watch, *, now: dt.datetime) -> Status:
    """The status at `now` (local time). The watch must contain the next seven days."""
    all_reminders = find_reminders(watch, now=now, within=DAYS_AHEAD)
    due = tuple(reminder for reminder in all_reminders if reminder.days <= 0)[:MOST_REMINDERS]
    return Status(people=watch.people, due=due, more=len(all_reminders) - len(due))

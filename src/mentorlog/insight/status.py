"""All active relationships, and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.insight.due.reminders import find_reminders, keep_in_touch_reminder, with_short_names
from mentorlog.insight.schedule import recent_rhythm
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from mentorlog.insight.due.reminder import Reminder
    from mentorlog.insight.schedule import Result
    from mentorlog.model import Person, Relationship, Watch


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
    paused: int = 0
    """How many relationships are paused."""
    more_late: int = 0
    """How many of the other reminders are late."""
    rhythms: tuple[tuple[Result, ...], ...] = ()
    """What became of the last six expected meetings with each of the people, in their order: see `recent_rhythm`."""


def build_status(watch: Watch, *, now: dt.datetime) -> Status:
    """The status at `now` (local time). The watch must contain the next seven days, and the last sessions of people."""
    all_reminders = find_reminders(watch, now=now, within=DAYS_AHEAD)
    due = tuple(reminder for reminder in all_reminders if reminder.days <= 0)[:MOST_REMINDERS]
    return Status(
        people=watch.people,
        due=due,
        more=len(all_reminders) - len(due),
        more_late=sum(map(_is_late, all_reminders)) - sum(map(_is_late, due)),
        paused=watch.paused_count,
        rhythms=tuple(recent_rhythm(person.relationship, person.meetings, today=now.date()) for person in watch.people),
    )


def _is_late(reminder: Reminder) -> bool:
    return reminder.is_late and reminder.days < 0


def other_contacts(
    relationships: Sequence[Relationship], *, shown: Iterable[Reminder], today: dt.date
) -> tuple[Reminder, ...]:
    """The days to get in touch again that are not among the `shown` reminders, the nearest first, at most five; none of
    a snoozed relationship."""
    hidden = {reminder.ref for reminder in shown if reminder.reminder == "keep_in_touch"}
    hidden |= {each.ref for each in relationships if each.snoozed_until and each.snoozed_until > today}
    found = [
        keep_in_touch_reminder(relationship, due_on=relationship.keep_in_touch_on, today=today)
        for relationship in relationships
        if relationship.status == "ended" and relationship.keep_in_touch_on and relationship.ref not in hidden
    ]
    nearest = sorted(found, key=lambda reminder: (reminder.due_on, reminder.ref.number if reminder.ref else 0))[
        :MOST_REMINDERS
    ]
    return with_short_names(nearest)

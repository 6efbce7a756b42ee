"""All active relationships, and what is due."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.insight.due.reminders import find_reminders, keep_in_touch_reminder, with_short_names
from mentorlog.insight.schedule import recent_rhythm
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from mentorlog.insight.due.reminder import Reminder
    from mentorlog.insight.schedule import Result
    from mentorlog.model import Person, Ref, Relationship, Watch


DAYS_AHEAD: Final = 7
"""How far ahead reminders are counted: the default of `remind`."""
MOST_REMINDERS: Final = 5
"""The number of reminders that are shown however small the screen is, and in JSON."""


class Status(NamedTuple):
    """All active relationships, and what is due."""

    people: tuple[Person, ...]
    """The active relationships, in the order of the watch."""
    due: tuple[Reminder, ...]
    """The reminders that are due: overdue, of today, or of tomorrow if that person is met by then. If there are more
    than the page has space for, see `most_urgent`."""
    more: int
    """How many other reminders `mentorlog remind` would show."""
    paused: int = 0
    """How many relationships are paused."""
    more_late: int = 0
    """How many of the other reminders are late."""
    rhythms: tuple[tuple[Result, ...], ...] = ()
    """What became of the last six expected meetings with each of the people, in their order: see `recent_rhythm`."""

    def most_urgent(self, most: int | None) -> Status:
        """The status with at most so many reminders, in the same order; the others are counted. What is due today or
        tomorrow has at least half of them, so that it is not hidden behind what has been late for long."""
        if most is None or len(self.due) <= most:
            return self
        past = [reminder for reminder in self.due if reminder.days < 0]
        coming = [reminder for reminder in self.due if reminder.days >= 0]
        coming = coming[: max(most - len(past), (most + 1) // 2)]
        kept = {*map(id, coming), *map(id, past[: most - len(coming)])}
        due = tuple(reminder for reminder in self.due if id(reminder) in kept)
        late = sum(map(_is_late, self.due)) - sum(map(_is_late, due))
        return self._replace(due=due, more=self.more + len(self.due) - len(due), more_late=self.more_late + late)


def build_status(
    watch: Watch, *, now: dt.datetime, most: int | None = MOST_REMINDERS, is_whole: bool = False
) -> Status:
    """The status at `now` (local time), with at most so many reminders (None: all that are due; `is_whole`: also those
    of the coming days). The watch must contain the next seven days, and the last sessions of people."""
    tomorrow = now.date() + dt.timedelta(days=1)
    met = {person.relationship.ref for person in watch.people if _is_met(person, by=tomorrow)}
    all_reminders = find_reminders(watch, now=now, within=DAYS_AHEAD)
    due = tuple(
        reminder for reminder in all_reminders if is_whole or reminder.days <= 0 or _is_before_meeting(reminder, met)
    )
    return Status(
        people=watch.people,
        due=due,
        more=len(all_reminders) - len(due),
        more_late=sum(map(_is_late, all_reminders)) - sum(map(_is_late, due)),
        paused=watch.paused_count,
        rhythms=tuple(recent_rhythm(person.relationship, person.meetings, today=now.date()) for person in watch.people),
    ).most_urgent(most)


def _is_met(person: Person, *, by: dt.date) -> bool:
    return person.next_session_on is not None and person.next_session_on <= by


def _is_before_meeting(reminder: Reminder, met: Collection[Ref]) -> bool:
    """Whether something is due tomorrow with a person who is met by then. The meeting itself is beside the name."""
    return reminder.days == 1 and reminder.relationship_ref in met and reminder.reminder != "session_planned"


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

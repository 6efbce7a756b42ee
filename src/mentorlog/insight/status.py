"""Every active relationship on one line, and what is due."""

from __future__ import annotations

import datetime as dt
from typing import Final, NamedTuple

from mentorlog.insight.reminders import Reminder, reminders
from mentorlog.model import Person, Watch

WITHIN: Final = 7
"""Days ahead that `more` counts, as `remind` does unless told."""
MOST: Final = 5
"""Reminders that stand on the page itself."""


class Status(NamedTuple):
    """The active relationships, in the watch's order; `due` are the most urgent reminders whose day has come (at most
    five), `more` how many others `mentorlog remind` would show."""

    people: tuple[Person, ...]
    due: tuple[Reminder, ...]
    more: int


def status(watch: Watch, *, now: dt.datetime) -> Status:
    """The state of everything active at `now` (local time); the watch reaches a week ahead."""
    everything = reminders(watch, now=now, within=WITHIN)
    due = tuple(reminder for reminder in everything if reminder.days <= 0)[:MOST]
    return Status(people=watch.people, due=due, more=len(everything) - len(due))

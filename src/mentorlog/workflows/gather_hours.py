"""Gather the contact log."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from mentorlog.insight.hours import Hours, anonymous_hours, hours
from mentorlog.store import Journal


class GatheredHours(NamedTuple):
    """The contact log, and what is private about it."""

    hours: Hours
    """The log with its totals."""
    private_included: int
    """The number of private sessions in it."""
    is_private_left_out: bool
    """Whether there are private sessions of these days that are not in it."""


def gather_hours(
    journal: Journal, *, since: dt.date | None, until: dt.date | None, anonymous: bool, include_private: bool
) -> GatheredHours:
    """Gather the sessions held in a span of days (None: open), without names if `anonymous`; without the private ones
    unless asked for, after which the journal is the shareable view of itself."""
    # names of people who are private must not be in a topic either
    everyone = journal.relationships()
    held = 0
    if not include_private:
        held = journal.contacts_count(since=since, until=until)
        journal.hide_private()
    contacts = journal.contacts(since=since, until=until)
    if anonymous:
        people = journal.relationships()
        log = anonymous_hours(contacts, people=people, everybody=everyone, since=since, until=until)
    else:
        log = hours(contacts, since=since, until=until)
    return GatheredHours(
        log,
        private_included=sum(each.private for each in contacts),
        is_private_left_out=not include_private and held > len(contacts),
    )

"""Snooze a reminder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import UsageError
from mentorlog.model.vocabulary import kind_with_article

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Entry
    from mentorlog.store import Journal


def snooze(journal: Journal, entry: Entry, *, until: dt.date, now: dt.datetime) -> Entry:
    """Snooze the reminder of an entry until a day; for a relationship, all its reminders. Returns the entry as it is
    now. Raises UsageError for an entry of a kind without reminders."""
    if "snoozed_until" not in entry._fields:
        raise UsageError(f"{entry.ref} is {kind_with_article(entry.ref.kind)}, which has no reminders.")
    with journal.command("snooze", now=now) as change:
        change.set(entry.ref, snoozed_until=until)
    return journal.entry(entry.ref)

"""Delete entries; undo brings them back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from mentorlog.model import Entry
from mentorlog.store import Journal


def delete_entries(journal: Journal, entries: Iterable[Entry], *, now: dt.datetime) -> None:
    """Delete entries with what belongs to them; a relationship takes all its entries with it."""
    with journal.command("delete", now=now) as change:
        # relationships last: an entry of one can't be deleted after it
        for entry in sorted(entries, key=lambda entry: entry.ref.kind == "relationship"):
            change.remove(entry.ref)

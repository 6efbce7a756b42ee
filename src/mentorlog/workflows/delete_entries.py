"""Delete entries; undo brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.model import Entry
    from mentorlog.store import Journal


def delete_entries(journal: Journal, entries: Iterable[Entry], *, now: dt.datetime) -> None:
    """Delete entries and everything that belongs to them, such as all entries of a relationship."""
    with journal.command("delete", now=now) as change:
        # relationships last, because deleting one also deletes its entries
        for entry in sorted(entries, key=lambda entry: entry.ref.kind == "relationship"):
            change.remove(entry.ref)

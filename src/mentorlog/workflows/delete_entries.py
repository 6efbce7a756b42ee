"""Delete entries; undo brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.model import Entry, Kind, Ref
    from mentorlog.store import Journal


def delete_entries(journal: Journal, entries: Sequence[Entry], *, now: dt.datetime) -> dict[Ref, dict[Kind, int]]:
    """Delete entries and everything that belongs to them, such as all entries of a relationship. Returns how many
    entries of each kind were deleted with each relationship, beside those in `entries`."""
    belonging = {entry.ref: journal.counts(entry.ref) for entry in entries if entry.ref.kind == "relationship"}
    for entry in entries:
        if entry.relationship_ref in belonging and entry.ref not in belonging:
            belonging[entry.relationship_ref][entry.ref.kind] -= 1
    with journal.command("delete", now=now) as change:
        # relationships last, because deleting one also deletes its entries
        for entry in sorted(entries, key=lambda entry: entry.ref.kind == "relationship"):
            change.remove(entry.ref)
    return belonging

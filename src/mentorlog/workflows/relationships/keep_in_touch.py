"""Settle the day to get in touch again with the person of an ended relationship."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Ref, Relationship
    from mentorlog.store import Journal
    from mentorlog.store.writing import Change


def settle_contact(journal: Journal, change: Change, relationship: Ref, *, held_on: dt.date) -> Relationship | None:
    """Clear the day to get in touch again, because a session was held. It must be after the end of the relationship.
    Returns the relationship as it was, or None if there was nothing to clear."""
    before = cast("Relationship", journal.entry(relationship))
    if before.keep_in_touch_on is None or before.ended_on is None or held_on <= before.ended_on:
        return None
    change.set(relationship, keep_in_touch_on=None)
    return before

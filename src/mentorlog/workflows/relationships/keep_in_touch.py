"""Settle the day to get in touch again with the person of an ended relationship."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Ref, Relationship
    from mentorlog.store import Journal
    from mentorlog.store.writing import Change


def settle_contact(
    journal: Journal, change: Change, relationship: Ref, *, held_on: dt.date, private: bool
) -> Relationship | None:
    """Clear the day to get in touch again, because a session was held. It must be after the end of the relationship. A
    `private` session clears nothing: exports have that day, so its absence would tell of the session.
    Returns the relationship as it was, or None if there was nothing to clear."""
    before = cast("Relationship", journal.entry(relationship))
    if not _could_settle(before, held_on=held_on) or (private and not before.private):
        return None
    change.set(relationship, keep_in_touch_on=None)
    return before


def is_contact_left(relationship: Relationship, *, held_on: dt.date, private: bool) -> bool:
    """Whether the day to get in touch again stays, although a session was held, because the session is `private`."""
    return private and not relationship.private and _could_settle(relationship, held_on=held_on)


def _could_settle(before: Relationship, *, held_on: dt.date) -> bool:
    return before.keep_in_touch_on is not None and before.ended_on is not None and held_on > before.ended_on

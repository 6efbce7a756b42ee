"""Record the agreement of a relationship: its text, whether a summary may be sent, who may read it, and the day to
review it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import ConflictError, UsageError
from mentorlog.model import UNSET, Unset

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Entry, Relationship
    from mentorlog.store import Journal


def write_agreement(
    journal: Journal,
    relationship: Relationship,
    *,
    text: str,
    look_again_on: dt.date | Unset | None = UNSET,
    recap: str | Unset | None = UNSET,
    summary_readers: str | Unset | None = UNSET,
    now: dt.datetime,
) -> Entry:
    """Record the agreement, and what is given of the rest (None clears it). If the text is new, it was agreed today.
    Returns the relationship as it is now. Raises UsageError if the text is empty."""
    if not text.strip():
        raise UsageError("The agreement is empty.", hint=f"mentorlog edit {relationship.ref} --clear agreement")
    today = now.date()
    day = relationship.look_again_on if isinstance(look_again_on, Unset) else look_again_on
    is_new = text.strip("\n") != (relationship.agreement or "").strip("\n")
    if is_new and day is not None and day <= today:
        day = None  # a new text was reviewed today
    with journal.command("agreement", now=now) as change:
        if is_new:
            change.set(relationship.ref, agreement=text, agreed_on=today)
        change.set(relationship.ref, look_again_on=day, recap=recap, summary_readers=summary_readers)
        return journal.entry(relationship.ref)


def change_agreement(
    journal: Journal,
    relationship: Relationship,
    *,
    look_again_on: dt.date | Unset | None = UNSET,
    recap: str | Unset | None = UNSET,
    summary_readers: str | Unset | None = UNSET,
    now: dt.datetime,
) -> Entry:
    """Keep the text of the agreement, and change what is given of the rest (None clears it). Returns the relationship
    as it is now. Raises ConflictError for a day to review an agreement that has no text."""
    if not relationship.agreement and not isinstance(look_again_on, Unset) and look_again_on is not None:
        raise ConflictError(
            f"Nothing is agreed with {relationship.name} yet.", hint=f"mentorlog agreement {relationship.ref} --edit"
        )
    with journal.command("agreement", now=now) as change:
        change.set(relationship.ref, look_again_on=look_again_on, recap=recap, summary_readers=summary_readers)
        return journal.entry(relationship.ref)

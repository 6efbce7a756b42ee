"""Resume a relationship that was paused or ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.model import CLOSING, UNSET

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Entry, Relationship
    from mentorlog.store import Journal
    from mentorlog.store.writing import Change


def resume_relationship(journal: Journal, relationship: Relationship, *, now: dt.datetime) -> Entry:
    """Make a relationship active again. Returns it as it is now. The answers of an ended one are moved to a
    private note, so that the next `end` asks for them again.

    Raises ConflictError if another relationship with that name has not ended.
    """
    # after a pause that ended automatically, the relationship was resumed on the day the pause ended
    resumed_on = now.date() if relationship.status != "active" else relationship.paused_until or UNSET
    with journal.command("resume", now=now) as change:
        change.set(relationship.ref, status="active", resumed_on=resumed_on)
        if relationship.status == "ended":
            _keep_closing(change, relationship)
        return journal.entry(relationship.ref)


def _keep_closing(change: Change, relationship: Relationship) -> None:
    """Move the answers of the closing to a private note on the day of the end, and clear the day to get in touch."""
    answers = {field: getattr(relationship, field) for field in CLOSING if getattr(relationship, field) is not None}
    change.set(relationship.ref, keep_in_touch_on=None, **dict.fromkeys(answers))
    if answers:
        lines = ["The closing:", *(f"{field.capitalize()}: {answer}" for field, answer in answers.items())]
        change.add("note", relationship=relationship.ref, on=relationship.ended_on, text="\n".join(lines), private=True)

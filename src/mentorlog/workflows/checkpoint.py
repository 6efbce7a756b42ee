"""Record the progress of a goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import ConflictError

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Entry, Goal
    from mentorlog.store import Journal


def add_checkpoint(
    journal: Journal, goal: Goal, *, progress: int, on: dt.date, note: str | None = None, now: dt.datetime
) -> Entry:
    """Record the progress of a goal (0 to 100) on a day; a second checkpoint on the same day replaces the first, whose
    note stays unless a new one is given. Returns the goal as it is now. Raises ConflictError if it is not open."""
    if goal.status != "open":
        raise ConflictError(f"{goal.ref} was {goal.status}.", hint=f"mentorlog reopen {goal.ref}")
    with journal.command("checkpoint", now=now) as change:
        change.checkpoint(goal.ref, on=on, progress=progress, note=note)
    return journal.entry(goal.ref)

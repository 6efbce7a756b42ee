"""Mark a milestone as celebrated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import ConflictError
from mentorlog.model import UNSET

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Entry, Milestone
    from mentorlog.store import Journal


def celebrate(
    journal: Journal, milestone: Milestone, *, how: str | None, on: dt.date | None, now: dt.datetime
) -> Entry:
    """Mark a milestone as celebrated on a day (default: the day it was celebrated, else today), and how. Returns it as
    it is now. Raises ConflictError if it is not reached yet, or if it has a different `how` already."""
    if milestone.status == "planned":
        raise ConflictError(f"{milestone.ref} is not reached yet.", hint=f"mentorlog done {milestone.ref}")
    if how and milestone.how and how != milestone.how:
        raise ConflictError(
            f"{milestone.ref} already says how it was celebrated: {milestone.how}.",
            hint=f"mentorlog edit {milestone.ref} --how TEXT",
        )
    with journal.command("celebrate", now=now) as change:
        day = on or milestone.celebrated_on or now.date()
        change.set(milestone.ref, celebrated_on=day, how=how or UNSET)
    return journal.entry(milestone.ref)

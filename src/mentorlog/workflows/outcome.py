"""Record the outcome of feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Entry, Ref
    from mentorlog.store import Journal


def record_outcome(
    journal: Journal, feedback: Ref, *, outcome: str, note: str | None = None, on: dt.date, now: dt.datetime
) -> Entry:
    """Record the outcome of feedback (one of OUTCOMES) on a day; it replaces an earlier outcome and its note. Returns
    the feedback as it is now."""
    with journal.command("outcome", now=now) as change:
        change.set(feedback, outcome=outcome, outcome_note=note, outcome_on=on)
    return journal.entry(feedback)

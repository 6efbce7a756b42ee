"""Record the outcome of feedback or advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.model import UNSET

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Entry, Ref
    from mentorlog.store import Journal


def record_outcome(
    journal: Journal, ref: Ref, *, outcome: str, note: str | None = None, on: dt.date, now: dt.datetime
) -> Entry:
    """Record the outcome of feedback or advice (one of OUTCOMES_BY_KIND) on a day. It replaces an earlier outcome and
    its note; the same outcome without a note keeps the earlier note. Returns the entry as it is now."""
    is_same = getattr(journal.entry(ref), "outcome", None) == outcome
    with journal.command("outcome", now=now) as change:
        change.set(ref, outcome=outcome, outcome_note=UNSET if is_same and note is None else note, outcome_on=on)
    return journal.entry(ref)

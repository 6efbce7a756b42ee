"""Pause a relationship."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import ConflictError, UsageError
from mentorlog.workflows.decide import apply_decisions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.model import Entry, Relationship
    from mentorlog.store import Journal
    from mentorlog.workflows.decide import Decision


def pause_relationship(
    journal: Journal,
    relationship: Relationship,
    *,
    until: dt.date | None,
    decisions: Iterable[Decision] = (),
    now: dt.datetime,
) -> Entry:
    """Pause a relationship, until a day if one is given, and apply what was decided about its open entries. Returns it
    as it is now.

    Raises UsageError if the day has passed, ConflictError if the relationship has ended.
    """
    if relationship.status == "ended":
        raise ConflictError(
            f"The relationship with {relationship.name} has ended.", hint=f"mentorlog resume {relationship.ref}"
        )
    if until and until < now.date():
        raise UsageError(
            f"{until:%a} {until} has passed; a pause must end in the future.",
            hint=f"mentorlog pause {relationship.ref} --until DATE",
        )
    with journal.command("pause", now=now) as change:
        change.set(relationship.ref, status="paused", paused_until=until)
        apply_decisions(journal, change, decisions, on=now.date())
        return journal.entry(relationship.ref)

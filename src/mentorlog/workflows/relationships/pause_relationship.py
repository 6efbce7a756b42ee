"""Pause a relationship."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import ConflictError, UsageError
from mentorlog.model.results.relationships import PausedRelationship
from mentorlog.workflows.decide import MOVED, apply_decisions
from mentorlog.workflows.schedule import clashes_of, read_session

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.model import Relationship
    from mentorlog.store import Journal
    from mentorlog.workflows.decide import Decision


def pause_relationship(
    journal: Journal,
    relationship: Relationship,
    *,
    until: dt.date | None,
    decisions: Iterable[Decision] = (),
    now: dt.datetime,
) -> PausedRelationship:
    """Pause a relationship, until a day if one is given, and apply what was decided about its open entries.

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
    decisions = tuple(decisions)
    with journal.command("pause", now=now) as change:
        change.set(relationship.ref, status="paused", paused_until=until)
        apply_decisions(journal, change, decisions, on=now.date())
        moved = [decision.entry.ref for decision in decisions if decision.outcome == MOVED]
        sessions = [read_session(journal, ref) for ref in moved if ref.kind == "session"]
        clashes = dict.fromkeys(clash for session in sessions for clash in clashes_of(journal, session))
        return PausedRelationship(journal.entry(relationship.ref), tuple(clashes))

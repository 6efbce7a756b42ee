"""What `remind` checks, of one relationship."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mentorlog.model import Ref, Watch


def of_relationship(watch: Watch, ref: Ref) -> Watch:
    """The watch with only the entries of one relationship."""
    kept: dict[str, Any] = {
        field: tuple(entry for entry in getattr(watch, field) if entry.relationship_ref == ref)
        for field in watch._fields
        if field not in ("people", "paused_count", "evaluations")
    }
    # an evaluation is of a programme, which has several relationships
    return watch._replace(
        evaluations=(), people=tuple(person for person in watch.people if person.relationship.ref == ref), **kept
    )

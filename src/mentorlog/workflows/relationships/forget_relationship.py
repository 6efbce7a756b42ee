"""Forget a relationship: erase it from the journal and from all that was made of it. This can't be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import ConflictError, MentorlogError
from mentorlog.store.forgetting.forget import forget, prepare_forgetting

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorlog.model import Relationship
    from mentorlog.store import Journal
    from mentorlog.store.forgetting.forget import Forgetting
    from mentorlog.store.forgetting.places import Files


def plan_forgetting(
    files: Files, *, name: str, relationship: Relationship | None, keeps_hours: bool
) -> Forgetting | None:
    """What is erased with a relationship; None if nothing has anything of it. Without a relationship, `name` is that of
    a person who was deleted, and is still in backups. Raises ConflictError if there are no hours to keep."""
    from mentorlog.model.kept_hours import KEPT_HOURS

    if keeps_hours and (relationship is None or relationship.name in KEPT_HOURS.values()):
        what = f"The hours of {name} are kept hours already." if relationship else f"{name} has no sessions any more."
        raise ConflictError(what, hint="the same line without --keep-hours")
    prepared = prepare_forgetting(files, name=name, relationship=relationship)
    plan = prepared.plan
    if not (relationship or prepared.is_in_journal or plan.backups or plan.copies):
        return None
    return prepared


def forget_relationship(
    journal: Journal, prepared: Forgetting, *, typed: str, keeps_hours: bool, start: Callable[[str], None]
) -> None:
    """Erase what was planned, if the name was typed: in full, in any case. The journal is closed. Raises MentorlogError
    if it was not."""
    from mentorlog.names import spelling_key

    if spelling_key(typed) != spelling_key(prepared.plan.name):
        raise MentorlogError(f"The name that was typed is not {prepared.plan.name}. Nothing was changed.")
    journal.close()  # its pages are replaced, and the lock for that is another connection's
    forget(prepared, keeps_hours=keeps_hours, start=start)
    journal.has_written = True

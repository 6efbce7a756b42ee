"""Forget a relationship: erase it from the journal and from all that was made of it. This can't be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog import shell_line
from mentorlog.errors import AmbiguousError, ConflictError, MentorlogError
from mentorlog.quoted_text import quoted
from mentorlog.store.forgetting.forget import forget, prepare_forgetting

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorlog.model import Relationship
    from mentorlog.store import Journal
    from mentorlog.store.forgetting.forget import Forgetting
    from mentorlog.store.forgetting.places import Files


def find_deleted_person(files: Files, typed: str) -> str | None:
    """The full name of the person who is not in the journal any more, but in its record of changes or in backups; None
    if no one there matches what was typed. Raises AmbiguousError if several do, ConflictError for the earlier name of
    someone who is in the journal."""
    from mentorlog import names
    from mentorlog.store.forgetting.deleted_people import find_former_names

    former = find_former_names(files)
    found = names.match(typed, former.deleted, name=str, status=lambda _: "")
    if len(found) == 1:
        return found[0]
    if found:
        lines = "\n".join(shell_line.join(["mentorlog", "forget", name]) for name in sorted(found))
        what = f"{len(found)} people who are not in the journal any more"
        raise AmbiguousError(f"{quoted(typed)} matches {what}; type one of these:", hint=lines)
    for earlier, present in former.renamed:
        if names.spelling_key(earlier) == names.spelling_key(typed):
            raise ConflictError(
                f"{earlier} is now called {present}.", hint=shell_line.join(["mentorlog", "forget", present])
            )
    return None


def plan_forgetting(files: Files, *, name: str, relationship: Relationship | None, keeps_hours: bool) -> Forgetting:
    """What is erased with a relationship. Without one, `name` is that of a person who was deleted, and is still in
    backups. Raises ConflictError if there are no hours to keep."""
    from mentorlog.model.kept_hours import KEPT_HOURS

    if keeps_hours and (relationship is None or relationship.name in KEPT_HOURS.values()):
        what = f"The hours of {name} are kept hours already." if relationship else f"{name} has no sessions any more."
        raise ConflictError(what, hint="the same line without --keep-hours")
    return prepare_forgetting(files, name=name, relationship=relationship)


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

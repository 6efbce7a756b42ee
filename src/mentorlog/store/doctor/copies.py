"""What importing a copy of the journal would come to, in one sentence."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from mentorlog.errors import MentorlogError
from mentorlog.store.damage import UNREADABLE

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.model.results.importing import Imported


def describe_import(copy: Path, *, journal: Path) -> str:
    """How many entries of the copy would come, differ, or were deleted here, as `import` compares them. A copy that
    can't be compared, because one of the files can't be read as a journal or the user must decide who is who, is
    described as such: nothing is claimed about what it has."""
    try:
        imported = _plan(copy, journal=journal)
    except (MentorlogError, OSError, *UNREADABLE):
        imported = None
    if imported is None:
        return "It may have entries or changes that the journal does not have: look at them with the line."
    parts = [
        *_part(imported.came.total, "is missing in the journal", "are missing in the journal"),
        *_part(imported.differ.total, "has other content than here", "have other content than here"),
        *_part(imported.deleted.total, "was deleted here", "were deleted here"),
        *_part(imported.waiting.total, "waits for a change here", "wait for a change here"),
    ]
    if not parts:
        return "All its entries are in the journal, with the same content."
    return f"Of its entries, {', '.join(parts)}: look at them with the line before you delete it."


def _part(count: int, one: str, several: str) -> tuple[str, ...]:
    return (f"{count:,} {one if count == 1 else several}",) if count else ()


def _plan(copy: Path, *, journal: Path) -> Imported | None:
    """What importing the copy would do; None if the user must decide about people of the same name."""
    from mentorlog.store.file.header import connect
    from mentorlog.store.forgetting.skipping import skip_forgotten
    from mentorlog.store.merging.choices import Choices
    from mentorlog.store.merging.merge import prepare_merge
    from mentorlog.store.restoring.source import readable_copy

    with (
        readable_copy(copy, journal=journal, command="import") as readable,
        closing(connect(journal, mode="ro", wait=0)) as connection,
    ):
        skip_forgotten(readable, journal=journal)
        with prepare_merge(connection, readable) as prepared:
            return None if prepared.namesakes() else prepared.plan(Choices(), limit=0)

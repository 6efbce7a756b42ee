"""Find backups that still have someone who was forgotten: their disk may have been away."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

from mentorlog import shell_line
from mentorlog.model import Finding
from mentorlog.store.backups.checking import open_unchanged
from mentorlog.store.damage import UNREADABLE
from mentorlog.store.doctor.words import counted
from mentorlog.store.forgetting.forgotten import forgotten_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mentorlog.store.doctor.places import Places


def check_forgotten(places: Places) -> Iterator[Finding]:
    """A note with the line that erases who was forgotten from the backups, if some have someone."""
    forgotten = forgotten_in([places.journal])
    if not forgotten:
        return
    found = {backup.path: _names_in(backup.path, forgotten) for backup in places.backups}
    names = sorted({name for people in found.values() for name in people})
    if names:
        what = counted(sum(map(bool, found.values())), "backup has", "backups have")
        message = f"{what} someone who was forgotten. To erase that too:"
        yield Finding("forgotten", "note", message, shell_line.join(["mentorlog", "forget", names[0]]))


def _names_in(backup: Path, forgotten: frozenset[str]) -> list[str]:
    """The names of forgotten people in a backup; none if it can't be read, or has no identities."""
    with suppress(OSError, *UNREADABLE), closing(open_unchanged(backup)) as connection:
        people = connection.execute("SELECT name, uuid FROM relationship WHERE id <> 0")
        return [name for name, uuid in people if uuid in forgotten]
    return []

"""Count the entries of a file that another journal does not have, as far as the file can be read."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

from mentorlog.model import KINDS, ME
from mentorlog.store.backups.checking import open_unchanged
from mentorlog.store.damage import UNREADABLE

if TYPE_CHECKING:
    from pathlib import Path


def entries_only_in(file: Path, *, journal: Path) -> int:
    """The number of entries that can be read in `file`, which may be damaged, and that are not in `journal`. Nothing is
    written, and no lock is needed."""
    return sum(len(_entries(file, kind) - _entries(journal, kind)) for kind in KINDS)


def _entries(file: Path, kind: str) -> set[str]:
    """The entries of a kind that can be read, by their uuid; a uuid is never given again."""
    found: set[str] = set()
    # what comes after a damaged page, or the whole file, can't be read
    with suppress(*UNREADABLE), closing(open_unchanged(file)) as connection:
        for (uuid,) in connection.execute(f"SELECT uuid FROM {kind} NOT INDEXED WHERE id <> {ME.number}"):
            found.add(uuid)
    return found

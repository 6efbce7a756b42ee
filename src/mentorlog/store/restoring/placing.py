"""Put a restored file in the place of a journal that is missing or damaged.

The damaged file is kept beside the new one, with the files in which SQLite keeps interrupted writes (`-journal`,
`-wal`): left behind, they would be written into the new file. At each moment the journal's name belongs to the damaged
file or to the complete new one.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from mentorlog.errors import ConflictError, JournalError
from mentorlog.store.damage import is_damage
from mentorlog.store.errors import translate_sqlite_errors
from mentorlog.store.file.files import put_in_place, sync_file, sync_folder
from mentorlog.store.file.header import connect
from mentorlog.store.restoring.side_files import SIDE_FILES, has_side_files
from mentorlog.store.restoring.target import WAIT

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path


def put_file_in_place(draft: Path, journal: Path, *, now: dt.datetime, was_missing: bool = False) -> tuple[Path, ...]:
    """Give the complete file `draft`, which is in the journal's folder, the journal's name. Returns where the damaged
    file and what was beside it are kept; nothing if there was nothing. `now` is in UTC; `was_missing`: there was no
    file.

    Raises BusyError, ConflictError if another process has created a journal meanwhile, JournalError.
    """
    target = journal.resolve()
    try:
        sync_file(draft)
        with _locked(target):
            if was_missing and os.path.lexists(target):
                raise _created_meanwhile(journal)
            kept = _set_aside(target, now=now)
            if os.path.lexists(target):
                draft.replace(target)
            elif not put_in_place(draft, target):
                raise _created_meanwhile(journal)
        with suppress(OSError):  # some file systems can't sync a folder
            sync_folder(target.parent)
    except OSError as error:
        raise JournalError(f"{journal} can't be restored: {error.strerror}.") from error
    return kept


def _created_meanwhile(journal: Path) -> ConflictError:
    return ConflictError(f"Another command has created {journal} meanwhile. Nothing was restored; try again.")


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    """Hold the write lock of a damaged file, if SQLite can lock it without writing to it. Raises BusyError."""
    if not target.exists() or has_side_files(target):
        yield
        return
    with translate_sqlite_errors(str(target)), closing(connect(target, mode="rw", wait=WAIT)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
        yield


def _set_aside(target: Path, *, now: dt.datetime) -> tuple[Path, ...]:
    """Give a damaged journal a second name, and move the files beside it, so that they belong to that name."""
    kept = _free_name(target, now=now)
    paths = []
    if os.path.lexists(target):
        paths.append(kept)
        try:
            os.link(target, kept)
        except OSError:  # the file system does not support hard links
            target.rename(kept)
    for ending in SIDE_FILES:
        with suppress(FileNotFoundError):
            os.rename(f"{target}{ending}", f"{kept}{ending}")  # noqa: PTH104
            paths.append(kept.with_name(f"{kept.name}{ending}"))
    return tuple(paths)


def _free_name(target: Path, *, now: dt.datetime) -> Path:
    """A name beside the journal that no file has: `journal.db.damaged-2026-11-29T081502Z`, with a number if needed."""
    name = f"{target.name}.damaged-{now:%Y-%m-%dT%H%M%SZ}"
    free, number = target.with_name(name), 1
    while any(os.path.lexists(f"{free}{ending}") for ending in ("", *SIDE_FILES)):
        number += 1
        free = target.with_name(f"{name}-{number}")
    return free

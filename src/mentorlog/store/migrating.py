"""Bringing an older journal up to date, in its own file, after a copy of it is put beside it.

The file is never replaced by another one: a process that has it open, or waits for its lock, would go on writing to a
file that no name leads to. A journal of version 5 or later is migrated in place by the schema's steps. One of the
versions 1 to 4 is rebuilt: its content is copied to a new file beside it, and that file's pages are then written over
the journal in a single transaction of SQLite (its backup API). So a process killed at any moment leaves the journal
either as it was or complete, and readers and writers wait for the usual lock and then see the new schema.

The write lock is held from before the copy is made until the end, so that nothing written meanwhile is lost: SQLite
needs the journal's connection outside a transaction to write pages over it, and `locking_mode = EXCLUSIVE` keeps the
lock when the transaction ends.
"""

from __future__ import annotations

import filecmp
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from mentorlog.errors import JournalError
from mentorlog.store import migrations, rebuilding
from mentorlog.store.files import create_private, put_in_place, temporary_name
from mentorlog.store.header import VERSION, connect, uri, version_of
from mentorlog.store.schema import FIRST_VERSION


def migrate(path: str, *, wait: float) -> None:
    """Bring the journal at `path` up to date, if no other process has; `wait` is the seconds to wait for its lock."""
    with closing(connect(path, mode="rw", wait=wait)) as journal:
        if version_of(journal) < FIRST_VERSION:
            # a no-op unless another program chose WAL, with which the lock can't be kept
            journal.execute("PRAGMA journal_mode = DELETE")
        journal.execute("BEGIN IMMEDIATE")
        version = version_of(journal)
        if version < VERSION:
            file = Path(path).resolve()
            _copy(file, version=version)
            if version < FIRST_VERSION:
                _rebuild(journal, file)
            else:
                migrations.apply(journal)
        if journal.in_transaction:
            journal.execute("COMMIT")


def _rebuild(journal: sqlite3.Connection, file: Path) -> None:
    draft = temporary_name(file)
    try:
        create_private(draft)
        with closing(connect(draft, mode="rw", wait=0)) as new:
            with suppress(OSError):  # Windows removes no file that is open
                draft.unlink()  # so that nothing is left of it if the process is killed
            rebuilding.rebuild(new, uri(file, mode="ro"))
            journal.execute("PRAGMA locking_mode = EXCLUSIVE")
            journal.execute("COMMIT")
            _write_over(journal, new)
    except OSError as error:
        raise JournalError(f"{file} can't be upgraded: {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)


def _write_over(journal: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Write the pages of `new` over the journal's, all or none."""
    new.backup(journal, progress=_stop_if_busy)


def _stop_if_busy(status: int, _remaining: int, _total: int) -> None:
    """Give up when a reader kept the file for as long as the journal's connection waits; Python would try for ever."""
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = status
        raise error


def _copy(journal: Path, *, version: int) -> None:
    """Put a copy of the journal beside it: `journal.db.v1.bak`, with a number if that is taken by another content."""
    # the lock that the caller holds keeps writers out, so that the file is the journal
    draft = temporary_name(journal)
    try:
        create_private(draft)
        with closing(connect(journal, mode="ro", wait=0)) as source, closing(connect(draft, mode="rw", wait=0)) as copy:
            source.backup(copy)
        number, name = 1, f"{journal.name}.v{version}.bak"
        while not put_in_place(draft, journal.with_name(name)):
            if filecmp.cmp(draft, journal.with_name(name), shallow=False):
                break  # of an attempt that failed
            number += 1
            name = f"{journal.name}.v{version}-{number}.bak"
    except OSError as error:
        raise JournalError(f"{journal} can't be copied before it is upgraded: {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)

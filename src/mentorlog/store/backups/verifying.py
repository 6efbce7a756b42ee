"""Verify a backup: restore it into a scratch file, compare the two, and compare its checksum with the recorded one."""

from __future__ import annotations

from contextlib import closing
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from mentorlog.errors import JournalError
from mentorlog.store.backups.checking import integrity_problem, open_unchanged, stored_tables
from mentorlog.store.backups.checksums import is_changed
from mentorlog.store.backups.lock import one_at_a_time
from mentorlog.store.backups.making import explain_write_errors
from mentorlog.store.damage import LOCKED, UNREADABLE
from mentorlog.store.encryption.new_files import new_files_like
from mentorlog.store.file.driver import is_locked
from mentorlog.store.file.files import create_private, remove_draft, temporary_name
from mentorlog.store.file.header import APPLICATION_ID, VERSION, connect, version_of
from mentorlog.store.file.page_copy import copy_pages
from mentorlog.store.quoting import quoted

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from mentorlog.model.results.backups import Backup


_CHANGED: Final = "it was changed after it was made: its checksum differs"


def verify(backup: Backup, *, wait: float = 5.0) -> str | None:
    """Restore a backup into a scratch file and compare every row; returns the first problem, None if it is sound. Of
    one that is encrypted with another passphrase only the checksum is compared. The backup is not changed. Raises
    BackupError if the scratch file can't be written, BusyError if another process works in the folder for longer than
    `wait` seconds."""
    if is_locked(backup.path):
        return _CHANGED if is_changed(backup) else LOCKED
    scratch = temporary_name(backup.path)
    folder = backup.path.parent
    with explain_write_errors(folder), one_at_a_time(folder, wait=wait), new_files_like(backup.path):
        try:
            create_private(scratch)
            problem = _problem(backup.path, scratch)
            return problem or (_CHANGED if is_changed(backup) else None)
        finally:
            remove_draft(scratch)


def _problem(backup: Path, scratch: Path) -> str | None:
    try:
        with closing(open_unchanged(backup)) as source:
            if source.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return "it is not a mentorlog journal"
            problem = integrity_problem(source, full_check=True)
            if problem:
                return problem
            with explain_write_errors(scratch.parent), closing(connect(scratch, mode="rw", wait=0)) as copy:
                copy.execute("PRAGMA journal_mode = OFF")
                copy.execute("PRAGMA synchronous = OFF")
                copy_pages(source, copy)
            with closing(open_unchanged(scratch)) as restored:
                return (
                    integrity_problem(restored, full_check=True) or _difference(source, restored) or _unusable(scratch)
                )
    except UNREADABLE as error:
        return str(error)


def _difference(source: sqlite3.Connection, restored: sqlite3.Connection) -> str | None:
    """The first difference of two files in their schema, numbers, rows or sequences; None if there is none."""
    for query in (
        "PRAGMA user_version",
        "PRAGMA application_id",
        "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name",
        # the sequences are a table too
        *(f"SELECT * FROM {quoted(table)}" for table in stored_tables(source)),
    ):
        rows = zip_longest(source.execute(query), restored.execute(query))
        if any(one != other for one, other in rows):
            return f"what is restored from it differs ({query})"
    return None


def _unusable(file: Path) -> str | None:
    """Why mentorlog can't open a restored file of its own schema version; None if it can."""
    from mentorlog.store.journal import Journal

    with closing(open_unchanged(file)) as connection:
        if version_of(connection) != VERSION:  # it would be upgraded, with a copy beside it
            return None
    try:
        with Journal.open(file, access="read") as journal:
            journal.relationships()
            journal.commands(limit=1)
    except JournalError as error:
        return error.message
    return None

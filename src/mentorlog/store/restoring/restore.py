"""Restore the entries of a sound journal from another journal file, as one recorded command."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mentorlog.errors import ConflictError
from mentorlog.store import writing
from mentorlog.store.file.driver import key_of
from mentorlog.store.restoring.applying import apply_differences
from mentorlog.store.restoring.differences import attached, difference_table, find_differences
from mentorlog.store.restoring.summary import summarise

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path


class Restore:
    """A restore that is prepared: what it would change can be shown before it is applied."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("BEGIN")
        try:
            find_differences(connection)
            self.differences = summarise(connection)
            """The entries that differ now."""
            self._data_version = _data_version(connection)
        finally:
            connection.execute("ROLLBACK")
        self.is_saved = False
        """Whether the restore was applied and changed something."""

    def apply(self, *, now: dt.datetime) -> None:
        """Write the differences as one command with the verb `restore`. Raises ConflictError if the journal was changed
        since they were found; JournalError."""
        with writing.command(self._connection, "restore", now=now) as change:
            if _data_version(self._connection) != self._data_version:
                raise ConflictError(
                    "Another command has changed the journal meanwhile. Nothing was restored; try again."
                )
            if find_differences(self._connection):
                self._write()
        self.is_saved = change.is_saved

    def _write(self) -> None:
        try:
            apply_differences(self._connection)
        except sqlite3.IntegrityError as error:  # of a constraint of another program, or a damaged index
            raise ConflictError(
                f"The entries can't be restored, because a constraint refuses one ({error}). Nothing was changed.",
                hint="mentorlog doctor",
            ) from error


@contextmanager
def prepare_restore(connection: sqlite3.Connection, file: Path) -> Iterator[Restore]:
    """Compare a journal with a journal file of the current schema, which no process changes. No lock is held between
    that and `apply`. Raises ConflictError if only the file is encrypted."""
    _refuse_to_decrypt(connection, file)
    with attached(connection, file), difference_table(connection):
        yield Restore(connection)


def _refuse_to_decrypt(connection: sqlite3.Connection, file: Path) -> None:
    """Raise ConflictError if the entries of an encrypted file would be written to a journal that is not encrypted."""
    if isinstance(connection, sqlite3.Connection) and key_of(file):
        raise ConflictError(
            "The file to restore is encrypted, and the journal is not: its entries would be stored unencrypted. "
            "Nothing was changed. Encrypt the journal first:",
            hint="mentorlog encrypt",
        )


def _data_version(connection: sqlite3.Connection) -> int:
    """A number that changes when another connection has changed the journal."""
    return int(connection.execute("PRAGMA main.data_version").fetchone()[0])

"""Open a journal: create a missing one, migrate an older one, and refuse a file that is not a journal."""

from __future__ import annotations

import sqlite3

from mentorlog.errors import JournalError
from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.errors import damaged, replaced, too_new, translate_sqlite_errors
from mentorlog.store.file.driver import key_of, was_replaced
from mentorlog.store.file.header import (
    VERSION,
    connect,
    enable_foreign_keys,
    erase_deleted_content,
    is_journal,
    version_of,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Literal

    Access = Literal["read", "remind", "write"]
    State = Literal["here", "absent", "newer"]
    """The state of an open journal: its file exists; the file does not exist and the journal is empty; its schema is
    newer than this program."""


_WAIT: Final[dict[Access, float]] = {"read": 2.0, "remind": 0.25, "write": 5.0}
"""Seconds to wait for a lock."""


def in_memory() -> sqlite3.Connection:
    """Create an empty journal without a file."""
    from mentorlog.store.file.new_file import make_new_file

    connection = enable_foreign_keys(sqlite3.connect(":memory:", isolation_level=None))
    make_new_file(connection)
    return connection


def open_file(path: str, *, access: Access) -> tuple[sqlite3.Connection, State]:
    """Open the journal at `path`. A missing one is created if it is to be written, and empty and in memory otherwise.

    Raises JournalError for a file that is not a journal or can't be opened, NewerJournalError for writing to a newer
    journal, and BusyError.
    """
    with translate_sqlite_errors(path):
        if not is_journal(path):
            if access != "write":
                return in_memory(), "absent"
            from mentorlog.store.file import making

            making.make(path)
        connection = connect(path, mode="rw", wait=_WAIT[access])
        _encrypt_new_files(connection, like=path)
        try:
            version = version_of(connection)
            if version < 1 and was_replaced(path):  # while this process waited for the lock
                raise replaced(path)
            _check_version(version, path, access=access)
        except BaseException:
            connection.close()
            raise
        if version < VERSION:
            from mentorlog.store.migration import migrating

            connection.close()
            migrating.migrate(path, wait=_WAIT[access])
            connection = connect(path, mode="rw", wait=_WAIT[access])
        if access == "write":
            erase_deleted_content(connection)
    return connection, "newer" if version > VERSION else "here"


def _encrypt_new_files(connection: sqlite3.Connection, *, like: str) -> None:
    """Encrypt the files that this process creates from now on, if the journal that was opened is encrypted."""
    if not isinstance(connection, sqlite3.Connection):
        ring.new_files = key_of(like)


def _check_version(version: int, path: str, *, access: Access) -> None:
    """Raise NewerJournalError or JournalError if a journal of this version can't be opened for `access`."""
    if version > VERSION and access == "write":
        raise too_new(path, version=version)
    if version < 1:
        raise damaged(path, problem="it has no schema")
    if version < VERSION and access == "remind":
        raise JournalError(
            f"The journal {path} was made by an older mentorlog and must be upgraded first.",
            hint="Any other command upgrades it and keeps a copy: mentorlog",
        )

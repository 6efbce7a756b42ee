"""Opening a journal: one that is missing is made, an older one is migrated, and what is not a journal is refused."""

from __future__ import annotations

import sqlite3
from typing import Final, Literal

from mentorlog.errors import JournalError, NewerJournalError
from mentorlog.store.errors import DAMAGED, spoken
from mentorlog.store.header import VERSION, connect, is_journal, ready, version_of

Access = Literal["read", "remind", "write"]

_WAIT: Final[dict[Access, float]] = {"read": 2.0, "remind": 0.25, "write": 5.0}
"""Seconds to wait for a lock."""

State = Literal["here", "absent", "newer"]
"""Of an open journal: its file exists; the file is absent and the journal is an empty one; its schema is newer."""


def in_memory() -> sqlite3.Connection:
    """An empty journal without a file."""
    from mentorlog.store import schema

    connection = ready(sqlite3.connect(":memory:", isolation_level=None))
    connection.execute("BEGIN")
    schema.make(connection)
    connection.execute("COMMIT")
    return connection


def open_file(path: str, *, access: Access) -> tuple[sqlite3.Connection, State]:
    """The journal at `path`. If it is missing it is made to be written to, and is an empty one in memory to read.

    Raises JournalError for what is not a journal or can't be opened, NewerJournalError for writing to a newer one,
    BusyError.
    """
    with spoken(path):
        if not is_journal(path):
            if access != "write":
                return in_memory(), "absent"
            from mentorlog.store import making

            making.make(path)
        connection = connect(path, mode="rw", wait=_WAIT[access])
        try:
            version = version_of(connection)
            _check_version(version, path, access=access)
        except BaseException:
            connection.close()
            raise
        if version < VERSION:
            from mentorlog.store import migrating

            connection.close()
            migrating.migrate(path, wait=_WAIT[access])
            connection = connect(path, mode="rw", wait=_WAIT[access])
    return connection, "newer" if version > VERSION else "here"


def _check_version(version: int, path: str, *, access: Access) -> None:
    """NewerJournalError or JournalError if a journal of this version can't be opened for `access`."""
    if version > VERSION and access == "write":
        raise NewerJournalError(
            f"The journal {path} was made by a newer mentorlog (schema {version}; this version supports {VERSION}).",
            hint="Update mentorlog: pip install -U mentorlog",
        )
    if version < 1:
        raise JournalError(f"The journal {path} is damaged: it has no schema.", hint=DAMAGED)
    if version < VERSION and access == "remind":
        raise JournalError(
            f"The journal {path} was made by an older mentorlog and must be upgraded first.",
            hint="Any other command upgrades it and keeps a copy: mentorlog",
        )

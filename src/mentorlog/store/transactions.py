"""Write transactions."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import closing, contextmanager, suppress

from mentorlog.errors import JournalError, SavedError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from typing import Final
else:
    from mentorlog.store import deferred_sqlite3 as sqlite3

_STATE: Final = "SELECT id, at, status, undone_at FROM command ORDER BY id DESC LIMIT 50"
"""What every command, undo and redo changes."""


@contextmanager
def write_transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Open a transaction that holds the write lock from the beginning; any exception rolls it back.

    Raises SavedError if SQLite reported an error while it saved the transaction, which is saved all the same.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        if connection.in_transaction:
            _commit(connection)
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: sqlite3.Connection) -> None:
    """End the transaction, if an error has not ended it already. If that fails, the next process that opens the file
    rolls back."""
    if connection.in_transaction:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")


def _commit(connection: sqlite3.Connection) -> None:
    after = connection.execute(_STATE).fetchall()
    try:
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_IOERR:
            raise  # nothing was written
        _find_outcome(connection, after, error)


def _find_outcome(connection: sqlite3.Connection, after: list[tuple[object, ...]], error: sqlite3.Error) -> None:
    """Raise the error if the file, opened again, does not have the commands `after` the transaction; else
    SavedError. The disk may have failed after SQLite had already deleted the rollback file, which saves it."""
    path = connection.execute("PRAGMA database_list").fetchone()[2]
    _roll_back(connection)
    from mentorlog.store.file.header import connect

    reported = f"the disk reported an error ({error.sqlite_errorname})"
    try:
        with closing(connect(path, mode="rw", wait=2)) as again:
            is_saved = again.execute(_STATE).fetchall() == after
    except sqlite3.Error:
        if _has_rollback(path):
            raise error from None  # the next command that can write to the disk rolls back
        raise JournalError(
            f"While the journal {path} was saved, {reported}, and it can't be read now. It is not known whether the "
            "change was saved.",
            hint="mentorlog history",
        ) from error
    if not is_saved:
        raise error
    raise SavedError(f"While the journal {path} was saved, {reported}.") from error


def _has_rollback(path: str) -> bool:
    """Whether the rollback file is still there: deleting it is what saves a transaction."""
    try:
        return os.path.getsize(f"{path}-journal") > 0  # noqa: PTH202 - pathlib is not loaded yet
    except OSError:
        return False


def utc_timestamp(now: dt.datetime) -> str:
    """Format a point in time as it is stored: UTC, with milliseconds."""
    return now.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

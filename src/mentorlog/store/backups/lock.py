"""The lock that lets one process at a time work in a folder of backups."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from mentorlog.errors import BackupError, BackupRunningError
from mentorlog.store.file.driver import uri
from mentorlog.store.file.files import create_private

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FILE: Final = ".lock"


@contextmanager
def one_at_a_time(folder: Path, *, wait: float) -> Iterator[None]:
    """Hold the lock of a folder; it ends with the process, however that ends. Raises BackupRunningError if another
    process holds it for longer than `wait` seconds, BackupError if something else is in the lock file, OSError or
    sqlite3.Error if the folder can't be written."""
    file = folder / _FILE
    with suppress(FileExistsError):
        create_private(file)
    # SQLite locks files on every platform, and an exclusive transaction that writes nothing leaves the file empty
    connection = sqlite3.connect(uri(file, mode="rw"), uri=True, timeout=wait, isolation_level=None)
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            raise BackupRunningError(
                f"Another backup is being made in {folder}.", hint="Try again when it is done."
            ) from error
        except sqlite3.DatabaseError as error:
            raise BackupError(f"The lock file {file} can't be used: {error}.", hint="Delete the lock file.") from error
        yield
    finally:
        connection.close()

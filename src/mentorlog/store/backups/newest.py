"""Find the newest backup that is sound."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from mentorlog.store.backups.checking import integrity_problem, open_unchanged
from mentorlog.store.backups.folder import list_backups
from mentorlog.store.header import APPLICATION_ID

if TYPE_CHECKING:
    import os

    from mentorlog.model.results.backups import Backup


def newest_good(folder: str | os.PathLike[str], *, machine: str) -> Backup | None:
    """The newest backup in a folder in which SQLite finds no damage, of any machine; None if there is none. Nothing in
    the folder is changed. Raises OSError if the folder can't be read."""
    return next((backup for backup in list_backups(folder, machine=machine) if is_good(backup)), None)


def is_good(backup: Backup) -> bool:
    """Whether SQLite finds no damage in a backup, and it is a journal."""
    try:
        with closing(open_unchanged(backup.path)) as connection:
            (found,) = connection.execute("PRAGMA application_id").fetchone()
            return found == APPLICATION_ID and integrity_problem(connection, full_check=False) is None
    except sqlite3.DatabaseError:
        return False

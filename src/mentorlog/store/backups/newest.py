"""Find the newest backup that is sound, which can replace a damaged journal."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from mentorlog.store.backups.checking import integrity_problem, open_unchanged
from mentorlog.store.backups.folder import list_backups
from mentorlog.store.header import APPLICATION_ID

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.model.results.backups import Backup


def newest_sound(folder: Path, *, machine: str) -> Backup | None:
    """The newest backup in a folder in which SQLite finds no damage, of any machine; None if there is none, or if the
    folder can't be read. `machine` is the name of this computer. Nothing in the folder is changed."""
    try:
        found = list_backups(folder, machine=machine)
    except OSError:
        return None
    return next((backup for backup in found if is_sound(backup)), None)


def is_sound(backup: Backup) -> bool:
    """Whether a backup is a journal, and SQLite finds no damage in it."""
    try:
        with closing(open_unchanged(backup.path)) as connection:
            (found,) = connection.execute("PRAGMA application_id").fetchone()
            return found == APPLICATION_ID and integrity_problem(connection, full_check=False) is None
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False

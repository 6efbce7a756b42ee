"""Find the newest backup that can replace a damaged journal."""

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
    """The newest backup in a folder in which SQLite finds no damage; None if there is none, or if the folder can't be
    read. `machine` is the name of this computer."""
    try:
        found = list_backups(folder, machine=machine)
    except OSError:
        return None
    return next((backup for backup in found if _is_sound(backup.path)), None)


def _is_sound(path: Path) -> bool:
    try:
        with closing(open_unchanged(path)) as connection:
            is_journal = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            return is_journal and integrity_problem(connection, full_check=False) is None
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False

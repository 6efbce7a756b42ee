"""Find the newest backup that is sound, which can replace a damaged journal."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

from mentorlog.store.backups.checking import integrity_problem, open_unchanged
from mentorlog.store.backups.checksums import is_changed
from mentorlog.store.backups.folder import list_backups
from mentorlog.store.damage import UNREADABLE, is_damage, name_of
from mentorlog.store.file.driver import is_locked
from mentorlog.store.file.header import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mentorlog.model.results.backups import Backup


def newest_sound(*folders: Path, machine: str) -> Backup | None:
    """The newest backup in the folders in which SQLite finds no damage, of any machine; None if there is none, or if no
    folder can be read. `machine` is the name of this computer. Nothing in the folders is changed."""
    found = _newest_first(folders, machine)
    return next((backup for backup in found if problem_of(backup, full_check=False) is None), None)


def newest_locked(*folders: Path, machine: str) -> Backup | None:
    """The newest backup in the folders that is encrypted with a key that is not known; None if there is none."""
    return next((backup for backup in _newest_first(folders, machine) if is_locked(backup.path)), None)


def _newest_first(folders: Iterable[Path], machine: str) -> list[Backup]:
    """The backups in the folders that can be read."""
    found: list[Backup] = []
    for folder in folders:
        with suppress(OSError):
            found += list_backups(folder, machine=machine)
    found.sort(key=lambda backup: (backup.made_at, backup.path.name), reverse=True)
    return found


def problem_of(backup: Backup, *, full_check: bool) -> str | None:
    """The first problem in a backup; None if it is sound: it is a journal, SQLite finds no damage in it, and it has the
    checksum that it had when it was made. Links to missing rows are not a problem, because a restore repairs them."""
    try:
        if is_changed(backup):
            return "its checksum differs"
        with closing(open_unchanged(backup.path)) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return "it is not a journal"
            return integrity_problem(connection, full_check=full_check)
    except UNREADABLE as error:
        return "its content is not that of a journal" if is_damage(error) else name_of(error)
    except OSError as error:
        return str(error.strerror)

"""The backups of the journal of this run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.machine import machine_name
from mentorlog.enumeration import enumerated
from mentorlog.errors import BackupError, LockedBackupError, MentorlogError
from mentorlog.store.backups.folder import folder_of, folders_of, list_backups

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mentorlog.cli.app import App
    from mentorlog.model.results.backups import Backup, BackupContent, Unread


def backup_folder(app: App) -> Path:
    """The folder with the backups of the journal."""
    return folder_of(app.journal_path, app.settings.backup_dir)


def backups_of(app: App) -> tuple[Backup, ...]:
    """All backups, newest first, also those of other machines, and those made beside the journal before the setting
    `backup_dir`. Raises MentorlogError if a folder can't be read."""
    found: list[Backup] = []
    for folder in folders_of(app.journal_path, app.settings.backup_dir):
        try:
            found += list_backups(folder, machine=machine_name())
        except OSError as error:
            from mentorlog.store.file.permission_lines import permission_line

            message = f"The backups in {folder} can't be read: {error.strerror}."
            raise MentorlogError(message, hint=permission_line(folder)) from error
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True))


def listed_folders(app: App, backups: Iterable[Backup]) -> str:
    """The folders that backups are in, in words; without backups, the folder for new ones."""
    return enumerated(dict.fromkeys(backup.path.parent for backup in backups)) or str(backup_folder(app))


def contents_of(backups: Iterable[Backup]) -> list[tuple[Backup, BackupContent | Unread]]:
    """What each of the backups contains, or why that is not known, which a list shows."""
    return [(backup, _content(backup)) for backup in backups]


def _content(backup: Backup) -> BackupContent | Unread:
    from mentorlog.store.backups.content import describe
    from mentorlog.store.encryption.key_ring import ring

    try:
        return describe(backup)
    except LockedBackupError:
        return "other key" if ring.keys else "locked"
    except BackupError:
        return "damaged"

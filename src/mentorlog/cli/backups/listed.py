"""The backups of the journal of this run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.machine import machine_name
from mentorlog.errors import BackupError, MentorlogError
from mentorlog.store.backups.folder import folder_of, list_backups

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.cli.app import App
    from mentorlog.model.results.backups import Backup, BackupContent


def backup_folder(app: App) -> Path:
    """The folder with the backups of the journal."""
    return folder_of(app.journal_path, app.settings.backup_dir)


def backups_of(app: App) -> tuple[Backup, ...]:
    """All backups in the folder, newest first, also those of other machines. Raises MentorlogError if it can't be
    read."""
    folder = backup_folder(app)
    try:
        return list_backups(folder, machine=machine_name())
    except OSError as error:
        from mentorlog.store.permission_lines import permission_line

        message = f"The backups in {folder} can't be read: {error.strerror}."
        raise MentorlogError(message, hint=permission_line(folder)) from error


def content_of(backup: Backup) -> BackupContent | None:
    """What a backup contains; None if the file is damaged, which a list shows."""
    from mentorlog.store.backups.content import describe

    try:
        return describe(backup)
    except BackupError:
        return None

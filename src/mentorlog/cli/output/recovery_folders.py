"""The folders of recovery files: text that could not be saved in the journal, and text in the editor.

Text of an encrypted journal is kept in a folder in memory, so that it is not on the disk. It is kept on the disk if
there is no such folder, and if the user's session may be ending, because the folder in memory ends with it.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.errors import MentorlogError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.model.results.backups import Backup


def folders_for_text(app: App) -> list[Path]:
    """The folders in which a file with text of this run may be written, the best one first."""
    in_memory = _folder_in_memory(app) if not app.is_session_ending and _is_journal_encrypted(app) else None
    return [*([in_memory] if in_memory else []), Path(app.recovery_folder)]


def recovery_folders(app: App) -> tuple[Path, ...]:
    """Every folder in which there may be recovery files: that on the disk, and that in memory if there is one."""
    in_memory = _folder_in_memory(app)
    return (Path(app.recovery_folder), *([in_memory] if in_memory else []))


def is_in_memory(app: App, file: Path) -> bool:
    """Whether a file is in the recovery folder in memory."""
    folder = _folder_in_memory(app)
    return folder is not None and file.is_relative_to(folder)


def warning_about(app: App, file: Path) -> str:
    """What the user must know about a file with text of an encrypted journal; empty for another journal."""
    if not _is_journal_encrypted(app):
        return ""
    if is_in_memory(app, file):
        return "The file is in memory: it is gone when you log out or switch the computer off."
    return "The file is not encrypted. Record its text soon, or delete it."


def _folder_in_memory(app: App) -> Path | None:
    folder = app.runtime_folder
    return Path(folder, "mentorlog", "unsaved") if folder else None


def _is_journal_encrypted(app: App) -> bool:
    """Whether the journal of this run is encrypted; its key is not needed. If its file is missing or empty, whether its
    newest backup is."""
    from mentorlog.store.encryption.unlocking import is_encrypted

    try:
        journal = Path(app.journal_path)
    except MentorlogError:  # the settings do not say which file it is
        return False
    try:
        is_lost = not journal.stat().st_size
    except FileNotFoundError:
        is_lost = True
    except OSError:
        return False
    if not is_lost:
        return is_encrypted(journal)
    newest = _newest_backup(app, journal)
    return newest is not None and is_encrypted(newest)


def _newest_backup(app: App, journal: Path) -> Path | None:
    """The newest backup of a journal; None if there is none, or if its folder can't be read."""
    from mentorlog.cli.machine import machine_name
    from mentorlog.store.backups.folder import folders_of, list_backups

    backups: list[Backup] = []
    for folder in folders_of(journal, app.settings.backup_dir):
        with suppress(OSError):
            backups += list_backups(folder, machine=machine_name())
    return max(backups, key=lambda backup: backup.made_at).path if backups else None

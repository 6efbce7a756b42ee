"""Complete the error of a damaged journal: the entry that is damaged, and the newest good backup with the line that
restores it, or what to do without one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog import shell_line
from mentorlog.cli.machine import machine_name
from mentorlog.store.backups import folder_of
from mentorlog.store.backups.soundness import newest_sound

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.errors import DamagedError
    from mentorlog.model.results.backups import Backup


def complete_damage(app: App, error: DamagedError) -> None:
    """Add to the error the entry that is damaged, if one can be named, and the lines that help."""
    found = None if error.names_entry else app.find_damage()
    if found is not None:
        error.message = found.message
    beside = f"{error.path}-journal"
    if Path(beside).exists():
        error.message += f" Beside it is {beside}, which may be the rollback file of another file."
    backup = newest_sound(folder_of(error.path, app.settings.backup_dir), machine=machine_name())
    if backup is not None:
        _name_backup(error, backup)
    elif error.is_journal:
        _name_recovery(error)


def _name_backup(error: DamagedError, backup: Backup) -> None:
    made_at = f"{backup.made_at:%Y-%m-%d %H:%M}"
    error.message += f" The newest good backup was made at {made_at} UTC; to restore it, or to see all of them:"
    lines = [shell_line.join(["mentorlog", "restore", str(backup.path)]), "mentorlog restore"]
    error.hint = "\n".join([*lines, *([error.hint] if error.hint and error.is_journal else [])])


def _name_recovery(error: DamagedError) -> None:
    """Add the lines that recover what can be read, with the shell of SQLite."""
    error.message += " There is no good backup of it. To recover what can be read:"
    file, recovered = shell_line.quote(error.path), shell_line.quote(f"{error.path}.recovered")
    lines = [f"sqlite3 {file} .recover | sqlite3 {recovered}", f"mentorlog restore {recovered}"]
    error.hint = "\n".join([*lines, *([error.hint] if error.hint else [])])

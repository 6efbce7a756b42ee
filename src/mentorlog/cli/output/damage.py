"""Complete the error of a damaged journal: the entry that is damaged, and the newest good backup with the line that
restores it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog import shell_line
from mentorlog.errors import MentorlogError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.errors import DamagedError


def complete_damage(app: App, error: DamagedError) -> None:
    """Add to the error the entry that is damaged, if one can be named, and what to do."""
    found = None if error.names_entry else app.find_damage()
    if found is not None:
        error.message = found.message
    beside = f"{error.path}-journal"
    if Path(beside).exists():
        error.message += f" Beside it is {beside}, which may be the rollback file of another file."
    backup = _newest_good(app)
    if backup is not None:
        error.hint = "\n".join(filter(None, [f"mentorlog restore {shell_line.quote(backup)}", error.hint]))


def _newest_good(app: App) -> str | None:
    """The name of the file of the newest backup that is sound."""
    from mentorlog.cli.backups.listed import backups_of
    from mentorlog.store.backups.newest import is_good

    try:
        return next((backup.path.name for backup in backups_of(app) if is_good(backup)), None)
    except MentorlogError:  # the error that is shown is the damage
        return None

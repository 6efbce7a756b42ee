"""A journal that is missing although there are backups of it: it was deleted, or moved away."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mentorlog import shell_line
from mentorlog.cli.machine import machine_name
from mentorlog.errors import JournalError
from mentorlog.store.backups.folder import folder_of, list_backups

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.model.results.backups import Backup


def lost_journal(journal: str, *, backup_dir: str | None) -> JournalError | None:
    """The error with the line that restores the newest backup, and the one with which a new journal can begin; None if
    the journal exists, or if there are no backups of it."""
    try:
        os.lstat(journal)
    except FileNotFoundError:
        pass
    except OSError:  # whether it is missing can't be known; opening it reports why
        return None
    else:
        return None
    folder = folder_of(journal, backup_dir)
    missing = f"The journal {os.path.abspath(journal)} is missing"  # noqa: PTH100 - as it was named
    move = _moving_line(folder)
    try:
        backups = list_backups(folder, machine=machine_name())
    except OSError as error:
        return JournalError(
            f"{missing}, and the folder of its backups, {folder}, can't be read: {error.strerror}. "
            "No new journal was created. See what is there, or move the folder to begin a new journal:",
            hint=f"{shell_line.join(['ls', '-l', str(folder)])}\n{move}",
        )
    if not backups:
        return None
    return JournalError(
        f"{missing}, but there {_counted(backups)} of it. No new journal was created. To restore the newest, "
        f"from {backups[0].made_at:%Y-%m-%d %H:%M} UTC; or to begin a new journal, move the backups away first:",
        hint=f"{shell_line.join(['mentorlog', 'restore', backups[0].path.name])}\n{move}",
    )


def _counted(backups: tuple[Backup, ...]) -> str:
    return "is 1 backup" if len(backups) == 1 else f"are {len(backups)} backups"


def _moving_line(folder: Path) -> str:
    """The line that moves the folder to a name that is free."""
    free, number = f"{folder}.old", 1
    while os.path.lexists(free):
        number += 1
        free = f"{folder}.old-{number}"
    return shell_line.join(["mv", str(folder), free])

"""What is done once a day: make a backup, and delete old ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.store.backups.folder import list_backups
from mentorlog.store.backups.making import explain_write_errors, make_backup
from mentorlog.store.backups.pruning import prune

if TYPE_CHECKING:
    import datetime as dt
    import os

    from mentorlog.model.results.backups import Backup


def back_up_and_prune(
    journal: str | os.PathLike[str],
    folder: str | os.PathLike[str],
    *,
    now: dt.datetime,
    machine: str,
    wait: float,
    is_daily: bool,
    may_delete: bool,
) -> Backup:
    """Make a backup, the first of a week with SQLite's full integrity check. With `may_delete`, delete old backups of
    this machine. With `is_daily`, one that was made today will do. `now` has the local time zone. Raises as
    `make_backup` does."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) if is_daily else None
    with explain_write_errors(Path(folder)):
        is_first_of_week = not any(
            backup.is_own_machine and backup.made_at.astimezone(now.tzinfo).isocalendar()[:2] == now.isocalendar()[:2]
            for backup in list_backups(folder, machine=machine)
        )
        backup = make_backup(
            journal, folder, now=now, machine=machine, full_check=is_first_of_week, wait=wait, since=midnight
        )
        if may_delete:
            prune(folder, now=now, machine=machine)
    return backup

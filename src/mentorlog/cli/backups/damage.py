"""Complete the error of a damaged journal: the entry that is damaged, and the newest good backup with the line that
restores it, or what to do without one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.cli.encryption.journal_key import ask_no_more
from mentorlog.cli.machine import machine_name
from mentorlog.enumeration import enumerated
from mentorlog.errors import UNCHANGED
from mentorlog.store.backups.folder import folders_of
from mentorlog.store.backups.soundness import newest_locked, newest_sound
from mentorlog.store.doctor.salt import repairable_salt
from mentorlog.store.doctor.words import REPAIR
from mentorlog.store.file.read_errors import has_read_error

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.errors import DamagedError
    from mentorlog.model.results.backups import Backup


def complete_damage(app: App, error: DamagedError) -> None:
    """Add to the error the entry that is damaged, if one can be named, and the lines that help."""
    ask_no_more(app)
    if Path(error.path).exists() and has_read_error(error.path):
        error.message = f"The journal {error.path} can't be read: the disk reports an error. {UNCHANGED}"
        error.hint = None
        return
    found = None if error.names_entry else app.find_damage()
    if found is not None:
        error.message = found.message
    if error.is_journal and _name_repair(app, error):
        return
    if not error.is_journal and repairable_salt(Path(error.path)):
        error.message = f"The beginning of the journal {error.path} is damaged, but every entry is sound. To repair it:"
        error.hint = REPAIR
        return
    beside = f"{error.path}-journal"
    if Path(beside).exists():
        error.message += f" Beside it is {beside}, which may be the rollback file of another file."
    folders = folders_of(error.path, app.settings.backup_dir)
    backup = newest_sound(*folders, machine=machine_name())
    if backup is not None:
        _name_backup(error, backup)
    elif error.is_journal:
        _name_recovery(error)
    else:
        locked = newest_locked(*folders, machine=machine_name())
        if locked is not None:
            _name_backup(error, locked, kind="encrypted")


_DERIVED: Final = {
    "search": "the search index",
    "counts": "the counts",
    "indexes": "the indexes",
    "schema": "the views and triggers",
}
"""What the checks of `doctor` can rebuild."""


def _name_repair(app: App, error: DamagedError) -> bool:
    """Add the line that rebuilds what is damaged, if that is not in an entry; False if it is: a backup replaces more
    than that."""
    from mentorlog.cli.input.journal_places import journal_places
    from mentorlog.store.doctor import find_rebuildable

    places = journal_places(app)
    checks = find_rebuildable(places[0]) if places else ()
    if not checks:
        return False
    what = enumerated(_DERIVED.get(check, check) for check in checks)
    error.message = f"The journal {error.path} is damaged, but every entry is sound. To rebuild {what}:"
    error.hint = REPAIR
    return True


def _name_backup(error: DamagedError, backup: Backup, *, kind: str = "good") -> None:
    made_at = f"{backup.made_at:%Y-%m-%d %H:%M}"
    error.message += (
        f" The newest {kind} backup was made at {made_at} UTC, and what was recorded later is not in it. "
        "To restore it, or to see all of them:"
    )
    lines = [shell_line.join(["mentorlog", "restore", str(backup.path)]), "mentorlog restore"]
    error.hint = "\n".join([*lines, *([error.hint] if error.hint and error.is_journal else [])])


def _name_recovery(error: DamagedError) -> None:
    """Add the lines that recover what can be read, with the shell of SQLite."""
    from mentorlog.store.damage import dump_line

    error.message += " There is no good backup of it. To recover what can be read:"
    recovered = f"{error.path}.recovered"
    lines = [dump_line(error.path, recovered), shell_line.join(["mentorlog", "restore", recovered])]
    error.hint = "\n".join([*lines, *([error.hint] if error.hint else [])])

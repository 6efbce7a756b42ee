"""The folder of a journal's backups, and the names of the files in it."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Final

from mentorlog.model.results.backups import Backup

_TIME: Final = "%Y-%m-%dT%H%M%SZ"
_TIME_LENGTH: Final = len("2026-11-29T071502Z")
_ENDING: Final = ".db"


def folder_of(journal: str | os.PathLike[str], backup_dir: str | None) -> Path:
    """The folder for the backups of a journal: `journal.db.backups` beside it; in `backup_dir` (an absolute path, or
    one that begins with `~`) a folder named after the journal and its path. A symbolic link is followed to the journal,
    so that each of its names leads to the same folder."""
    file = Path(journal).resolve()
    if backup_dir is None:
        return file.with_name(f"{file.name}.backups")
    from hashlib import sha256

    digest = sha256(os.fsencode(file)).hexdigest()[:6]
    return Path(backup_dir).expanduser() / f"{file.name}-{digest}"


def folders_of(journal: str | os.PathLike[str], backup_dir: str | None) -> tuple[Path, ...]:
    """The folders in which backups of a journal can be: the one for new backups first, then the one beside the journal,
    in which they are made without `backup_dir`."""
    return tuple(dict.fromkeys((folder_of(journal, backup_dir), folder_of(journal, None))))


def file_name(made_at: dt.datetime, *, machine: str) -> str:
    """The name of the backup that a machine makes at a time."""
    return f"{made_at.astimezone(dt.UTC).strftime(_TIME)}-{machine}{_ENDING}"


def read_name(path: Path, *, machine: str) -> Backup | None:
    """The backup that a file is by its name; None if it has another name."""
    name = path.name
    time, of = name[:_TIME_LENGTH], name[_TIME_LENGTH + 1 : -len(_ENDING)]
    if not name.endswith(_ENDING) or name[_TIME_LENGTH : _TIME_LENGTH + 1] != "-" or not of:
        return None
    try:
        made_at = dt.datetime.fromisoformat(f"{time[:13]}:{time[13:15]}:{time[15:17]}+00:00")
    except ValueError:
        return None
    if made_at.strftime(_TIME) != time:
        return None
    return Backup(path, made_at.astimezone(dt.UTC), of, of == machine)


def list_backups(folder: str | os.PathLike[str], *, machine: str) -> tuple[Backup, ...]:
    """The backups in a folder, newest first; no file is opened. `machine` is the name of this computer. Empty if the
    folder is missing. Raises OSError if it can't be read."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - pathlib would make a path of each name
    except FileNotFoundError:
        return ()
    found = (read_name(Path(folder, name), machine=machine) for name in names)
    return tuple(sorted(filter(None, found), key=lambda backup: (backup.made_at, backup.path.name), reverse=True))

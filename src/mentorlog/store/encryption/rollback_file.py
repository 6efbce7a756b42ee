"""Tell whether the rollback file beside an encrypted journal belongs to it.

SQLite's count of writes, which tells it for other files, is random in an encrypted file, and the pages in the rollback
file are encrypted anew. So a copy is rolled back and checked. If its pages come from two files, SQLite finds damage, or
the record of changes has entries that are not in the tables.
"""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.model.vocabulary import KINDS
from mentorlog.store.damage import UNREADABLE, damage_in, is_damage
from mentorlog.store.file.driver import open_database
from mentorlog.store.file.files import create_private, remove_draft, temporary_name

if TYPE_CHECKING:
    import sqlite3

_ENDINGS: Final = ("", "-journal")
_RESERVED: Final = 0x40000001
"""The byte that SQLite locks while it writes to a file."""
# of several rows SQLite takes the one with the maximum
_NEWEST_CHANGES: Final = """
SELECT change.row, change.event, max(change.id) FROM change JOIN command ON command.id = change.command
WHERE change.tbl = ? AND command.status = 'done' GROUP BY change.row
"""


def belongs_to_encrypted(path: str) -> bool:
    """Whether the rollback file beside the encrypted file at `path` was written for it, or is being written now. The
    file must not be open: reading it would end the locks that this process holds. Raises OSError, and sqlite3.Error if
    the copy can't be rolled back."""
    file = Path(path).resolve()
    if _is_locked(file):
        return True
    copy = temporary_name(file)
    try:
        before = _state(file)
        for ending in _ENDINGS:
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{file}{ending}", create_private(Path(f"{copy}{ending}")))
        return _state(file) != before or _is_sound(copy)
    finally:
        for ending in _ENDINGS:
            remove_draft(Path(f"{copy}{ending}"))


def _is_locked(file: Path) -> bool:
    """Whether another process is writing to the file; false if this system can't tell."""
    try:
        import fcntl
    except ImportError:  # Windows
        return False
    with file.open("r+b") as content:
        try:
            fcntl.lockf(content, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _RESERVED)
        except OSError:
            return True
    return False


def _state(file: Path) -> list[tuple[int, int]]:
    """What changes if another process writes."""
    states = []
    for ending in _ENDINGS:
        with suppress(FileNotFoundError):
            status = Path(f"{file}{ending}").stat()
            states.append((status.st_size, status.st_mtime_ns))
    return states


def _is_sound(copy: Path) -> bool:
    try:
        with closing(open_database(copy, mode="rw", wait=0)) as connection:
            return damage_in(connection, "integrity_check") is None and _fits_record(connection)
    except UNREADABLE as error:
        if is_damage(error):
            return False
        raise


def _fits_record(connection: sqlite3.Connection) -> bool:
    """Whether each entry is there if its newest change says so, and is gone if that deleted it."""
    if not any(name == "event" for _, name, *_ in connection.execute("PRAGMA table_info(change)")):
        return True  # the record of an older version
    return not any(
        connection.execute(
            f"SELECT 1 FROM ({_NEWEST_CHANGES}) AS newest "
            f"WHERE (newest.event = 'delete') = EXISTS (SELECT 1 FROM {kind} WHERE id = newest.row)",
            (kind,),
        ).fetchone()
        for kind in KINDS
    )

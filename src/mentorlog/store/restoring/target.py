"""Whether a journal that is to be restored is sound, damaged or missing."""

from __future__ import annotations

import stat
import time
from contextlib import closing
from typing import TYPE_CHECKING, Final, Literal

from mentorlog import shell_line
from mentorlog.errors import BusyError, DamagedError, JournalError
from mentorlog.store.damage import damage_in
from mentorlog.store.errors import too_new, translate_sqlite_errors
from mentorlog.store.file.file_header import is_marked, read_header, version_in
from mentorlog.store.file.header import VERSION, connect, has_journal_tables, version_of
from mentorlog.store.file.opening import in_memory
from mentorlog.store.file.permission_lines import permission_line
from mentorlog.store.restoring.side_files import has_side_files, settled_copy, written_state

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

State = Literal["sound", "damaged", "rebuilt", "missing"]
"""The entries of a sound journal are restored in its file. A file is put in place of the others. A `rebuilt` one was
made from a dump: it has the tables of a journal, without the mark in the header."""

WAIT: Final = 5.0
"""Seconds to wait for a lock."""
_LOOKS: Final = 3
"""How often a file that looks damaged is looked at, if another process may be writing to it."""
_SECONDS_BETWEEN: Final = 0.1


def state_of(path: Path, *, has_backups: bool) -> State:
    """The state of the journal at `path`. A file that can't be recognised is a damaged journal if there are backups of
    it, or if it is empty.

    Raises JournalError for a folder and other things that are not regular files, for a file of another program and for
    one that can't be read; NewerJournalError; BusyError.
    """
    if not _exists(path):
        return "missing"
    header = _header(path)
    if not header:
        return "damaged"
    if not is_marked(header):
        return _state_of_unmarked(path, has_backups=has_backups)
    version = version_in(header)
    if version > VERSION:
        raise too_new(str(path), version=version)
    return "sound" if version and _is_sound(path) else "damaged"


def _state_of_unmarked(path: Path, *, has_backups: bool) -> State:
    """The state of a file without the mark of a journal."""
    try:
        with translate_sqlite_errors(str(path)), closing(connect(path, mode="ro", wait=WAIT)) as connection:
            if has_journal_tables(connection):
                return "rebuilt"
            connection.execute("PRAGMA quick_check(1)").fetchone()
    except DamagedError:
        if has_backups:
            return "damaged"
    raise _not_a_journal(path)


def _exists(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink():
            raise JournalError(f"{path} is a symbolic link to a file that does not exist.") from None
        return False
    except NotADirectoryError:
        raise JournalError(f"A journal can't be created at {path}: part of the path is a file, not a folder.") from None
    except OSError as error:
        message = f"The journal {path} can't be opened: {error.strerror}."
        raise JournalError(message, hint=permission_line(path)) from error
    if stat.S_ISDIR(mode):
        hint = f"Name a file in it: --db {path / 'journal.db'}"
        raise JournalError(f"{path} is a folder, not a journal.", hint=hint)
    if not stat.S_ISREG(mode):
        raise JournalError(f"{path} is not a regular file, so it can't be a journal.")
    return True


def _header(path: Path) -> bytes:
    try:
        return read_header(path)
    except OSError as error:
        message = f"The journal {path} can't be opened: {error.strerror}."
        raise JournalError(message, hint=permission_line(path)) from error


def _is_sound(path: Path) -> bool:
    """Whether SQLite can read every row of the file, whatever its values, once it has ended an interrupted write.
    Nothing is changed. Raises BusyError, ConflictError, and JournalError for a file that can't be read now, but may be
    sound."""
    if not has_side_files(path):
        return _is_readable(path)
    seen = set()
    for _ in range(_LOOKS):
        with translate_sqlite_errors(str(path)), settled_copy(path, journal=path) as copy:
            if copy is not None and _is_readable(copy):
                return True
        seen.add(written_state(path))
        time.sleep(_SECONDS_BETWEEN)
    if len(seen) > 1:  # what looks damaged is being written
        raise BusyError(f"The journal {path} is in use by another program.", hint="Try again later.")
    return False


def _is_readable(path: Path) -> bool:
    try:
        with translate_sqlite_errors(str(path)), closing(connect(path, mode="rw", wait=WAIT)) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")  # such a value is not damage
            return damage_in(connection, "quick_check") is None and _is_complete(connection)
    except DamagedError:
        return False


def _is_complete(connection: sqlite3.Connection) -> bool:
    """Whether a file has every table, view and trigger of a journal, if it has the current schema."""
    if version_of(connection) != VERSION:
        return True
    names = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view', 'trigger')"
    with closing(in_memory()) as new:
        return set(new.execute(names)) <= set(connection.execute(names))


def _not_a_journal(path: Path) -> JournalError:
    quoted = shell_line.quote(str(path))
    return JournalError(
        f"The file {path} is not a mentorlog journal. It was not changed. To restore one there, move it first:",
        hint=f"mv {quoted} {shell_line.quote(f'{path}.damaged')}",
    )

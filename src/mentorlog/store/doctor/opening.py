"""Open a journal for checks: read-only, and never migrated or rolled back. What prevents that is a finding."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.errors import JournalError, LockedError
from mentorlog.model import Finding
from mentorlog.named_tuples import NamedTuple
from mentorlog.store.backups.checking import open_unchanged
from mentorlog.store.damage import UNREADABLE, is_damage, name_of, sqlite_line
from mentorlog.store.doctor.salt import SALT, repairable_salt
from mentorlog.store.doctor.words import REPAIR
from mentorlog.store.encryption.cut_off import cut_off_journal
from mentorlog.store.file.driver import key_of
from mentorlog.store.file.file_header import is_database, is_marked, is_wal, read_header
from mentorlog.store.file.foreign_rollback import refuse_foreign_rollback
from mentorlog.store.file.header import VERSION, connect, has_journal_tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mentorlog.store.doctor.places import Places

WAIT: Final = 2.0
"""Seconds to wait for a lock."""
AGAIN: Final = "mentorlog doctor"
"""The line that checks again."""


class Opened(NamedTuple):
    """A journal that was opened for checks, or what prevented that."""

    findings: list[Finding]
    """About the file and its version."""
    connection: sqlite3.Connection | None = None
    """The open journal; None if nothing in it can be checked."""
    version: int = 0
    """Its schema version."""


def open_for_checks(places: Places) -> Opened:
    """Open the journal."""
    path = places.journal
    problem = _problem_of_path(path, places) or _locked(path) or _problem_of_header(path, places)
    if problem is not None:
        return Opened([problem])
    connection = None
    try:
        has_wal = is_wal(read_header(path))
        # a connection that is opened read-only would leave the files of a write-ahead log behind
        connection = connect(path, mode="rw" if has_wal else "ro", wait=WAIT)
        connection.execute("PRAGMA foreign_keys = OFF")  # the links of temporary tables lead nowhere
        connection.execute("SELECT name FROM sqlite_master LIMIT 1").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except (OSError, *UNREADABLE) as error:
        if connection is not None:
            connection.close()
        return Opened([_problem_of_opening(path, error, places.recovery_line)])
    what = f"{path}, encrypted" if key_of(path) else str(path)
    finding = _wal(path) if has_wal else Finding("journal", "ok", what)
    return Opened([finding, _check_version(connection, version, places)], connection, version)


def _wal(path: Path) -> Finding:
    message = "Another program chose a write-ahead log (WAL): a copy of the file alone may lack the newest entries."
    return Finding("journal", "note", message, sqlite_line(str(path), "PRAGMA journal_mode = DELETE"))


def _problem_of_path(path: Path, places: Places) -> Finding | None:
    """Why there is no readable file at `path`; None if there is."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return _missing(path, places)
    except PermissionError:
        fix = shell_line.join(["chmod", "u+rwx", str(path.parent)])
        return Finding("journal", "fault", f"{path} can't be read: you have no permission to open its folder.", fix)
    except OSError as error:
        return Finding("journal", "fault", f"{path} can't be opened: {error.strerror}.", _list(path))
    if stat.S_ISDIR(mode):
        fix = f"mentorlog doctor --db {shell_line.quote(str(path / 'journal.db'))}"
        return Finding("journal", "fault", f"{path} is a folder, not a journal. Name a file in it.", fix)
    if not stat.S_ISREG(mode):
        return Finding("journal", "fault", f"{path} is not a regular file.", _list(path))
    if not os.access(path, os.R_OK):
        return Finding("journal", "fault", f"{path} can't be read: you have no permission.", _chmod(path))
    return None


def _locked(path: Path) -> Finding | None:
    """The finding about an encrypted journal whose key is not there; None for any other file."""
    try:
        key_of(path)
    except LockedError as error:
        return Finding("journal", "fault", f"{error.message} What is in it was not checked.", error.hint)
    return None


def _missing(path: Path, places: Places) -> Finding:
    if path.is_symlink():
        return Finding("journal", "fault", f"{path} is a link to a file that does not exist.", _list(path))
    fix = places.restore_line()
    if fix is not None:
        return Finding("journal", "fault", f"{path} does not exist, but there is a backup of it.", fix)
    locked = places.restore_locked_line()
    if locked is not None:
        return Finding("journal", "fault", f"{path} does not exist, but there is an encrypted backup of it.", locked)
    return Finding("journal", "note", f"{path} does not exist yet.", "mentorlog start NAME --i-am mentor")


def _problem_of_header(path: Path, places: Places) -> Finding | None:
    """Why the file is not a journal, according to its header; None if it is one."""
    try:
        header = read_header(path)
    except OSError as error:
        fix = _list(path) if error.errno == errno.EIO else _chmod(path)
        return Finding("journal", "fault", f"{path} can't be read: {error.strerror}.", fix)
    if not header:
        return _empty(path, places)
    if not is_database(header):
        return _unrecognised(path, places)
    if not is_marked(header):
        return _foreign(path, places)
    return None


def _empty(path: Path, places: Places) -> Finding:
    fix, locked = places.restore_line(), places.restore_locked_line()
    if fix is None and locked is not None:
        return Finding("journal", "fault", f"{path} is empty, but there is an encrypted backup of it.", locked)
    return Finding("journal", "fault", f"{path} is empty.", fix or shell_line.join(["rm", str(path)]))


def _unrecognised(path: Path, places: Places) -> Finding:
    """The finding about a file that is not a database. SQLite can't read any of it."""
    if repairable_salt(path):
        message = f"{SALT.capitalize()} {path} are damaged, and everything else is as it was written."
        return Finding("journal", "fault", message, REPAIR)
    message, fix = f"{path} is not a journal, or its beginning is damaged.", places.restore_line()
    if cut_off := cut_off_journal(path):
        message += f" {cut_off.sentence}"
    if fix is None:
        message += " There is no good backup of it. If you have a copy of the journal elsewhere, restore that:"
        fix = places.restore_other_line
    return Finding("journal", "fault", message, fix)


def _foreign(path: Path, places: Places) -> Finding:
    """The finding about a file of SQLite that does not say that it is a journal."""
    try:
        with closing(open_unchanged(path)) as connection:
            is_rebuilt = has_journal_tables(connection)
    except UNREADABLE:
        is_rebuilt = False
    if is_rebuilt:
        message = f"{path} was rebuilt from a dump (sqlite3 .dump or .recover) and must be restored from."
        return Finding("journal", "fault", message, places.move_and_take_in_line)
    message = f"{path} was made by another program, not by mentorlog."
    return Finding("journal", "fault", message, places.move_and_restore_line())


def _problem_of_opening(path: Path, error: Exception, recovery_line: Callable[[], str]) -> Finding:
    """Why SQLite can't open a file that has the header of a journal."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    rollback = path.with_name(f"{path.name}-journal")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Finding("journal", "fault", f"{path} is in use by another program, so it was not checked.", AGAIN)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN) and rollback.exists():
        return _interrupted_write(path, rollback)
    if is_damage(error):
        return damaged(recovery_line)
    why = error.strerror if isinstance(error, OSError) else name_of(error)
    return Finding("journal", "fault", f"{path} can't be opened ({why}).", _list(path))


def _interrupted_write(path: Path, rollback: Path) -> Finding:
    try:
        refuse_foreign_rollback(str(path))
    except JournalError as error:
        message = f"{rollback} is left from another file; SQLite would damage the journal with it."
        return Finding("journal", "fault", message, (error.hint or "").partition("\n")[0])
    message = "A write was interrupted. The next command takes it back; the rest was not checked."
    return Finding("journal", "note", message, "mentorlog status")


def damaged(recovery_line: Callable[[], str], detail: str = "") -> Finding:
    """The finding that a file is damaged; `recovery_line` returns the line that restores a backup, or recovers what can
    be read."""
    fix = recovery_line()
    more = " There is no good backup of it; the line recovers what can be read." if "sqlite3 " in fix else ""
    return Finding("integrity", "fault", f"The file is damaged{f' ({detail})' if detail else ''}.{more}", fix)


def _check_version(connection: sqlite3.Connection, version: int, places: Places) -> Finding:
    if version > VERSION:
        message = f"A newer mentorlog wrote it (schema {version}; this one writes {VERSION}). It can only be read."
        return Finding("version", "fault", message, "pip install -U mentorlog")
    if version < 1:
        return damaged(places.recovery_line, "it has no schema version")
    if version < VERSION:
        from mentorlog.store.migration.migrating import version_of_tables, wrong_version

        last = version_of_tables(connection, version=version)
        if last > version:
            fix = sqlite_line(str(places.journal), f"PRAGMA user_version = {last}")
            return Finding("version", "fault", f"The file is damaged: {wrong_version(version, last)}.", fix)
        message = f"An older mentorlog wrote it (schema {version}). The next command upgrades it and keeps a copy."
        return Finding("version", "note", message, "mentorlog status")
    return Finding("version", "ok", f"schema {version}, the current one")


def _list(path: Path) -> str:
    return shell_line.join(["ls", "-l", str(path)])


def _chmod(path: Path) -> str:
    return shell_line.join(["chmod", "600", str(path)])

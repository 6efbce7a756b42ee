"""Make a backup: copy one state of the journal, verify the copy, and only then give it its name."""

from __future__ import annotations

import datetime as dt
import errno
import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.errors import BackupError, BusyError, ConflictError, JournalError
from mentorlog.model.results.backups import Backup
from mentorlog.store.backups.checking import check_copy, row_counts
from mentorlog.store.backups.checksums import checksums_file, record_checksum
from mentorlog.store.backups.folder import file_name, list_backups, read_name
from mentorlog.store.backups.lock import one_at_a_time
from mentorlog.store.encryption.new_files import new_files_like
from mentorlog.store.errors import translate_sqlite_errors
from mentorlog.store.file.driver import key_of
from mentorlog.store.file.file_header import NO_WAL, WRITE_VERSION, is_wal, read_header
from mentorlog.store.file.files import (
    create_private,
    make_folder,
    put_in_place,
    remove_abandoned,
    remove_draft,
    sync_file,
    sync_folder,
    target_of_draft,
    temporary_name,
)
from mentorlog.store.file.header import connect, is_journal
from mentorlog.store.file.page_copy import copy_pages, copy_pages_in_steps
from mentorlog.store.file.permission_lines import permission_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_OTHER_FOLDER: Final = "choose another folder: mentorlog config backup_dir FOLDER"
NOT_CHANGED: Final = " The journal was not changed."
"""The end of an error of `backup`, which only reads the journal."""
_MINUTE: Final = dt.timedelta(minutes=1)
_WAIT: Final = 5.0
"""Seconds to wait for the lock of the journal, and for another backup."""
_LARGE: Final = 100_000_000
"""The size in bytes up to which a journal is copied in one read transaction, in about a second. A write can only be
saved after that, and waits at most 5 seconds."""
_TRIES: Final = 5
"""How often a large journal is copied to which other processes write meanwhile."""


def make_backup(
    journal_path: str | os.PathLike[str],
    folder: str | os.PathLike[str],
    *,
    now: dt.datetime,
    machine: str,
    full_check: bool,
    wait: float = _WAIT,
    since: dt.datetime | None = None,
) -> Backup:
    """Make a backup of a journal in `folder`, which is created if it is missing, and return it. `now` has a time zone;
    `machine` is the name of this computer. With `full_check` the copy gets SQLite's full integrity check.

    If this machine has made one since the time `since`, such as another process just now, that one is returned.

    Waits `wait` seconds for the journal's lock, and as long for another backup. Raises BackupError, BusyError and
    JournalError; no file is left then.
    """
    _refuse_missing(journal_path)
    place = Path(folder)
    with explain_write_errors(place):
        make_folder(place)
        with one_at_a_time(place, wait=wait):
            _remove_stale_drafts(place, machine=machine)
            existing = _made_between(place, since, now + _MINUTE, machine=machine) if since else None
            if existing:
                return existing
            target, made_at = free_name(place, now=now, machine=machine)
            copy_journal(journal_path, target, full_check=full_check, wait=wait)
            backup = Backup(target, made_at, machine, is_own_machine=True)
            record_checksum(backup)
    return backup


def copy_journal(
    journal_path: str | os.PathLike[str],
    target: Path,
    *,
    full_check: bool,
    wait: float = _WAIT,
    overwrite: bool = False,
    hint: str = _OTHER_FOLDER,
) -> None:
    """Save a verified copy of a journal as the file `target`, with mode 0600. The file gets its name when the copy is
    complete and sound. Raises as `make_backup` does, with `hint` if the file can't be written, and ConflictError if it
    exists, unless `overwrite`."""
    _refuse_missing(journal_path)
    draft = temporary_name(target)
    with explain_write_errors(target, hint=hint), new_files_like(journal_path):
        try:
            create_private(draft)
            remove_abandoned(target, written=draft)
            _copy(os.fspath(journal_path), draft, full_check=full_check, wait=wait)
            sync_file(draft)
            _put(draft, target, overwrite=overwrite)
        finally:
            remove_draft(draft)


def _made_between(folder: Path, since: dt.datetime, until: dt.datetime, *, machine: str) -> Backup | None:
    """The newest backup that this machine has made in a span of time; None if there is none."""
    own = (backup for backup in list_backups(folder, machine=machine) if backup.is_own_machine)
    return next((backup for backup in own if since <= backup.made_at <= until), None)


def _refuse_missing(journal: str | os.PathLike[str]) -> None:
    """Raise JournalError if there is no journal, or another file."""
    if not is_journal(os.fspath(journal)):
        raise JournalError(f"There is no journal at {journal}.", hint="mentorlog start NAME --i-am mentor")


def _put(draft: Path, target: Path, *, overwrite: bool) -> None:
    if overwrite:
        draft.replace(target)
        with suppress(OSError):
            sync_folder(target.parent)
    elif not put_in_place(draft, target):
        raise ConflictError(f"{target} already exists; it was not changed.")


def _copy(journal: str, draft: Path, *, full_check: bool, wait: float) -> None:
    """Copy the journal to the empty file `draft`, and compare the two. The journal is not locked while the copy is
    verified."""
    with translate_sqlite_errors(journal), closing(connect(journal, mode="rw", wait=wait)) as source:
        if os.path.getsize(journal) <= _LARGE:  # noqa: PTH202 - the path is text
            counts = _copy_at_once(source, draft)
        else:
            counts = _copy_in_steps(source, draft, journal=journal)
    _leave_wal(draft)
    check_copy(draft, journal=journal, counts=counts, full_check=full_check)


def _copy_at_once(source: sqlite3.Connection, draft: Path) -> dict[str, int]:
    """Copy a journal in one read transaction; returns the number of rows in each table."""
    source.execute("BEGIN")
    # the first read takes the lock, and rolls a crashed write back
    source.execute("SELECT count(*) FROM sqlite_master").fetchone()
    with as_write_error(), closing(_open_draft(draft)) as copy:
        copy_pages(source, copy)
    counts = row_counts(source)
    source.execute("ROLLBACK")
    return counts


def _copy_in_steps(source: sqlite3.Connection, draft: Path, *, journal: str) -> dict[str, int]:
    """Copy a large journal, which takes longer than a write waits, with its lock released in between. A copy during
    which another process wrote is made again. Returns the number of rows in each table. Raises BusyError."""
    for _ in range(_TRIES):
        before = _data_version(source)
        with as_write_error(), closing(_open_draft(draft)) as copy:
            is_complete = copy_pages_in_steps(source, copy)
        if not is_complete:
            os.truncate(draft, 0)
            continue
        source.execute("BEGIN")
        counts = row_counts(source)
        is_same = _data_version(source) == before
        source.execute("ROLLBACK")
        if is_same:
            return counts
    raise BusyError(f"The journal {journal} is in use by another program.", hint="Try again later.")


def _open_draft(draft: Path) -> sqlite3.Connection:
    copy = connect(draft, mode="rw", wait=0)
    # no file beside the draft; it is synced once at the end, and deleted if anything fails
    copy.execute("PRAGMA journal_mode = OFF")
    copy.execute("PRAGMA synchronous = OFF")
    copy.execute("PRAGMA cache_size = 10")  # a third faster: no page is written twice
    return copy


def _data_version(connection: sqlite3.Connection) -> int:
    """A number that changes when another connection has changed the file."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _leave_wal(draft: Path) -> None:
    """Mark a complete copy as a file without a write-ahead log; another program may have chosen that for the
    journal."""
    if key_of(draft):
        with closing(connect(draft, mode="rw", wait=0)) as copy:
            copy.execute("PRAGMA journal_mode = DELETE")
    elif is_wal(read_header(draft)):
        with draft.open("r+b") as file:
            file.seek(WRITE_VERSION.start)
            file.write(NO_WAL)


def free_name(folder: Path, *, now: dt.datetime, machine: str) -> tuple[Path, dt.datetime]:
    """The path of a new backup and the time in its name: `now`, or the next second without a backup."""
    made_at = now.astimezone(dt.UTC).replace(microsecond=0)
    while os.path.lexists(target := folder / file_name(made_at, machine=machine)):
        made_at += dt.timedelta(seconds=1)
    return target, made_at


def _remove_stale_drafts(folder: Path, *, machine: str) -> None:
    """Delete the drafts that killed processes of this machine left; the caller holds the lock of the folder. Those of
    other machines stay: one may be at work in a synced folder."""
    checksums = checksums_file(folder, machine=machine)
    for name in os.listdir(folder):  # noqa: PTH208 - pathlib would make a path of each name
        target = target_of_draft(folder / name)
        if target is not None:
            backup = read_name(target, machine=machine)
            if target == checksums or (backup is not None and backup.is_own_machine):
                (folder / name).unlink(missing_ok=True)


@contextmanager
def explain_write_errors(target: Path, *, hint: str = _OTHER_FOLDER) -> Iterator[None]:
    """Raise errors of writing a copy as BackupError about the file or folder `target`. The hint is what settles the
    error, or else `hint`, which names another place."""
    try:
        with as_write_error():
            yield
    except OSError as error:
        problem = str(error.strerror)
        raise BackupError(
            f"The backup can't be written to {target}: {problem[0].lower()}{problem[1:]}.{NOT_CHANGED}",
            hint=_way_out(error, target, hint),
        ) from error


def _way_out(error: OSError, target: Path, other: str) -> str:
    """What settles an error of writing: space, a permission, or another place."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"Make space, or {other}"
    line = permission_line(target) if error.errno in (errno.EACCES, errno.EPERM) else None
    return f"{line}\nOr {other}" if line else f"{other[:1].upper()}{other[1:]}"


@contextmanager
def as_write_error() -> Iterator[None]:
    """Raise errors of SQLite that are about writing a file as OSError."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0)
        if code & 0xFF not in _WRITE_ERRORS or code in _READ_ERRORS:
            raise
        raise OSError(*_WRITE_ERRORS[code & 0xFF]) from error


_WRITE_ERRORS: Final = {
    sqlite3.SQLITE_FULL: (errno.ENOSPC, "the disk is full"),
    sqlite3.SQLITE_IOERR: (errno.EIO, "the disk reports an error"),
    sqlite3.SQLITE_READONLY: (errno.EACCES, "it is read-only"),
    sqlite3.SQLITE_CANTOPEN: (errno.EACCES, "it can't be opened"),
}
_READ_ERRORS: Final = (sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ)
"""The copy is not read while it is written, so these are errors of the journal."""

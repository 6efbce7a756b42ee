"""Migrate an older journal in its own file, after saving a copy next to it.

The file is never replaced by another one: a process that has it open, or waits for its lock, would go on writing to a
file without a name. A journal of version 5 or later is migrated in place by the schema's steps. One of the versions 1
to 4 is rebuilt: its content is copied to a new file, whose pages are then written over the journal in a single
transaction of SQLite (its backup API). A process that is killed at any moment leaves either the old journal or the
complete new one. Readers and writers wait for the usual lock and then see the new schema.

The write lock is held from before the copy until the end, so that no write of another process is lost. SQLite needs the
journal's connection outside a transaction to write pages over it, and `locking_mode = EXCLUSIVE` keeps the lock when
the transaction ends.
"""

from __future__ import annotations

import filecmp
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from mentorlog.errors import JournalError, LockedError
from mentorlog.store.damage import UNREADABLE
from mentorlog.store.encryption.new_files import new_files_like
from mentorlog.store.errors import damaged
from mentorlog.store.file.driver import attach, key_of
from mentorlog.store.file.files import create_private, put_in_place, remove_abandoned, remove_draft, temporary_name
from mentorlog.store.file.header import VERSION, connect, erase_deleted_content, version_of
from mentorlog.store.file.page_copy import copy_pages
from mentorlog.store.migration import migrations, rebuilding
from mentorlog.store.schema import FIRST_VERSION
from mentorlog.store.schema.taken_names import refuse_taken_names


def migrate(path: str, *, wait: float) -> None:
    """Migrate the journal at `path`, unless another process has; `wait`: the seconds to wait for its lock."""
    with new_files_like(path), closing(erase_deleted_content(connect(path, mode="rw", wait=wait))) as journal:
        if version_of(journal) < FIRST_VERSION:
            # changes nothing unless another program chose WAL, in which the lock can't be kept
            journal.execute("PRAGMA journal_mode = DELETE")
        journal.execute("BEGIN IMMEDIATE")
        version = version_of(journal)
        if version < VERSION:
            file = Path(path).resolve()
            _refuse_read_only(journal, path)
            _refuse_wrong_version(journal, path, version=version)
            if version >= FIRST_VERSION:
                refuse_taken_names(journal, path, version=version)
            _copy(file, version=version)
            if version < FIRST_VERSION:
                _rebuild(journal, file)
            else:
                migrations.apply(journal)
        if journal.in_transaction:
            journal.execute("COMMIT")


def _refuse_read_only(journal: sqlite3.Connection, path: str) -> None:
    """Raise JournalError for a file that can't be written, before it is copied: SQLite has begun to read it only."""
    try:
        journal.execute(f"PRAGMA user_version = {version_of(journal)}")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
            raise
        raise JournalError(
            f"The journal {path} was made by an older mentorlog. It must be upgraded before it can be read, but the "
            "file is read-only.",
            hint="Copy it to a folder that you can write to, and name the copy: --db FILE",
        ) from error


def _refuse_wrong_version(journal: sqlite3.Connection, path: str, *, version: int) -> None:
    """Raise DamagedError if the list of migrations has a later step than the version in the header of the file."""
    last = version_of_tables(journal, version=version)
    if last > version:
        raise damaged(path, problem=wrong_version(version, last))


def wrong_version(version: int, last: int) -> str:
    """What is wrong with a file whose header has another version than its tables, in words."""
    return f"its header has the schema version {version}, its tables are of version {last}"


def version_of_tables(journal: sqlite3.Connection, *, version: int) -> int:
    """The last migration that a file had, if that is later than the `version` in its header; else the version."""
    if version < 1 or not journal.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone():
        return version
    (last,) = journal.execute(
        "SELECT max(CAST(substr(name, 2) AS INTEGER)) FROM _sqlite_migrations "
        "WHERE migration_set = 'mentorlog' AND name GLOB 'm[0-9][0-9][0-9]'"
    ).fetchone()
    return int(last) if last is not None and last > max(version, FIRST_VERSION - 1) else version


def _rebuild(journal: sqlite3.Connection, file: Path) -> None:
    draft = temporary_name(file)
    try:
        create_private(draft)
        with closing(erase_deleted_content(connect(draft, mode="rw", wait=0))) as new:
            with suppress(OSError):  # Windows can't delete an open file
                draft.unlink()  # so that no file is left if the process is killed
            rebuilding.rebuild(new, file)
            journal.execute("PRAGMA locking_mode = EXCLUSIVE")
            journal.execute("COMMIT")
            _write_over(journal, new)
    except OSError as error:
        raise JournalError(f"{file} can't be upgraded: {error.strerror}.") from error
    finally:
        remove_draft(draft)


def _write_over(journal: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Write the pages of `new` over the journal's, all or none."""
    copy_pages(new, journal)


def _copy(journal: Path, *, version: int) -> None:
    """Save a copy next to the journal: `journal.db.v1.bak`, with a number if a different file has that name."""
    # the caller holds the write lock, so that the file is complete and no other process makes the same copy
    draft = temporary_name(journal)
    try:
        create_private(draft)
        remove_abandoned(journal, written=draft)
        with closing(connect(journal, mode="ro", wait=0)) as source, closing(connect(draft, mode="rw", wait=0)) as copy:
            copy_pages(source, copy)
        number, name = 1, f"{journal.name}.v{version}.bak"
        while not put_in_place(draft, journal.with_name(name)):
            if _is_same(draft, journal.with_name(name)):
                break  # the copy of an earlier attempt that failed
            number += 1
            name = f"{journal.name}.v{version}-{number}.bak"
    except OSError as error:
        raise JournalError(f"{journal} can't be copied before it is upgraded: {error.strerror}.") from error
    finally:
        remove_draft(draft)


def _is_same(draft: Path, copy: Path) -> bool:
    """Whether a file has the same content; False for one that can't be read, such as a link to nothing."""
    try:
        return filecmp.cmp(draft, copy, shallow=False) or (
            _is_encrypted_as(draft, copy) and _has_same_rows(draft, copy)
        )
    except (OSError, LockedError, *UNREADABLE):
        return False


def _is_encrypted_as(draft: Path, copy: Path) -> bool:
    """Whether both files are encrypted with one key; the bytes of equal files differ then."""
    return key_of(draft) is not None and key_of(draft) == key_of(copy)


def _has_same_rows(draft: Path, copy: Path) -> bool:
    from mentorlog.store.encryption.exporting import first_difference

    with closing(connect(draft, mode="ro", wait=0)) as connection:
        attach(connection, copy, name="copy", mode="ro")
        return first_difference(connection, "main", "copy") is None

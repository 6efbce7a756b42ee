"""Making a journal's file, and bringing an older one up to date."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from mentorlog.errors import JournalError
from mentorlog.store import migrations
from mentorlog.store.header import VERSION


def make(path: str) -> None:
    """Make an empty journal at `path`, all at once: somebody else's who was faster is left to stand.

    The file is made under another name in the same folder, 0600 before there is anything in it, and linked into place,
    so that a process that is killed in between leaves no half of a journal.
    """
    target = Path(path).resolve()  # a link may point to where the journal is to be
    try:
        _make_folder(target.parent)
        draft = _draft(target)
    except OSError as error:
        raise JournalError(
            f"No journal can be made at {path}: {error.strerror}.", hint="Name another file with --db."
        ) from error
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("BEGIN IMMEDIATE")
            migrations.apply(connection)
            connection.execute("COMMIT")
        _put(draft, target)
    except OSError as error:
        raise JournalError(
            f"No journal can be made at {path}: {error.strerror}.", hint="Name another file with --db."
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def migrate(connection: sqlite3.Connection, path: str, *, version: int) -> None:
    """Bring the open journal from `version` up to date, after a copy of it is put beside it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        now = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if now < VERSION:  # or another process was faster
            _copy(Path(path).resolve(), version=version)
            migrations.apply(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _copy(journal: Path, *, version: int) -> None:
    """A copy of the journal as it is, beside it: `journal.db.v1.bak`, with a number where that is taken."""
    # the lock that the caller holds keeps writers out, so that the file is the journal
    try:
        draft = _draft(journal)
        try:
            with (
                closing(sqlite3.connect(f"{journal.as_uri()}?mode=ro", uri=True)) as source,
                closing(sqlite3.connect(draft)) as copy,
            ):
                source.backup(copy)
            number = 1
            while not _put(draft, journal.with_name(f"{journal.name}.v{version}{_numbered(number)}.bak")):
                number += 1
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise JournalError(
            f"No copy of {journal} can be made before it is brought up to date: {error.strerror}."
        ) from error


def _numbered(number: int) -> str:
    return "" if number == 1 else f"-{number}"


def _draft(target: Path) -> Path:
    """An empty file beside `target` that nobody else can read."""
    draft = target.with_name(f".{target.name}.{os.urandom(4).hex()}.new")
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, 0o600)  # whatever the umask took away
    finally:
        os.close(handle)
    return draft


def _put(draft: Path, target: Path) -> bool:
    """Give the finished file its name; False where something bears it already."""
    try:
        os.link(draft, target)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if target.exists():
            return False
        draft.rename(target)
    with suppress(OSError):
        _settle(target.parent)
    return True


def _settle(folder: Path) -> None:
    """Make the new name survive a power cut, where a folder can be synced."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make_folder(folder: Path) -> None:
    """Make the folder and those above it that are missing, each 0700; leave those that are there."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if not folder.is_dir():
            raise
    else:
        folder.chmod(0o700)

"""Telling a journal from other files by its header, and connecting to it.

A file that is refused is not touched: its header is read in a way that takes no lock and rolls nothing back. A journal
is opened read-write even by readers, because SQLite has to roll a crashed write back before anything can be read.
"""

from __future__ import annotations

import os
import sqlite3
from typing import Final

from mentorlog.errors import JournalError

APPLICATION_ID: Final = 0x6D6C6F67
"""`mlog` in the header of the file, where `file` and SQLite find it."""
VERSION: Final = 5
"""The schema version that this code writes; here because importing `schema` costs time."""


def connect(path: str | os.PathLike[str], *, mode: str, wait: float) -> sqlite3.Connection:
    """A connection to the file at `path`; `mode` is SQLite's, `wait` the seconds to wait for a lock."""
    return ready(sqlite3.connect(uri(path, mode=mode), uri=True, timeout=wait, isolation_level=None))


def uri(path: str | os.PathLike[str], *, mode: str) -> str:
    """The URI of a file, whatever characters its name has."""
    full = os.path.abspath(path)
    if os.name == "nt":
        full = "/" + full.replace("\\", "/")
    for sign, quoted in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        full = full.replace(sign, quoted)
    return f"file://{full}?mode={mode}"


def ready(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The connection, with foreign keys held."""
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open journal."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_journal(path: str) -> bool:
    """Whether there is a journal at `path`: False if nothing is; JournalError if something else is."""
    try:
        connection = sqlite3.connect(uri(path, mode="ro&immutable=1"), uri=True, timeout=0)
    except sqlite3.OperationalError:
        if not os.path.lexists(path) or _is_dangling(path):
            _check_folders(path)
            return False
        raise _unopenable(path) from None
    try:
        found = connection.execute("PRAGMA application_id").fetchone()[0]
    except sqlite3.DatabaseError:
        # another process may be writing: for a moment the header names more pages than there are
        found = _application_id(path)
    finally:
        connection.close()
    if found != APPLICATION_ID:
        raise _foreign(path)
    return True


def _application_id(path: str) -> int:
    """The application id in the header of an SQLite file; 0 for other files."""
    with open(path, "rb") as file:
        header = file.read(72)
    return int.from_bytes(header[68:72]) if header.startswith(b"SQLite format 3\0") else 0


def _is_dangling(path: str) -> bool:
    return os.path.islink(path) and not os.path.exists(path)


def _check_folders(path: str) -> None:
    """JournalError if `path` can't be reached: a part of it is a file, or a folder may not be read."""
    # os.path throughout: pathlib alone would double what opening a journal costs
    try:
        os.stat(path)
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise JournalError(f"A journal can't be created at {path}: part of the path is a file, not a folder.") from None
    except OSError as error:
        raise JournalError(f"The journal {path} can't be opened: {error.strerror}.") from error


def _unopenable(path: str) -> JournalError:
    if os.path.isdir(path):
        return JournalError(
            f"{path} is a folder, not a journal.",
            hint=f"Name a file in it: --db {os.path.join(path, 'journal.db')}",
        )
    return JournalError(f"The journal {path} can't be opened: permission to read or write it is missing.")


def _foreign(path: str) -> JournalError:
    what = "is empty" if os.path.getsize(path) == 0 else "is not a mentorlog journal"
    return JournalError(f"The file {path} {what}. It was not changed.", hint="Name another file with --db.")

"""Opening a journal's file, making it where there is none, and refusing what is not a journal.

Nothing that is refused is touched: a file is known by its header, read in a way that takes no lock and rolls nothing
back, before it is opened for real. It is opened read-write even by readers, because SQLite has to roll a crashed write
back before anything can be read.
"""

from __future__ import annotations

import os
import sqlite3
from typing import Final, Literal

from mentorlog.errors import JournalError, NewerJournalError
from mentorlog.store.errors import DAMAGED, spoken
from mentorlog.store.header import APPLICATION_ID, VERSION

Access = Literal["read", "remind", "write"]

_WAIT: Final[dict[Access, float]] = {"read": 2.0, "remind": 0.25, "write": 5.0}
"""Seconds to wait for a lock."""


State = Literal["here", "absent", "newer"]
"""Of a journal that is open: its file is there; an empty one stands for a file that is not; its schema is newer."""


def in_memory() -> sqlite3.Connection:
    """An empty journal that no file stands behind."""
    from mentorlog.store import schema

    connection = _ready(sqlite3.connect(":memory:", isolation_level=None))
    connection.execute("BEGIN")
    schema.build(connection)
    connection.execute("COMMIT")
    return connection


def open_file(path: str, *, access: Access) -> tuple[sqlite3.Connection, State]:
    """The journal at `path`. A missing one is made for writing and stands empty in memory for reading.

    Raises JournalError for what is no journal or can't be opened, NewerJournalError for writing to a newer one,
    BusyError.
    """
    with spoken(path):
        if not _is_journal(path):
            if access != "write":
                return in_memory(), "absent"
            from mentorlog.store import making

            making.make(path)
        connection = _ready(_connect(path, mode="rw", wait=_WAIT[access]))
        try:
            version = _suited(connection, path, access=access)
        except BaseException:
            connection.close()
            raise
    return connection, "newer" if version > VERSION else "here"


def _suited(connection: sqlite3.Connection, path: str, *, access: Access) -> int:
    """The schema version, once it is one that `access` can work with."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION and access == "write":
        raise NewerJournalError(
            f"The journal {path} was made by a newer mentorlog (schema {version}; this one knows {VERSION}).",
            hint="Update mentorlog: pip install -U mentorlog",
        )
    if version >= VERSION:
        return version
    if version < 1:
        raise JournalError(f"The journal {path} is damaged: it has no schema.", hint=DAMAGED)
    if access == "remind":
        raise JournalError(
            f"The journal {path} was made by an older mentorlog and has to be brought up to date first.",
            hint="Any other command does that, and keeps a copy: mentorlog",
        )
    from mentorlog.store import making

    making.migrate(connection, path, version=version)
    return VERSION


def _is_journal(path: str) -> bool:
    """False where nothing is at `path`; JournalError where something is that is no journal."""
    try:
        connection = _connect(path, mode="ro&immutable=1", wait=0)
    except sqlite3.OperationalError:
        if not os.path.lexists(path) or _is_dangling(path):
            _check_way(path)
            return False
        raise _unopenable(path) from None
    try:
        found = connection.execute("PRAGMA application_id").fetchone()[0]
    except sqlite3.DatabaseError:
        # somebody may be writing: for a moment the header tells of more pages than there are
        found = _application_id(path)
    finally:
        connection.close()
    if found != APPLICATION_ID:
        raise _foreign(path)
    return True


def _application_id(path: str) -> int:
    """What the header of the file says, if it is one of SQLite's."""
    with open(path, "rb") as file:
        header = file.read(72)
    return int.from_bytes(header[68:72]) if header.startswith(b"SQLite format 3\0") else 0


def _is_dangling(path: str) -> bool:
    return os.path.islink(path) and not os.path.exists(path)


def _check_way(path: str) -> None:
    """JournalError where `path` can't be reached because something on the way is no folder or not ours to see."""
    # os.path throughout: pathlib alone would double what opening a journal costs
    try:
        os.stat(path)
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise JournalError(f"There can be no journal at {path}: a part of that path is a file, not a folder.") from None
    except OSError as error:
        raise JournalError(f"The journal {path} can't be opened: {error.strerror}.") from error


def _unopenable(path: str) -> JournalError:
    if os.path.isdir(path):
        return JournalError(
            f"{path} is a folder, not a journal.",
            hint=f"Name a file in it: --db {os.path.join(path, 'journal.db')}",
        )
    return JournalError(f"The journal {path} can't be opened: reading or writing it is not allowed.")


def _foreign(path: str) -> JournalError:
    what = "is empty" if os.path.getsize(path) == 0 else "is not a mentorlog journal"
    return JournalError(f"The file {path} {what}. It was left as it is.", hint="Name another file with --db.")


def _connect(path: str, *, mode: str, wait: float) -> sqlite3.Connection:
    full = os.path.abspath(path)
    if os.name == "nt":
        full = "/" + full.replace("\\", "/")
    for sign, quoted in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        full = full.replace(sign, quoted)
    return sqlite3.connect(f"file://{full}?mode={mode}", uri=True, timeout=wait, isolation_level=None)


def _ready(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA foreign_keys = ON")
    return connection

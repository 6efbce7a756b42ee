"""Recognise a journal by the header of its file, and connect to it.

A file that is not a journal is never changed: its header is read without a lock and without a rollback. Readers open a
journal read-write too, because SQLite must roll back a crashed write before it can read.
"""

from __future__ import annotations

import os
import stat

from mentorlog.errors import UNCHANGED, DamagedError, JournalError
from mentorlog.store.file.driver import MAGIC, key_of, open_database, uses_sqlcipher

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Final
else:
    from mentorlog.store import deferred_sqlite3 as sqlite3

APPLICATION_ID: Final = 0x6D6C6F67
"""`mlog` in ASCII: the application id in the header of the file, which `file` and SQLite read."""
VERSION: Final = 10
"""The schema version that this code writes. It is here because importing `schema` takes time."""
synced_late: Final[set[str]] = set()
"""The files that this process saves without a wait for the disk; see `late_sync`."""


def connect(path: str | os.PathLike[str], *, mode: str, wait: float) -> sqlite3.Connection:
    """Connect to the file at `path`; `mode` is that of an SQLite URI, `wait` the seconds to wait for a lock. SQLite
    writes nothing to the folder for temporary files, which may be on another disk.

    An encrypted file with `ro` may have a write-ahead log, which can't be seen before; a connection that can't write
    would leave the files of that beside it. It is not read-only, unless there is a rollback file to take back."""
    if mode == "ro" and key_of(path) and not os.path.exists(f"{path}-journal"):
        mode = "rw"
    connection = open_database(path, mode=mode, wait=wait)
    connection.execute("PRAGMA temp_store = MEMORY")
    if os.fspath(path) in synced_late:
        connection.execute("PRAGMA synchronous = OFF")
    return enable_foreign_keys(connection)


def enable_foreign_keys(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Enable foreign keys on a connection, and return it."""
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def erase_deleted_content(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Overwrite with zeros what this connection deletes from the file, and return the connection."""
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open journal."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_journal(path: str) -> bool:
    """Whether there is a journal at `path`; False if there is no file. Raises JournalError for another file."""
    _refuse_special_file(path)
    try:
        connection = open_database(path, mode="ro&immutable=1", wait=0)
    except sqlite3.OperationalError as error:
        if not os.path.lexists(path):
            _check_folders(path)
            return False
        if not os.path.isdir(path):
            _refuse_unreadable(path, error)
        raise _cannot_open(path) from None
    is_rebuilt = False
    try:
        found = connection.execute("PRAGMA application_id").fetchone()[0]
        is_rebuilt = found != APPLICATION_ID and has_journal_tables(connection)
    except sqlite3.DatabaseError:
        # another process may be writing: the header can name more pages than the file has yet
        found = _application_id(connection, path)
    finally:
        connection.close()
    if is_rebuilt:
        raise _rebuilt(path)
    if found != APPLICATION_ID:
        if not uses_sqlcipher(connection) and key_of(path):
            return is_journal(path)  # it was created or encrypted after the driver was chosen
        raise _not_a_journal(path)
    if os.path.exists(f"{path}-journal"):
        from mentorlog.store.file.foreign_rollback import refuse_foreign_rollback

        refuse_foreign_rollback(path)
    return True


def has_journal_tables(connection: sqlite3.Connection) -> bool:
    """Whether a file has the tables of a journal, whatever its header says: one rebuilt from a dump has lost it."""
    return table_names(connection) >= _TABLES


def table_names(connection: sqlite3.Connection, file: str = "main") -> set[str]:
    """The names of all tables of a file, or of one that is attached as `file`."""
    return {name for (name,) in connection.execute(f"SELECT name FROM {file}.sqlite_master WHERE type = 'table'")}


_TABLES: Final = frozenset(("relationship", "session", "goal", "action", "note", "command", "change"))
"""The tables by which a journal without its header is recognised. Every version has them."""


def _refuse_special_file(path: str) -> None:
    """Raise JournalError for what is neither a file nor missing: opening a pipe would wait for its other end. A link
    to a file that does not exist is not followed."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        if os.path.islink(path):
            raise JournalError(
                f"{path} is a symbolic link to {os.readlink(path)}, which does not exist. The link was not followed.",
                hint="If its disk is not connected, connect it; to begin a new journal, delete the link.",
            ) from None
        return
    except OSError:
        return  # opening it finds the reason
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise JournalError(f"{path} is not a regular file. It was not opened.", hint="Name another file with --db.")


def _application_id(connection: sqlite3.Connection, path: str) -> int:
    """The application id in the header of an SQLite file, whatever is in its pages; 0 for other files. Raises
    DamagedError for an encrypted file whose header can't be read."""
    if uses_sqlcipher(connection):
        return _application_id_of_encrypted(connection, path)
    with open(path, "rb") as file:
        header = file.read(72)
    return int.from_bytes(header[68:72]) if header.startswith(MAGIC) else 0


def _application_id_of_encrypted(connection: sqlite3.Connection, path: str) -> int:
    try:
        connection.execute("PRAGMA writable_schema = ON")  # the number of pages is not checked then
        return int(connection.execute("PRAGMA application_id").fetchone()[0])
    except sqlite3.DatabaseError as error:
        _refuse_unreadable(path, error)
        raise DamagedError(f"The journal {path} is damaged.", path=path, hint="mentorlog doctor") from error


def _refuse_unreadable(path: str, error: sqlite3.Error) -> None:
    """Raise JournalError if the disk has reported an error: the journal may be sound. SQLCipher reads a file when it is
    opened."""
    if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_IOERR:
        name = getattr(error, "sqlite_errorname", "SQLITE_IOERR")
        message = f"The journal {path} can't be read: the disk reports an error ({name}). {UNCHANGED}"
        raise JournalError(message) from error


def _check_folders(path: str) -> None:
    """Raise JournalError if a part of `path` is a file, or if a folder can't be read."""
    # os.path, because pathlib would double the time to open a journal
    try:
        os.stat(path)
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise JournalError(f"A journal can't be created at {path}: part of the path is a file, not a folder.") from None
    except OSError as error:
        from mentorlog.store.file.permission_lines import permission_line

        hint = permission_line(path)
        raise JournalError(f"The journal {path} can't be opened: {error.strerror}.", hint=hint) from error


def _cannot_open(path: str) -> JournalError:
    if os.path.isdir(path):
        return JournalError(
            f"{path} is a folder, not a journal.",
            hint=f"Name a file in it: --db {os.path.join(path, 'journal.db')}",
        )
    from mentorlog.store.file.permission_lines import permission_line

    message = f"The journal {path} can't be opened: permission to read or write it is missing."
    return JournalError(message, hint=permission_line(path))


def _rebuilt(path: str) -> JournalError:
    from mentorlog import shell_line

    return JournalError(
        f"The file {path} has the tables of a journal, but was rebuilt from a dump (sqlite3 .dump or .recover) and "
        "can't be used as it is. It was not changed. Make a journal from it:",
        hint=shell_line.join(["mentorlog", "restore", path]),
    )


def _not_a_journal(path: str) -> JournalError:
    from pathlib import Path

    from mentorlog.store.encryption.cut_off import cut_off_journal

    problem = "is empty" if os.path.getsize(path) == 0 else "is not a mentorlog journal"
    message = f"The file {path} {problem}. It was not changed."
    cut_off = cut_off_journal(Path(path))
    if cut_off is None:
        return DamagedError(message, path=path, is_journal=False, hint="Name another file with --db.")
    return DamagedError(
        f"{message} {cut_off.sentence}",
        path=path,
        is_journal=False,
        hint="\n".join(["To read what is left of it:", *cut_off.lines_for_journal(Path(path))]),
    )

"""Do with encrypted files what the shell of SQLite does with others: run a statement, and copy what can be read of a
damaged file."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Final

from mentorlog.errors import JournalError
from mentorlog.store.damage import UNREADABLE
from mentorlog.store.encryption.new_files import new_files_like
from mentorlog.store.errors import translate_sqlite_errors
from mentorlog.store.file.driver import open_database
from mentorlog.store.file.files import create_private
from mentorlog.store.quoting import quoted

if TYPE_CHECKING:
    from pathlib import Path

_DERIVED: Final = "search"
"""The beginning of the names of the tables of the search index, which `restore` builds anew."""


_WAIT: Final = 5.0
"""Seconds to wait for the lock of a file."""


def run_statement(file: Path, statement: str) -> list[str]:
    """Run a statement on a file, and return the rows that it gives, each as a line. Raises JournalError."""
    try:
        with closing(open_database(file, mode="rw", wait=_WAIT)) as connection:
            rows = connection.execute(statement).fetchall()
    except sqlite3.Error as error:
        raise JournalError(f"{file}: {error}") from error
    return ["|".join("" if value is None else str(value) for value in row) for row in rows]


def copy_readable(file: Path, new: Path) -> int:
    """Copy every row that can be read of the tables of an encrypted file to the file `new`, which is created and gets
    the same key. Returns the number of rows. It is not a journal yet: `restore` makes one of it. Raises JournalError,
    in particular LockedError, and DamagedError if not even the list of tables can be read; OSError about `new`."""
    create_private(new)
    try:
        with translate_sqlite_errors(str(file)):
            return _copy(file, new)
    except BaseException:
        new.unlink()
        raise


def _copy(file: Path, new: Path) -> int:
    with (
        closing(open_database(file, mode="ro&immutable=1", wait=0)) as old,
        new_files_like(file),
        closing(open_database(new, mode="rw", wait=0)) as copy,
    ):
        old.execute("PRAGMA writable_schema = ON")  # else a file that was cut off is not read at all
        copy.execute("PRAGMA ignore_check_constraints = ON")
        copy.execute("BEGIN")
        rows = sum(_copy_table(old, copy, name, sql) for name, sql in _tables(old))
        with suppress(*UNREADABLE):
            sequences = old.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
            copy.execute("DELETE FROM sqlite_sequence")
            copy.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", sequences)
        copy.execute("COMMIT")
    return rows


def _tables(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """The names and definitions of the tables that have entries and changes."""
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY rowid").fetchall()
    return [
        (name, sql)
        for name, sql in found
        if not sql.upper().startswith("CREATE VIRTUAL") and not name.startswith(("sqlite_", _DERIVED))
    ]


def _copy_table(old: sqlite3.Connection, copy: sqlite3.Connection, name: str, sql: str) -> int:
    """Copy a table from its beginning up to a damaged page, then from its end down to one."""
    copy.execute(sql)
    before = copy.total_changes
    columns = [name for _, name, *_, hidden in copy.execute(f"PRAGMA table_xinfo({quoted(name)})") if not hidden]
    names = ", ".join(map(quoted, columns))
    insert = f"INSERT OR IGNORE INTO {quoted(name)} ({names}) VALUES ({', '.join('?' * len(columns))})"
    for order in ("ASC", "DESC"):
        key = "rowid" if "WITHOUT ROWID" not in sql.upper() else quoted(columns[0])
        with suppress(*UNREADABLE):
            for row in old.execute(f"SELECT {names} FROM {quoted(name)} NOT INDEXED ORDER BY {key} {order}"):
                copy.execute(insert, row)
    return copy.total_changes - before

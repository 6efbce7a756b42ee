"""Copy a file into an empty one that has another key, or none: SQLite's backup API can't do that.

The copy has the same content in other pages, as after VACUUM.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from mentorlog.store.file.driver import attach
from mentorlog.store.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_EXPORTED: Final = ("user_version", "application_id")
"""The numbers in the header of a file that SQLCipher does not copy."""
_COMPARED: Final = (
    *(f"PRAGMA {{0}}.{name}" for name in _NOT_EXPORTED),
    "SELECT type, name, tbl_name, sql FROM {0}.sqlite_master ORDER BY type, name",
)
_OTHER: Final = "other"


def export(connection: sqlite3.Connection, *, source: str, target: str) -> None:
    """Copy everything from the file that a connection of SQLCipher has open as `source` to the empty one that it has
    open as `target`, in the open transaction. Raises sqlite3.Error."""
    connection.execute("SELECT sqlcipher_export(?, ?)", (target, source)).fetchone()
    for name in _NOT_EXPORTED:
        (value,) = connection.execute(f"PRAGMA {source}.{name}").fetchone()
        connection.execute(f"PRAGMA {target}.{name} = {value}")


def first_difference(connection: sqlite3.Connection, one: str, other: str) -> str | None:
    """The first query to which two files of a connection give another answer: about their versions, schema, rows and
    sequences. None if they have the same content."""
    tables = connection.execute(
        f"SELECT name FROM {one}.sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %' ORDER BY name"
    ).fetchall()
    for query in (*_COMPARED, *(f"SELECT * FROM {{0}}.{quoted(table)}" for (table,) in tables)):
        rows = zip_longest(connection.execute(query.format(one)), connection.execute(query.format(other)))
        if any(first != second for first, second in rows):
            return query.format(one)
    return None


def copy_between(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy the file of one connection to the empty file of another one, if one of the two files is encrypted. Neither
    connection is in a transaction; the copy is not synced. Raises sqlite3.Error, in particular
    sqlite3.OperationalError if the source is locked for longer than its connection waits."""
    if isinstance(target, sqlite3.Connection):
        with _attached(source, target, mode="rw"):
            for setting in ("journal_mode = OFF", "synchronous = OFF"):
                source.execute(f"PRAGMA {_OTHER}.{setting}")
            _export_at_once(source, source="main", target=_OTHER)
    else:
        with _attached(target, source, mode="ro"), _waiting_as(source, target):
            _export_at_once(target, source=_OTHER, target="main")


@contextmanager
def _attached(cipher: sqlite3.Connection, plain: sqlite3.Connection, *, mode: str) -> Iterator[None]:
    """Attach the file of a connection to one of SQLCipher."""
    (file,) = (path for _, name, path in plain.execute("PRAGMA database_list") if name == "main")
    attach(cipher, file, name=_OTHER, mode=mode)
    try:
        yield
    finally:
        cipher.execute(f"DETACH {_OTHER}")


@contextmanager
def _waiting_as(source: sqlite3.Connection, target: sqlite3.Connection) -> Iterator[None]:
    """Let a connection wait for locks as another one does."""
    (before,), (wait,) = (each.execute("PRAGMA busy_timeout").fetchone() for each in (target, source))
    target.execute(f"PRAGMA busy_timeout = {wait}")
    try:
        yield
    finally:
        target.execute(f"PRAGMA busy_timeout = {before}")


def _export_at_once(connection: sqlite3.Connection, *, source: str, target: str) -> None:
    connection.execute("BEGIN")
    try:
        export(connection, source=source, target=target)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise

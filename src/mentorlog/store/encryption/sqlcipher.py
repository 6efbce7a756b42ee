"""Connections to encrypted files, through SQLCipher. They behave as those of Python's sqlite3: its errors, which
are classes of its own, are raised as the errors of sqlite3 of the same name, with the same code.
"""

from __future__ import annotations

import os
import sys

from mentorlog.errors import LockedError

_flags = sys.getdlopenflags() if hasattr(sys, "getdlopenflags") else 0  # not on Windows
try:
    if _flags:  # a command calls few of the 4,600 functions that would be looked up now: 3.4 million instructions
        sys.setdlopenflags(_flags & ~os.RTLD_NOW | os.RTLD_LAZY)
    import sqlcipher3.dbapi2 as sqlcipher
except ImportError as _error:
    from mentorlog.extras import line_to_install

    raise LockedError(
        "An encrypted journal needs sqlcipher3, which is not installed.", hint=line_to_install("encrypt")
    ) from _error
finally:
    if _flags:
        sys.setdlopenflags(_flags)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from typing import Any, Final, ParamSpec, TypeVar

    from mentorlog.store.encryption.keys import Key

    P = ParamSpec("P")
    R = TypeVar("R")

_CODES: Final = {
    "attempt to write a readonly database": "SQLITE_READONLY",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "database is locked": "SQLITE_BUSY",
    "database or disk is full": "SQLITE_FULL",
    "database table is locked": "SQLITE_LOCKED",
    "disk I/O error": "SQLITE_IOERR",
    "file is not a database": "SQLITE_NOTADB",
    "unable to open database file": "SQLITE_CANTOPEN",
}
"""The codes of errors by their text: those of a backup have no code."""


def connect_encrypted(
    uri: str, *, key: Key | None, wait: float, on_close: Callable[[sqlite3.Connection], None]
) -> sqlite3.Connection:
    """Connect to the file that an SQLite URI names, with its key (None: it is not encrypted). An empty file becomes
    encrypted with it. `on_close` is called after the connection was closed. Raises sqlite3.DatabaseError at the first
    read if the key is another."""
    connection: Any = _connect(uri, uri=True, timeout=wait, isolation_level=None, factory=_Connection)
    connection.on_close = on_close
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to stderr
    if key:
        connection.execute(f'PRAGMA key = "{key.sql}"')
    return connection  # type: ignore[no-any-return]


def _as_sqlite_error(error: Exception) -> sqlite3.Error:
    """The error of sqlite3 that is the same as one of SQLCipher."""
    import sqlite3

    raised: sqlite3.Error = getattr(sqlite3, type(error).__name__)(*error.args)
    name = getattr(error, "sqlite_errorname", None) or _CODES.get(str(error))
    if name:
        raised.sqlite_errorname = name
        raised.sqlite_errorcode = getattr(error, "sqlite_errorcode", None) or getattr(sqlite3, name)
    return raised


def _raising_sqlite_errors(function: Callable[P, R]) -> Callable[P, R]:
    """A function of SQLCipher that raises errors of sqlite3."""

    def call(*arguments: P.args, **options: P.kwargs) -> R:
        try:
            return function(*arguments, **options)
        except sqlcipher.Error as error:
            raise _as_sqlite_error(error) from None

    return call


_connect = _raising_sqlite_errors(sqlcipher.connect)


class _Cursor(sqlcipher.Cursor):  # type: ignore[misc] # sqlcipher3 has no types
    """A cursor that raises errors of sqlite3."""

    execute = _raising_sqlite_errors(sqlcipher.Cursor.execute)
    executemany = _raising_sqlite_errors(sqlcipher.Cursor.executemany)
    executescript = _raising_sqlite_errors(sqlcipher.Cursor.executescript)
    fetchone = _raising_sqlite_errors(sqlcipher.Cursor.fetchone)
    fetchmany = _raising_sqlite_errors(sqlcipher.Cursor.fetchmany)
    fetchall = _raising_sqlite_errors(sqlcipher.Cursor.fetchall)

    def __iter__(self) -> Iterator[Any]:
        """The rows. A function that is called for each of them would double the time."""
        try:
            yield from iter(super().fetchone, None)
        except sqlcipher.Error as error:
            raise _as_sqlite_error(error) from None


class _Connection(sqlcipher.Connection):  # type: ignore[misc] # sqlcipher3 has no types
    """A connection that raises errors of sqlite3."""

    uses_sqlcipher = True
    on_close: Callable[[sqlite3.Connection], None]

    commit = _raising_sqlite_errors(sqlcipher.Connection.commit)
    rollback = _raising_sqlite_errors(sqlcipher.Connection.rollback)
    _backup = _raising_sqlite_errors(sqlcipher.Connection.backup)
    create_function = _raising_sqlite_errors(sqlcipher.Connection.create_function)
    _cursor = _raising_sqlite_errors(sqlcipher.Connection.cursor)
    _close = _raising_sqlite_errors(sqlcipher.Connection.close)

    def backup(self, target: sqlite3.Connection, **options: object) -> None:
        import sqlite3

        try:
            self._backup(target, **options)
        except sqlite3.OperationalError as error:
            # its code does not say which of the two files has the fault
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_IOERR and self._has_read_error():
                error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_IOERR_READ, "SQLITE_IOERR_READ"
            raise

    def _has_read_error(self) -> bool:
        from mentorlog.store.file.read_errors import has_read_error

        return any(has_read_error(path) for _, _, path in self.execute("PRAGMA database_list") if path)

    def close(self) -> None:
        self._close()
        self.on_close(self)

    def cursor(self, factory: type[_Cursor] = _Cursor) -> _Cursor:
        return self._cursor(factory)  # type: ignore[no-any-return]

    def execute(self, *arguments: object) -> _Cursor:
        cursor: _Cursor = self._cursor(_Cursor)
        cursor.execute(*arguments)
        return cursor

    def executemany(self, *arguments: object) -> _Cursor:
        cursor: _Cursor = self._cursor(_Cursor)
        cursor.executemany(*arguments)
        return cursor

    def executescript(self, *arguments: object) -> _Cursor:
        cursor: _Cursor = self._cursor(_Cursor)
        cursor.executescript(*arguments)
        return cursor

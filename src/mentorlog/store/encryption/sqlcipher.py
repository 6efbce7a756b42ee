"""Connections to encrypted files, through SQLCipher. They behave as those of Python's sqlite3: its errors, which
are classes of its own, are raised as the errors of sqlite3 of the same name, with the same code.
"""

from __future__ import annotations

import sqlite3
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from mentorlog.errors import LockedError

try:
    import sqlcipher3.dbapi2 as sqlcipher
except ImportError as _error:
    from mentorlog.extras import line_to_install

    raise LockedError(
        "An encrypted journal needs sqlcipher3, which is not installed.", hint=line_to_install("encrypt")
    ) from _error

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorlog.store.encryption.keys import Key

P = ParamSpec("P")
R = TypeVar("R")


def connect_encrypted(
    uri: str, *, key: Key | None, wait: float, on_close: Callable[[sqlite3.Connection], None]
) -> sqlite3.Connection:
    """Connect to the file that an SQLite URI names, with its key (None: it is not encrypted). An empty file
    is encrypted with it. `on_close` is
    called after the connection was closed. Raises sqlite3.DatabaseError at the first read if the key is another."""
    open_ = _raising_sqlite_errors(sqlcipher.connect)
    connection = open_(uri, uri=True, timeout=wait, isolation_level=None, factory=_Connection)
    connection.on_close = on_close
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to stderr
    if key:
        connection.execute(f'PRAGMA key = "{key.sql}"')
    return cast("sqlite3.Connection", connection)


def _raising_sqlite_errors(function: Callable[P, R]) -> Callable[P, R]:
    """A function of SQLCipher that raises errors of sqlite3."""

    @wraps(function)
    def call(*arguments: P.args, **options: P.kwargs) -> R:
        try:
            return function(*arguments, **options)
        except sqlcipher.Error as error:
            raised: sqlite3.Error = getattr(sqlite3, type(error).__name__)(*error.args)
            for name in ("sqlite_errorcode", "sqlite_errorname"):
                if hasattr(error, name):
                    setattr(raised, name, getattr(error, name))
            raise raised from None

    return call


class _Cursor(sqlcipher.Cursor):  # type: ignore[misc] # sqlcipher3 has no types
    """A cursor that raises errors of sqlite3."""

    execute = _raising_sqlite_errors(sqlcipher.Cursor.execute)
    executemany = _raising_sqlite_errors(sqlcipher.Cursor.executemany)
    executescript = _raising_sqlite_errors(sqlcipher.Cursor.executescript)
    fetchone = _raising_sqlite_errors(sqlcipher.Cursor.fetchone)
    fetchmany = _raising_sqlite_errors(sqlcipher.Cursor.fetchmany)
    fetchall = _raising_sqlite_errors(sqlcipher.Cursor.fetchall)
    __next__ = _raising_sqlite_errors(sqlcipher.Cursor.__next__)


class _Connection(sqlcipher.Connection):  # type: ignore[misc] # sqlcipher3 has no types
    """A connection that raises errors of sqlite3."""

    on_close: Callable[[sqlite3.Connection], None]

    commit = _raising_sqlite_errors(sqlcipher.Connection.commit)
    rollback = _raising_sqlite_errors(sqlcipher.Connection.rollback)
    backup = _raising_sqlite_errors(sqlcipher.Connection.backup)
    create_function = _raising_sqlite_errors(sqlcipher.Connection.create_function)
    _cursor = _raising_sqlite_errors(sqlcipher.Connection.cursor)
    _close = _raising_sqlite_errors(sqlcipher.Connection.close)

    def close(self) -> None:
        self._close()
        self.on_close(cast("sqlite3.Connection", self))

    def cursor(self, factory: type[_Cursor] = _Cursor) -> _Cursor:
        return cast("_Cursor", self._cursor(factory))

    def execute(self, *arguments: object) -> object:
        return self.cursor().execute(*arguments)

    def executemany(self, *arguments: object) -> object:
        return self.cursor().executemany(*arguments)

    def executescript(self, *arguments: object) -> object:
        return self.cursor().executescript(*arguments)

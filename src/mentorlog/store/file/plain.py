"""Connections to files that are not encrypted, through Python's sqlite3."""

from __future__ import annotations

import sqlite3

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def connect_plain(uri: str, *, wait: float, on_close: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """Connect to the file that an SQLite URI names. `on_close` is called after the connection was closed."""
    connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, factory=_Connection)
    connection.on_close = on_close
    return connection


class _Connection(sqlite3.Connection):
    on_close: Callable[[sqlite3.Connection], None]

    def close(self) -> None:
        super().close()
        self.on_close(self)

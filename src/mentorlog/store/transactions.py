"""Transactions that write."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


@contextmanager
def immediately(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that holds the write lock from its beginning; any exception takes it back."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        if connection.in_transaction:
            connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def instant(now: dt.datetime) -> str:
    """A point in time as the file keeps it: UTC, to the millisecond."""
    return now.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

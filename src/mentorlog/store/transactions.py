"""Write transactions."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


@contextmanager
def write_transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Open a transaction that holds the write lock from the beginning; any exception rolls it back."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        if connection.in_transaction:
            connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def utc_timestamp(now: dt.datetime) -> str:
    """Format a point in time as it is stored: UTC, with milliseconds."""
    return now.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

"""Forget the oldest commands of the record of changes, which then can no longer be undone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.store.transactions import utc_timestamp, write_transaction

if TYPE_CHECKING:
    import sqlite3

KEPT: Final = 100
"""The number of commands that are always kept, the newest ones."""
_BATCH: Final = 500
"""The number of commands that are deleted in one transaction, so that the lock is not held for long."""
_MEGABYTE: Final = 1_000_000
_ROW: Final = 60
"""The bytes that a change takes besides its images, with its places in the indexes."""
_MERGED_UP_TO: Final = 64 * _MEGABYTE
"""The size of the largest file whose search index is merged after pruning; merging takes a second per 100 MB."""


def prune(connection: sqlite3.Connection, *, now: dt.datetime, months: int, megabytes: int) -> int:
    """Forget the oldest commands: those that are older than some months, and as many more as the record is larger than
    some megabytes. Returns how many were forgotten.

    The newest 100 commands are kept, and every command that can be redone. Deleted text is overwritten in the file.
    """
    until = _last_to_forget(connection, now=now, months=months, megabytes=megabytes)
    forgotten = 0
    while until is not None:
        with write_transaction(connection):
            # a command can have been undone since the last one was found
            last = min(until, _last_allowed(connection))
            count = connection.execute(
                "DELETE FROM command WHERE id IN (SELECT id FROM command WHERE id <= ? ORDER BY id LIMIT ?)",
                (last, _BATCH),
            ).rowcount
        forgotten += count
        if count < _BATCH:
            break
    if forgotten:
        _merge_search_index(connection)
    return forgotten


def _last_to_forget(connection: sqlite3.Connection, *, now: dt.datetime, months: int, megabytes: int) -> int | None:
    """The number of the newest command to forget; None if all are kept."""
    last = max(
        _last_before(connection, utc_timestamp(_months_ago(now, months))),
        _last_above(connection, megabytes * _MEGABYTE),
    )
    last = min(last, _last_allowed(connection))
    found = connection.execute("SELECT 1 FROM command WHERE id <= ? LIMIT 1", (last,)).fetchone()
    return last if found else None


def _last_allowed(connection: sqlite3.Connection) -> int:
    """The number of the newest command that may be forgotten; 0 if there is none."""
    beyond = connection.execute("SELECT id FROM command ORDER BY id DESC LIMIT 1 OFFSET ?", (KEPT,)).fetchone()
    (undone,) = connection.execute("SELECT min(id) FROM command WHERE status = 'undone'").fetchone()
    if beyond is None:
        return 0
    return int(beyond[0]) if undone is None else min(int(beyond[0]), int(undone) - 1)


def _months_ago(now: dt.datetime, months: int) -> dt.datetime:
    """The same day of the month some months earlier, or the last day of that month if it is shorter."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    first = now.replace(year=max(year, 1), month=month + 1, day=1)
    last = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    return first.replace(day=min(now.day, last.day))


def _last_before(connection: sqlite3.Connection, moment: str) -> int:
    """The number of the newest command such that it and every older one is from before a moment; 0 if there is none."""
    (first,) = connection.execute("SELECT min(id) FROM command WHERE at >= ?", (moment,)).fetchone()
    if first is None:
        (first,) = connection.execute("SELECT max(id) + 1 FROM command").fetchone()
    return int(first or 1) - 1


def _last_above(connection: sqlite3.Connection, limit: int) -> int:
    """The number of the newest command that is to be forgotten so that the record has at most `limit` bytes; 0 if it is
    not larger."""
    if _size(connection) <= limit:
        return 0
    total = 0
    for command, size in connection.execute(
        "SELECT command, sum(ifnull(length(CAST(before AS BLOB)), 0) + ifnull(length(CAST(after AS BLOB)), 0) + ?) "
        "FROM change GROUP BY command ORDER BY command DESC",
        (_ROW,),
    ):
        total += size
        if total > limit:
            return int(command)
    return 0


def _merge_search_index(connection: sqlite3.Connection) -> None:
    """Remove the words of deleted text from the search index, which otherwise keeps them until it is merged."""
    if _size(connection) <= _MERGED_UP_TO:
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")


def _size(connection: sqlite3.Connection) -> int:
    """The size of the file in bytes. SQLCipher returns the size of a page as text."""
    (pages,), (page,) = (connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
    return int(pages) * int(page)

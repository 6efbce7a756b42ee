"""Copy all pages of an SQLite file over another one, with SQLite's backup API; or its content into an empty file, if
one of the two is encrypted. A file keeps its own key."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import Final

_STEP: Final = 4096
"""The pages of a step: 16 MB, which take less than half a second."""


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy a file in one step. If only one of the two is encrypted, the target is empty, and neither connection is in a
    transaction. Raises sqlite3.OperationalError if one of the two files is locked for longer than its connection
    waits."""
    if type(source) is not type(target):
        from mentorlog.store.encryption.exporting import copy_between

        copy_between(source, target)
    else:
        source.backup(target, progress=_stop_if_busy)


def copy_pages_in_steps(source: sqlite3.Connection, target: sqlite3.Connection) -> bool:
    """Copy a file in steps, between which other processes can write to it; False if one did, so that the copy is not
    complete. Both files are encrypted, or neither is. Raises as `copy_pages` does."""
    least: int | None = None

    def check(status: int, remaining: int, total: int) -> None:
        nonlocal least
        _stop_if_busy(status, remaining, total)
        if least is not None and remaining >= least:  # SQLite has begun again
            raise _ChangedError
        least = remaining

    with suppress(_ChangedError):
        source.backup(target, pages=_STEP, progress=check)
        return True
    return False


class _ChangedError(Exception):
    """The source was changed while it was copied."""


def _stop_if_busy(status: int, _remaining: int, _total: int) -> None:
    """Stop if a file is locked; Python would retry forever."""
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = status
        raise error

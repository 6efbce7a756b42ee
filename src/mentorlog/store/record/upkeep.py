"""What is done to a journal once a day."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from mentorlog.store.errors import translate_sqlite_errors
from mentorlog.store.file.header import VERSION, connect, erase_deleted_content, version_of
from mentorlog.store.record.pruning import prune
from mentorlog.store.schema import RECORDED
from mentorlog.store.schema.change_triggers import record_new_columns
from mentorlog.store.transactions import write_transaction

if TYPE_CHECKING:
    import datetime as dt


def keep_up(path: str, *, now: dt.datetime, months: int, megabytes: int, wait: float, may_forget: bool) -> int:
    """Forget the oldest commands of the journal at `path` (see `prune`), and record the columns that another program
    has added. Returns how many commands were forgotten; 0 without `may_forget`, or if the journal has another
    version.

    Waits `wait` seconds for its lock. Raises JournalError, in particular BusyError.
    """
    with (
        translate_sqlite_errors(path),
        closing(erase_deleted_content(connect(path, mode="rw", wait=wait))) as connection,
    ):
        if version_of(connection) != VERSION:
            return 0
        with write_transaction(connection):
            record_new_columns(connection, RECORDED)
        if not may_forget:
            return 0
        return prune(connection, now=now, months=months, megabytes=megabytes)


def last_command(path: str) -> int:
    """The number of the newest command of the journal at `path`; 0 if there is none. Raises JournalError."""
    with translate_sqlite_errors(path), closing(connect(path, mode="rw", wait=0)) as connection:
        return int(connection.execute("SELECT ifnull(max(id), 0) FROM command").fetchone()[0])

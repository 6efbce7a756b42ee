"""The table `forgotten`: random identities by which something that was forgotten is recognised."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

from mentorlog.store.damage import UNREADABLE
from mentorlog.store.errors import translate_sqlite_errors
from mentorlog.store.file.header import connect, erase_deleted_content
from mentorlog.store.transactions import write_transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from pathlib import Path


def read_forgotten(connection: sqlite3.Connection) -> frozenset[str]:
    """The identities of what was forgotten in a journal of the current schema."""
    return frozenset(uuid for (uuid,) in connection.execute("SELECT uuid FROM main.forgotten"))


def forgotten_in(files: Iterable[Path]) -> frozenset[str]:
    """The identities of what was forgotten in any of these files, as far as they can be read. Nothing is written."""
    from mentorlog.store.backups.checking import open_unchanged

    found: set[str] = set()
    for file in files:
        # a missing or damaged file, and one of an earlier version; opening a pipe would wait for its other end
        with suppress(OSError, *UNREADABLE):
            if file.is_file():
                with closing(open_unchanged(file)) as connection:
                    found |= read_forgotten(connection)
    return frozenset(found)


def remember_forgotten(journal: Path, uuids: Iterable[str]) -> None:
    """Add identities to the journal, and remove the words of deleted text from its search index. Raises
    JournalError."""
    with (
        translate_sqlite_errors(str(journal)),
        closing(erase_deleted_content(connect(journal, mode="rw", wait=5.0))) as connection,
        write_transaction(connection),
    ):
        rows = [(uuid,) for uuid in sorted(uuids)]
        connection.executemany("INSERT OR IGNORE INTO forgotten VALUES (?)", rows)
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")

"""Verify a copy of a journal: SQLite's checks, and the number of rows in each table."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from mentorlog.errors import BackupError
from mentorlog.store.damage import damage_in
from mentorlog.store.errors import translate_sqlite_errors
from mentorlog.store.file.driver import open_database
from mentorlog.store.file.header import APPLICATION_ID, connect
from mentorlog.store.quoting import quoted

if TYPE_CHECKING:
    from pathlib import Path


def open_unchanged(path: Path) -> sqlite3.Connection:
    """Open a file that no process writes, without a lock and without changing anything in its folder."""
    return open_database(path, mode="ro&immutable=1", wait=0)


def stored_tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of all tables that have their rows in the file, also those that other programs added."""
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %' ORDER BY name"
    )
    return tuple(name for (name,) in found)


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of rows in each table."""
    return {
        table: connection.execute(f"SELECT count(*) FROM {quoted(table)}").fetchone()[0]
        for table in stored_tables(connection)
    }


def check_copy(copy: Path, *, journal: str, counts: dict[str, int], full_check: bool) -> None:
    """Raise BackupError if a copy is not sound, or has other numbers of rows than `counts`, those of the journal."""
    try:
        with closing(open_unchanged(copy)) as connection:
            found = integrity_problem(connection, full_check=full_check)
            if found:
                raise _unsound(journal, found)
            different = [table for table, count in row_counts(connection).items() if counts.get(table) != count]
            if different or len(stored_tables(connection)) != len(counts):
                raise _unsound(journal, f"the number of rows differs in {', '.join(different) or 'the tables'}")
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise _unsound(journal, "it is not marked as a journal")
            broken = has_broken_links(connection)
    except sqlite3.DatabaseError as error:
        raise _unsound(journal, str(error)) from error
    if broken and not _journal_has_broken_links(journal):
        raise _unsound(journal, "entries link to rows that are missing")


def integrity_problem(connection: sqlite3.Connection, *, full_check: bool, name: str = "main") -> str | None:
    """The first damage that SQLite finds in a file, or in one that is attached as `name`; None if it is sound. What is
    not damage for `damage_in`, a copy has as the journal has it."""
    problem = damage_in(connection, f"{name}.{'integrity_check' if full_check else 'quick_check'}")
    return None if problem is None else problem.partition("\n")[0]


def has_broken_links(connection: sqlite3.Connection) -> bool:
    """Whether a row refers to a row that is missing."""
    return connection.execute("PRAGMA foreign_key_check").fetchone() is not None


def _journal_has_broken_links(journal: str) -> bool:
    """Whether the journal itself has them: other programs may delete rows without checking. Such a journal is backed up
    as it is."""
    with translate_sqlite_errors(journal), closing(connect(journal, mode="rw", wait=2)) as connection:
        return has_broken_links(connection)


def _unsound(journal: str, problem: str) -> BackupError:
    return BackupError(
        f"The backup of {journal} was not kept, because the copy is not sound: {problem}. The journal was not changed.",
        hint="Check the journal: mentorlog doctor",
    )

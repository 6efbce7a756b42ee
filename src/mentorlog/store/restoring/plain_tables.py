"""Refuse a journal file in which something else than a plain table has the name of a table of mentorlog."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from mentorlog.errors import JournalError
from mentorlog.store.file.header import connect
from mentorlog.store.file.opening import in_memory
from mentorlog.store.quoting import quoted
from mentorlog.store.restoring.distrust import distrust_schema
from mentorlog.store.schema import KEPT, RECORDED

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_MOST: Final = (1 << 28) - 1
"""The highest number of an entry that the search index has room for."""


def refuse_other_tables(draft: Path, source: Path) -> None:
    """Raise JournalError if a copy of `source`, which has the current schema, lacks a table of mentorlog or a column of
    one, has a view, a virtual table or a computed column in its place, or has numbers that no journal reaches. Such a
    file was made by another program: to read it would run what that program wrote into it, and after such a number no
    entry could be recorded."""
    with closing(connect(draft, mode="ro&immutable=1", wait=0)) as connection, closing(in_memory()) as new:
        distrust_schema(connection)
        for table in KEPT:
            problem = _problem(connection, new, table)
            if problem is None and table in RECORDED:
                problem = _problem_of_numbers(connection, table)
            if problem is not None:
                raise JournalError(f"The file {source} is not a mentorlog journal: {problem}. Nothing was changed.")


def _problem(connection: sqlite3.Connection, new: sqlite3.Connection, table: str) -> str | None:
    """What is wrong with a table, in words."""
    found = connection.execute("SELECT type, sql FROM sqlite_master WHERE name = ? COLLATE NOCASE", (table,)).fetchone()
    if found is None:
        return f"it has no table `{table}`"
    kind, sql = found
    if kind != "table":
        return f"`{table}` is {'an' if kind == 'index' else 'a'} {kind} in it, not a table"
    if " ".join(str(sql).upper().split()[:2]) == "CREATE VIRTUAL":
        return f"`{table}` is a virtual table in it"
    columns = {
        name.lower(): hidden for _, name, *_, hidden in connection.execute(f"PRAGMA table_xinfo({quoted(table)})")
    }
    for _, name, *_ in new.execute(f"PRAGMA table_xinfo({quoted(table)})"):
        if name not in columns:
            return f"its table `{table}` has no column `{name}`"
        if columns[name]:
            return f"`{name}` in its table `{table}` is a computed column"
    return None


def _problem_of_numbers(connection: sqlite3.Connection, table: str) -> str | None:
    """What is wrong with the numbers of a table of entries, in words."""
    (least, most) = connection.execute(f"SELECT min(id), max(id) FROM {table}").fetchone()
    counter = connection.execute("SELECT max(CAST(seq AS INTEGER)) FROM sqlite_sequence WHERE name = ?", (table,))
    for number in (least, most, counter.fetchone()[0]):
        if number is not None and not 0 <= number <= _MOST:
            return f"its table `{table}` has the number {number}"
    return None

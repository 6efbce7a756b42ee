"""Find the rows in which a journal differs from another journal file.

Rows are matched by their number within a table. The other file is attached as `restored`; the numbers of the rows that
differ are kept in the temporary table `difference`, in memory.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from mentorlog.model import ME
from mentorlog.store.file.driver import attach
from mentorlog.store.quoting import quoted
from mentorlog.store.restoring.distrust import distrust_schema
from mentorlog.store.schema import RECORDED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def attached(connection: sqlite3.Connection, file: Path) -> Iterator[None]:
    """Attach a journal file of the current schema, which no process changes, as `restored`."""
    # what SQLite sorts is private text, which must not be written to temporary files
    connection.execute("PRAGMA temp_store = MEMORY")
    distrust_schema(connection)
    attach(connection, file, name="restored", mode="ro&immutable=1")
    try:
        yield
    finally:
        connection.execute("DETACH restored")


@contextmanager
def difference_table(connection: sqlite3.Connection) -> Iterator[None]:
    """Create the table `difference`, and drop it at the end."""
    connection.execute(
        "CREATE TEMP TABLE difference (tbl TEXT, row INTEGER, kind TEXT, PRIMARY KEY (tbl, row)) WITHOUT ROWID"
    )
    try:
        yield
    finally:
        connection.execute("DROP TABLE temp.difference")


def find_differences(connection: sqlite3.Connection) -> bool:
    """Fill the table `difference`: rows that are `new` in the restored file, `gone` from it, `changed`, or `replaced`
    by another entry with the same number. False if there are none."""
    connection.execute("DELETE FROM temp.difference")
    for table in RECORDED:
        for kind, here, there in (("new", "restored", "main"), ("gone", "main", "restored")):
            connection.execute(
                f"INSERT INTO temp.difference SELECT '{table}', id, '{kind}' FROM {here}.{table} "
                f"WHERE id NOT IN (SELECT id FROM {there}.{table}){_except_me(table)}"
            )
        kind = "'changed'" if table == "session_goal" else "iif(x.uuid = y.uuid, 'changed', 'replaced')"
        # BINARY, because a name in other capitals is another name
        differs = " OR ".join(
            f"x.{name} COLLATE BINARY IS NOT y.{name} COLLATE BINARY"
            for name in map(quoted, compared_columns(connection, table))
        )
        connection.execute(
            f"INSERT INTO temp.difference SELECT '{table}', x.id, {kind} FROM main.{table} x "
            f"JOIN restored.{table} y ON y.id = x.id WHERE {differs or 0}"
        )
    return connection.execute("SELECT 1 FROM temp.difference LIMIT 1").fetchone() is not None


def _except_me(table: str) -> str:
    return f" AND id <> {ME.number}" if table == "relationship" else ""


def common_columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table that both files have."""
    restored = _columns(connection, "restored", table)
    return [name for name in _columns(connection, "main", table) if name in restored]


def compared_columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table, except its number, that both files have and that are recorded: undo could not take back
    the change of a column that another program has added since."""
    recorded = connection.execute(f"SELECT key FROM json_each((SELECT json FROM main.{table}_json LIMIT 1))")
    names = {name for (name,) in recorded} - {"id"}
    return [name for name in common_columns(connection, table) if name in names]


def ignored_columns(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The columns that only the restored file has: `note.mood`. They are not restored."""
    return tuple(
        f"{table}.{name}"
        for table in RECORDED
        for name in _columns(connection, "restored", table)
        if name not in _columns(connection, "main", table)
    )


def _columns(connection: sqlite3.Connection, file: str, table: str) -> list[str]:
    """The stored columns of a table."""
    found = connection.execute(f"PRAGMA {file}.table_xinfo({table})").fetchall()
    return [name for _, name, *_, hidden in found if not hidden]

"""Temporary, empty versions of the derived tables on a connection, filled from the entries by the schema's triggers.

They are in the connection's temporary database, in memory, and have the names of the tables that they replace. A
temporary trigger reads the entries from the journal and writes only to them, so the file is not changed.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from mentorlog.model import ME
from mentorlog.store.doctor.schema_objects import expected_objects
from mentorlog.store.schema import KEPT, RECORDED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_PAGE: Final = 2000
"""The number of rows that are read at once."""
_LEAST: Final = -(1 << 63)


@contextmanager
def temporary(connection: sqlite3.Connection, names: Iterable[str]) -> Iterator[None]:
    """Create temporary versions of tables, views and triggers of the schema, and of the views that show rows as JSON;
    remove them afterwards."""
    expected = expected_objects()
    wanted = [expected[name] for name in (*names, *(f"{table}_json" for table in RECORDED))]
    for made in wanted:
        connection.execute(_temporary(made.sql))
    try:
        yield
    finally:
        for made in reversed(wanted):
            connection.execute(f"DROP {made.type} IF EXISTS temp.{made.name}")


def _temporary(sql: str) -> str:
    if sql.startswith("CREATE VIRTUAL TABLE "):
        return sql.replace("CREATE VIRTUAL TABLE ", "CREATE VIRTUAL TABLE temp.", 1)
    return re.sub("^CREATE (TABLE|VIEW|TRIGGER) ", r"CREATE TEMP \1 ", sql)


def derived_tables() -> list[str]:
    """The tables that can be computed from the entries, except the search index and its own tables."""
    return [
        name
        for name, made in expected_objects().items()
        if made.type == "table" and name not in KEPT and name.partition("_")[0] != "search"
    ]


def rows_in_pages(connection: sqlite3.Connection, table: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Conditions for the rows of a table, page by page, with their values; the relationship `me`, from which nothing is
    derived, is left out."""
    others = f"AND id <> {ME.number} " if table == "relationship" else ""
    last = _LEAST
    while True:
        found = connection.execute(
            "SELECT max(id), count(*) FROM "
            f"(SELECT id FROM main.{table} WHERE id > ? {others}ORDER BY id LIMIT {_PAGE})",
            (last,),
        ).fetchone()
        if not found[1]:
            return
        yield f"id BETWEEN ? AND ? {others}", (last + 1, found[0])
        last = found[0]

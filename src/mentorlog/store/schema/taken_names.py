"""Find what another program added to a journal under a name that the next version of mentorlog needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.errors import JournalError
from mentorlog.store.damage import sqlite_line
from mentorlog.store.schema import added_in_7, added_in_8, added_in_9, added_in_10

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Mapping

_OWN_INDEX: Final = "relationship_active_name"
"""The index of the earlier version that is made again with another condition."""

_ROW: Final = "a row 0 in `relationship`"


def refuse_taken_names(connection: sqlite3.Connection, path: str, *, version: int) -> None:
    """Raise JournalError if a journal of that version has a column, table or row of another program where a later
    version puts its own; the hint is the line that makes room for it. Nothing is changed."""
    found: list[tuple[str, str]] = []
    if version < 7:
        found += [
            *_columns(connection, added_in_7.COLUMNS),
            *_tables(connection, {*added_in_7.TABLES, *added_in_7.NEW_INDEXES} - {_OWN_INDEX}),
            *_row_of_me(connection),
        ]
    if version < 8:
        found += [*_columns(connection, added_in_8.COLUMNS), *_tables(connection, added_in_8.NEW_INDEXES)]
    if version < 9:
        new = {*added_in_9.TABLES, *added_in_9.NEW_INDEXES}
        found += [*_columns(connection, added_in_9.COLUMNS), *_tables(connection, new)]
    if version < 10:
        found += [*_columns(connection, added_in_10.COLUMNS), *_tables(connection, added_in_10.NEW_TABLES)]
    for what, statement in found:
        raise JournalError(
            f"The journal {path} has {what} that another program added, and mentorlog needs that {_noun(what)}.",
            hint=sqlite_line(path, statement),
        )


def _noun(what: str) -> str:
    return "number" if what == _ROW else "name"


def _columns(connection: sqlite3.Connection, added: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """The columns with a name of one that is added to the table, each with the statement that renames it."""
    for table, definitions in added.items():
        new = {definition.split()[0] for definition in definitions}
        for _, column, *_ in connection.execute(f"PRAGMA table_xinfo({table})").fetchall():
            if column.lower() in new:
                yield (
                    f"a column `{column}` in `{table}`",
                    f"ALTER TABLE {table} RENAME COLUMN {column} TO other_{column}",
                )


def _tables(connection: sqlite3.Connection, added: Collection[str]) -> Iterator[tuple[str, str]]:
    """The tables, views and indexes with a name of a new one, each with the statement that frees the name."""
    there = "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view', 'index')"
    for kind, name in connection.execute(there).fetchall():
        if name.lower() in added:
            free = f"ALTER TABLE {name} RENAME TO other_{name}" if kind == "table" else f"DROP {kind.upper()} {name}"
            yield f"{'an' if kind == 'index' else 'a'} {kind} `{name}`", free


def _row_of_me(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The relationship with the number of `me`, with the statements that give it the next number."""
    if connection.execute("SELECT 1 FROM relationship WHERE id = 0").fetchone() is None:
        return
    (number,) = connection.execute("SELECT max(id) + 1 FROM relationship").fetchone()
    statements = [f"UPDATE relationship SET id = {number} WHERE id = 0"]
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        links = connection.execute(
            'SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = \'relationship\'', (table,)
        )
        statements += [f"UPDATE {table} SET {column} = {number} WHERE {column} = 0" for (column,) in links.fetchall()]
    yield _ROW, "; ".join(statements)

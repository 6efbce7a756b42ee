"""Write the rows that differ from another journal file, as one recorded command.

The order of the writes makes each step valid, forwards and, for undo, backwards: first rows give way that hold a name,
a uuid or a day that another row will have; then rows come, those that others link to first; then rows change; rows that
others link to go last, when no row links to them any longer. Foreign keys stay enabled, as they are while undo and redo
write the same rows, and are checked when the transaction ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.errors import JournalError
from mentorlog.store.quoting import quoted
from mentorlog.store.restoring.differences import common_columns, compared_columns, find_differences
from mentorlog.store.schema import RECORDED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

PARENTS: Final = ("relationship", "session", "goal")
"""The tables whose rows others link to. A relationship may link to a goal, which comes after it."""

_CLASHES: Final[dict[str, tuple[str, ...]]] = {
    "checkpoint": ("y.uuid = x.uuid", "y.goal = x.goal AND y.day = x.day"),
    "session_goal": ("y.session = x.session AND y.goal = x.goal",),
}
"""When a row of the restored file can't be written beside another row of the journal; of other tables, if they have the
same uuid."""

_SAME_NAME: Final = "y.id > 0 AND y.status = 'active' AND y.name = x.name AND y.id <> x.id"


def apply_differences(connection: sqlite3.Connection) -> None:
    """Write the rows of the table `difference` in the open transaction, in which a command is recorded. Raises
    JournalError if the journal would not be the same as the restored file then."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    _give_way(connection)
    for table in RECORDED:
        _insert(connection, table)
    for table in RECORDED:
        _update(connection, table)
    for table in reversed(PARENTS):
        _delete(connection, table, "d.kind = 'gone'")
    if find_differences(connection) or _has_broken_links(connection):
        raise JournalError("The entries could not be restored exactly. Nothing was changed.")
    raise_counters(connection)


def _give_way(connection: sqlite3.Connection) -> None:
    """Delete rows to which no other row links, if they go or are in the way, and change names and uuids of the others
    that are in the way."""
    for table in RECORDED:
        clashes = _CLASHES.get(table, ("y.uuid = x.uuid",))
        is_in_way = _exists(table, [f"{clash} AND y.id <> x.id" for clash in clashes])
        if table not in PARENTS:
            connection.execute(
                f"UPDATE temp.difference AS d SET kind = 'moved' WHERE tbl = '{table}' "
                "AND kind IN ('changed', 'replaced') "
                f"AND EXISTS (SELECT 1 FROM main.{table} x WHERE x.id = d.row AND ({is_in_way}))"
            )
            _delete(connection, table, "d.kind IN ('gone', 'moved')")
            continue
        connection.execute(
            f"UPDATE main.{table} AS x SET uuid = lower(hex(randomblob(18))) WHERE {_differs(table)} AND ({is_in_way})"
        )
    connection.execute(
        "UPDATE main.relationship AS x SET status = 'paused' WHERE status = 'active' "
        f"AND {_differs('relationship')} AND ({_exists('relationship', [_SAME_NAME])})"
    )


def _exists(table: str, conditions: Iterable[str]) -> str:
    """SQL for whether the restored file has a row `y` that fulfils a condition; one search for each uses an index."""
    return " OR ".join(f"EXISTS (SELECT 1 FROM restored.{table} y WHERE {condition})" for condition in conditions)


def _differs(table: str) -> str:
    return f"x.id IN (SELECT row FROM temp.difference WHERE tbl = '{table}')"


def _insert(connection: sqlite3.Connection, table: str) -> None:
    columns = common_columns(connection, table)
    names = ", ".join(map(quoted, columns))
    # the goal of a relationship comes later; the link is restored when rows are changed
    values = ", ".join("NULL" if (table, name) == ("relationship", "goal") else quoted(name) for name in columns)
    connection.execute(
        f"INSERT INTO main.{table} ({names}) SELECT {values} FROM restored.{table} "
        f"WHERE id IN (SELECT row FROM temp.difference WHERE tbl = '{table}' AND kind IN ('new', 'moved')) ORDER BY id"
    )


def _update(connection: sqlite3.Connection, table: str) -> None:
    names = ", ".join(map(quoted, compared_columns(connection, table)))
    if not names:
        return  # neither file has rows
    # relationships that came get the goals that they link to
    kinds = "'changed', 'replaced', 'new'" if table == "relationship" else "'changed', 'replaced'"
    connection.execute(
        f"UPDATE main.{table} AS x SET ({names}) = (SELECT {names} FROM restored.{table} y WHERE y.id = x.id) "
        f"WHERE id IN (SELECT row FROM temp.difference WHERE tbl = '{table}' AND kind IN ({kinds}))"
    )


def _delete(connection: sqlite3.Connection, table: str, condition: str) -> None:
    connection.execute(
        f"DELETE FROM main.{table} WHERE id IN "
        f"(SELECT d.row FROM temp.difference d WHERE d.tbl = '{table}' AND {condition})"
    )


def _has_broken_links(connection: sqlite3.Connection) -> bool:
    return any(
        connection.execute(f"PRAGMA main.foreign_key_check({table})").fetchone() for table in (*RECORDED, "worked")
    )


def raise_counters(connection: sqlite3.Connection) -> None:
    """Raise the counters of entries and calendars to those of the restored file; none ever falls."""
    # a table into which nothing was ever inserted has no counter
    connection.execute(
        "INSERT INTO main.sqlite_sequence (name, seq) SELECT name, 0 FROM restored.sqlite_sequence "
        f"WHERE name IN ({', '.join(map(repr, RECORDED))}) AND name NOT IN (SELECT name FROM main.sqlite_sequence)"
    )
    connection.execute(
        "UPDATE main.sqlite_sequence AS x SET seq = max(seq, coalesce("
        "(SELECT seq FROM restored.sqlite_sequence y WHERE y.name = x.name), 0)) "
        f"WHERE name IN ({', '.join(map(repr, RECORDED))})"
    )
    connection.execute(
        "INSERT INTO main.revision (tbl, row, sequence) SELECT tbl, row, sequence FROM restored.revision WHERE true "
        "ON CONFLICT (tbl, row) DO UPDATE SET sequence = max(sequence, excluded.sequence)"
    )

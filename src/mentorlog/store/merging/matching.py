"""Find for each row of the other file the row here that is the same entry, or the number that it gets here."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from mentorlog.model import ME
from mentorlog.store.checks import KINDS_FOR_PROSPECTS
from mentorlog.store.merging.mapping import WITHOUT_RELATIONSHIP, mapped
from mentorlog.store.merging.relationships import Relationships
from mentorlog.store.merging.same_log import match_same_log
from mentorlog.store.schema import RECORDED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from mentorlog.store.merging.choices import Choices

_TABLES: Final = (
    # state: here, new, deleted (here), waiting (for a change of its relationship here)
    "matched (tbl TEXT, theirs INTEGER, ours INTEGER, state TEXT, PRIMARY KEY (tbl, theirs)) WITHOUT ROWID",
    "differing (tbl TEXT, theirs INTEGER, ours INTEGER, fields TEXT, PRIMARY KEY (tbl, theirs)) WITHOUT ROWID",
    "untaken (tbl TEXT, ours INTEGER)",
    "kept_private (tbl TEXT, theirs INTEGER, ours INTEGER, PRIMARY KEY (tbl, theirs)) WITHOUT ROWID",
    "filled (theirs INTEGER PRIMARY KEY, ours INTEGER, fields TEXT)",
    "not_begun (theirs INTEGER PRIMARY KEY)",
    "deleted (tbl TEXT, uuid TEXT, PRIMARY KEY (tbl, uuid)) WITHOUT ROWID",
)
"""Temporary tables. In `untaken` are rows whose values can't be taken from the other file, because another row has
their name or day; in `kept_private` entries that stay private although they are shareable there; in `filled`
relationships that get what is empty here; in `not_begun` relationships that are prospects here only; in `deleted` what
was deleted here."""

ENTRIES: Final = tuple(table for table in RECORDED if table != "session_goal")
"""The tables whose rows have a uuid, those that others link to first."""
# checkpoints need the goals, and no entry needs checkpoints
_ORDER: Final = (*(table for table in ENTRIES if table not in ("relationship", "checkpoint")), "checkpoint")
_SAME_DAY: Final = {
    "checkpoint": "y.day = x.day AND y.goal = " + mapped("goal", "x.goal"),
    "evaluation": "y.day = x.day AND y.programme = x.programme",
}
"""When a row is the same as one here that has another uuid: there can be only one."""


@contextmanager
def matching_tables(connection: sqlite3.Connection) -> Iterator[None]:
    """Create the temporary tables, and drop them at the end."""
    try:
        for definition in _TABLES:
            connection.execute(f"CREATE TEMP TABLE {definition}")
        connection.execute("CREATE INDEX temp.differing_here ON differing (tbl, ours)")
        yield
    finally:
        for definition in _TABLES:
            connection.execute(f"DROP TABLE IF EXISTS temp.{definition.split()[0]}")


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether the journal has no entries, and none was deleted or forgotten whose number would be used again."""
    return not any(
        connection.execute(query).fetchone()
        for query in (
            *(
                f"SELECT 1 FROM main.{table}{f' WHERE id <> {ME.number}' if table == 'relationship' else ''} LIMIT 1"
                for table in RECORDED
            ),
            f"{_DELETED} LIMIT 1",
            "SELECT 1 FROM main.forgotten LIMIT 1",
        )
    )


_DELETED: Final = (
    "SELECT c.tbl, json_extract(c.before, '$.uuid') AS uuid FROM main.change c "
    "JOIN main.command ON command.id = c.command WHERE c.event = 'delete' AND command.status = 'done' "
    "AND json_valid(c.before) AND json_extract(c.before, '$.uuid') IS NOT NULL"
)
"""The entries that were deleted, as far as the record of changes reaches. An undone command has deleted nothing."""


def match_rows(connection: sqlite3.Connection, choices: Choices, *, is_exact: bool) -> None:
    """Fill `matched` anew. `is_exact`: the journal is empty, and every row keeps its number. Raises ConflictError if
    there are relationships of the same name that `choices` does not mention."""
    for definition in _TABLES:
        connection.execute(f"DELETE FROM temp.{definition.split()[0]}")
    if is_exact:
        for table in ENTRIES:
            state = f"iif(id = {ME.number}, 'here', 'new')" if table == "relationship" else "'new'"
            connection.execute(f"INSERT INTO temp.matched SELECT '{table}', id, id, {state} FROM restored.{table}")
        return
    if not choices.brings_deleted:
        connection.execute(f"INSERT OR IGNORE INTO temp.deleted {_DELETED}")
    gone = connection.execute("SELECT uuid FROM temp.deleted WHERE tbl = 'relationship'")
    Relationships(connection).match(
        choices, deleted=frozenset(uuid for (uuid,) in gone), first=_next_number(connection, "relationship")
    )
    for table in _ORDER:
        _match(connection, table)


def _match(connection: sqlite3.Connection, table: str) -> None:
    """Match the rows of a table whose owners are matched."""
    insert = f"INSERT INTO temp.matched SELECT '{table}', x.id"
    for same in ("y.uuid = x.uuid", _SAME_DAY.get(table)):
        if same:
            connection.execute(
                f"{insert}, y.id, 'here' FROM restored.{table} x JOIN main.{table} y ON {same} WHERE {_is_open(table)}"
            )
    match_same_log(connection, table)
    for condition, state in _left(table):
        connection.execute(
            f"{insert}, NULL, '{state}' FROM restored.{table} x WHERE {_is_open(table)} AND ({condition})"
        )
    # the numbers are in the order of the old ones
    connection.execute(
        f"{insert}, {_next_number(connection, table) - 1} + row_number() OVER (ORDER BY x.id), 'new' "
        f"FROM restored.{table} x WHERE {_is_open(table)}"
    )


def _is_open(table: str) -> str:
    return f"NOT EXISTS (SELECT 1 FROM temp.matched k WHERE k.tbl = '{table}' AND k.theirs = x.id)"


def _left(table: str) -> Iterator[tuple[str, str]]:
    """SQL for when a row that is not here does not come, and its state then."""
    owner = "goal" if table == "checkpoint" else None if table in WITHOUT_RELATIONSHIP else "relationship"
    belongs = f"EXISTS (SELECT 1 FROM temp.matched k WHERE k.tbl = '{owner}' AND k.theirs = x.{owner} AND k.state = "
    yield f"EXISTS (SELECT 1 FROM temp.deleted d WHERE d.tbl = '{table}' AND d.uuid = x.uuid)", "deleted"
    if owner:
        yield f"{belongs}'deleted')", "deleted"
        yield f"{belongs}'waiting')", "waiting"
    if owner == "relationship" and table not in KINDS_FOR_PROSPECTS:
        yield "x.relationship IN (SELECT theirs FROM temp.not_begun)", "waiting"


def _next_number(connection: sqlite3.Connection, table: str) -> int:
    (number,) = connection.execute(
        f"SELECT 1 + max(ifnull((SELECT seq FROM main.sqlite_sequence WHERE name = '{table}'), 0), "
        f"ifnull((SELECT max(id) FROM main.{table}), 0))"
    ).fetchone()
    return int(number)

"""Erase what the record of changes has of the rows in the temporary table `gone`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model import REF_LETTERS
from mentorlog.store.record.changes import touched_by
from mentorlog.store.schema import RECORDED

if TYPE_CHECKING:
    import sqlite3

OF_GONE: Final = "(tbl, row) IN (SELECT tbl, row FROM temp.gone)"
"""SQL for whether a change is of a row in `gone`."""
_LINKS: Final = ("relationship", "session", "goal")
"""The columns that link to another entry, which are named after its table."""


def erase_recorded(connection: sqlite3.Connection) -> None:
    """Delete the recorded versions of the rows in `gone`, the commands that did nothing else, and links to what goes.
    The other commands can still be undone."""
    parents = _insertions_of_parents(connection)
    affected = {
        number
        for (number,) in connection.execute(
            f"SELECT DISTINCT command FROM main.change WHERE {OF_GONE} OR id IN ({parents})"
        )
    }
    connection.execute(f"DELETE FROM main.change WHERE {OF_GONE} OR id IN ({parents})")
    _cut_links(connection)
    _summarise(connection, affected)


def _insertions_of_parents(connection: sqlite3.Connection) -> str:
    """The numbers of the changes with which rows came that entries link to which were moved to them, separated by
    commas. To undo these would now delete the entries, without a record of them."""
    found: set[int] = set()
    for table in RECORDED:
        columns = {name for _, name, *_ in connection.execute(f"PRAGMA main.table_info({table})")}
        for link in _LINKS:
            if link in columns and link != table:
                found |= {
                    number
                    for (number,) in connection.execute(
                        f"SELECT c.id FROM main.change c JOIN main.{table} x ON x.{link} = c.row "
                        f"JOIN temp.gone g ON g.tbl = '{table}' AND g.row = x.id AND NOT g.erased "
                        f"WHERE c.tbl = '{link}' AND c.event = 'insert'"
                    )
                }
    return ", ".join(map(str, sorted(found)))


def _cut_links(connection: sqlite3.Connection) -> None:
    """Remove links to what goes from the versions of other entries, so that undo does not look for it."""
    for image in ("before", "after"):
        for link in ("session", "goal"):
            connection.execute(
                f"UPDATE main.change SET {image} = json_set({image}, '$.{link}', NULL) WHERE json_valid({image}) "
                f"AND json_extract({image}, '$.{link}') IN "
                f"(SELECT row FROM temp.gone WHERE tbl = '{link}' AND erased)"
            )


def _summarise(connection: sqlite3.Connection, affected: set[int]) -> None:
    """Take the refs of what goes out of the summaries of commands, and delete those that did nothing else."""
    gone = {
        f"{REF_LETTERS[table]}{row}"
        for table, row in connection.execute("SELECT tbl, row FROM temp.gone WHERE erased")
        if table in REF_LETTERS
    }
    commands = connection.execute("SELECT id, refs, touched FROM main.command").fetchall()
    for number, refs, touched in commands:
        before = (refs or "").split()
        after = [ref for ref in before if ref not in gone]
        if number in affected and _has_changes(connection, number):
            after_refs, count = touched_by(connection, number)
            connection.execute(
                "UPDATE main.command SET refs = ?, touched = ? WHERE id = ?", (after_refs, count, number)
            )
        elif number in affected or (before and not after):
            connection.execute("DELETE FROM main.command WHERE id = ?", (number,))
        elif before != after:
            count = max(len(after), (touched or len(before)) - len(before) + len(after))
            connection.execute(
                "UPDATE main.command SET refs = ?, touched = ? WHERE id = ?", (" ".join(after), count, number)
            )


def _has_changes(connection: sqlite3.Connection, command: int) -> bool:
    found = connection.execute("SELECT 1 FROM main.change WHERE command = ? LIMIT 1", (command,)).fetchone()
    return found is not None

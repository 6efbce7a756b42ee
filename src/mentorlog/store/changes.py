"""Undo, redo and history, over the record of changes that the triggers keep."""

from __future__ import annotations

import datetime as dt
import sqlite3
from typing import TYPE_CHECKING, Any, Final

from mentorlog.errors import ConflictError
from mentorlog.model import LETTERS, Command, Ref
from mentorlog.store.transactions import immediately, instant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.model import Kind

_SHOWN: Final = 12
_OWNER: Final[dict[str, tuple[Kind, str]]] = {"checkpoint": ("goal", "goal"), "session_goal": ("session", "session")}
"""Tables without refs of their own: the kind that their rows belong to, and the column that says to which."""
_TABLES: Final = (*LETTERS, *_OWNER)

# Rows that belong to an entry stand for it. What a command is about comes first: a relationship, then sessions, ...
_TOUCHED: Final = (
    "SELECT CASE tbl "
    + " ".join(f"WHEN '{table}' THEN '{kind}'" for table, (kind, _) in _OWNER.items())
    + " ELSE tbl END AS kind, CASE tbl "
    + " ".join(
        f"WHEN '{table}' THEN json_extract(coalesce(after, before), '$.{column}')"
        for table, (_, column) in _OWNER.items()
    )
    + " ELSE row END AS number, min(id) AS first FROM change WHERE command = :command GROUP BY 1, 2"
)
_RANK: Final = "CASE kind " + " ".join(f"WHEN '{kind}' THEN {rank}" for rank, kind in enumerate(LETTERS)) + " END"
_COMMANDS: Final = "SELECT id, at, verb, status, refs, touched FROM command"


def commands(connection: sqlite3.Connection, *, limit: int) -> tuple[Command, ...]:
    """The last commands, newest first."""
    found = connection.execute(f"{_COMMANDS} ORDER BY id DESC LIMIT ?", (limit,)).fetchall()
    return tuple(_command(connection, row) for row in found)


def undo(connection: sqlite3.Connection, *, now: dt.datetime) -> Command:
    """Put the journal back to what it was before the newest command that is not undone; ConflictError without one."""
    with immediately(connection):
        number = _find(connection, "SELECT max(id) FROM command WHERE status = 'done'", missing="Nothing to undo.")
        _turn(connection, number, back=True)
        connection.execute("UPDATE command SET status = 'undone', undone_at = ? WHERE id = ?", (instant(now), number))
        return _one(connection, number)


def redo(connection: sqlite3.Connection) -> Command:
    """Bring the command back that was undone last; ConflictError without one."""
    with immediately(connection):
        number = _find(connection, "SELECT min(id) FROM command WHERE status = 'undone'", missing="Nothing to redo.")
        _turn(connection, number, back=False)
        connection.execute("UPDATE command SET status = 'done', undone_at = NULL WHERE id = ?", (number,))
        return _one(connection, number)


def _find(connection: sqlite3.Connection, question: str, *, missing: str) -> int:
    number = connection.execute(question).fetchone()[0]
    if number is None:
        raise ConflictError(missing, hint="What was changed, and when: mentorlog history")
    return int(number)


def _one(connection: sqlite3.Connection, number: int) -> Command:
    return _command(connection, connection.execute(f"{_COMMANDS} WHERE id = ?", (number,)).fetchone())


def _command(connection: sqlite3.Connection, row: Sequence[Any]) -> Command:
    number, at, verb, status, refs, touched = row
    if touched is None:  # by another program: nobody summed it up
        refs, touched = touched_by(connection, number)
    return Command(
        number=number,
        at=dt.datetime.fromisoformat(at).astimezone(dt.UTC),
        verb=verb,
        refs=tuple(ref for ref in map(Ref.parse, refs.split()) if ref),
        touched=touched,
        status=status,
    )


def touched_by(connection: sqlite3.Connection, number: int) -> tuple[str, int]:
    """The refs (the first twelve, with spaces between) and the number of the entries that a command touched."""
    found = connection.execute(f"{_TOUCHED} ORDER BY {_RANK}, first", {"command": number}).fetchall()
    return " ".join(f"{LETTERS[kind]}{entry}" for kind, entry, _ in found[:_SHOWN]), len(found)


def _turn(connection: sqlite3.Connection, number: int, *, back: bool) -> None:
    """Apply the changes of one command, or take them back in reverse, without recording that."""
    # rows come back in the order of the record, in which a child may precede its parent
    connection.execute("PRAGMA defer_foreign_keys = ON")
    connection.execute("UPDATE recording SET command = 0")
    order = "DESC" if back else "ASC"
    try:
        for table, row, before, after in connection.execute(
            f"SELECT tbl, row, before, after FROM change WHERE command = ? ORDER BY id {order}", (number,)
        ):
            have, want = (after, before) if back else (before, after)
            _put(connection, table, row, have=have, want=want)
    except sqlite3.IntegrityError as error:
        raise _in_the_way(back=back) from error
    connection.execute("UPDATE recording SET command = NULL")


def _put(connection: sqlite3.Connection, table: str, row: int, *, have: str | None, want: str | None) -> None:
    if table not in _TABLES:
        raise sqlite3.DatabaseError(f"the record of changes names no table of the journal: {table}")
    if want is None:
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
        return
    image = _image(connection, table, want)
    if have is None:
        marks = ", ".join("?" * len(image))
        connection.execute(f"INSERT INTO {table} ({', '.join(image)}) VALUES ({marks})", tuple(image.values()))
        return
    assignments = ", ".join(f"{column} = ?" for column in image)
    changed = connection.execute(f"UPDATE {table} SET {assignments} WHERE id = ?", (*image.values(), row)).rowcount
    if not changed:
        raise sqlite3.IntegrityError("a row of the record is gone")


def _image(connection: sqlite3.Connection, table: str, image: str) -> dict[str, Any]:
    """The columns that a row had, without those that the table has lost since."""
    import json

    columns = {found[1] for found in connection.execute(f"PRAGMA table_info({table})")}
    return {column: value for column, value in json.loads(image).items() if column in columns}


def _in_the_way(*, back: bool) -> ConflictError:
    return ConflictError(
        f"The command can't be {'undone' if back else 'brought back'}: another program has changed the same entries."
    )

"""Undo, redo and history, based on the changes that the triggers record."""

from __future__ import annotations

import datetime as dt
import sqlite3
from typing import TYPE_CHECKING, Any, Final

from mentorlog import model
from mentorlog.errors import ConflictError
from mentorlog.model import REF_LETTERS, Ref
from mentorlog.store.transactions import utc_timestamp, write_transaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.model import Command, Kind

_MAX_REFS: Final = 12
_HISTORY: Final = "What was changed, and when: mentorlog history"
_OWNER: Final[dict[str, tuple[Kind, str]]] = {"checkpoint": ("goal", "goal"), "session_goal": ("session", "session")}
"""Tables whose rows have no ref: the kind of the entry that a row belongs to, and the column with its number."""
_TABLES: Final = (*REF_LETTERS, *_OWNER)

# a row of these tables counts as a change of its entry; entries are sorted by kind: relationships, sessions, ...
_CHANGED_ENTRIES: Final = (
    "SELECT CASE tbl "
    + " ".join(f"WHEN '{table}' THEN '{kind}'" for table, (kind, _) in _OWNER.items())
    + " ELSE tbl END AS kind, CASE tbl "
    + " ".join(
        f"WHEN '{table}' THEN json_extract(coalesce(after, before), '$.{column}')"
        for table, (_, column) in _OWNER.items()
    )
    + " ELSE row END AS number, min(id) AS first FROM change WHERE command = :command GROUP BY 1, 2"
)
_RANK: Final = "CASE kind " + " ".join(f"WHEN '{kind}' THEN {rank}" for rank, kind in enumerate(REF_LETTERS)) + " END"
_COMMANDS: Final = "SELECT id, at, verb, status, refs, touched FROM command"


def commands(connection: sqlite3.Connection, *, limit: int) -> tuple[Command, ...]:
    """Read the last commands, newest first."""
    found = connection.execute(f"{_COMMANDS} ORDER BY id DESC LIMIT ?", (limit,)).fetchall()
    return tuple(_command(connection, row) for row in found)


def undo(connection: sqlite3.Connection, *, now: dt.datetime, count: int) -> tuple[Command, ...]:
    """Undo the newest commands that are not undone, and return them, newest first. Raises ConflictError if there are
    fewer than `count`, and undoes none of them."""
    with write_transaction(connection):
        numbers = [
            number
            for (number,) in connection.execute(
                "SELECT id FROM command WHERE status = 'done' ORDER BY id DESC LIMIT ?", (count,)
            )
        ]
        _refuse_fewer(len(numbers), count)
        for number in numbers:
            _apply(connection, number, is_undo=True)
            connection.execute(
                "UPDATE command SET status = 'undone', undone_at = ? WHERE id = ?", (utc_timestamp(now), number)
            )
        return tuple(_read_command(connection, number) for number in numbers)


def _refuse_fewer(found: int, count: int) -> None:
    if not found:
        raise ConflictError("Nothing to undo.", hint=_HISTORY)
    if found < count:
        commands = "1 command" if found == 1 else f"{found} commands"
        raise ConflictError(f"Only {commands} can be undone.", hint=f"mentorlog undo {found}")


def redo(connection: sqlite3.Connection) -> Command:
    """Redo the command that was undone last, and return it. Raises ConflictError if there is none."""
    with write_transaction(connection):
        number = _find(connection, "SELECT min(id) FROM command WHERE status = 'undone'", missing="Nothing to redo.")
        _apply(connection, number, is_undo=False)
        connection.execute("UPDATE command SET status = 'done', undone_at = NULL WHERE id = ?", (number,))
        return _read_command(connection, number)


def _find(connection: sqlite3.Connection, query: str, *, missing: str) -> int:
    number = connection.execute(query).fetchone()[0]
    if number is None:
        raise ConflictError(missing, hint=_HISTORY)
    return int(number)


def _read_command(connection: sqlite3.Connection, number: int) -> Command:
    return _command(connection, connection.execute(f"{_COMMANDS} WHERE id = ?", (number,)).fetchone())


def _command(connection: sqlite3.Connection, row: Sequence[Any]) -> Command:
    number, at, verb, status, refs, touched = row
    if touched is None:  # another program made the change, so no summary was written
        refs, touched = touched_by(connection, number)
    return model.Command(
        number=number,
        at=dt.datetime.fromisoformat(at).astimezone(dt.UTC),
        verb=verb,
        refs=tuple(ref for ref in map(Ref.parse, refs.split()) if ref),
        touched=touched,
        status=status,
    )


def touched_by(connection: sqlite3.Connection, number: int) -> tuple[str, int]:
    """The refs (the first twelve, separated by spaces) and the number of the entries that a command changed."""
    found = connection.execute(f"{_CHANGED_ENTRIES} ORDER BY {_RANK}, first", {"command": number}).fetchall()
    return " ".join(f"{REF_LETTERS[kind]}{entry}" for kind, entry, _ in found[:_MAX_REFS]), len(found)


def _apply(connection: sqlite3.Connection, number: int, *, is_undo: bool) -> None:
    """Apply the changes of one command, or revert them in reverse order, without recording that."""
    # rows are restored in the recorded order, in which a child may come before its parent
    connection.execute("PRAGMA defer_foreign_keys = ON")
    connection.execute("UPDATE recording SET command = 0")
    order = "DESC" if is_undo else "ASC"
    try:
        for table, row, before, after in connection.execute(
            f"SELECT tbl, row, before, after FROM change WHERE command = ? ORDER BY id {order}", (number,)
        ):
            current, target = (after, before) if is_undo else (before, after)
            _write_row(connection, table, row, current=current, target=target)
    except sqlite3.IntegrityError as error:
        raise _changed_since(is_undo=is_undo) from error
    connection.execute("UPDATE recording SET command = NULL")


def _write_row(
    connection: sqlite3.Connection, table: str, row: int, *, current: str | None, target: str | None
) -> None:
    if table not in _TABLES:
        raise sqlite3.DatabaseError(f"the record of changes names no table of the journal: {table}")
    if target is None:
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
        return
    columns = _recorded_columns(connection, table, target)
    if current is None:
        marks = ", ".join("?" * len(columns))
        connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", tuple(columns.values()))
        return
    assignments = ", ".join(f"{column} = ?" for column in columns)
    changed = connection.execute(f"UPDATE {table} SET {assignments} WHERE id = ?", (*columns.values(), row)).rowcount
    if not changed:
        raise sqlite3.IntegrityError("a row of the record is gone")


def _recorded_columns(connection: sqlite3.Connection, table: str, recorded: str) -> dict[str, Any]:
    """The recorded columns of a row, without those that the table no longer has."""
    import json

    existing = {found[1] for found in connection.execute(f"PRAGMA table_info({table})")}
    return {column: value for column, value in json.loads(recorded).items() if column in existing}


def _changed_since(*, is_undo: bool) -> ConflictError:
    return ConflictError(
        f"The command can't be {'undone' if is_undo else 'brought back'}: another program has changed the same entries."
    )

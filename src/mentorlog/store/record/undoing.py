"""Undo and redo commands, based on the changes that the triggers record."""

import datetime as dt
import sqlite3
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Literal

from mentorlog.errors import ConflictError
from mentorlog.model import Command
from mentorlog.named_tuples import NamedTuple
from mentorlog.store.errors import DamagedValueError
from mentorlog.store.quoting import literal, quoted
from mentorlog.store.record.changes import check_table, load_image, read_command, touched_by
from mentorlog.store.transactions import utc_timestamp, write_transaction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_Image = Literal["before", "after"]
_HISTORY: Final = "What was changed, and when: mentorlog history"


class _RecordedChange(NamedTuple):
    """A row of `change`."""

    id: int
    table: str
    row: int
    """The number of the row after the change."""
    row_before: int
    """The number of the row before the change; another program may have given it a different one."""
    event: str
    """`insert`, `update` or `delete`."""


def undo(
    connection: sqlite3.Connection, *, now: dt.datetime, count: int, expected: "Sequence[Command] | None" = None
) -> tuple[Command, ...]:
    """Undo the newest commands that are not undone, and return them, newest first. Raises ConflictError if there are
    fewer than `count`, or if they are not the `expected` ones, and undoes none of them."""
    with write_transaction(connection):
        numbers = _numbers_to_undo(connection, count)
        if expected is not None and numbers != [command.number for command in expected]:
            raise ConflictError(
                "Nothing was undone: the journal was changed by another command in the meantime.", hint=_HISTORY
            )
        for number in numbers:
            _undo_command(connection, number)
            connection.execute(
                "UPDATE command SET status = 'undone', undone_at = ? WHERE id = ?", (utc_timestamp(now), number)
            )
        return tuple(read_command(connection, number) for number in numbers)


def commands_to_undo(connection: sqlite3.Connection, *, count: int) -> tuple[Command, ...]:
    """Read the commands that `undo` would undo, newest first. Raises ConflictError if there are fewer."""
    return tuple(read_command(connection, number) for number in _numbers_to_undo(connection, count))


def _numbers_to_undo(connection: sqlite3.Connection, count: int) -> list[int]:
    query = "SELECT id FROM command WHERE status = 'done' ORDER BY id DESC LIMIT ?"
    numbers = [number for (number,) in connection.execute(query, (count,))]
    if len(numbers) == count:
        return numbers
    # numbers begin with 1 and are never used again
    (is_pruned,) = connection.execute("SELECT min(id) > 1 FROM command").fetchone()
    end = "; older commands are no longer kept." if is_pruned else "."
    if not numbers:
        raise ConflictError(f"Nothing to undo{end}", hint=_HISTORY)
    commands = "1 command" if len(numbers) == 1 else f"{len(numbers)} commands"
    raise ConflictError(f"Only {commands} can be undone{end}", hint=f"mentorlog undo {len(numbers)}")


def redo(connection: sqlite3.Connection) -> Command:
    """Redo the command that was undone last, and return it. Raises ConflictError if there is none."""
    with write_transaction(connection):
        number = _find(connection, "SELECT min(id) FROM command WHERE status = 'undone'", missing="Nothing to redo.")
        _redo_command(connection, number)
        connection.execute("UPDATE command SET status = 'done', undone_at = NULL WHERE id = ?", (number,))
        return read_command(connection, number)


def _find(connection: sqlite3.Connection, query: str, *, missing: str) -> int:
    number = connection.execute(query).fetchone()[0]
    if number is None:
        raise ConflictError(missing, hint=_HISTORY)
    return int(number)


def _undo_command(connection: sqlite3.Connection, number: int) -> None:
    """Take back the changes of one command, the last one first, and keep what redo needs to make them again."""
    # the summary of a command of another program can't be computed any more when its changes are forgotten
    connection.execute(
        "UPDATE command SET refs = ?, touched = ? WHERE id = ? AND touched IS NULL",
        (*touched_by(connection, number), number),
    )
    with _restoring_rows(connection, verb="undone"):
        changes = _changes(connection, number, order="DESC")
        _keep_what_they_led_to(connection, changes)
        for change in changes:
            if change.event == "insert":
                _delete(connection, change)
            elif change.event == "delete":
                _insert(connection, change, image="before")
            else:
                _update(connection, change, image="before", number=change.row)


def _redo_command(connection: sqlite3.Connection, number: int) -> None:
    """Make the changes of one command again."""
    with _restoring_rows(connection, verb="brought back"):
        for change in _changes(connection, number, order="ASC"):
            if change.event == "insert":
                _insert(connection, change, image="after")
            elif change.event == "delete":
                _delete(connection, change)
            else:
                _update(connection, change, image="after", number=change.row_before)
    connection.execute("UPDATE change SET after = NULL WHERE command = ?", (number,))


@contextmanager
def _restoring_rows(connection: sqlite3.Connection, *, verb: str) -> "Iterator[None]":
    """Let the block write rows without recording that. Raises ConflictError if a row is not as it was recorded."""
    # rows are restored in the recorded order, in which a child may come before its parent
    connection.execute("PRAGMA defer_foreign_keys = ON")
    connection.execute("UPDATE recording SET command = 0")
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise ConflictError(f"The command can't be {verb}: another program has changed the same entries.") from error
    connection.execute("UPDATE recording SET command = NULL")


def _changes(connection: sqlite3.Connection, number: int, *, order: Literal["ASC", "DESC"]) -> list[_RecordedChange]:
    """The changes of a command. Raises DamagedValueError if they are not of a table of entries."""
    found = connection.execute(
        "SELECT id, tbl, row, ifnull(json_extract(before, '$.id'), row), event FROM change "
        f"WHERE command = ? ORDER BY id {order}",
        (number,),
    )
    changes = [_RecordedChange(*row) for row in found]
    if connection.execute(
        "SELECT 1 FROM change WHERE command = ? AND (json_type(before) <> 'object' OR json_type(after) <> 'object')",
        (number,),
    ).fetchone():
        raise DamagedValueError("a row in the record of changes can't be read")
    for change in changes:
        check_table(change.table)
    return changes


def _keep_what_they_led_to(connection: sqlite3.Connection, changes: list[_RecordedChange]) -> None:
    """Write into changes, given newest first, the values that redo needs: of a row that was inserted all of them, of
    one that was updated those of the columns that changed."""
    # before any row is restored, because that changes rows that refer to it
    for change in changes:
        if change.event != "delete":
            json = f"{change.table}_json.json"
            if change.event == "update":
                json = f"(SELECT json_group_object(key, json_extract({json}, fullkey)) FROM json_each(change.before))"
            connection.execute(
                f"UPDATE change SET after = {json} FROM {change.table}_json "
                f"WHERE change.id = ? AND {change.table}_json.id = change.row",
                (change.id,),
            )
    _keep_values_in_between(connection, changes)


def _keep_values_in_between(connection: sqlite3.Connection, changes: list[_RecordedChange]) -> None:
    """Correct the values of rows that the command changed several times: what a change led to is then what the next
    change of the row replaced."""
    counts = Counter((change.table, row) for change in changes for row in {change.row, change.row_before})
    rows: dict[tuple[str, int], dict[str, object]] = {}
    for change in changes:
        if counts[change.table, change.row] == counts[change.table, change.row_before] == 1:
            continue
        before = _loaded(connection, "SELECT before FROM change WHERE id = ?", change.id)
        if change.event == "delete":
            rows[change.table, change.row] = before
            continue
        row = rows.pop((change.table, change.row), None)
        if row is None:
            row = _loaded(connection, f"SELECT json FROM {change.table}_json WHERE id = ?", change.row)
        after = row
        if change.event == "update":
            after = {column: row.get(column) for column in before}
            rows[change.table, change.row_before] = row | before
        connection.execute("UPDATE change SET after = ? WHERE id = ?", (_dumped(after), change.id))


def _loaded(connection: sqlite3.Connection, query: str, number: int) -> dict[str, Any]:
    """The columns of an image; empty if there is none."""
    found = connection.execute(query, (number,)).fetchone()
    return load_image(found[0] if found else None)


def _dumped(columns: dict[str, object]) -> str | None:
    import json

    return json.dumps(columns, ensure_ascii=False) if columns else None


def _delete(connection: sqlite3.Connection, change: _RecordedChange) -> None:
    connection.execute(f"DELETE FROM {change.table} WHERE id = ?", (change.row,))


def _insert(connection: sqlite3.Connection, change: _RecordedChange, *, image: _Image) -> None:
    columns = _recorded_columns(connection, change, image=image)
    if not columns:
        raise sqlite3.IntegrityError("the row was gone when its insertion was undone")
    connection.execute(
        f"INSERT INTO {change.table} ({', '.join(columns)}) SELECT {', '.join(columns.values())} "
        "FROM change WHERE change.id = ?",
        (change.id,),
    )


def _update(connection: sqlite3.Connection, change: _RecordedChange, *, image: _Image, number: int) -> None:
    """Give the row with that number the values of an image."""
    columns = _recorded_columns(connection, change, image=image)
    if not columns:  # those that changed are no longer in the table
        return
    assignments = ", ".join(f"{column} = {value}" for column, value in columns.items())
    changed = connection.execute(
        f"UPDATE {change.table} SET {assignments} FROM change WHERE change.id = ? AND {change.table}.id = ?",
        (change.id, number),
    ).rowcount
    if not changed:
        raise sqlite3.IntegrityError("a row of the record is gone")


def _recorded_columns(connection: sqlite3.Connection, change: _RecordedChange, *, image: _Image) -> dict[str, str]:
    """The columns in an image of a change that the table still has, each with the SQL of its value there."""
    found = connection.execute(
        f"SELECT key, fullkey FROM change, json_each(change.{image}) WHERE change.id = ? "
        "AND key IN (SELECT name FROM pragma_table_info(change.tbl))",
        (change.id,),
    )
    return {quoted(key): f"json_extract(change.{image}, {literal(path)})" for key, path in found}

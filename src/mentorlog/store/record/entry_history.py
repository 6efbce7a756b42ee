"""The earlier versions of an entry, from the record of changes."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any, Final, Literal

from mentorlog import model
from mentorlog.model import Ref
from mentorlog.model.fields import FIELDS
from mentorlog.store.record.changes import load_image, read_command

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from mentorlog.model import EntryHistory, Kind
    from mentorlog.model.fields import Field

_CHANGES: Final = (
    "SELECT command, tbl, row, event, before FROM change WHERE {rows} "
    "AND (SELECT status FROM command WHERE id = change.command) = 'done' ORDER BY id DESC"
)
_OWN_ROWS: Final = "row = :number AND tbl = '{kind}'"
_CHECKPOINTS: Final = "row IN (SELECT id FROM checkpoint WHERE goal = :number) AND tbl = 'checkpoint'"
_NOT_SHOWN: Final = ("id", "uuid", "created_at")
"""Columns that never change, or that no page shows."""
_CHECKPOINT: Final = "checkpoints"
"""The field of a goal with the checkpoints."""

_Columns = dict[str, Any]
"""The values of a row by column, as they are stored."""
_Change = tuple[int, str, int, str, str | None]
"""A row of `change`: command, table, row, event, and the values before."""


def entry_history(connection: sqlite3.Connection, ref: Ref) -> EntryHistory:
    """Read what commands did to an entry, newest first. Reads only the changes of its row, and of the checkpoints of a
    goal."""
    rows = _OWN_ROWS.format(kind=ref.kind)
    if ref.kind == "goal":
        rows = f"({rows} OR {_CHECKPOINTS})"
    found: list[_Change] = connection.execute(_CHANGES.format(rows=rows), {"number": ref.number}).fetchall()
    walk = _Walk(connection, ref)
    changes = tuple(walk.change(command, part) for command, part in _by_command(found))
    (kept_since,) = connection.execute(
        "SELECT at FROM command WHERE id = (SELECT min(command) FROM change)"
    ).fetchone() or (None,)
    (undo_count,) = connection.execute(
        "SELECT count(*) FROM command WHERE status = 'done' AND id >= ?", (found[0][0] if found else None,)
    ).fetchone()
    return model.EntryHistory(
        ref=ref,
        changes=changes,
        is_complete=bool(changes) and changes[-1].event == "added",
        undo_count=undo_count,
        kept_since=kept_since and dt.datetime.fromisoformat(kept_since).astimezone(dt.UTC),
    )


def _by_command(changes: Sequence[_Change]) -> Iterator[tuple[int, list[_Change]]]:
    """The changes of each command."""
    part: list[_Change] = []
    for change in changes:
        if part and part[0][0] != change[0]:
            yield part[0][0], part
            part = []
        part.append(change)
    if part:
        yield part[0][0], part


class _Walk:
    """Goes back through the versions of an entry, from the present one."""

    def __init__(self, connection: sqlite3.Connection, ref: Ref) -> None:
        self._connection = connection
        self._ref = ref
        self._rows: dict[tuple[str, int], _Columns] = {}

    def change(self, number: int, changes: Sequence[_Change]) -> model.EntryChange:
        """What a command did, from its changes, newest first. The next call must be for the command before."""
        after = {(table, row): dict(self._row(table, row)) for _, table, row, *_ in changes}
        for _, table, row, event, before in changes:
            if event == "insert":
                self._rows[table, row] = {}
            else:
                self._rows[table, row] = self._rows[table, row] | load_image(before)
        own = (self._ref.kind, self._ref.number)
        fields: list[model.FieldChange] = []
        for key, new in after.items():
            old = self._rows[key]
            fields += self._fields(old, new) if key == own else self._checkpoint(old, new)
        existed, exists = bool(self._rows.get(own)), bool(after.get(own))
        done: Literal["added", "changed", "deleted"] = (
            "changed" if own not in after or existed == exists else "added" if exists else "deleted"
        )
        return model.EntryChange(read_command(self._connection, number), done, tuple(fields))

    def _row(self, table: str, number: int) -> _Columns:
        """The row as it was after the command; empty if it was not there."""
        if (table, number) not in self._rows:
            query = f"SELECT json FROM {table}_json WHERE id = ?"
            found = self._connection.execute(query, (number,)).fetchone()
            self._rows[table, number] = load_image(found[0] if found else None)
        return self._rows[table, number]

    def _fields(self, old: _Columns, new: _Columns) -> Iterator[model.FieldChange]:
        """The fields that differ, in their usual order; then the columns of other programs."""
        named = {field.column: (name, field) for name, field in FIELDS[self._ref.kind].items() if field.column}
        columns = [*named, *(column for column in old | new if column not in named)]
        for column in columns:
            if old.get(column) == new.get(column) or column in _NOT_SHOWN:
                continue
            name, field = named.get(column, (column, None))
            values = [_value(self._ref.kind, field, row.get(column)) for row in (old, new)]
            if name == "relationship_ref":
                name, values = "relationship", [self._name_of(row.get(column)) for row in (old, new)]
            if values[0] != values[1]:
                yield model.FieldChange(name, *values)

    def _name_of(self, relationship: int | None) -> str | None:
        """The name of a relationship, or the ref of one that is gone."""
        if relationship is None:
            return None
        found = self._connection.execute("SELECT name FROM relationship WHERE id = ?", (relationship,)).fetchone()
        return str(found[0]) if found else str(Ref("relationship", relationship))

    def _checkpoint(self, old: _Columns, new: _Columns) -> Iterator[model.FieldChange]:
        values = [
            model.Checkpoint(dt.date.fromisoformat(row["day"]), row["progress"], row["note"]) if row else None
            for row in (old, new)
        ]
        if values[0] != values[1]:
            yield model.FieldChange(_CHECKPOINT, *values)


def _value(kind: Kind, field: Field | None, stored: object) -> object:
    """The value of a field from that of its column; a date that is not valid stays text."""
    if field is None or stored is None:
        return stored
    if field.type == "yes or no":
        return bool(stored)
    if field.type == "ref" and isinstance(stored, int):
        return Ref(field.kind or kind, stored)
    return _parsed(field, stored) if isinstance(stored, str) else stored


def _parsed(field: Field, stored: str) -> object:
    try:
        match field.type:
            case "past date" | "future date" | "date":
                return dt.date.fromisoformat(stored)
            case "time":
                return dt.time.fromisoformat(stored)
            case "texts":
                return tuple(json.loads(stored)) or None
    except ValueError:
        return stored
    return stored

"""The rows of the shareable view of a journal, and those of its twin, with links by uuid instead of by number."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from mentorlog.store import Journal, shareable
from tests.privacy.twins import TABLES

if TYPE_CHECKING:
    from tests.cli.conftest import Mentor
    from tests.privacy.twins import Twins

    Rows = dict[str, list[dict[str, Any]]]


def differences(twins: Twins) -> list[str]:
    """The tables of which the view of the first journal has other rows than its twin."""
    ours, theirs = _rows(twins.full, is_hidden=True), _rows(twins.twin, is_hidden=False)
    return [f"{table}: {ours[table]} {theirs[table]}" for table in ours if ours[table] != theirs[table]]


def _rows(user: Mentor, *, is_hidden: bool) -> Rows:
    with Journal.open(user.db, access="read", today=None) as journal:
        connection: sqlite3.Connection = journal._connection
        uuids = {table: dict(connection.execute(f"SELECT id, uuid FROM {table}").fetchall()) for table in TABLES}  # noqa: S608
        if is_hidden:
            journal.hide_private()
        return {table: _of_table(connection, table, uuids) for table in shareable._CONDITIONS}


def _of_table(connection: sqlite3.Connection, table: str, uuids: dict[str, dict[int, str]]) -> list[dict[str, Any]]:
    found = connection.execute(f"SELECT * FROM {table}")  # noqa: S608
    names = [name for name, *_ in found.description]
    rows = [
        {
            name: uuids[name].get(value) if name in uuids and isinstance(value, int) else value
            for name, value in zip(names, row, strict=True)
            if name != "id"
        }
        for row in found
    ]
    return sorted(rows, key=lambda row: [(value is None, str(value)) for value in row.values()])

"""What each command changed, from the record that the triggers write."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from mentorlog import model
from mentorlog.model import REF_LETTERS, Ref
from mentorlog.store.errors import DamagedValueError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from mentorlog.model import Command, Kind

_MAX_REFS: Final = 12
_OWNER: Final[dict[str, tuple[Kind, str]]] = {"checkpoint": ("goal", "goal"), "session_goal": ("session", "session")}
"""Tables whose rows have no ref: the kind of the entry that a row belongs to, and the column with its number."""
_WITHOUT_REF: Final = ("evaluation",)
"""Tables whose rows have no ref, and belong to no entry."""
TABLES: Final = (*REF_LETTERS, *_OWNER, *_WITHOUT_REF)
"""The tables whose changes are recorded."""

# of a row that was inserted nothing is recorded: its number is in the row, or in the record of its deletion
_NUMBER: Final = (
    "CASE tbl "
    + " ".join(
        f"WHEN '{table}' THEN coalesce(json_extract(after, '$.{column}'), "
        f"(SELECT {column} FROM {table} WHERE id = change.row), json_extract(before, '$.{column}'), "
        f"(SELECT json_extract(x.before, '$.{column}') FROM change x "
        f"WHERE x.row = change.row AND x.tbl = '{table}' AND x.id > change.id AND x.event = 'delete'))"
        for table, (_, column) in _OWNER.items()
    )
    + " ELSE row END"
)

# a row of these tables counts as a change of its entry; entries are sorted by kind: relationships, sessions, ...
_CHANGED_ENTRIES: Final = (
    "SELECT CASE tbl "
    + " ".join(f"WHEN '{table}' THEN '{kind}'" for table, (kind, _) in _OWNER.items())
    + f" ELSE tbl END AS kind, {_NUMBER} AS number, min(id) AS first "
    "FROM change WHERE command = :command GROUP BY 1, 2 HAVING number IS NOT NULL"
)
_RANK: Final = "CASE kind " + " ".join(f"WHEN '{kind}' THEN {rank}" for rank, kind in enumerate(REF_LETTERS)) + " END"
# whether a row has changed for certain: it was changed once, or is new or gone
_CHANGED_ROW: Final = (
    "SELECT 1 FROM change WHERE command = ? GROUP BY tbl, row "
    "HAVING count(*) = 1 OR sum(event = 'insert') <> sum(event = 'delete') LIMIT 1"
)
# whether a row of the table {0} that was changed several times differs from what it was first
_DIFFERENT_ROW: Final = """
SELECT 1 FROM (
  SELECT row, fullkey, value, min(change.id) FROM change, json_each(before) WHERE command = ? AND tbl = '{0}'
  GROUP BY row, key) x
JOIN {0}_json ON {0}_json.id = x.row WHERE x.value IS NOT json_extract(json, x.fullkey) LIMIT 1
"""
_COMMANDS: Final = "SELECT id, at, verb, status, refs, touched FROM command"


def commands(connection: sqlite3.Connection, *, limit: int) -> tuple[Command, ...]:
    """Read the last commands, newest first."""
    found = connection.execute(f"{_COMMANDS} ORDER BY id DESC LIMIT ?", (limit,)).fetchall()
    return tuple(_command(connection, row) for row in found)


def count_commands(connection: sqlite3.Connection) -> int:
    """Count the commands that are kept."""
    return int(connection.execute("SELECT count(*) FROM command").fetchone()[0])


def read_command(connection: sqlite3.Connection, number: int) -> Command:
    """Read one command."""
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
    for table, *_ in found:
        check_table(table)
    refs = [f"{REF_LETTERS[kind]}{entry}" for kind, entry, _ in found[:_MAX_REFS] if kind not in _WITHOUT_REF]
    return " ".join(refs), len(found)


def check_table(table: str) -> None:
    """Raise DamagedValueError if a recorded change is not of a table of entries."""
    if table not in TABLES:
        raise DamagedValueError(f"a change of the table {table!r} is recorded, which has no entries")


def load_image(image: str | None) -> dict[str, Any]:
    """The columns of a recorded row; empty if there is none. Raises DamagedValueError."""
    if image is None:
        return {}
    import json

    try:
        columns = json.loads(image)
    except ValueError:
        columns = None
    if not isinstance(columns, dict):
        raise DamagedValueError("a row in the record of changes can't be read")
    return columns


def has_changed(connection: sqlite3.Connection, number: int) -> bool:
    """Whether a command changed anything; a change that the same command took back does not count."""
    if connection.execute(_CHANGED_ROW, (number,)).fetchone():
        return True
    tables = connection.execute("SELECT DISTINCT tbl FROM change WHERE command = ?", (number,)).fetchall()
    return any(connection.execute(_DIFFERENT_ROW.format(table), (number,)).fetchone() for (table,) in tables)

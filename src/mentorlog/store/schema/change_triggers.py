"""The triggers that record, index and count every change of a row, made by this or another program.

Each table of entries has a view (`note_json`) that shows its rows as JSON, and triggers that pass a row's JSON before
and after a change to one view, `changing`. What follows from a change is written once, in the trigger of that view,
because every command pays for parsing the schema. Sessions, goals and their links go through `counting` first.

`changing` leaves a row in `change`, in the order in which changes happen: with the columns that an update changed and
their old values, or with the row that was deleted. What a change led to is not recorded, because it can be read from
the rows until undo takes the change back (`store.record.changes`). Up to version 7, `change` had every row before and
after.

`recording` says who makes the change: the number of a command; 0 while undo or redo restores rows, which is not
recorded; NULL while another program writes (sqlite-utils, Datasette). For such a program a command with the verb
`outside` is made, one for each statement, because SQLite's 'now' is constant within a statement (statements of one
millisecond share one).

INSERT OR REPLACE is refused, because most SQLites fire no trigger for the rows that it deletes. An upsert is allowed: a
trigger before the insert marks that the row exists, and only an insert that is then carried out is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mentorlog.store.file.header import table_names
from mentorlog.store.quoting import literal, quoted
from mentorlog.store.schema import added_in_7, added_in_9, added_in_10
from mentorlog.store.schema.counts import COUNTED
from mentorlog.store.schema.search_index import SEARCH, SEARCHED_COLUMNS, index_statement, indexed_columns
from mentorlog.store.schema.tables import ENTRIES, RECORDED_IN_5

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

ADDED_TABLES: Final = (*added_in_7.TABLES, *added_in_9.TABLES)
"""The tables of entries that version 5 does not have."""

_NOW: Final = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"

_CALENDAR: Final[dict[str, str]] = {
    "session": "relationship status day at minutes place how zone private",
    "goal": "relationship status title due_on private",
    "action": "relationship status text due_on private",
}
"""The columns that a calendar shows. A change of one, also by undo or redo, raises the sequence in `revision`."""


_CALENDAR_COLUMNS: Final = " ".join(f"WHEN '{table}' THEN ' {columns} '" for table, columns in _CALENDAR.items())

WHOLE_ROWS: Final = (
    "INSERT INTO change (command, tbl, row, before, after)",
    "NEW.tbl, NEW.row, NEW.before, NEW.after",
)
"""How a change is recorded in version 5 to 7: the beginning of the statement, and the values after the command."""

CHANGED_COLUMNS: Final = (
    "INSERT INTO change (command, tbl, row, event, before)",
    """NEW.tbl, NEW.row,
    CASE WHEN NEW.before IS NULL THEN 'insert' WHEN NEW.after IS NULL THEN 'delete' ELSE 'update' END,
    CASE WHEN NEW.before IS NULL OR NEW.after IS NULL THEN NEW.before ELSE (SELECT json_group_object(key, value)
      FROM json_each(NEW.before) WHERE value IS NOT json_extract(NEW.after, fullkey)) END""",
)
"""How a change is recorded since version 8."""

CHANGING: Final = "CREATE VIEW changing (tbl, row, before, after) AS SELECT tbl, row, before, after FROM change"


def make_changing(
    connection: sqlite3.Connection,
    searched: Mapping[str, tuple[str, ...]] = SEARCHED_COLUMNS,
    *,
    recorded: tuple[str, str] = CHANGED_COLUMNS,
) -> None:
    """Create or replace the trigger of the view `changing`, for example when the searched columns have changed."""
    record, values = recorded
    connection.execute("DROP TRIGGER IF EXISTS main.changing_row")
    connection.execute(f"""CREATE TRIGGER changing_row INSTEAD OF INSERT ON changing WHEN NEW.before IS NOT NEW.after
BEGIN
  SELECT RAISE(ABORT, 'update the row: to replace it would forget what it was')
  WHERE NEW.before IS NULL AND (SELECT replaced FROM recording);
  INSERT INTO command (at, verb, status)
  SELECT {_NOW}, 'outside', 'done' FROM recording
  WHERE command IS NULL
    AND (SELECT verb || status || at FROM command ORDER BY id DESC LIMIT 1) IS NOT 'outsidedone' || {_NOW};
  UPDATE command SET status = 'discarded'
  WHERE status = 'undone' AND (SELECT command FROM recording) IS NULL;
  {record}
  SELECT coalesce(command, (SELECT max(id) FROM command)), {values}
  FROM recording WHERE command IS NOT 0;
  INSERT INTO revision (tbl, row, sequence)
  SELECT NEW.tbl, NEW.row, 1
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.before) WHERE value IS NOT json_extract(NEW.after, fullkey)
    AND instr(CASE NEW.tbl {_CALENDAR_COLUMNS} END, ' ' || key || ' '))
  ON CONFLICT (tbl, row) DO UPDATE SET sequence = sequence + 1;
  {index_statement(searched)};
END""")


_ACTIVE: Final = " AND status = 'active' AND NEW.status = 'active' AND id > 0 AND NEW.id IS NOT 0"
"""The condition of the only partial unique index."""

_OWN: Final = {"id", "uuid", "session"} | {
    definition.split()[0]
    for tables in (
        ENTRIES,
        *((added.COLUMNS | added.TABLES) for added in (added_in_7, added_in_9)),
        added_in_10.COLUMNS,
    )
    for columns in tables.values()
    for definition in columns
}
"""Column names that need no quotes; columns that another program added may need them."""


def make_triggers(connection: sqlite3.Connection, table: str) -> None:
    """Create or replace the view and the triggers of one table of entries, for example after its columns changed."""
    columns = _recordable_columns(connection, table)
    view = "counting" if table in COUNTED else "changing"
    after = f"json FROM {table}_json WHERE id = NEW.id"
    connection.execute(f"DROP VIEW IF EXISTS main.{table}_json")
    connection.execute(_view(table, columns))
    for name, event, statement in (
        ("replace", "BEFORE INSERT", f"UPDATE recording SET replaced = {_exists(connection, table)}"),
        ("insert", "AFTER INSERT", f"INSERT INTO {view} SELECT '{table}', id, NULL, {after}"),
        ("update", "AFTER UPDATE", f"INSERT INTO {view} SELECT '{table}', id, {_json(columns, 'OLD.')}, {after}"),
        # BEFORE, because the view must still contain the row
        (
            "delete",
            "BEFORE DELETE",
            f"INSERT INTO {view} SELECT '{table}', id, json, NULL FROM {table}_json WHERE id = OLD.id",
        ),
    ):
        connection.execute(f"DROP TRIGGER IF EXISTS main.record_{table}_{name}")
        connection.execute(f"CREATE TRIGGER record_{table}_{name} {event} ON {table} BEGIN {statement}; END")


def record_new_columns(connection: sqlite3.Connection, tables: Iterable[str]) -> list[str]:
    """Record the columns that another program has added to tables of entries too, so that undo restores them. Returns
    the names of the tables that have such columns."""
    changed = []
    for table in tables:
        found = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (f"{table}_json",)).fetchone()
        if found != (_view(table, _recordable_columns(connection, table)),):
            make_triggers(connection, table)
            changed.append(table)
    return changed


def _recordable_columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table, without those whose values JSON can't contain, or whose names a JSON path can't."""
    found = connection.execute(f"PRAGMA table_info({table})").fetchall()
    return [name for _, name, kind, *_ in found if kind not in ("BLOB", "ANY") and '"' not in name]


def _view(table: str, columns: list[str]) -> str:
    """The statement that creates the view of a table."""
    return f"CREATE VIEW {table}_json AS SELECT id, {_json(columns)} AS json FROM {table}"


_MOST_PAIRS: Final = 60
"""Columns; a function of SQLite takes at most 127 arguments, and other programs may add columns."""


def _json(columns: list[str], row: str = "") -> str:
    """SQL that returns a row as JSON."""
    pairs = [f"{literal(column)}, {row}{_name(column)}" for column in columns]
    objects = [
        f"json_object({', '.join(pairs[start : start + _MOST_PAIRS])})" for start in range(0, len(pairs), _MOST_PAIRS)
    ]
    if len(objects) == 1:
        return objects[0]
    # no value ends in a brace: a text ends in a quotation mark
    return "'{' || " + " || ',' || ".join(f"rtrim(ltrim({each}, '{{'), '}}')" for each in objects) + " || '}'"


def _name(column: str) -> str:
    return column if column in _OWN else quoted(column)


def _exists(connection: sqlite3.Connection, table: str) -> str:
    """SQL for whether a row exists that the new row would replace."""
    keys = ["id = NEW.id"]
    for _, index, unique, _, partial in connection.execute(f"PRAGMA index_list({table})").fetchall():
        if unique:
            columns = [row[2] for row in connection.execute(f"PRAGMA index_info({index})")]
            keys.append(" AND ".join(f"{column} = NEW.{column}" for column in columns) + (_ACTIVE if partial else ""))
    return f"EXISTS (SELECT 1 FROM {table} WHERE {' OR '.join(keys)})"


_BATCH: Final = 2000
"""The number of rows whose JSON is in memory at once."""
_LEAST: Final = -(1 << 63)
_WITHOUT_DAY: Final = ("relationship", "session_goal")


def derive(connection: sqlite3.Connection) -> None:
    """Count and index every row of a journal in which nothing is counted or indexed yet."""
    state = connection.execute("SELECT command, replaced FROM recording").fetchone()
    connection.execute("UPDATE recording SET command = 0, replaced = 0")
    for table in _existing(connection, (*RECORDED_IN_5, *ADDED_TABLES)):
        view = "counting" if table in COUNTED else "changing"
        _insert_rows(connection, table, f"INSERT INTO {view} SELECT '{table}', id, NULL, json")
    connection.execute("UPDATE recording SET command = ?, replaced = ?", state)


def index_rows(connection: sqlite3.Connection) -> None:
    """Index every row of a journal whose search index is empty."""
    columns = dict(indexed_columns(SEARCHED_COLUMNS))
    for table in _existing(connection, columns):
        _insert_rows(connection, table, f"INSERT INTO indexing SELECT '{table}', '{columns[table]}', NULL, json")


def renew_search_index(connection: sqlite3.Connection) -> None:
    """Create the search index anew in a file that has one without the sizes of its columns, which other programs can't
    read."""
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'search' AND sql LIKE '%columnsize=0%'")
    if found.fetchone():
        for statement in ("DROP VIEW indexing", "DROP TABLE search", *SEARCH):
            connection.execute(statement)
        index_rows(connection)


def _existing(connection: sqlite3.Connection, tables: Iterable[str]) -> list[str]:
    """The tables that the version of the journal has."""
    there = table_names(connection)
    return [table for table in tables if table in there]


def _insert_rows(connection: sqlite3.Connection, table: str, insert: str) -> None:
    """Run the statement `insert` on all rows of a table."""
    # in the order of the keys of the search index, which makes inserting several times as fast
    key = "id" if table in _WITHOUT_DAY else "day, id"
    last: tuple[Any, ...] = (_LEAST,) if table in _WITHOUT_DAY else ("", _LEAST)
    after = f"({key}) > ({', '.join('?' * len(last))})"
    while page := connection.execute(
        f"SELECT {key} FROM {table} WHERE {after} ORDER BY {key} LIMIT {_BATCH}", last
    ).fetchall():
        connection.execute(
            f"{insert} FROM {table} JOIN {table}_json USING (id) WHERE {after} ORDER BY {key} LIMIT {_BATCH}",
            last,
        )
        last = page[-1]

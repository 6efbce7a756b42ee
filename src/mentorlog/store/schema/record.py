"""The triggers that keep the record of changes, so that no way of writing can forget it.

Every row that is inserted, updated or deleted leaves a row in `change` with its image before and after, in the order in
which it happened. `recording` says whose doing it is: a command's number; 0 while undo or redo puts rows back, which is
not recorded; NULL where another program writes (sqlite-utils, Datasette): then the triggers open a command of their own
with the verb `outside`, one for each statement, because SQLite's 'now' stands still within a statement (two of one
millisecond are taken for one).

INSERT OR REPLACE is refused, because most SQLites fire no trigger for the rows that it deletes. An upsert is not: a
trigger before the insert marks that the row is there already, and only the record of an insert that went on objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3

_NOW: Final = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"

_ONLY_ACTIVE: Final = " AND status = 'active' AND NEW.status = 'active'"
"""The condition of the one unique index that is partial."""

# One door for every table's triggers: the work stands once, because every command pays for the length of the schema.
DOOR: Final = (
    "CREATE VIEW changing (tbl, row, before, after) AS SELECT tbl, row, before, after FROM change",
    f"""CREATE TRIGGER changing_record INSTEAD OF INSERT ON changing WHEN NEW.before IS NOT NEW.after
BEGIN
  SELECT RAISE(ABORT, 'update the row: to replace it would forget what it was')
  WHERE NEW.before IS NULL AND (SELECT replaced FROM recording);
  INSERT INTO command (at, verb, status)
  SELECT {_NOW}, 'outside', 'done'
  WHERE (SELECT command FROM recording) IS NULL
    AND NOT EXISTS (SELECT 1 FROM command
                    WHERE id = (SELECT max(id) FROM command) AND verb = 'outside' AND status = 'done' AND at = {_NOW});
  UPDATE command SET status = 'discarded'
  WHERE status = 'undone' AND (SELECT command FROM recording) IS NULL;
  INSERT INTO change (command, tbl, row, before, after)
  VALUES (coalesce((SELECT command FROM recording), (SELECT max(id) FROM command)),
          NEW.tbl, NEW.row, NEW.before, NEW.after);
END""",
)


def record_changes(connection: sqlite3.Connection, table: str) -> None:
    """Make (again, after its columns changed) the triggers that record what happens to the rows of `table`."""
    there = f"EXISTS (SELECT 1 FROM {table} WHERE {_same(connection, table)})"
    connection.execute(f"DROP TRIGGER IF EXISTS record_{table}_replace")
    connection.execute(
        f"CREATE TRIGGER record_{table}_replace BEFORE INSERT ON {table}\n"
        f"BEGIN\n  UPDATE recording SET replaced = {there};\nEND"
    )
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    old, new = (_image(side, columns) for side in ("OLD", "NEW"))
    for event, row, before, after in (
        ("insert", "NEW", "NULL", new),
        ("update", "NEW", old, new),
        ("delete", "OLD", old, "NULL"),
    ):
        connection.execute(f"DROP TRIGGER IF EXISTS record_{table}_{event}")
        connection.execute(
            f"CREATE TRIGGER record_{table}_{event} AFTER {event} ON {table} "
            "WHEN (SELECT command FROM recording) IS NOT 0\n"
            f"BEGIN\n  INSERT INTO changing VALUES ('{table}', {row}.id, {before}, {after});\nEND"
        )


def _image(side: str, columns: list[str]) -> str:
    parts = ", ".join(f"'{column}', {side}.{column}" for column in columns)
    return f"json_object({parts})"


def _same(connection: sqlite3.Connection, table: str) -> str:
    """The condition under which a row of `table` would have to go for the new one."""
    keys = ["id = NEW.id"]
    for _, index, unique, _, partial in connection.execute(f"PRAGMA index_list({table})").fetchall():
        if unique:
            columns = [row[2] for row in connection.execute(f"PRAGMA index_info({index})")]
            same = " AND ".join(f"{column} = NEW.{column}" for column in columns)
            keys.append(f"({same}{_ONLY_ACTIVE if partial else ''})")
    return " OR ".join(keys)

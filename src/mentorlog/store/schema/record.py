"""The triggers that keep the record of changes, so that no way of writing can forget it.

Every row that is inserted, updated or deleted leaves a row in `change` with its image before and after, in the order in
which it happened. `recording` says whose doing it is: a command's number; 0 while undo or redo puts rows back, which is
not recorded; NULL where another program writes (sqlite-utils, Datasette): then the triggers open a command of their own
with the verb `outside`, one for each statement, because SQLite's 'now' stands still within a statement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3

_NOW: Final = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"

# One door for every table's triggers: the work stands once, because every command pays for the length of the schema.
DOOR: Final = (
    "CREATE VIEW changing (tbl, row, before, after) AS SELECT tbl, row, before, after FROM change",
    f"""CREATE TRIGGER changing_record INSTEAD OF INSERT ON changing WHEN NEW.before IS NOT NEW.after
BEGIN
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
    """Make (again, after its columns changed) the three triggers that record what happens to the rows of `table`."""
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

"""What version 8 changes: the record of changes has only the columns that a change changed, and nothing of commands
that can't be redone. The existing record is converted, so that earlier commands can still be undone and redone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.store.schema.change_triggers import make_changing, record_new_columns

if TYPE_CHECKING:
    import sqlite3

COLUMNS: Final[dict[str, tuple[str, ...]]] = {"change": ("event TEXT",)}
"""The column added to a table of version 7."""

NEW_INDEXES: Final = frozenset({"change_row"})
"""The names of the indexes."""

_LETTERS: Final = (
    ("relationship", "r"), ("session", "s"), ("goal", "g"), ("action", "a"), ("feedback", "f"), ("milestone", "m"),
    ("point", "t"), ("note", "n"), ("checkin", "c"), ("rating", "k"), ("advice", "v"), ("resource", "b"),
    ("question", "q"), ("checkpoint", "g"), ("session_goal", "s"),
)  # fmt: skip
_LETTER: Final = f"CASE tbl {' '.join(f'WHEN {table!r} THEN {letter!r}' for table, letter in _LETTERS)} END"
_IMAGE: Final = "json_extract(coalesce(after, before), '$.{}')"
_NUMBER: Final = (
    f"CASE tbl WHEN 'checkpoint' THEN {_IMAGE.format('goal')} "
    f"WHEN 'session_goal' THEN {_IMAGE.format('session')} ELSE row END"
)

# mentorlog stores the refs when it runs a command; those of another program were computed from the rows when read
_SUMMARISE: Final = f"""
UPDATE command SET
  refs = (SELECT ifnull(group_concat(ref, ' '), '') FROM (
    SELECT {_LETTER} || {_NUMBER} AS ref FROM change WHERE command = command.id GROUP BY 1 ORDER BY min(id) LIMIT 12)),
  touched = (SELECT count(DISTINCT {_LETTER} || {_NUMBER}) FROM change WHERE command = command.id)
WHERE touched IS NULL"""

_DIFFERENCES: Final = (
    "(SELECT json_group_object(key, value) FROM json_each({0}) WHERE value IS NOT json_extract({1}, fullkey))"
)
_STATEMENTS: Final = (
    "DELETE FROM change WHERE command IN (SELECT id FROM command WHERE status = 'discarded')",
    *(f"ALTER TABLE {table} ADD COLUMN {column}" for table, columns in COLUMNS.items() for column in columns),
    # `after` is needed only to redo a command
    f"""UPDATE change SET
      event = CASE WHEN before IS NULL THEN 'insert' WHEN after IS NULL THEN 'delete' ELSE 'update' END,
      before = CASE WHEN before IS NULL OR after IS NULL THEN before ELSE {_DIFFERENCES.format("before", "after")} END,
      after = CASE WHEN (SELECT status FROM command WHERE id = command) = 'undone' THEN
        CASE WHEN before IS NULL OR after IS NULL THEN after ELSE {_DIFFERENCES.format("after", "before")} END END""",
    # so that the changes of an entry are found; the numbers are few enough without `tbl`
    "CREATE INDEX change_row ON change (row)",
    """CREATE TRIGGER discarded_command AFTER UPDATE OF status ON command WHEN NEW.status = 'discarded'
BEGIN DELETE FROM change WHERE command = NEW.id; END""",
)


def record_changed_columns(connection: sqlite3.Connection) -> None:
    """Convert the record of changes, and replace the trigger that writes it; columns that another program has added
    since the last version are recorded from now on."""
    connection.execute(_SUMMARISE)
    for statement in _STATEMENTS:
        connection.execute(statement)
    make_changing(connection)
    record_new_columns(connection, [table for table, _ in _LETTERS])

"""What version 10 adds: what may be sent and read by others, and what was forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.store.schema.columns import one_of, text

if TYPE_CHECKING:
    import sqlite3

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "relationship": (one_of("recap", "yes no ask", required=False), text("summary_readers")),
}
"""The columns added to the tables of earlier versions."""

NEW_TABLES: Final = frozenset({"forgotten"})
"""The names of the tables. They hold no entries."""

_FORGOTTEN: Final = "CREATE TABLE forgotten (uuid TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID"
"""The identities of what was forgotten, so that no import or restore brings it back. They are random: they tell nothing
about it."""


def add_columns_and_tables(connection: sqlite3.Connection) -> None:
    """Add the columns and the table; the caller makes the triggers afterwards."""
    for table, columns in COLUMNS.items():
        for column in columns:
            connection.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    connection.execute(_FORGOTTEN)

"""What version 9 adds: the section of a log that an entry was imported from, and the evaluations of a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.store.schema.columns import CREATED, ID, UUID, date, text

if TYPE_CHECKING:
    import sqlite3

_SOURCE: Final = 'source_digest TEXT CONSTRAINT "source_digest has 64 characters" CHECK (length(source_digest) = 64)'
COLUMNS: Final[dict[str, tuple[str, ...]]] = {"session": (_SOURCE,), "note": (_SOURCE,)}
"""The columns added to the tables of earlier versions: the SHA-256 of the section of a log, as hexadecimal digits."""

TABLES: Final[dict[str, tuple[str, ...]]] = {
    "evaluation": (
        text("programme", required=True, collate=" COLLATE NOCASE"),
        date("day", required=True),
        text("note"),
        date("look_again_on"),
        CREATED,
        'CONSTRAINT "one evaluation of a programme a day" UNIQUE (programme, day)',
    ),
}
"""The columns of each new table after `id` and `uuid`. An evaluation belongs to a programme, not to a relationship, and
has no ref."""

NEW_INDEXES: Final = frozenset({"evaluation_look_again"})
"""The names of the indexes."""

_INDEX: Final = "CREATE INDEX evaluation_look_again ON evaluation (look_again_on) WHERE look_again_on IS NOT NULL"


def add_columns_and_tables(connection: sqlite3.Connection) -> None:
    """Add the columns, tables and indexes; the caller makes the triggers afterwards."""
    for table, columns in COLUMNS.items():
        for column in columns:
            connection.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for table, columns in TABLES.items():
        connection.execute(f"CREATE TABLE {table} (\n  " + ",\n  ".join((ID, UUID, *columns)) + "\n) STRICT")
    connection.execute(_INDEX)

"""Schema version 2: the rhythm of sessions. It shipped: never edit it, add a step.

A planned time of day keeps the time zone that it was planned in; a reminder can be put off; an ended relationship may
have a day to get in touch again. `revision` counts how often what a calendar shows of an entry has changed, by undo and
redo as well, so that it only ever grows: calendars take a higher number for the newer state. The timeline tells what
closed an entry on the day that closed it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.store.schema.record import record_changes
from mentorlog.store.schema.v2_timeline import CLOSINGS, TIMELINE

if TYPE_CHECKING:
    import sqlite3

_SNOOZED: Final = ("relationship", "session", "goal", "action", "feedback", "milestone")

_REVISED: Final[dict[str, str]] = {
    "session": "relationship status day at minutes place how zone private",
    "goal": "relationship status title due_on private",
    "action": "relationship status text due_on private",
}
"""The columns that a calendar shows, by table."""


def _date(column: str) -> str:
    form = f"{column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date({column}, '+0 days') IS {column}"
    return f'{column} TEXT CONSTRAINT "{column} is a date YYYY-MM-DD" CHECK ({column} IS NULL OR ({form}))'


def _revision_triggers(table: str, columns: str) -> tuple[str, ...]:
    counted = (
        f"  INSERT INTO revision (tbl, row, sequence) VALUES ('{table}', {{row}}.id, 1)\n"
        "  ON CONFLICT (tbl, row) DO UPDATE SET sequence = sequence + 1;"
    )
    differs = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns.split())
    return (
        f"CREATE TRIGGER revision_{table}_update AFTER UPDATE ON {table} WHEN {differs}\n"
        f"BEGIN\n{counted.format(row='NEW')}\nEND",
        f"CREATE TRIGGER revision_{table}_delete AFTER DELETE ON {table}\nBEGIN\n{counted.format(row='OLD')}\nEND",
    )


def make(connection: sqlite3.Connection) -> None:
    """Add the columns, the count of revisions and their triggers to version 1."""
    connection.execute(
        'ALTER TABLE session ADD COLUMN zone TEXT CONSTRAINT "a zone belongs to a time of day" '
        "CHECK (zone IS NULL OR at IS NOT NULL)"
    )
    connection.execute(f"ALTER TABLE relationship ADD COLUMN {_date('keep_in_touch_on')}")
    for table in _SNOOZED:
        connection.execute(f"ALTER TABLE {table} ADD COLUMN {_date('snoozed_until')}")
        record_changes(connection, table)
    connection.execute(
        "CREATE TABLE revision (tbl TEXT NOT NULL, row INTEGER NOT NULL, sequence INTEGER NOT NULL, "
        "PRIMARY KEY (tbl, row)) STRICT, WITHOUT ROWID"
    )
    connection.execute(
        "CREATE INDEX relationship_keep_in_touch ON relationship (keep_in_touch_on) WHERE keep_in_touch_on IS NOT NULL"
    )
    for table, columns in _REVISED.items():
        for statement in _revision_triggers(table, columns):
            connection.execute(statement)
    connection.execute("DROP VIEW IF EXISTS timeline")
    for statement in (*CLOSINGS, TIMELINE):
        connection.execute(statement)

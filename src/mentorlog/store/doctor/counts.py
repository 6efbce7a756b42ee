"""Check the counts that triggers keep (`schema.counts`) against counts from scratch, and compute them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model import Finding
from mentorlog.store.doctor.schema_objects import read_objects
from mentorlog.store.doctor.scratch import derived_tables, rows_in_pages, temporary
from mentorlog.store.doctor.words import REPAIR, counted, listed
from mentorlog.store.schema.counts import COUNTED

if TYPE_CHECKING:
    import sqlite3

    from mentorlog.store.doctor.progress import Progress

_VIEWS: Final = ("changing", "counting", "counting_row")


def check_counts(connection: sqlite3.Connection, progress: Progress) -> Finding:
    """Whether the kept counts are those of the entries."""
    tables = derived_tables()
    missing = [table for table in tables if table not in read_objects(connection)]
    if missing:
        return Finding("counts", "fault", f"Kept counts are missing: {listed(missing)}.", REPAIR)
    with temporary(connection, (*tables, *_VIEWS)):
        _count(connection, progress)
        wrong = {table: _rows_that_differ(connection, table) for table in tables}
    names = [f"{table} ({counted(rows, 'row')})" for table, rows in wrong.items() if rows]
    if names:
        return Finding("counts", "fault", f"The kept counts are not those of the entries: {listed(names)}.", REPAIR)
    return Finding("counts", "ok", "they are those of the entries")


def rebuild_counts(connection: sqlite3.Connection, progress: Progress) -> None:
    """Replace the kept counts by those of the entries, in the open transaction."""
    tables = derived_tables()
    with temporary(connection, (*tables, *_VIEWS)):
        _count(connection, progress)
        for table in tables:
            connection.execute(f"DELETE FROM main.{table}")
            connection.execute(f"INSERT INTO main.{table} SELECT * FROM temp.{table}")


def _count(connection: sqlite3.Connection, progress: Progress) -> None:
    """Fill the temporary tables from the entries."""
    # the rows are passed on to `changing`, which does nothing here
    connection.execute("CREATE TEMP TRIGGER changing_row INSTEAD OF INSERT ON changing BEGIN SELECT 1; END")
    progress.start_phase("Counting")
    for table in COUNTED:
        for condition, values in rows_in_pages(connection, table):
            connection.execute(
                f"INSERT INTO temp.counting SELECT '{table}', id, NULL, json FROM temp.{table}_json WHERE {condition}",
                values,
            )


def _rows_that_differ(connection: sqlite3.Connection, table: str) -> int:
    """The number of rows that only one of the two versions of a table has."""
    return sum(
        connection.execute(
            f"SELECT count(*) FROM (SELECT * FROM {one}.{table} EXCEPT SELECT * FROM {other}.{table})"
        ).fetchone()[0]
        for one, other in (("main", "temp"), ("temp", "main"))
    )

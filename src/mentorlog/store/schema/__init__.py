"""The schema of a journal's file, as a list of steps to which new ones are only appended. See `docs/schema.md`.

The first step makes schema version 5 in an empty file; files of earlier versions are rebuilt
(`store.migration.rebuilding`). New files are created from what all steps make (`store.file.new_file`). Each later step
brings a file one version further, in place: one that adds a column calls `make_triggers` for its table, and
`make_changing` if search reads the column. A released step is never edited, and no step reads `model.fields`: a step
describes what files looked like when it was written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.store.schema import added_in_7, added_in_9, added_in_10
from mentorlog.store.schema.added_in_8 import record_changed_columns
from mentorlog.store.schema.change_triggers import (
    ADDED_TABLES,
    CHANGING,
    WHOLE_ROWS,
    index_rows,
    make_changing,
    make_triggers,
    renew_search_index,
)
from mentorlog.store.schema.counts import COUNTING
from mentorlog.store.schema.indexes import INDEXES
from mentorlog.store.schema.search_index import SEARCH
from mentorlog.store.schema.tables import KEPT_IN_5, RECORDED_IN_5, TABLES
from mentorlog.store.schema.timeline_view import TIMELINE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

FIRST_VERSION: Final = 5
"""The number of the version that the first step makes."""


def make_version_5(connection: sqlite3.Connection) -> None:
    """Create the tables with their indexes, triggers and views in an empty file."""
    make_tables(connection)
    make_indexes_and_triggers(connection)


def make_tables(connection: sqlite3.Connection) -> None:
    """Create the tables that hold recorded data."""
    for statement in TABLES:
        connection.execute(statement)


def make_indexes_and_triggers(connection: sqlite3.Connection) -> None:
    """Create the indexes and derived tables, and the triggers that update them."""
    for statement in (*INDEXES, CHANGING, *COUNTING, *SEARCH):
        connection.execute(statement)
    make_changing(connection, recorded=WHOLE_ROWS)
    for table in RECORDED_IN_5:
        make_triggers(connection, table)


def make_version_6(connection: sqlite3.Connection) -> None:
    """Let search find ends of compounds, other spellings of æ, ø, å and ß, and emoji. A file that was created with
    this index already is left as it is."""
    if any(name == "ends" for _, name, *_ in connection.execute("PRAGMA table_info(search)")):
        return
    for statement in ("DROP VIEW indexing", "DROP TABLE search", *SEARCH):
        connection.execute(statement)
    index_rows(connection)


def make_version_7(connection: sqlite3.Connection) -> None:
    """Add advice, resources, questions, prospects, and the relationship with oneself."""
    added_in_7.add_columns_and_tables(connection)
    connection.execute("DROP TRIGGER indexing_row")
    connection.execute(SEARCH[-1])
    make_changing(connection, recorded=WHOLE_ROWS)
    for table in (*added_in_7.COLUMNS, *added_in_7.TABLES):
        make_triggers(connection, table)


def make_version_8(connection: sqlite3.Connection) -> None:
    """Record only the columns that a change changed, forget what can't be redone, and let other programs count and read
    the search index."""
    record_changed_columns(connection)
    renew_search_index(connection)


def make_version_9(connection: sqlite3.Connection) -> None:
    """Add where an entry was imported from, and the evaluations of programmes."""
    added_in_9.add_columns_and_tables(connection)
    for table in (*added_in_9.COLUMNS, *added_in_9.TABLES):
        make_triggers(connection, table)


def make_version_10(connection: sqlite3.Connection) -> None:
    """Add what may be sent and read by others, and the identities of what was forgotten."""
    added_in_10.add_columns_and_tables(connection)
    make_changing(connection)
    for table in added_in_10.COLUMNS:
        make_triggers(connection, table)


RECORDED: Final = (*RECORDED_IN_5, *ADDED_TABLES)
"""The tables whose changes are recorded."""
KEPT: Final = (*KEPT_IN_5, *ADDED_TABLES, *added_in_10.NEW_TABLES)
"""The tables that can't be computed again from other tables."""

STEPS: Final[tuple[Callable[[sqlite3.Connection], None], ...]] = (
    make_version_5,
    make_version_6,
    make_version_7,
    make_version_8,
    make_version_9,
    make_version_10,
)
"""Each is called in an open transaction. A change of the timeline's sources needs a step too, even an empty one."""


def make_timeline(connection: sqlite3.Connection) -> None:
    """Create or replace the timeline view after the steps, with the sources that `mentorlog timeline` reads now."""
    connection.execute("DROP VIEW IF EXISTS main.timeline")
    connection.execute(TIMELINE)

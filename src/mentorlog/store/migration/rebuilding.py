"""Rebuild a journal of the schema versions 1 to 4 in a new file.

Those versions had about twelve layouts, some with the same number, so the number can't be trusted: every table is
copied with the columns that it has, and derived data is computed again from the rows. Rows are copied unchanged, even
if another program wrote values that a constraint refuses. What other programs added to the file (columns, tables,
indexes, views, triggers) is copied too, if the new file accepts it.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from mentorlog.store import schema
from mentorlog.store.file.driver import attach
from mentorlog.store.migration import migrations
from mentorlog.store.quoting import quoted
from mentorlog.store.schema.change_triggers import derive
from mentorlog.store.schema.tables import KEPT_IN_5

if TYPE_CHECKING:
    from pathlib import Path

_OUR_TRIGGERS: Final = re.compile("(record|search|tally|worked|discussed|revision|changing|indexing)_")
"""The prefixes of the trigger names of the old versions."""


def rebuild(new: sqlite3.Connection, old: Path) -> None:
    """Copy the journal at `old` to the empty file of `new`. No process may write to `old` meanwhile.

    Raises sqlite3.DatabaseError if the old file is damaged.
    """
    new.execute("PRAGMA foreign_keys = OFF")
    new.execute("PRAGMA ignore_check_constraints = ON")
    # the file is deleted if anything fails
    for setting in ("journal_mode = MEMORY", "synchronous = OFF"):
        new.execute(f"PRAGMA {setting}")
    attach(new, old, name="old", mode="ro")
    if isinstance(new, sqlite3.Connection):  # an encrypted file has pages of one size
        (page_size,) = new.execute("PRAGMA old.page_size").fetchone()
        new.execute(f"PRAGMA main.page_size = {page_size}")
    new.execute("BEGIN")
    migrations.apply(new, first=_make_from_old)
    copy_others(new)
    copy_sequences(new)
    new.execute("COMMIT")
    new.execute("DETACH old")


def _make_from_old(new: sqlite3.Connection) -> None:
    schema.make_tables(new)
    for table in KEPT_IN_5:
        copy_rows(new, table)
    schema.make_indexes_and_triggers(new)
    derive(new)


def copy_rows(new: sqlite3.Connection, table: str) -> None:
    """Copy the rows of a table with the columns that it has in the old file, if it is there."""
    columns = _columns(new, "old", table)
    own = _columns(new, "main", table)
    for column, definition in columns.items():
        if column not in own:
            new.execute(f"ALTER TABLE main.{quoted(table)} ADD COLUMN {quoted(column)} {definition}")
    if columns:
        names = ", ".join(map(quoted, columns))
        # REPLACE, because `recording` and the tables of a virtual table already have rows
        new.execute(f"INSERT OR REPLACE INTO main.{quoted(table)} ({names}) SELECT {names} FROM old.{quoted(table)}")


def copy_others(new: sqlite3.Connection) -> None:
    """Copy what other programs added; what the new file refuses remains only in the saved copy of the old file."""
    found = new.execute(
        "SELECT type, name, sql FROM old.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~' "
        "AND name NOT IN (SELECT name FROM main.sqlite_master) ORDER BY sql NOT LIKE 'CREATE VIRTUAL %'"
    ).fetchall()
    for kind in ("table", "index", "view", "trigger"):
        for name, sql in [(name, sql) for of, name, sql in found if of == kind]:
            if kind == "trigger" and _OUR_TRIGGERS.match(name):
                continue
            with suppress(sqlite3.Error):
                if not _columns(new, "main", name):  # a virtual table creates its own tables
                    new.execute(sql)
                if kind == "table" and not sql.startswith("CREATE VIRTUAL"):
                    copy_rows(new, name)
    with suppress(sqlite3.Error):
        new.execute(
            "INSERT INTO main._sqlite_migrations (migration_set, name, applied_at) "
            "SELECT migration_set, name, applied_at FROM old._sqlite_migrations WHERE migration_set <> 'mentorlog'"
        )


def copy_sequences(new: sqlite3.Connection) -> None:
    """Copy the sequences, so that the numbers of deleted entries are not used again."""
    new.execute("DELETE FROM main.sqlite_sequence")
    new.execute(
        "INSERT INTO main.sqlite_sequence (name, seq) SELECT name, seq FROM old.sqlite_sequence "
        "WHERE name IN (SELECT name FROM main.sqlite_master)"
    )


def _columns(new: sqlite3.Connection, file: str, table: str) -> dict[str, str]:
    """The stored columns of a table, each with its type and default; none if there is no such table."""
    found = new.execute(f"PRAGMA {file}.table_xinfo({quoted(table)})").fetchall()
    return {
        name: f"{kind}{' NOT NULL' if required else ''}{'' if default is None else f' DEFAULT {default}'}"
        for _, name, kind, required, default, _, hidden in found
        if not hidden
    }

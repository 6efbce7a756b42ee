"""The script that creates a journal: the schema that the steps make, with the rows of an empty journal.

python -m tests.store.new_file       write src/mentorlog/store/file/new_file.sql
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Final

from mentorlog.store.file.new_file import SCRIPT
from mentorlog.store.migration import migrations

HEADER: Final = "-- What the steps of store/schema make; do not edit: python -m tests.store.new_file\n"
ORDER: Final = ("table", "rows", "index", "view", "trigger")
"""Rows come before triggers, which would record them."""
NOW: Final = "strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')"


def new_file_script() -> str:
    """The script, from a file in memory that the steps have made."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("BEGIN")
        migrations.apply(connection)
        connection.execute("COMMIT")
        return HEADER + "".join(f"{statement};\n" for statement in _statements(connection))


def _statements(connection: sqlite3.Connection) -> Iterator[str]:
    objects = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
    made = [(kind, name, sql) for kind, name, sql in objects if not name.startswith(("sqlite_", "search_"))]
    yield "BEGIN"
    for name in ("application_id", "user_version"):
        yield f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]}"
    for kind in ORDER:
        if kind == "rows":
            for _, name, sql in made:
                if sql.startswith("CREATE TABLE"):
                    yield from _rows(connection, name)
        else:
            yield from (sql for each, _, sql in made if each == kind)
    yield "COMMIT"


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    default = {name: value for _, name, _, _, value, _ in connection.execute(f"PRAGMA table_info({table})")}
    values = ", ".join(f"quote({name})" for name in default)
    for row in connection.execute(f"SELECT {values} FROM {table}"):  # noqa: S608
        stored = {name: value for name, value in zip(default, row, strict=True) if value != (default[name] or "NULL")}
        if "applied_at" in stored:
            stored["applied_at"] = NOW
        names, given = ", ".join(stored), ", ".join(stored.values())
        yield f"INSERT INTO {table} ({names}) VALUES ({given})"  # noqa: S608


if __name__ == "__main__":
    SCRIPT.write_text(new_file_script(), encoding="utf-8")

"""Run the steps of the schema as sqlite-utils migrations, which are listed in the table `_sqlite_migrations`.

Imported only when a file is created or migrated, because importing sqlite-utils takes longer than everything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Database, Migrations

from mentorlog.store.file.header import APPLICATION_ID
from mentorlog.store.schema import FIRST_VERSION, STEPS, make_timeline

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    Step = Callable[[sqlite3.Connection], None]


def apply(connection: sqlite3.Connection, *, first: Step = STEPS[0], then: tuple[int, Step] | None = None) -> None:
    """Run the missing steps of the file in the open transaction, and set its version. `first` replaces the first step;
    `then` is called after the step to a version."""
    migrations = Migrations("mentorlog")
    for number, step in enumerate((first, *STEPS[1:]), start=FIRST_VERSION):
        steps = (step, then[1]) if then and then[0] == number else (step,)
        migrations(name=f"m{number:03}")(_migration(steps))
    migrations.apply(Database(connection, execute_plugins=False))
    make_timeline(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FIRST_VERSION + len(STEPS) - 1}")


def _migration(steps: Iterable[Step]) -> Callable[[Database], None]:
    def run(database: Database) -> None:
        for step in steps:
            step(database.conn)

    return run

"""The schema's steps as sqlite-utils migrations, which record what was applied in `_sqlite_migrations`.

Imported only where a file is made or brought up to date, because sqlite-utils costs more than everything else together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Database, Migrations

from mentorlog.store.header import APPLICATION_ID
from mentorlog.store.schema import STEPS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable


def apply(connection: sqlite3.Connection) -> None:
    """Run the steps that the file lacks, in the transaction that is open, and set its version."""
    migrations = Migrations("mentorlog")
    for number, step in enumerate(STEPS, start=1):
        migrations(name=f"m{number:03}")(_migration(step))
    migrations.apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(STEPS)}")


def _migration(step: Callable[[sqlite3.Connection], None]) -> Callable[[Database], None]:
    return lambda database: step(database.conn)

"""The relationship with oneself (`me`), if another program has deleted its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def add_missing_me(connection: sqlite3.Connection) -> None:
    """Add the row of `me` if it is missing; entries that belong to it need it. This is not recorded: to undo it would
    delete what else belongs to it."""
    if connection.execute("SELECT 1 FROM relationship WHERE id = 0").fetchone() is None:
        from mentorlog.store.schema.added_in_7 import ADD_ME

        (command,) = connection.execute("SELECT command FROM recording").fetchone()
        connection.execute("UPDATE recording SET command = 0")
        connection.execute(ADD_ME)
        connection.execute("UPDATE recording SET command = ?", (command,))

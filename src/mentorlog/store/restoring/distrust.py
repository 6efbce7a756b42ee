"""Do not trust the schema of a file that may have been made to do harm."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from typing import Final

from mentorlog.store.file.opening import in_memory

_OFF: Final = "PRAGMA trusted_schema = OFF"


def distrust_schema(connection: sqlite3.Connection) -> None:
    """Let views, triggers, constraints and indexes of the files of a connection use only functions and virtual tables
    that can do no more than compute a value, if this SQLite allows it for journals."""
    if _works():
        connection.execute(_OFF)


@cache
def _works() -> bool:
    """Whether a journal can be written with this setting. SQLite 3.38 to 3.40 take its own JSON functions for unsafe
    ones, and journals need them; nothing that SQLite itself offers to a schema does harm in those versions either."""
    with closing(in_memory()) as connection:
        try:
            connection.execute(_OFF)
            connection.execute("BEGIN")
            connection.execute("INSERT INTO relationship (name, role, started_on) VALUES ('x', 'mentor', '2026-01-01')")
            connection.execute("INSERT INTO note (relationship, day, text) VALUES (1, '2026-01-01', 'x')")
        except sqlite3.DatabaseError:
            return False
    return True

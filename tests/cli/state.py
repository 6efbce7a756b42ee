"""The content of a journal file, read without mentorlog."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Final

TABLES: Final = (
    *("relationship", "session", "goal", "action", "feedback", "milestone", "point", "note", "checkin", "rating"),
    *("advice", "resource", "question", "evaluation"),
    *("checkpoint", "session_goal", "tally", "worked", "discussed"),
)
"""The tables of entries, of what belongs to them, and of what is counted."""


def entries(path: Path) -> dict[str, list[Any]]:
    """Every row of every table of entries, and the index that search reads. The relationship with oneself is omitted,
    because every journal has it."""
    with closing(sqlite3.connect(path)) as connection:
        found = {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in TABLES}  # noqa: S608
        found["relationship"] = [row for row in found["relationship"] if row[0] != 0]
        connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search, instance)")
        found["search"] = connection.execute("SELECT term, doc, col, offset FROM terms ORDER BY 1, 2, 3, 4").fetchall()
    return found

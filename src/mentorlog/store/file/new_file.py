"""Create the newest schema in an empty file, for a new journal.

`new_file.sql` is the result of all steps, as one script: running the steps takes seven times as long, because SQLite
reads the whole schema again for each column that they add. `python -m tests.store.new_file` writes it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3

SCRIPT: Final = Path(__file__).with_suffix(".sql")


def make_new_file(connection: sqlite3.Connection) -> None:
    """Create the schema in the empty file of a connection, in one transaction of its own."""
    connection.executescript(SCRIPT.read_text("utf-8"))

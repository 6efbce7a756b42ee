"""Schema version 4: a good ending. It shipped: never edit it, add a step.

What the closing asks: what was learned, what one would do the same and differently, and who or what comes next. And the
day on which a relationship was taken up again, from which its silence is counted anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.store.schema.columns import date, text
from mentorlog.store.schema.record import record_changes
from mentorlog.store.schema.v1_derived import CODES, search_triggers
from mentorlog.store.schema.v1_derived import SEARCHED as V1_SEARCHED

if TYPE_CHECKING:
    import sqlite3

_ASKED: Final = ("learned", "same", "different", "next")
SEARCHED: Final = {"relationship": (CODES["relationship"], (*V1_SEARCHED["relationship"], *_ASKED))}
"""As in version 3. The new columns come last: what the index holds of a row without them stays what it was."""


def make(connection: sqlite3.Connection) -> None:
    """Add the answers of the closing to version 3."""
    for column in _ASKED:
        connection.execute(f"ALTER TABLE relationship ADD COLUMN {text(column)}")
    connection.execute(f"ALTER TABLE relationship ADD COLUMN {date('resumed_on')}")
    record_changes(connection, "relationship")
    for table, (code, columns) in SEARCHED.items():
        for event in ("insert", "update", "delete"):
            connection.execute(f"DROP TRIGGER search_{table}_{event}")
        for statement in search_triggers(table, code=code, columns=columns):
            connection.execute(statement)

"""A picture of the journal in which nothing private exists, for a screen or a page that somebody else sees.

Views of this connection alone stand before the tables under their names, so that every question that the journal
answers is answered from what may be shared: private entries and private notes are not there, nor what was promised in
a private session, nor a link to any of them, and what is counted is counted without them. The file is not touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model import CLOSING

if TYPE_CHECKING:
    import sqlite3


def _there(table: str) -> str:
    # asked of the picture itself, so that what belongs to something hidden is hidden with it
    return f"EXISTS (SELECT 1 FROM {table} y WHERE y.id = x.{table})"


_GOAL: Final = f"iif({_there('goal')}, x.goal, NULL)"
_HIDDEN: Final[dict[str, dict[str, str]]] = {
    "session": {"private_notes": "NULL"},
    # answers that were prepared are drafts until the end
    "relationship": {answer: f"iif(status = 'ended', {answer}, NULL)" for answer in CLOSING},
    "action": {"goal": _GOAL},
    "milestone": {"goal": _GOAL},
    "point": {"session": "s.id"},
}
"""Columns that say something else in the picture, by table."""

_JOINED: Final[dict[str, str]] = {"point": "LEFT JOIN session s ON s.id = x.session"}
"""Where a link is looked for by its index (the points of a session), which it could not be through an expression."""

_OPEN: Final = f"NOT x.private AND {_there('relationship')}"
_BOTH: Final = f"{_there('goal')} AND {_there('session')}"
_SHOWN: Final[dict[str, str]] = {
    "relationship": "NOT x.private",
    "session": _OPEN,
    "goal": _OPEN,
    "action": f"{_OPEN} AND (x.session IS NULL OR {_there('session')})",
    "feedback": _OPEN,
    "milestone": _OPEN,
    "point": _OPEN,
    "note": _OPEN,
    "checkin": _OPEN,
    "rating": _OPEN,
    "tally": _OPEN,
    "discussed": _OPEN,
    "checkpoint": _there("goal"),
    "session_goal": _BOTH,
    "worked": _BOTH,
}
"""Which rows of each table are in the picture."""


def leave_private_out(connection: sqlite3.Connection) -> None:
    """Put the picture before this connection's tables."""
    # a temporary file would be a place where what is private might come to lie
    connection.execute("PRAGMA temp_store = MEMORY")
    for table, shown in _SHOWN.items():
        hidden = _HIDDEN.get(table, {})
        columns = ", ".join(
            f"{hidden[column]} AS {column}" if column in hidden else f"x.{column}"
            for _, column, *_ in connection.execute(f"PRAGMA main.table_info({table})").fetchall()
        )
        joined = _JOINED.get(table, "")
        connection.execute(f"CREATE TEMP VIEW {table} AS SELECT {columns} FROM main.{table} x {joined} WHERE {shown}")

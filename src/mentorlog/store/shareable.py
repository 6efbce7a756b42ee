"""A picture of the journal in which nothing private exists, for a screen or a page that somebody else sees.

Views of this connection alone stand before the tables under their names, so that every question that the journal
answers is answered from what may be shared: private entries and private notes are not there, nor what was promised in
a private session, nor a link to any of them, and what is counted is counted without them. The file is not touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3

_OPEN: Final = "NOT x.private"


def _of(table: str, column: str) -> str:
    return f"(SELECT NOT private FROM main.{table} y WHERE y.id = x.{column})"


_LINK: Final = "iif({open}, {column}, NULL)"
_HIDDEN: Final[dict[str, dict[str, str]]] = {
    "session": {"private_notes": "NULL"},
    "action": {"goal": _LINK.format(open=_of("goal", "goal"), column="goal")},
    "milestone": {"goal": _LINK.format(open=_of("goal", "goal"), column="goal")},
    "point": {"session": "s.id"},
}
"""Columns that say something else in the picture, by table."""

_JOINED: Final[dict[str, str]] = {"point": "LEFT JOIN main.session s ON s.id = x.session AND NOT s.private"}
"""Where a link is looked for by its index (the points of a session), which it could not be through an expression."""

_SHOWN: Final[dict[str, str]] = {
    "relationship": _OPEN,
    "session": _OPEN,
    "goal": _OPEN,
    "action": f"{_OPEN} AND (x.session IS NULL OR {_of('session', 'session')})",
    "feedback": _OPEN,
    "milestone": _OPEN,
    "point": _OPEN,
    "note": _OPEN,
    "checkin": _OPEN,
    "rating": _OPEN,
    "tally": _OPEN,
    "discussed": _OPEN,
    "checkpoint": _of("goal", "goal"),
    "session_goal": f"{_of('goal', 'goal')} AND {_of('session', 'session')}",
    "worked": f"{_of('goal', 'goal')} AND {_of('session', 'session')}",
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

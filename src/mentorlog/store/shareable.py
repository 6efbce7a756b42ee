"""The shareable view of a journal: the journal without its private content, for output that other people see.

Temporary views of this connection replace the tables under their names, so that every query reads only what may be
shared. Private entries, private notes, the actions of a private session and links to any of them are hidden, and counts
leave them out. The file is not changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model import CLOSING, PROSPECT_FIELDS

if TYPE_CHECKING:
    import sqlite3


def _is_visible(table: str) -> str:
    # the query reads the view, not the table, so that what belongs to a hidden entry is hidden too
    return f"EXISTS (SELECT 1 FROM {table} y WHERE y.id = x.{table})"


_GOAL: Final = f"iif({_is_visible('goal')}, x.goal, NULL)"
_REPLACED_COLUMNS: Final[dict[str, dict[str, str]]] = {
    "session": {"private_notes": "NULL"},
    # prepared answers are drafts until the relationship has ended
    "relationship": {answer: f"iif(status = 'ended', {answer}, NULL)" for answer in CLOSING}
    # what was thought and written before it began stays private
    | dict.fromkeys(PROSPECT_FIELDS, "NULL")
    | {"skills": "'[]'"},
    "action": {"goal": _GOAL},
    "milestone": {"goal": _GOAL},
    "point": {"session": "s.id"},
    "advice": {"session": "s.id"},
    "resource": {"goal": _GOAL},
}
"""SQL of the columns that have another value in the view, by table."""

_JOINS: Final[dict[str, str]] = dict.fromkeys(("point", "advice"), "LEFT JOIN session s ON s.id = x.session")
"""Joins by table: SQLite can use the index of a link (the points of a session) through a join, not an expression."""

_SHAREABLE: Final = f"NOT x.private AND {_is_visible('relationship')}"
_BOTH: Final = f"{_is_visible('goal')} AND {_is_visible('session')}"
_CONDITIONS: Final[dict[str, str]] = {
    "relationship": "NOT x.private AND x.status <> 'prospect'",
    "session": _SHAREABLE,
    "goal": _SHAREABLE,
    "action": f"{_SHAREABLE} AND (x.session IS NULL OR {_is_visible('session')})",
    "feedback": _SHAREABLE,
    "milestone": _SHAREABLE,
    "point": _SHAREABLE,
    "note": _SHAREABLE,
    "checkin": _SHAREABLE,
    "rating": _SHAREABLE,
    "advice": f"{_SHAREABLE} AND (x.session IS NULL OR s.id IS NOT NULL)",
    "resource": _SHAREABLE,
    "question": _SHAREABLE,
    "tally": _SHAREABLE,
    "discussed": _SHAREABLE,
    "checkpoint": _is_visible("goal"),
    "session_goal": _BOTH,
    "worked": _BOTH,
}
"""The condition for a row to be in the view, by table."""


def hidden_columns() -> dict[str, frozenset[str]]:
    """The columns, by table, whose value the shareable view may hide in a row that it shows."""
    return {table: frozenset(columns) for table, columns in _REPLACED_COLUMNS.items()}


def hide_private(connection: sqlite3.Connection) -> None:
    """Make this connection read the shareable view instead of the tables."""
    # private text must not be written to a temporary file
    connection.execute("PRAGMA temp_store = MEMORY")
    for table, condition in _CONDITIONS.items():
        replaced = _REPLACED_COLUMNS.get(table, {})
        columns = ", ".join(
            f"{replaced[column]} AS {column}" if column in replaced else f"x.{column}"
            for _, column, *_ in connection.execute(f"PRAGMA main.table_info({table})").fetchall()
        )
        join = _JOINS.get(table, "")
        connection.execute(f"CREATE TEMP VIEW {table} AS SELECT {columns} FROM main.{table} x {join} WHERE {condition}")

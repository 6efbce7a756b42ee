"""The shareable view of a journal: the journal without its private content, for output that other people see.

Temporary views of this connection replace the tables under their names, so that every query reads only what may be
shared. Private entries, private notes, the actions of a private session and links to any of them are hidden, and counts
leave them out. The file is not changed.

What the view shows is what a journal would show in which the private entries had never been recorded: tests/privacy
compares such pairs of journals, and removes each condition and each replaced column in turn.
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
_HAS_HIDDEN_SESSION: Final = "x.session IS NOT NULL AND s.id IS NULL"
_REPLACED_COLUMNS: Final[dict[str, dict[str, str]]] = {
    "session": {"private_notes": "NULL"},
    # prepared answers are drafts until the relationship has ended
    "relationship": {answer: f"iif(status = 'ended', {answer}, NULL)" for answer in CLOSING}
    # what was thought and written before it began stays private
    | dict.fromkeys(PROSPECT_FIELDS, "NULL")
    # a day before it began, or a time like midnight, tells that it was a prospect
    | {
        "skills": "'[]'",
        "created_at": "iif(started_on > created_at, started_on || substr(created_at, 11), created_at)",
    },
    "action": {"goal": _GOAL},
    "milestone": {"goal": _GOAL},
    # what was discussed in a hidden session is still to be discussed, as far as others know
    "point": {
        "status": f"iif({_HAS_HIDDEN_SESSION}, 'open', x.status)",
        "closed_on": f"iif({_HAS_HIDDEN_SESSION}, NULL, x.closed_on)",
        "session": "s.id",
    },
    "resource": {"goal": _GOAL},
    # what was found in a programme is for its owner
    "evaluation": {"note": "NULL"},
}
"""SQL of the columns that have another value in the view, by table."""

_JOINS: Final[dict[str, str]] = dict.fromkeys(("point", "advice"), "LEFT JOIN session s ON s.id = x.session")
"""Joins by table: SQLite can use the index of a link (the points of a session) through a join, not an expression."""

_SHAREABLE: Final = ("NOT x.private", _is_visible("relationship"))
_BOTH: Final = (_is_visible("goal"), _is_visible("session"))
_CONDITIONS: Final[dict[str, tuple[str, ...]]] = {
    "relationship": ("NOT x.private", "x.status <> 'prospect'"),
    "session": _SHAREABLE,
    "goal": _SHAREABLE,
    "action": (*_SHAREABLE, f"(x.session IS NULL OR {_is_visible('session')})"),
    "feedback": _SHAREABLE,
    "milestone": _SHAREABLE,
    "point": _SHAREABLE,
    "note": _SHAREABLE,
    "checkin": _SHAREABLE,
    "rating": _SHAREABLE,
    "advice": (*_SHAREABLE, "(x.session IS NULL OR s.id IS NOT NULL)"),
    "resource": _SHAREABLE,
    "question": _SHAREABLE,
    "tally": _SHAREABLE,
    "discussed": _SHAREABLE,
    "checkpoint": (_is_visible("goal"),),
    "session_goal": _BOTH,
    "worked": _BOTH,
    "evaluation": (),
}
"""The conditions for a row to be in the view, by table; all of them must be true."""


def hidden_columns() -> dict[str, frozenset[str]]:
    """The columns, by table, whose value the shareable view may hide in a row that it shows."""
    return {table: frozenset(columns) for table, columns in _REPLACED_COLUMNS.items()}


def hide_private(connection: sqlite3.Connection) -> None:
    """Make this connection read the shareable view instead of the tables."""
    # private text must not be written to a temporary file
    connection.execute("PRAGMA temp_store = MEMORY")
    for table, conditions in _CONDITIONS.items():
        replaced = _REPLACED_COLUMNS.get(table, {})
        columns = ", ".join(
            f"{replaced[column]} AS {column}" if column in replaced else f"x.{column}"
            for _, column, *_ in connection.execute(f"PRAGMA main.table_info({table})").fetchall()
        )
        join = _JOINS.get(table, "")
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        connection.execute(f"CREATE TEMP VIEW {table} AS SELECT {columns} FROM main.{table} x {join} {where}")

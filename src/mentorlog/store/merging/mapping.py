"""SQL for the values that a row of the other file has here: its links lead to the entries here that are the same.

In each of these texts `x` is the row of the other file, `m` its row in `matched`, and `r` that of its relationship.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.store.quoting import quoted
from mentorlog.store.restoring.differences import compared_columns

if TYPE_CHECKING:
    import sqlite3

    from mentorlog.store.merging.choices import Choices

LINK_COLUMNS: Final = ("session", "goal")
"""Columns that link to an entry of that kind."""
WITHOUT_RELATIONSHIP: Final = ("relationship", "evaluation")
"""Tables of entries without the column `relationship`."""
_KEPT: Final = ("id", "uuid", "created_at")
"""Columns that are the same in all journals, or need not be: they are neither compared nor taken."""


def from_rows(table: str) -> str:
    """SQL for the rows of the other file, each with its row in `matched` and with that of its relationship."""
    owner = (
        ""
        if table in WITHOUT_RELATIONSHIP
        else " JOIN temp.matched r ON r.tbl = 'relationship' AND r.theirs = x.relationship"
    )
    return f"temp.matched m JOIN restored.{table} x ON x.id = m.theirs AND m.tbl = '{table}'{owner}"


def mapped(kind: str, number: str) -> str:
    """SQL for the number that an entry of the other file has here, or will have; NULL if it does not come."""
    return (
        f"(SELECT k.ours FROM temp.matched k WHERE k.tbl = '{kind}' AND k.theirs = {number} "
        "AND k.state IN ('here', 'new'))"
    )


def compared_value(table: str, column: str) -> str:
    """SQL for what is compared with a column here. It may lead to an entry that has not come yet."""
    if column == "id":
        return "m.ours"
    if column == "relationship" and table not in WITHOUT_RELATIONSHIP:
        return "r.ours"
    if column in LINK_COLUMNS and table in ("relationship", "checkpoint"):
        return mapped(column, f"x.{column}")
    if column in LINK_COLUMNS:  # a link to an entry of another relationship is not written
        return mapped(
            column,
            f"(SELECT l.id FROM restored.{column} l WHERE l.id = x.{column} AND l.relationship = x.relationship)",
        )
    return f"x.{quoted(column)}"


def written_value(table: str, column: str) -> str:
    """SQL for what is written into a column: a link leads to an entry of the same relationship, or nowhere; what is
    recorded about a prospect is private."""
    if column == "relationship" and table == "checkpoint":
        return f"(SELECT g.relationship FROM main.goal g WHERE g.id = {mapped('goal', 'x.goal')})"
    if column in LINK_COLUMNS and table not in ("relationship", "checkpoint"):
        return (
            f"(SELECT l.id FROM main.{column} l WHERE l.id = {mapped(column, f'x.{column}')} "
            "AND l.relationship = r.ours)"
        )
    if column == "private" and table not in WITHOUT_RELATIONSHIP:
        return "(x.private OR EXISTS (SELECT 1 FROM main.relationship p WHERE p.id = r.ours AND p.status = 'prospect'))"
    return compared_value(table, column)


def stays_private(table: str) -> str:
    """SQL for whether a row `y` here is private by choice: every prospect is private until the relationship begins."""
    return "(y.private AND y.status <> 'prospect')" if table == "relationship" else "y.private"


def differing_columns(connection: sqlite3.Connection, table: str, choices: Choices) -> list[str]:
    """The columns in which a row of the other file can differ from the one here."""
    # the relationship of a checkpoint is that of its goal
    kept = {*_KEPT, "relationship"} if table == "checkpoint" else {*_KEPT}
    kept |= choices.missing.get(table, frozenset())
    return [column for column in compared_columns(connection, table) if column not in kept]


def is_left_out(table: str, column: str, choices: Choices) -> str | None:
    """SQL for whether the file lacks the value of a column that it may lack; None for a column that it has."""
    if column not in choices.maybe_missing.get(table, ()):
        return None
    return f"(x.{column} IS NULL OR x.{column} = '[]')"

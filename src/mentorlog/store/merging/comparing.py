"""Find the entries that both files have with different values, and the fields that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model import ME
from mentorlog.store.merging.mapping import (
    LINK_COLUMNS,
    compared_value,
    differing_columns,
    from_rows,
    is_left_out,
    mapped,
    stays_private,
)
from mentorlog.store.merging.matching import ENTRIES
from mentorlog.store.quoting import literal, quoted
from mentorlog.store.restoring.differences import common_columns

if TYPE_CHECKING:
    import sqlite3

    from mentorlog.store.merging.choices import Choices

_SEPARATOR: Final = "char(31)"
"""Between the names of the fields in `differing`: no column has it in its name."""
SEPARATOR: Final = "\x1f"
"""The same in Python."""

_CLASHES: Final = {
    "checkpoint": "z.goal = y.goal AND z.day = x.day AND z.id <> y.id",
    "evaluation": "z.programme = x.programme AND z.day = x.day AND z.id <> y.id",
}
"""When the values of the other file can't be taken, because another row `z` has that day."""


def find_differing(connection: sqlite3.Connection, choices: Choices) -> None:
    """Fill `differing` and `untaken` from `matched`."""
    for table in ENTRIES:
        _compare(connection, table, choices)
    if choices.takes_theirs and not choices.takes_shareable:
        _keep_private(connection)
    _compare_goals(connection, has_private=choices.has_private)
    for table, clash in _CLASHES.items():
        connection.execute(
            f"INSERT INTO temp.untaken SELECT '{table}', y.id FROM temp.differing d "
            f"JOIN restored.{table} x ON x.id = d.theirs AND d.tbl = '{table}' JOIN main.{table} y ON y.id = d.ours "
            f"WHERE EXISTS (SELECT 1 FROM main.{table} z WHERE {clash})"
        )


def _compare(connection: sqlite3.Connection, table: str, choices: Choices) -> None:
    different = {column: _differs(table, column, choices) for column in differing_columns(connection, table, choices)}
    if not different:
        return
    names = " || ".join(
        f"iif({condition}, {literal(column)} || {_SEPARATOR}, '')" for column, condition in different.items()
    )
    visible = "" if choices.has_private else f" AND {_is_visible(table)}"
    connection.execute(
        f"INSERT INTO temp.differing SELECT '{table}', m.theirs, m.ours, {names} FROM {from_rows(table)} "
        f"JOIN main.{table} y ON y.id = m.ours WHERE m.state = 'here' AND ({' OR '.join(different.values())}){visible}"
    )


def _keep_private(connection: sqlite3.Connection) -> None:
    """Move the field `private` of entries that are private here, and not in the other file, from `differing` to
    `kept_private`."""
    for table in ENTRIES:
        if "private" not in common_columns(connection, table):
            continue
        connection.execute(
            f"INSERT INTO temp.kept_private SELECT d.tbl, d.theirs, d.ours FROM temp.differing d "
            f"JOIN main.{table} y ON y.id = d.ours WHERE d.tbl = '{table}' AND {stays_private(table)} "
            f"AND {_SEPARATOR} || d.fields LIKE '%' || {_PRIVATE_FIELD} || '%'"
        )
    kept = "(tbl, theirs) IN (SELECT tbl, theirs FROM temp.kept_private)"
    connection.execute(
        f"UPDATE temp.differing SET fields = substr(replace({_SEPARATOR} || fields, {_PRIVATE_FIELD}, {_SEPARATOR}), 2)"
        f" WHERE {kept}"
    )
    connection.execute(f"DELETE FROM temp.differing WHERE fields = '' AND {kept}")


_PRIVATE_FIELD: Final = f"{_SEPARATOR} || 'private' || {_SEPARATOR}"


def _differs(table: str, column: str, choices: Choices) -> str:
    # BINARY, because a name in other capitals is another name
    differs = f"{compared_value(table, column)} COLLATE BINARY IS NOT y.{quoted(column)} COLLATE BINARY"
    if column in LINK_COLUMNS:
        differs += f" AND {_is_other_link(table, column, choices)}"
    left_out = is_left_out(table, column, choices)
    return f"({differs} AND NOT {left_out})" if left_out else f"({differs})"


def _is_other_link(table: str, column: str, choices: Choices) -> str:
    """SQL for whether a link that differs is another one. One to another relationship, which only an exact import
    writes, may be here already; and a file without private content lacks entries, so that links to these are not in
    it."""
    same = f"{mapped(column, f'x.{column}')} IS y.{column}"
    if choices.has_private:
        return f"NOT ({same})"
    in_file = f"EXISTS (SELECT 1 FROM temp.matched k WHERE k.tbl = '{column}' AND k.ours = y.{column})"
    return f"NOT ({same} OR ({compared_value(table, column)} IS NULL AND NOT {in_file}))"


def _is_shown(relationship: str) -> str:
    """SQL for whether a relationship, the row with this alias, would be in a file without private content."""
    return f"NOT {relationship}.private AND {relationship}.status <> 'prospect'"


def _is_visible(table: str) -> str:
    """SQL for whether a row here would be in a file without private content: what is private here is left alone."""
    if table == "relationship":
        return f"(y.id = {ME.number} OR {_is_shown('y')})"
    if table == "evaluation":
        return "true"
    shown = f"EXISTS (SELECT 1 FROM main.relationship p WHERE p.id = y.relationship AND {_is_shown('p')})"
    if table == "checkpoint":
        return f"{shown} AND NOT (SELECT g.private FROM main.goal g WHERE g.id = y.goal)"
    with_session = (
        " AND NOT EXISTS (SELECT 1 FROM main.session s JOIN main.relationship p ON p.id = s.relationship "
        f"WHERE s.id = y.session AND NOT (NOT s.private AND {_is_shown('p')}))"
        if table in ("action", "advice", "point")
        else ""
    )
    return f"{shown} AND NOT y.private{with_session}"


THEIR_GOALS: Final = (
    # CROSS JOIN keeps the order of the tables: SQLite has no statistics about temporary ones
    "SELECT s.ours AS session, g.ours AS goal FROM restored.session_goal x "
    "CROSS JOIN temp.matched s ON s.tbl = 'session' AND s.theirs = x.session AND s.state = 'here' "
    "CROSS JOIN temp.matched g ON g.tbl = 'goal' AND g.theirs = x.goal AND g.state IN ('here', 'new') "
    "CROSS JOIN restored.session one ON one.id = x.session CROSS JOIN restored.goal two ON two.id = x.goal "
    "WHERE one.relationship = two.relationship"
)
"""The goals of sessions that are here, as the other file has them; a link between two relationships is not read."""


def our_goals(*, has_private: bool) -> str:
    """SQL for the goals of the sessions that both files have, as they are here. A file without private content lacks
    goals, so that only those which it has can differ."""
    known = (
        ""
        if has_private
        else " AND y.goal IN (SELECT k.ours FROM temp.matched k WHERE k.tbl = 'goal' AND k.ours NOTNULL)"
    )
    return (
        "SELECT y.session, y.goal FROM main.session_goal y "
        f"WHERE y.session IN (SELECT k.ours FROM temp.matched k WHERE k.tbl = 'session' AND k.state = 'here'){known}"
    )


def _compare_goals(connection: sqlite3.Connection, *, has_private: bool) -> None:
    """Find the sessions that are linked to other goals."""
    ours = our_goals(has_private=has_private)
    visible = "" if has_private else f" AND {_is_visible('session')}"
    connection.execute(
        f"INSERT INTO temp.differing SELECT 'session_goal', m.theirs, m.ours, 'goals' || {_SEPARATOR} "
        "FROM temp.matched m JOIN main.session y ON y.id = m.ours WHERE m.tbl = 'session' AND m.state = 'here' "
        f"AND m.ours IN (SELECT session FROM (SELECT * FROM ({THEIR_GOALS}) EXCEPT SELECT * FROM ({ours})) "
        f"UNION SELECT session FROM (SELECT * FROM ({ours}) EXCEPT SELECT * FROM ({THEIR_GOALS}))){visible}"
    )

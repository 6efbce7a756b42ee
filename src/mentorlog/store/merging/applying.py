"""Write what comes from another journal file, in the open transaction in which a command is recorded.

Values of existing entries are taken first, because a new entry may need a name that one of them gives up. Rows come in
the order of their days, which is that of the keys of the search index: adding to it is then several times as fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.store.merging.comparing import THEIR_GOALS, our_goals
from mentorlog.store.merging.filling import FILLED, fill
from mentorlog.store.merging.mapping import (
    differing_columns,
    from_rows,
    is_left_out,
    stays_private,
    written_value,
)
from mentorlog.store.merging.matching import ENTRIES
from mentorlog.store.moving import GOALS_OF_OTHERS, LINKED, LINKS, leads_to_other
from mentorlog.store.own_development import add_missing_me
from mentorlog.store.quoting import quoted
from mentorlog.store.restoring.applying import raise_counters
from mentorlog.store.restoring.differences import common_columns

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from mentorlog.store.merging.choices import Choices

BATCH: Final = 1000
"""The rows that are written at once; between two batches the progress is shown, and Ctrl-C is heard."""


def apply_merge(
    connection: sqlite3.Connection, choices: Choices, *, is_exact: bool, count_rows: Callable[[int], None]
) -> None:
    """Write the rows of `matched` that are new, and with `takes_theirs` those of `differing`. `count_rows` is called
    with the number of rows that were written since the last call."""
    add_missing_me(connection)
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for table in ENTRIES:
        if choices.takes_theirs:
            _take(connection, table, choices)
        _insert(connection, table, is_exact=is_exact, count_rows=count_rows)
    fill(connection)
    _link_relationships(connection, choices)
    if choices.takes_theirs:
        _unlink_goals(connection, has_private=choices.has_private)
    _link_goals(connection, takes_theirs=choices.takes_theirs, is_exact=is_exact)
    if is_exact:
        raise_counters(connection)
        return _copy_forgotten(connection)
    if choices.takes_theirs:
        _cut_links(connection)
    return _raise_sequences(connection, takes_theirs=choices.takes_theirs)


def _copy_forgotten(connection: sqlite3.Connection) -> None:
    """Add the identities of what was forgotten in the other journal, so that an older export does not bring it back."""
    from mentorlog.store.forgetting.target import is_random

    uuids = connection.execute("SELECT uuid FROM restored.forgotten").fetchall()
    connection.executemany(
        "INSERT OR IGNORE INTO main.forgotten VALUES (?)", [(uuid,) for (uuid,) in uuids if is_random(str(uuid))]
    )


def _insert(connection: sqlite3.Connection, table: str, *, is_exact: bool, count_rows: Callable[[int], None]) -> None:
    """Insert the new rows of a table; into an empty journal as they are."""
    day = "started_on" if table == "relationship" else "day"
    connection.execute("DROP TABLE IF EXISTS temp.arriving")
    connection.execute("CREATE TEMP TABLE arriving (place INTEGER PRIMARY KEY, theirs INTEGER)")
    connection.execute(
        f"INSERT INTO temp.arriving (theirs) SELECT m.theirs FROM temp.matched m JOIN restored.{table} x "
        f"ON x.id = m.theirs WHERE m.tbl = '{table}' AND m.state = 'new' ORDER BY x.{day}, m.ours"
    )
    (total,) = connection.execute("SELECT count(*) FROM temp.arriving").fetchone()
    columns = common_columns(connection, table)
    names = ", ".join(map(quoted, columns))
    # the goal of a relationship comes later
    values = ", ".join(
        "NULL"
        if (table, column) == ("relationship", "goal")
        else f"x.{quoted(column)}"
        if is_exact
        else written_value(table, column)
        for column in columns
    )
    for first in range(1, total + 1, BATCH):
        written = connection.execute(
            f"INSERT INTO main.{table} ({names}) SELECT {values} FROM temp.arriving a "
            f"CROSS JOIN {from_rows(table)} AND m.theirs = a.theirs "
            "WHERE a.place BETWEEN ? AND ? ORDER BY a.place",
            (first, first + BATCH - 1),
        ).rowcount
        count_rows(written)
    connection.execute("DROP TABLE temp.arriving")


def _take(connection: sqlite3.Connection, table: str, choices: Choices) -> None:
    """Give the rows that differ the values of the other file, except the goals of relationships."""
    columns = [
        column
        for column in differing_columns(connection, table, choices)
        if (table, column) != ("relationship", "goal")
    ]
    if not columns:
        return
    names = ", ".join(map(quoted, columns))
    values = ", ".join(_taken_value(table, column, choices) for column in columns)
    connection.execute(
        f"UPDATE main.{table} AS y SET ({names}) = (SELECT {values} FROM {from_rows(table)} "
        f"JOIN temp.differing d ON d.tbl = '{table}' AND d.theirs = m.theirs WHERE d.ours = y.id) WHERE {_taken(table)}"
    )


def _taken(table: str) -> str:
    """SQL for whether a row `y` gets the values of the other file."""
    return (
        f"y.id IN (SELECT ours FROM temp.differing WHERE tbl = '{table}') "
        f"AND y.id NOT IN (SELECT ours FROM temp.untaken WHERE tbl = '{table}')"
    )


def _taken_value(table: str, column: str, choices: Choices) -> str:
    left_out = is_left_out(table, column, choices)
    taken = written_value(table, column)
    if table == "relationship" and column in FILLED:
        taken = f"iif(x.uuid <> y.uuid, ifnull({taken}, y.{column}), {taken})"
    if column == "private" and not choices.takes_shareable:
        taken = f"max({stays_private(table)}, {taken})"
    return f"iif({left_out}, y.{quoted(column)}, {taken})" if left_out else taken


def _link_relationships(connection: sqlite3.Connection, choices: Choices) -> None:
    """Link relationships to the goals that prospects may help with, when these are here."""
    goal = _taken_value("relationship", "goal", choices)
    taken = f" OR {_taken('relationship')}" if choices.takes_theirs else ""
    connection.execute(
        f"UPDATE main.relationship AS y SET goal = (SELECT {goal} FROM {from_rows('relationship')} "
        "WHERE m.ours = y.id AND m.state IN ('here', 'new')) "
        "WHERE y.id IN (SELECT m.ours FROM temp.matched m JOIN restored.relationship x ON x.id = m.theirs "
        f"WHERE m.tbl = 'relationship' AND m.state = 'new' AND x.goal IS NOT NULL){taken}"
    )


def _link_goals(connection: sqlite3.Connection, *, takes_theirs: bool, is_exact: bool) -> None:
    """Link new sessions to their goals, and with `takes_theirs` also those that differ."""
    state = "s.state = 'new'"
    if takes_theirs:
        differs = "EXISTS (SELECT 1 FROM temp.differing d WHERE d.tbl = 'session_goal' AND d.theirs = s.theirs)"
        state = f"({state} OR {differs})"
    number, value = ("id, ", "x.id, ") if is_exact else ("", "")
    # a session and its goals belong to the same relationship
    connection.execute(
        f"INSERT INTO main.session_goal ({number}session, goal) SELECT {value}s.ours, g.ours "
        "FROM restored.session_goal x "
        "CROSS JOIN temp.matched s ON s.tbl = 'session' AND s.theirs = x.session "
        "CROSS JOIN temp.matched g ON g.tbl = 'goal' AND g.theirs = x.goal AND g.state IN ('here', 'new') "
        "CROSS JOIN main.session one ON one.id = s.ours CROSS JOIN main.goal two ON two.id = g.ours "
        f"WHERE {state} AND {'true' if is_exact else 'one.relationship = two.relationship'} "
        "AND NOT EXISTS (SELECT 1 FROM main.session_goal z WHERE z.session = s.ours AND z.goal = g.ours) "
        "ORDER BY x.id"
    )


def _unlink_goals(connection: sqlite3.Connection, *, has_private: bool) -> None:
    """Remove the goals of sessions that the other file does not link to."""
    connection.execute(
        "DELETE FROM main.session_goal WHERE session IN (SELECT ours FROM temp.differing WHERE tbl = 'session_goal') "
        f"AND (session, goal) IN (SELECT * FROM ({our_goals(has_private=has_private)}) "
        f"EXCEPT SELECT * FROM ({THEIR_GOALS}))"
    )


def _cut_links(connection: sqlite3.Connection) -> None:
    """Remove links between entries of different relationships: one of the two was moved in the other file."""
    for table, link in LINKS:
        connection.execute(
            f"UPDATE main.{table} SET {link} = NULL WHERE {link} IN "
            f"(SELECT ours FROM temp.differing WHERE tbl = '{link}') AND {leads_to_other(table, link)}"
        )
    for kind in LINKED:
        connection.execute(
            f"DELETE FROM main.session_goal WHERE {kind} IN (SELECT ours FROM temp.differing WHERE tbl = '{kind}') "
            f"AND {GOALS_OF_OTHERS}"
        )


def _raise_sequences(connection: sqlite3.Connection, *, takes_theirs: bool) -> None:
    """Raise the calendar counters of the entries that came or changed to those of the other file, so that a calendar
    that has imported both takes the later version."""
    differs = "EXISTS (SELECT 1 FROM temp.differing d WHERE d.tbl = m.tbl AND d.theirs = m.theirs)"
    taken = f" OR {differs}" if takes_theirs else ""
    connection.execute(
        "INSERT INTO main.revision (tbl, row, sequence) SELECT m.tbl, m.ours, x.sequence FROM restored.revision x "
        f"JOIN temp.matched m ON m.tbl = x.tbl AND m.theirs = x.row WHERE (m.state = 'new'{taken}) "
        "ON CONFLICT (tbl, row) DO UPDATE SET sequence = max(sequence, excluded.sequence)"
    )


def rows_to_come(connection: sqlite3.Connection) -> int:
    """How many rows are inserted."""
    (count,) = connection.execute("SELECT count(*) FROM temp.matched WHERE state = 'new'").fetchone()
    return int(count)

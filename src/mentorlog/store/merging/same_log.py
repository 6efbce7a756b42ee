"""Find the entries that both files have because the same log was imported into each of them: they have the SHA-256 of
the same section, under the same relationship, although their identities differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model.log_identity import promise_uuid

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_SAME_DAY: Final = {"session": " AND y.day = x.day", "note": ""}
"""The tables with a `source_digest`; the day of a note is not in the log."""
_MOST_MISSING: Final = 20
"""So many numbers of promises may be missing between two, because the actions were deleted."""


def match_same_log(connection: sqlite3.Connection, table: str) -> None:
    """Fill `matched` with the pairs of a table that is matched by uuid. Sessions come before actions."""
    if table in _SAME_DAY:
        pairs: Iterable[tuple[int, int]] = _same_sections(connection, table)
    elif table == "action":
        pairs = _same_promises(connection)
    else:
        return
    matched = {
        ours for (ours,) in connection.execute("SELECT ours FROM temp.matched WHERE tbl = ? AND ours NOTNULL", (table,))
    }
    found: dict[int, int] = {}
    for theirs, ours in pairs:
        if theirs not in found and ours not in matched:
            found[theirs] = ours
            matched.add(ours)
    connection.executemany(
        "INSERT OR IGNORE INTO temp.matched VALUES (?, ?, ?, 'here')",
        [(table, theirs, ours) for theirs, ours in found.items()],
    )


def count_same_log(connection: sqlite3.Connection) -> int:
    """How many entries are the same under another identity."""
    return sum(
        connection.execute(
            f"SELECT count(*) FROM temp.matched m JOIN restored.{table} x ON x.id = m.theirs "
            f"JOIN main.{table} y ON y.id = m.ours WHERE m.tbl = '{table}' AND m.state = 'here' AND x.uuid <> y.uuid"
        ).fetchone()[0]
        for table in (*_SAME_DAY, "action")
    )


def _same_sections(connection: sqlite3.Connection, table: str) -> list[tuple[int, int]]:
    return connection.execute(
        f"SELECT x.id, y.id FROM restored.{table} x CROSS JOIN temp.matched r "
        "ON r.tbl = 'relationship' AND r.theirs = x.relationship AND r.state = 'here' "
        f"CROSS JOIN main.{table} y ON y.relationship = r.ours AND y.source_digest = x.source_digest{_SAME_DAY[table]} "
        "WHERE x.source_digest NOTNULL "
        f"AND NOT EXISTS (SELECT 1 FROM temp.matched k WHERE k.tbl = '{table}' AND k.theirs = x.id) ORDER BY x.id, y.id"
    ).fetchall()


def _same_promises(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """The actions of sessions that are the same under another identity, by their numbers in the sections."""
    sessions = connection.execute(
        "SELECT x.uuid, y.uuid, x.id, y.id FROM temp.matched m JOIN restored.session x ON x.id = m.theirs "
        "JOIN main.session y ON y.id = m.ours WHERE m.tbl = 'session' AND m.state = 'here' AND x.uuid <> y.uuid"
    ).fetchall()
    for their_uuid, our_uuid, their_number, our_number in sessions:
        theirs = _actions(connection, "restored", their_number)
        ours = _actions(connection, "main", our_number)
        number = last = 0
        while theirs and number < last + _MOST_MISSING:
            number += 1
            there = theirs.pop(promise_uuid(their_uuid, number), None)
            here = ours.pop(promise_uuid(our_uuid, number), None)
            if there is not None or here is not None:
                last = number
            if there is not None and here is not None:
                yield there, here


def _actions(connection: sqlite3.Connection, file: str, session: int) -> dict[str, int]:
    """The actions of a session, by uuid."""
    return dict(connection.execute(f"SELECT uuid, id FROM {file}.action WHERE session = ?", (session,)).fetchall())

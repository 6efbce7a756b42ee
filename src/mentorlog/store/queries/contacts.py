"""The contact log: every held session of all relationships, read in one statement through an index."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.model import Contact, Ref
from mentorlog.store.queries import rows

if TYPE_CHECKING:
    import sqlite3

_FROM_HELD: Final = (
    "FROM session x JOIN relationship r ON r.id = x.relationship WHERE x.status = 'held' AND x.day BETWEEN ? AND ?"
)
_FIRST_DAY: Final = "0001-01-01"
_LAST_DAY: Final = "9999-12-31"


def contacts(connection: sqlite3.Connection, *, since: dt.date | None, until: dt.date | None) -> tuple[Contact, ...]:
    """Read held sessions by day and time."""
    found = connection.execute(
        f"SELECT x.day, x.relationship, r.name, r.role, x.minutes, x.how, {rows.texts('topics')}, "
        f"r.type, x.private OR r.private {_FROM_HELD} ORDER BY x.day, x.at, x.id",
        _span(since, until),
    )
    day = dt.date.fromisoformat
    return tuple(
        Contact(day(on), Ref("relationship", number), name, role, minutes, how, rows.split(topics), kind, bool(private))
        for on, number, name, role, minutes, how, topics, kind, private in found
    )


def count(connection: sqlite3.Connection, *, since: dt.date | None, until: dt.date | None) -> int:
    """Count held sessions."""
    return int(connection.execute(f"SELECT count(*) {_FROM_HELD}", _span(since, until)).fetchone()[0])


def _span(since: dt.date | None, until: dt.date | None) -> tuple[str, str]:
    return (since.isoformat() if since else _FIRST_DAY, until.isoformat() if until else _LAST_DAY)

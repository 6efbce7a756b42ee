"""The contact log: every session that was held, over all relationships, in one statement and by an index."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.model import Contact, Ref
from mentorlog.store import rows

if TYPE_CHECKING:
    import sqlite3

_HELD: Final = (
    "FROM session x JOIN relationship r ON r.id = x.relationship WHERE x.status = 'held' AND x.day BETWEEN ? AND ?"
)
_FIRST: Final = "0001-01-01"
_LAST: Final = "9999-12-31"


def contacts(connection: sqlite3.Connection, *, since: dt.date | None, until: dt.date | None) -> tuple[Contact, ...]:
    """Held sessions by day and time."""
    found = connection.execute(
        f"SELECT x.day, x.relationship, r.name, r.role, x.minutes, x.how, {rows.texts('topics')}, "
        f"x.private OR r.private {_HELD} ORDER BY x.day, x.at, x.id",
        _span(since, until),
    )
    day = dt.date.fromisoformat
    return tuple(
        Contact(day(on), Ref("relationship", number), name, role, minutes, how, rows.split(topics), bool(private))
        for on, number, name, role, minutes, how, topics, private in found
    )


def count(connection: sqlite3.Connection, *, since: dt.date | None, until: dt.date | None) -> int:
    """How many sessions were held."""
    return int(connection.execute(f"SELECT count(*) {_HELD}", _span(since, until)).fetchone()[0])


def _span(since: dt.date | None, until: dt.date | None) -> tuple[str, str]:
    return (since.isoformat() if since else _FIRST, until.isoformat() if until else _LAST)

"""Keep the days and minutes of held sessions whose relationship is forgotten.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

from typing import TYPE_CHECKING

from mentorlog.model.kept_hours import KEPT_HOURS
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import sqlite3


class HeldSessions(NamedTuple):
    """The held sessions of a relationship, without anything that says with whom they were."""

    role: str
    """The owner's role."""
    type: str
    """Mentoring or coaching."""
    sessions: tuple[tuple[str, int | None], ...]
    """The day and the minutes of each."""


def read_held_sessions(connection: "sqlite3.Connection", relationship: int) -> HeldSessions | None:
    """Read the held sessions of a relationship, by day; None if there is no such relationship."""
    owner = connection.execute("SELECT role, type FROM relationship WHERE id = ?", (relationship,)).fetchone()
    if owner is None:
        return None
    role, kind = owner
    found = connection.execute(
        "SELECT day, minutes FROM session WHERE relationship = ? AND status = 'held' ORDER BY day, minutes",
        (relationship,),
    )
    return HeldSessions(role, kind, tuple((day, minutes) for day, minutes in found))


def keep_hours(connection: "sqlite3.Connection", held: HeldSessions) -> None:
    """Record the sessions in the open transaction, privately and under the relationship that is kept for their role and
    type; it is made with the first ones. It is not recorded as a change: undo would lose the hours for good."""
    if held.sessions:
        connection.execute("UPDATE recording SET command = 0")
        _keep(connection, held)
        connection.execute("UPDATE recording SET command = NULL")


def _keep(connection: "sqlite3.Connection", held: HeldSessions) -> None:
    name, days = KEPT_HOURS[held.role, held.type], [day for day, _ in held.sessions]
    found: tuple[int | None] | None = connection.execute(
        "SELECT id FROM relationship WHERE name = ? AND role = ? AND type = ? AND status = 'ended'",
        (name, held.role, held.type),
    ).fetchone()
    if found is None:
        made = connection.execute(
            "INSERT INTO relationship (name, role, type, status, started_on, ended_on, cadence, private) "
            "VALUES (?, ?, ?, 'ended', ?, ?, 'none', 1)",
            (name, held.role, held.type, min(days), max(days)),
        )
        found = (made.lastrowid,)
    connection.execute(
        "UPDATE relationship SET started_on = min(started_on, ?), ended_on = max(ended_on, ?) WHERE id = ?",
        (min(days), max(days), found[0]),
    )
    connection.executemany(
        "INSERT INTO session (relationship, status, day, minutes, private) VALUES (?, 'held', ?, ?, 1)",
        [(found[0], day, minutes) for day, minutes in held.sessions],
    )

"""Read advice, resources and introductions; each list is one statement that uses an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mentorlog.model import Action, Advice, Resource
from mentorlog.store.queries import rows

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3

    from mentorlog.model import Ref

_COURSES: Final = "x.status = 'done' AND x.type IN ('course', 'workshop')"


def advice(connection: sqlite3.Connection, relationship: Ref | None, *, closed: bool) -> tuple[Advice, ...]:
    """Read advice without an outcome (if `closed`, advice with one after it, the latest outcome first), by the day to
    try it, that without a day last."""
    where, values = _where("" if closed else "x.outcome IS NULL", relationship)
    order = "ORDER BY x.outcome IS NOT NULL, x.outcome_on DESC, x.try_by NULLS LAST, x.id"
    return tuple(rows.read(connection, Advice, f"{where} {order}", values, by_owner=not closed and not relationship))


def resources(connection: sqlite3.Connection, relationship: Ref | None, *, closed: bool) -> tuple[Resource, ...]:
    """Read open resources (if `closed`, closed ones after them, the latest first), by due date, those without one
    last."""
    where, values = _where("" if closed else "x.status = 'open'", relationship)
    order = "ORDER BY x.status <> 'open', x.done_on DESC, x.due_on NULLS LAST, x.id"
    return tuple(rows.read(connection, Resource, f"{where} {order}", values, by_owner=not closed and not relationship))


def courses(
    connection: sqlite3.Connection, relationship: Ref | None, *, since: dt.date | None, until: dt.date | None
) -> tuple[Resource, ...]:
    """Read the courses and workshops that are done, by day; `since` and `until` are included."""
    where, values = _where(f"{_COURSES} AND x.done_on BETWEEN ? AND ?", relationship)
    span = [since.isoformat() if since else "", until.isoformat() if until else "9999-12-31"]
    return tuple(rows.read(connection, Resource, f"{where} ORDER BY x.done_on, x.id", [*span, *values]))


def introductions(connection: sqlite3.Connection, relationship: Ref) -> tuple[Action, ...]:
    """Read the introductions that are done, by the day on which the two met."""
    where, values = _where("x.person IS NOT NULL AND x.status = 'done'", relationship)
    return tuple(rows.read(connection, Action, f"{where} ORDER BY x.done_on, x.id", values))


def _where(condition: str, relationship: Ref | None) -> tuple[str, list[Any]]:
    """A WHERE clause of the condition, if it is not empty, and of the relationship, if one is given; and its value."""
    clauses = [clause for clause in (condition, "x.relationship = ?" if relationship else "") if clause]
    return f"WHERE {' AND '.join(clauses)}" if clauses else "", [relationship.number] if relationship else []

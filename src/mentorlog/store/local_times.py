"""The local time of planned sessions, for SQL: a planned time is a moment in the time zone in which it was planned."""

from __future__ import annotations

import datetime as dt

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from typing import Final

MOST_DAYS_APART: Final = 2
"""How many days the local day of a moment can be from its day in another zone: zones are up to 26 hours apart."""

LOCAL_TIME: Final = (
    "iif({x}status = 'planned' AND {x}zone IS NOT NULL, mentorlog_local_time({x}day, {x}at, {x}zone), NULL)"
)
"""SQL for the local day and time of a planned session (`2026-11-24 06:00`); NULL if they are the stored ones. `{x}` is
the alias of the table with its point, or empty."""

MOMENT: Final = f"ifnull({LOCAL_TIME}, {{x}}day || ifnull(' ' || {{x}}at, ''))"
"""SQL for the local day of a session, and its time if it has one. Texts of moments are in the order of the moments."""


def register(connection: sqlite3.Connection, *, local_zone: Callable[[], str | None]) -> None:
    """Make the SQL function `mentorlog_local_time(day, at, zone)` known to a connection."""

    def local_time(day: str, at: str | None, zone: str) -> str | None:
        local = local_zone()
        if at is None or local is None or zone == local:
            return None
        # zoneinfo is loaded only for a session in another zone
        from mentorlog.dates.moments import local_time

        found = local_time(dt.date.fromisoformat(day), dt.time.fromisoformat(at), zone=zone, local=local)
        return found.isoformat(" ", "minutes") if found else None

    connection.create_function("mentorlog_local_time", 3, local_time)


def widened(since: dt.date | None, until: dt.date | None) -> tuple[str, str]:
    """The first and the last stored day of the sessions whose local day can be in a span."""
    return _days_later(since, -MOST_DAYS_APART) or "0001-01-01", _days_later(until, MOST_DAYS_APART) or "9999-12-31"


def _days_later(day: dt.date | None, days: int) -> str | None:
    if day is None:
        return None
    try:
        return (day + dt.timedelta(days=days)).isoformat()
    except OverflowError:  # at the first or the last day of the calendar
        return None

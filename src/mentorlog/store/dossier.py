"""Read a dossier: one relationship with its open and recent entries, in a fixed number of statements."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.errors import NotFoundError
from mentorlog.model import (
    Action,
    Checkin,
    Dossier,
    Feedback,
    Goal,
    Milestone,
    Month,
    Note,
    Point,
    Ref,
    Relationship,
    Session,
)
from mentorlog.store import rows

if TYPE_CHECKING:
    import sqlite3

_PAST_SESSIONS: Final = 6
_HELD_SESSIONS: Final = 3
_CLOSED_GOALS: Final = 5
_MAX_RECENT: Final = 100
"""The maximum number of notes, finished actions and closed goals since the last session. It is more than anyone has,
because pages count what they do not show."""
_LAST_DAY: Final = "9999-12-31"
_CLOSED_GOALS_LIMIT: Final = (
    f"min({_MAX_RECENT}, max({_CLOSED_GOALS}, "
    "(SELECT count(*) FROM goal WHERE relationship = ? AND status <> 'open' AND closed_on >= ?)))"
)
_MAX_TOPICS: Final = 200
_CHECKINS: Final = 2
_NEWEST_SESSIONS: Final = (
    "SELECT id FROM session WHERE relationship = ? AND {condition} ORDER BY day DESC, at DESC, id DESC LIMIT {last}"
)


def dossier(connection: sqlite3.Connection, ref: Ref) -> Dossier:
    """Read the dossier of a relationship. Raises NotFoundError."""
    found = rows.read(connection, Relationship, "WHERE x.id = ?", (ref.number,))
    if not found:
        raise NotFoundError(f"There is no {ref}.")
    values = (ref.number,)
    where = "WHERE x.relationship = ? AND "
    past, held = _sessions(connection, ref.number)
    since = held[0].on.isoformat() if held else ""
    months, achieved = _months(connection, ref.number)
    notes = rows.read(
        connection, Note, f"{where} x.day >= ? ORDER BY x.day DESC, x.id DESC LIMIT {_MAX_RECENT}", (ref.number, since)
    )
    return Dossier(
        found[0],
        months=months,
        held=held,
        first_session_on=_first_held(connection, ref.number) if held else None,
        past=past,
        planned=tuple(
            rows.read(connection, Session, f"{where} x.status = 'planned' ORDER BY x.day, x.at, x.id", values)
        ),
        goals=tuple(rows.read(connection, Goal, f"{where} x.status = 'open' ORDER BY x.id", values, before=since)),
        closed_goals=tuple(
            rows.read(
                connection,
                Goal,
                f"{where} x.status <> 'open' ORDER BY x.closed_on DESC, x.id DESC LIMIT {_CLOSED_GOALS_LIMIT}",
                (ref.number, ref.number, since or _LAST_DAY),
                before=since,
            )
        ),
        goals_achieved=achieved,
        actions=tuple(
            rows.read(connection, Action, f"{where} x.status = 'open' ORDER BY x.due_on NULLS LAST, x.id", values)
        ),
        kept=tuple(
            rows.read(
                connection,
                Action,
                f"{where} x.status = 'done' AND x.done_on >= ? ORDER BY x.done_on DESC, x.id DESC LIMIT {_MAX_RECENT}",
                (ref.number, since),
            )
        ),
        points=tuple(rows.read(connection, Point, f"{where} x.status = 'open' ORDER BY x.day, x.id", values)),
        feedback=tuple(
            rows.read(
                connection,
                Feedback,
                f"{where} x.outcome IS NULL AND x.follow_up_on IS NOT NULL ORDER BY x.follow_up_on, x.id",
                values,
            )
        ),
        milestones=tuple(
            rows.read(connection, Milestone, f"{where} x.celebrated_on IS NULL ORDER BY x.day, x.id", values)
        ),
        notes=tuple(reversed(notes)),
        topics=_topics(connection, ref.number),
        checkins=tuple(
            rows.read(
                connection,
                Checkin,
                f"WHERE x.relationship = ? ORDER BY x.day DESC, x.id DESC LIMIT {_CHECKINS}",
                values,
            )
        ),
    )


def _sessions(connection: sqlite3.Connection, relationship: int) -> tuple[tuple[Session, ...], tuple[Session, ...]]:
    """The last sessions that are no longer planned, and the last held ones, both newest first."""
    past, held = (
        f"SELECT * FROM ({_NEWEST_SESSIONS.format(condition=condition, last=last)})"
        for condition, last in (("status <> 'planned'", _PAST_SESSIONS), ("status = 'held'", _HELD_SESSIONS))
    )
    newest = "ORDER BY x.day DESC, x.at DESC, x.id DESC"
    found = rows.read(
        connection, Session, f"WHERE x.id IN ({past} UNION {held}) {newest}", (relationship, relationship)
    )
    # older held sessions come after the last few in this order, so that slices are enough
    return tuple(found[:_PAST_SESSIONS]), tuple(
        [session for session in found if session.status == "held"][:_HELD_SESSIONS]
    )


def _first_held(connection: sqlite3.Connection, relationship: int) -> dt.date | None:
    (first,) = connection.execute(
        "SELECT min(day) FROM session WHERE relationship = ? AND status = 'held'", (relationship,)
    ).fetchone()
    return dt.date.fromisoformat(first) if first else None


def _months(connection: sqlite3.Connection, relationship: int) -> tuple[tuple[Month, ...], int]:
    """The months with a session, oldest first, and the number of all achieved goals."""
    counted = connection.execute(
        "SELECT month, sum(held), sum(cancelled), sum(missed), sum(minutes), sum(achieved) FROM tally "
        "WHERE relationship = ? GROUP BY month ORDER BY month",
        (relationship,),
    ).fetchall()
    months = tuple(
        Month(int(month[:4]), int(month[5:]), held, cancelled, missed, minutes)
        for month, held, cancelled, missed, minutes, _ in counted
        if held or cancelled or missed
    )
    return months, sum(row[5] for row in counted)


def _topics(connection: sqlite3.Connection, relationship: int) -> tuple[str, ...]:
    """The topics of held sessions, as they were typed, the most frequent first."""
    found = connection.execute(
        f"SELECT topic FROM discussed WHERE relationship = ? ORDER BY sessions DESC LIMIT {_MAX_TOPICS}",
        (relationship,),
    )
    return tuple(dict.fromkeys(topic for (topic,) in found))

"""One relationship with what hangs from it, in a fixed number of statements however long its history is."""

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

_PAST: Final = 6
_HELD: Final = 3
_CLOSED_GOALS: Final = 5
_SINCE: Final = 100
"""Notes, kept promises and closed goals since the last session: more than anybody has, for what a page leaves out it
counts."""
_NEVER: Final = "9999-12-31"
_MANY_CLOSED: Final = (
    f"min({_SINCE}, max({_CLOSED_GOALS}, "
    "(SELECT count(*) FROM goal WHERE relationship = ? AND status <> 'open' AND closed_on >= ?)))"
)
_TOPICS: Final = 200
_CHECKINS: Final = 2
_NEWEST: Final = (
    "SELECT id FROM session WHERE relationship = ? AND {which} ORDER BY day DESC, at DESC, id DESC LIMIT {last}"
)


def dossier(connection: sqlite3.Connection, ref: Ref) -> Dossier:
    """What `Dossier` says, of the relationship `ref`; NotFoundError where there is none."""
    found = rows.read(connection, Relationship, "WHERE x.id = ?", (ref.number,))
    if not found:
        raise NotFoundError(f"There is no {ref}.")
    here = (ref.number,)
    mine = "WHERE x.relationship = ? AND "
    past, held = _sessions(connection, ref.number)
    since = held[0].on.isoformat() if held else ""
    months, achieved = _months(connection, ref.number)
    notes = rows.read(
        connection, Note, f"{mine} x.day >= ? ORDER BY x.day DESC, x.id DESC LIMIT {_SINCE}", (ref.number, since)
    )
    return Dossier(
        found[0],
        months=months,
        held=held,
        first_session_on=_first_held(connection, ref.number) if held else None,
        past=past,
        planned=tuple(rows.read(connection, Session, f"{mine} x.status = 'planned' ORDER BY x.day, x.at, x.id", here)),
        goals=tuple(rows.read(connection, Goal, f"{mine} x.status = 'open' ORDER BY x.id", here, before=since)),
        closed_goals=tuple(
            rows.read(
                connection,
                Goal,
                f"{mine} x.status <> 'open' ORDER BY x.closed_on DESC, x.id DESC LIMIT {_MANY_CLOSED}",
                (ref.number, ref.number, since or _NEVER),
                before=since,
            )
        ),
        goals_achieved=achieved,
        actions=tuple(
            rows.read(connection, Action, f"{mine} x.status = 'open' ORDER BY x.due_on NULLS LAST, x.id", here)
        ),
        kept=tuple(
            rows.read(
                connection,
                Action,
                f"{mine} x.status = 'done' AND x.done_on >= ? ORDER BY x.done_on DESC, x.id DESC LIMIT {_SINCE}",
                (ref.number, since),
            )
        ),
        points=tuple(rows.read(connection, Point, f"{mine} x.status = 'open' ORDER BY x.day, x.id", here)),
        feedback=tuple(
            rows.read(
                connection,
                Feedback,
                f"{mine} x.outcome IS NULL AND x.follow_up_on IS NOT NULL ORDER BY x.follow_up_on, x.id",
                here,
            )
        ),
        milestones=tuple(
            rows.read(connection, Milestone, f"{mine} x.celebrated_on IS NULL ORDER BY x.day, x.id", here)
        ),
        notes=tuple(reversed(notes)),
        topics=_topics(connection, ref.number),
        checkins=tuple(
            rows.read(
                connection,
                Checkin,
                f"WHERE x.relationship = ? ORDER BY x.day DESC, x.id DESC LIMIT {_CHECKINS}",
                here,
            )
        ),
    )


def _sessions(connection: sqlite3.Connection, relationship: int) -> tuple[tuple[Session, ...], tuple[Session, ...]]:
    """The last few sessions that are no longer planned, and the last few of those that were held, newest first."""
    past, held = (
        f"SELECT * FROM ({_NEWEST.format(which=which, last=last)})"
        for which, last in (("status <> 'planned'", _PAST), ("status = 'held'", _HELD))
    )
    newest = "ORDER BY x.day DESC, x.at DESC, x.id DESC"
    found = rows.read(
        connection, Session, f"WHERE x.id IN ({past} UNION {held}) {newest}", (relationship, relationship)
    )
    # whatever was held before the last few lies behind them in this order too
    return tuple(found[:_PAST]), tuple([session for session in found if session.status == "held"][:_HELD])


def _first_held(connection: sqlite3.Connection, relationship: int) -> dt.date | None:
    (first,) = connection.execute(
        "SELECT min(day) FROM session WHERE relationship = ? AND status = 'held'", (relationship,)
    ).fetchone()
    return dt.date.fromisoformat(first) if first else None


def _months(connection: sqlite3.Connection, relationship: int) -> tuple[tuple[Month, ...], int]:
    """The months with a session in them, oldest first, and how many goals were achieved in all."""
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
    """What was discussed in held sessions, as it was typed, the most discussed first."""
    found = connection.execute(
        f"SELECT topic FROM discussed WHERE relationship = ? ORDER BY sessions DESC LIMIT {_TOPICS}", (relationship,)
    )
    return tuple(dict.fromkeys(topic for (topic,) in found))

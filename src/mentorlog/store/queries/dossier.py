"""Read a dossier: one relationship with its open and recent entries, in a fixed number of statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog import model
from mentorlog.errors import NotFoundError
from mentorlog.model import (
    LOW_FREQUENCY,
    Action,
    Checkin,
    Dossier,
    Feedback,
    Goal,
    Milestone,
    Month,
    Note,
    Point,
    Relationship,
    Session,
)
from mentorlog.store.queries import rows
from mentorlog.store.queries.reading import by_moment

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3

    from mentorlog.model import (
        Ref,
    )

_PAST_SESSIONS: Final = 6
_HELD_SESSIONS: Final = 3
_CLOSED_GOALS: Final = 5
_MAX_RECENT: Final = 100
"""The maximum number of notes, finished actions and closed goals since the last session, and of advice to try and open
resources. It is more than anyone has, because pages count what they do not show."""
_LAST_DAY: Final = "9999-12-31"
_CLOSED_GOALS_LIMIT: Final = (
    f"min({_MAX_RECENT}, max({_CLOSED_GOALS}, "
    "(SELECT count(*) FROM goal WHERE relationship = ? AND status <> 'open' AND closed_on >= ?)))"
)
_MAX_TOPICS: Final = 200
_CHECKINS: Final = 2
_LAST_CHECKINS: Final = (
    "SELECT * FROM (SELECT id FROM checkin WHERE relationship = ? AND owner = '{owner}' "
    "ORDER BY day DESC, id DESC LIMIT {last})"
)
_ADVICE_TO_TRY: Final = f"AND x.outcome IS NULL ORDER BY x.try_by NULLS LAST, x.id LIMIT {_MAX_RECENT}"
_OPEN_RESOURCES: Final = f"AND x.status = 'open' ORDER BY x.due_on NULLS LAST, x.id LIMIT {_MAX_RECENT}"
_DAYS_AND_OPEN: Final = (
    "SELECT (SELECT min(day) FROM session WHERE relationship = ?1 AND status = 'held'), "
    "(SELECT day FROM checkin WHERE relationship = ?1 AND expectations IS NOT NULL AND owner = 'me' "
    "ORDER BY day DESC LIMIT 1), "
    "EXISTS (SELECT 1 FROM advice WHERE relationship = ?1 AND outcome IS NULL), "
    "EXISTS (SELECT 1 FROM resource WHERE relationship = ?1 AND status = 'open')"
)
_CADENCE_CHANGED: Final = (
    "SELECT 1 FROM change JOIN command ON command.id = change.command "
    "WHERE row = ? AND tbl = 'relationship' AND status = 'done' AND json_type(before, '$.cadence') IS NOT NULL "
    "AND change.id > (SELECT ifnull(max(id), 0) FROM change WHERE row = ? AND tbl = 'checkin') LIMIT 1"
)
"""Whether the cadence was changed after a check-in was last written. The record of changes forgets the oldest first: a
change that it has is newer than a check-in that it has forgotten."""
_NEWEST_SESSIONS: Final = (
    "SELECT id FROM session WHERE relationship = ? AND {condition} ORDER BY day DESC, at DESC, id DESC LIMIT {last}"
)


def dossier(connection: sqlite3.Connection, ref: Ref) -> Dossier:
    """Read the dossier of a relationship. Raises NotFoundError."""
    found = rows.read(connection, Relationship, "WHERE x.id = ?", (ref.number,))
    if not found:
        raise NotFoundError(f"There is no {ref}.")
    past, held = _sessions(connection, ref.number)
    since = held[0].on.isoformat() if held else ""
    months, achieved = _months(connection, ref.number)
    first_session_on, expectations_on, has_advice, has_resources = _days_and_what_is_open(connection, ref.number)

    checkins = _checkins(connection, ref.number)

    def read(entry_class: type[rows.E], condition: str) -> tuple[rows.E, ...]:
        tail = f"WHERE x.relationship = ? {condition}"
        return tuple(rows.read(connection, entry_class, tail, (ref.number,), before=since))

    return Dossier(
        found[0],
        months=months,
        held=held,
        first_session_on=first_session_on,
        past=past,
        planned=by_moment(read(Session, "AND x.status = 'planned'")),
        goals=read(Goal, "AND x.status = 'open' ORDER BY x.id"),
        closed_goals=_closed_goals(connection, ref.number, since=since),
        goals_achieved=achieved,
        actions=read(Action, "AND x.status = 'open' ORDER BY x.due_on NULLS LAST, x.id"),
        kept=_kept(connection, ref.number, since=since),
        points=read(Point, "AND x.status = 'open' ORDER BY x.day, x.id"),
        feedback=read(Feedback, "AND x.outcome IS NULL AND x.follow_up_on IS NOT NULL ORDER BY x.follow_up_on, x.id"),
        advice=read(model.Advice, _ADVICE_TO_TRY) if has_advice else (),
        resources=read(model.Resource, _OPEN_RESOURCES) if has_resources else (),
        milestones=read(Milestone, "AND x.celebrated_on IS NULL ORDER BY x.day, x.id"),
        notes=_notes(connection, ref.number, since=since),
        topics=_topics(connection, ref.number),
        checkins=checkins,
        cadence_changed_since=_cadence_changed_since(connection, ref.number, checkins),
        expectations_on=expectations_on,
    )


def _cadence_changed_since(
    connection: sqlite3.Connection, relationship: int, checkins: tuple[Checkin, ...]
) -> tuple[Ref, ...]:
    """The check-ins with a low frequency after which the cadence was changed. Most dossiers have none to look for."""
    return tuple(
        each.ref
        for each in checkins
        if each.frequency is not None
        and each.frequency <= LOW_FREQUENCY
        and connection.execute(_CADENCE_CHANGED, (relationship, each.ref.number)).fetchone()
    )


def _closed_goals(connection: sqlite3.Connection, relationship: int, *, since: str) -> tuple[Goal, ...]:
    """The last goals closed, and all that were closed since a day, newest first."""
    tail = (
        "WHERE x.relationship = ? AND x.status <> 'open' "
        f"ORDER BY x.closed_on DESC, x.id DESC LIMIT {_CLOSED_GOALS_LIMIT}"
    )
    values = (relationship, relationship, since or _LAST_DAY)
    return tuple(rows.read(connection, Goal, tail, values, before=since))


def _kept(connection: sqlite3.Connection, relationship: int, *, since: str) -> tuple[Action, ...]:
    """The actions done since a day, newest first."""
    tail = (
        "WHERE x.relationship = ? AND x.status = 'done' AND x.done_on >= ? "
        f"ORDER BY x.done_on DESC, x.id DESC LIMIT {_MAX_RECENT}"
    )
    return tuple(rows.read(connection, Action, tail, (relationship, since)))


def _notes(connection: sqlite3.Connection, relationship: int, *, since: str) -> tuple[Note, ...]:
    """The notes since a day, oldest first."""
    tail = f"WHERE x.relationship = ? AND x.day >= ? ORDER BY x.day DESC, x.id DESC LIMIT {_MAX_RECENT}"
    return tuple(reversed(rows.read(connection, Note, tail, (relationship, since))))


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


def _days_and_what_is_open(
    connection: sqlite3.Connection, relationship: int
) -> tuple[dt.date | None, dt.date | None, bool, bool]:
    """The day of the first held session, that of the last check-in about the expectations, and whether there is advice
    to try and whether a resource is open: most relationships have neither, and then neither is read."""
    first, last, has_advice, has_resources = connection.execute(_DAYS_AND_OPEN, (relationship,)).fetchone()
    return rows.day(first), rows.day(last), bool(has_advice), bool(has_resources)


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


def _checkins(connection: sqlite3.Connection, relationship: int) -> tuple[Checkin, ...]:
    """The last check-ins of each of the two people, newest first."""
    mine, theirs = (_LAST_CHECKINS.format(owner=owner, last=_CHECKINS) for owner in ("me", "them"))
    tail = f"WHERE x.id IN ({mine} UNION {theirs}) ORDER BY x.day DESC, x.id DESC"
    return tuple(rows.read(connection, Checkin, tail, (relationship, relationship)))


def _topics(connection: sqlite3.Connection, relationship: int) -> tuple[str, ...]:
    """The topics of held sessions, as they were typed, the most frequent first."""
    found = connection.execute(
        f"SELECT topic FROM discussed WHERE relationship = ? ORDER BY sessions DESC LIMIT {_MAX_TOPICS}",
        (relationship,),
    )
    return tuple(dict.fromkeys(topic for (topic,) in found))

"""Queries for lists, for names and for reminders: each is a constant number of statements and uses an index."""

from __future__ import annotations

import datetime as dt

from mentorlog import model
from mentorlog.errors import NotFoundError
from mentorlog.model import (
    KINDS,
    Ref,
)
from mentorlog.store.local_times import MOMENT, widened
from mentorlog.store.queries import rows
from mentorlog.store.titles import title_sql

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from typing import Any, Final

    from mentorlog.model import (
        Action,
        Checkin,
        Entry,
        Feedback,
        Goal,
        Kind,
        Meeting,
        Milestone,
        Note,
        Party,
        Person,
        Point,
        Question,
        Rating,
        Relationship,
        Session,
    )
    from mentorlog.store.queries.rows import E

LATEST: Final = 20
"""The number of entries in a list without `all`, for kinds that are never closed (feedback, notes, ...)."""

_CALENDAR_KINDS: Final[tuple[Kind, ...]] = ("session", "goal", "action")

_BY_STATUS: Final = (
    "ORDER BY CASE x.status WHEN 'active' THEN 0 WHEN 'paused' THEN 1 WHEN 'prospect' THEN 2 ELSE 3 END, x.name, x.id"
)


def relationships(connection: sqlite3.Connection) -> tuple[Relationship, ...]:
    """Read all relationships with other people: active, paused, prospects, ended; by name."""
    return tuple(rows.read(connection, model.Relationship, f"WHERE x.id > 0 {_BY_STATUS}"))


def entry(connection: sqlite3.Connection, ref: Ref) -> Entry:
    """Read one entry with everything that belongs to it. Raises NotFoundError."""
    found = rows.entry(connection, ref)
    if found is None:
        raise NotFoundError(f"There is no {ref}.")
    return found


_COUNTS: Final = """
SELECT x.id,
  (SELECT ifnull(sum(held), 0) FROM tally WHERE relationship = x.id),
  (SELECT max(day) FROM session WHERE relationship = x.id AND status = 'held'),
  (SELECT id FROM session WHERE relationship = x.id AND status = 'planned' AND day >= :first_day AND {ahead}
    ORDER BY {moment}, id LIMIT 1),
  (SELECT id FROM session WHERE relationship = x.id AND status = 'planned' AND day <= :last_day AND NOT {ahead}
    ORDER BY {moment}, id LIMIT 1),
  (SELECT count(*) FROM goal WHERE relationship = x.id AND status = 'open'),
  (SELECT count(*) FROM goal g WHERE relationship = x.id AND status = 'open' AND 100 > ifnull(
    (SELECT progress FROM checkpoint WHERE goal = g.id ORDER BY day DESC LIMIT 1), 0)),
  (SELECT ifnull(sum(achieved), 0) FROM tally WHERE relationship = x.id),
  (SELECT min(due_on) FROM goal WHERE relationship = x.id AND status = 'open'),
  (SELECT max(day) FROM session WHERE relationship = x.id AND status = 'planned'
    AND day BETWEEN :today AND ifnull(x.ends_on, '9999-12-31')),
  {meetings}
FROM relationship x
""".format(
    moment=MOMENT.format(x=""),
    # one without a time of day passes when its day is over
    ahead=f"({MOMENT.format(x='')} || iif(at IS NULL, ' 23:59:59.999999', ':00') >= :now)",
    meetings="{meetings}",
)
_MEETINGS: Final = (
    "(SELECT group_concat(day || status) FROM (SELECT day, status FROM session WHERE relationship = x.id "
    "AND day <= :today AND (status IN ('held', 'cancelled', 'missed') OR (status = 'planned' AND day < :today)) "
    "ORDER BY day DESC, at DESC LIMIT :most))"
)
"""The last sessions up to today. The index on days is read backwards, so that it takes as many rows as it returns."""


def people(connection: sqlite3.Connection, *, now: dt.datetime, where: str, meetings: int = 0) -> tuple[Person, ...]:
    """Read the relationships that match the SQL condition `where`, with counts, the nearest next session first."""
    first_day, last_day = widened(now.date(), now.date())
    values: dict[str, str | int] = {"now": now.replace(tzinfo=None).isoformat(" "), "today": now.date().isoformat()}
    values |= {"first_day": first_day, "last_day": last_day, "most": meetings}
    columns = _COUNTS.format(meetings=_MEETINGS if meetings else "NULL")
    counts = {row[0]: row[1:] for row in connection.execute(columns + where, values)}
    wanted = [number for row in counts.values() for number in row[2:4] if number is not None]
    sessions = {
        session.ref.number: session
        for marks, numbers in rows.batches(wanted)
        for session in rows.read(connection, model.Session, f"WHERE x.id IN ({marks})", numbers)
    }
    return tuple(
        sorted(
            (
                _person(relationship, counts[relationship.ref.number], sessions)
                for relationship in rows.read(connection, model.Relationship, where + _BY_STATUS)
            ),
            key=_by_next_session,
        )
    )


def _person(relationship: Relationship, counts: tuple[Any, ...], sessions: dict[int, Session]) -> Person:
    held, last, ahead, passed, goals, short, achieved, due_on, last_planned, met = counts
    coming = sessions.get(ahead)
    return model.Person(
        relationship,
        sessions_held=held,
        last_session_on=rows.day(last),
        next_session_on=coming and coming.on,
        next_session_at=coming and coming.at,
        next_session_there=coming and coming.there,
        next_session=coming and coming.ref,
        unlogged=sessions.get(passed),
        goals_open=goals,
        goals_short=short,
        goals_achieved=achieved,
        next_goal_due_on=rows.day(due_on),
        last_planned_on=rows.day(last_planned),
        meetings=tuple(map(_meeting, met.split(","))) if met else (),
    )


def _meeting(day_and_status: str) -> Meeting:
    return model.Meeting(dt.date.fromisoformat(day_and_status[:10]), day_and_status[10:])


def _by_next_session(person: Person) -> tuple[bool, bool, dt.date, dt.time]:
    return (
        person.relationship.status == "ended",
        person.next_session_on is None,
        person.next_session_on or dt.date.max,
        person.next_session_at or dt.time.min,
    )


def by_moment(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """The sessions by local day and time."""
    return tuple(sorted(sessions, key=lambda session: (session.on, session.at or dt.time.min, session.ref.number)))


def _where(*conditions: str, **equal: object) -> tuple[str, list[Any]]:
    """A WHERE clause and its values: conditions that are not empty, and columns that equal a value that is not None."""
    given = {column: value for column, value in equal.items() if value is not None}
    clauses = [text for text in (*conditions, *(f"x.{column} = ?" for column in given)) if text]
    return ("WHERE " + " AND ".join(clauses) + " " if clauses else ""), list(given.values())


def _number(relationship: Ref | None) -> int | None:
    return relationship.number if relationship else None


def goals(connection: sqlite3.Connection, relationship: Ref | None, *, closed: bool) -> tuple[Goal, ...]:
    """Read open goals (or all), by number."""
    where, values = _where("" if closed else "x.status = 'open'", relationship=_number(relationship))
    return tuple(
        rows.read(connection, model.Goal, where + "ORDER BY x.id", values, by_owner=not closed and relationship is None)
    )


def actions(
    connection: sqlite3.Connection, relationship: Ref | None, *, closed: bool, owner: Party | None
) -> tuple[Action, ...]:
    """Read open actions (if `closed`, closed ones after them), by due date, those without one last."""
    where, values = _where("" if closed else "x.status = 'open'", relationship=_number(relationship), owner=owner)
    return tuple(
        rows.read(
            connection,
            model.Action,
            where + "ORDER BY x.status <> 'open', x.due_on NULLS LAST, x.id",
            values,
            by_owner=not closed and relationship is None,
        )
    )


def feedback(connection: sqlite3.Connection, relationship: Ref | None, *, limit: int) -> tuple[Feedback, ...]:
    """Read the latest feedback, newest first; all of it if `limit` is -1."""
    return _latest(connection, model.Feedback, relationship, limit=limit)


def milestones(connection: sqlite3.Connection, relationship: Ref | None, *, closed: bool) -> tuple[Milestone, ...]:
    """Read milestones that are planned or not celebrated (or all), by date."""
    where, values = _where("" if closed else "x.celebrated_on IS NULL", relationship=_number(relationship))
    return tuple(
        rows.read(
            connection,
            model.Milestone,
            where + "ORDER BY x.day, x.id",
            values,
            by_owner=not closed and relationship is None,
        )
    )


def points(connection: sqlite3.Connection, relationship: Ref | None, *, closed: bool) -> tuple[Point, ...]:
    """Read open points (if `closed`, closed ones after them), the oldest first."""
    where, values = _where("" if closed else "x.status = 'open'", relationship=_number(relationship))
    return tuple(
        rows.read(
            connection,
            model.Point,
            where + "ORDER BY x.status <> 'open', x.day, x.id",
            values,
            by_owner=not closed and relationship is None,
        )
    )


def notes(connection: sqlite3.Connection, relationship: Ref | None, *, limit: int) -> tuple[Note, ...]:
    """Read the latest notes, newest first; all of them if `limit` is -1."""
    return _latest(connection, model.Note, relationship, limit=limit)


def checkins(connection: sqlite3.Connection, relationship: Ref | None, *, limit: int) -> tuple[Checkin, ...]:
    """Read the latest check-ins, newest first; all of them if `limit` is -1."""
    return _latest(connection, model.Checkin, relationship, limit=limit)


def ratings(connection: sqlite3.Connection, relationship: Ref | None, *, limit: int) -> tuple[Rating, ...]:
    """Read the latest ratings, newest first; all of them if `limit` is -1."""
    return _latest(connection, model.Rating, relationship, limit=limit)


def questions(connection: sqlite3.Connection) -> tuple[Question, ...]:
    """Read all questions of one's own, the oldest first."""
    return tuple(rows.read(connection, model.Question, "ORDER BY x.id"))


def _latest(
    connection: sqlite3.Connection, entry_class: type[E], relationship: Ref | None, *, limit: int
) -> tuple[E, ...]:
    where: str
    values: list[Any]
    where, values = _where(relationship=_number(relationship))
    return tuple(rows.read(connection, entry_class, where + "ORDER BY x.day DESC, x.id DESC LIMIT ?", (*values, limit)))


def sessions(
    connection: sqlite3.Connection, relationship: Ref | None, *, status: str | None, limit: int
) -> tuple[Session, ...]:
    """Read sessions, newest first; all of them if `limit` is -1."""
    where, values = _where(relationship=_number(relationship), status=status)
    found = rows.read(
        connection, model.Session, where + "ORDER BY x.day DESC, x.at DESC, x.id DESC LIMIT ?", (*values, limit)
    )
    is_local = all(session.own_time is None for session in found)
    return tuple(found) if is_local else by_moment(found)[::-1]


def planned(
    connection: sqlite3.Connection, relationship: Ref | None, *, since: dt.date | None, until: dt.date | None
) -> tuple[Session, ...]:
    """Read planned sessions of one relationship, or of all, by local day and time."""
    where, values = _where("x.day BETWEEN ? AND ? AND x.status = 'planned'", relationship=_number(relationship))
    found = rows.read(connection, model.Session, where, [*widened(since, until), *values])
    first, last = since or dt.date.min, until or dt.date.max
    return by_moment(session for session in found if first <= session.on <= last)


def revisions(connection: sqlite3.Connection, relationship: Ref) -> dict[Ref, int]:
    """Read how often the calendar fields of each entry have changed."""
    return {
        Ref(kind, number): sequence
        for kind in _CALENDAR_KINDS
        for number, sequence in connection.execute(
            f"SELECT x.id, v.sequence FROM {kind} x JOIN revision v ON v.tbl = '{kind}' AND v.row = x.id "
            "WHERE x.relationship = ?",
            (relationship.number,),
        )
    }


def counts(connection: sqlite3.Connection, relationship: Ref) -> dict[Kind, int]:
    """Count the entries of a relationship, by kind."""
    parts = ", ".join(f"(SELECT count(*) FROM {kind} WHERE relationship = :relationship)" for kind in KINDS[1:])
    row = connection.execute(f"SELECT {parts}", {"relationship": relationship.number}).fetchone()
    return dict(zip(KINDS[1:], row, strict=True))


_OPEN: Final = (
    ("s", "session", MOMENT.format(x="x."), "x.status = 'planned'"),
    ("g", "goal", title_sql("goal"), "x.status = 'open'"),
    ("a", "action", title_sql("action"), "x.status = 'open'"),
    ("t", "point", title_sql("point"), "x.status = 'open'"),
    ("m", "milestone", title_sql("milestone"), "x.celebrated_on IS NULL"),
    ("f", "feedback", title_sql("feedback"), "x.outcome IS NULL AND x.follow_up_on IS NOT NULL"),
    ("v", "advice", title_sql("advice"), "x.outcome IS NULL"),
    ("b", "resource", title_sql("resource"), "x.status = 'open'"),
)
_NEWEST: Final = (
    ("c", "checkin", "x.day"),
    ("k", "rating", f"{title_sql('rating')} || ' ' || x.score || ' of 5'"),
    ("q", "question", title_sql("question")),
)
_MAX_REFS: Final = 40


def open_refs(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Read (ref, title) of open entries, and of check-ins, ratings and questions of relationships that have not ended;
    the newest forty of each kind."""
    for letter, table, title, condition in _OPEN:
        for number, text in connection.execute(
            f"SELECT x.id, {title} FROM relationship r CROSS JOIN {table} x ON x.relationship = r.id AND {condition} "
            f"ORDER BY x.id DESC LIMIT {_MAX_REFS}"
        ):
            yield f"{letter}{number}", text
    for letter, table, title in _NEWEST:
        for number, text in connection.execute(
            f"SELECT x.id, {title} FROM {table} x JOIN relationship r ON r.id = x.relationship AND r.status <> 'ended' "
            f"WHERE x.id IN (SELECT id FROM {table} x ORDER BY x.day DESC, x.id DESC LIMIT {_MAX_REFS}) "
            "ORDER BY x.id DESC"
        ):
            yield f"{letter}{number}", text

"""Read what counts in a year, or in several: a constant number of statements, each through an index of its days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from mentorlog.model import Rating, Ref
from mentorlog.model.results.year import Exchanged, MonthWithPerson, YearEntries, YearEntry
from mentorlog.named_tuples import NamedTuple
from mentorlog.store.queries import reading, rows
from mentorlog.store.titles import title_sql

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from mentorlog.model import Kind

# CROSS JOIN makes SQLite look up the months of each person: there are few people
_MONTHS: Final = """SELECT t.relationship, t.month, sum(t.held), sum(t.cancelled), sum(t.missed), sum(t.minutes)
FROM relationship r CROSS JOIN tally t ON t.relationship = r.id
WHERE t.month BETWEEN ? AND ? AND t.held + t.cancelled + t.missed > 0 GROUP BY t.relationship, t.month
ORDER BY t.month, t.relationship
"""
_SESSIONS: Final = (
    f"SELECT x.id, x.uuid, r.name, x.relationship, r.role, r.type, x.day, {rows.texts('takeaways')}, "
    "x.private OR r.private, x.minutes IS NULL FROM session x JOIN relationship r ON r.id = x.relationship "
    "WHERE x.day BETWEEN ? AND ? AND x.status = 'held' AND (x.takeaways <> '[]' OR x.minutes IS NULL) "
    "ORDER BY x.day, x.at, x.id"
)
_OWN_ACTIONS: Final = """SELECT substr(done_on, 1, 4), count(*) FROM action
WHERE relationship = 0 AND status = 'done' AND done_on BETWEEN ? AND ? GROUP BY 1
"""
_FEEDBACK: Final = "SELECT direction, count(*) FROM feedback WHERE day BETWEEN ? AND ? GROUP BY 1"
_PROMISES_KEPT: Final = """SELECT x.owner, count(*) FROM action x JOIN relationship r ON r.id = x.relationship
WHERE x.status = 'done' AND x.done_on BETWEEN ? AND ? AND x.person IS NULL
AND r.role = iif(x.owner = 'me', 'mentor', 'mentee') GROUP BY 1
"""
_RATED: Final = "WHERE x.day BETWEEN ? AND ? ORDER BY x.day, x.id"


class _Source(NamedTuple):
    """The SQL of the entries of one kind that count in a span of days."""

    kind: Kind
    """The kind, which is also the name of its table."""
    on: str
    """The day on which an entry counts."""
    where: str
    """The condition for it to be in the span from ?1 to ?2, written as its indexes need it."""
    extra: tuple[str, ...] = ()
    """The columns of further fields of YearEntry, which have the same names, but for the type of a resource."""


_GOALS: Final = _Source(
    "goal", "x.closed_on", "x.status <> 'open' AND x.status = 'achieved' AND x.closed_on BETWEEN ?1 AND ?2"
)
_MILESTONES: Final = _Source(
    "milestone",
    "x.day",
    "x.status = 'reached' AND (x.day BETWEEN ?1 AND ?2 OR x.celebrated_on BETWEEN ?1 AND ?2)",
    ("celebrated_on",),
)
_ADVICE: Final = _Source(
    "advice", "x.outcome_on", "x.outcome IS NOT NULL AND x.outcome_on BETWEEN ?1 AND ?2", ("outcome", "direction")
)
_RESOURCES: Final = _Source(
    "resource", "x.done_on", "x.status = 'done' AND x.done_on BETWEEN ?1 AND ?2", ("type", "minutes", "takeaway")
)
_INTRODUCTIONS: Final = _Source(
    "action",
    "x.done_on",
    "x.status = 'done' AND x.person IS NOT NULL AND x.done_on BETWEEN ?1 AND ?2",
    ("person", "owner"),
)


def year_entries(connection: sqlite3.Connection, *, first: dt.date, last: dt.date) -> YearEntries:
    """Read what counts from the first day of a month to the last day of one, both included."""
    days = first.isoformat(), last.isoformat()
    takeaways, without_length = _read_sessions(connection, days)
    return YearEntries(
        first,
        last,
        reading.relationships(connection),
        tuple(_months(connection, days, without_length)),
        takeaways,
        _read(connection, _GOALS, days),
        _read(connection, _MILESTONES, days),
        _read(connection, _ADVICE, days),
        _read(connection, _RESOURCES, days),
        _read(connection, _INTRODUCTIONS, days),
        tuple(rows.read(connection, Rating, _RATED, days)),
        tuple((int(year), number) for year, number in connection.execute(_OWN_ACTIONS, days)),
    )


def _months(
    connection: sqlite3.Connection, days: tuple[str, str], without_length: dict[tuple[int, str], int]
) -> Iterator[MonthWithPerson]:
    found = connection.execute(_MONTHS, [day[:7] for day in days]).fetchall()
    for number, month, held, cancelled, missed, minutes in found:
        unmeasured = without_length.get((number, month), 0)
        year, month_of_year = int(month[:4]), int(month[5:])
        yield MonthWithPerson(
            Ref("relationship", number), year, month_of_year, held, cancelled, missed, minutes, unmeasured
        )


def _read_sessions(
    connection: sqlite3.Connection, days: tuple[str, str]
) -> tuple[tuple[YearEntry, ...], dict[tuple[int, str], int]]:
    """The takeaways of held sessions, and the number of sessions without a length by relationship and month."""
    takeaways: list[YearEntry] = []
    without_length: dict[tuple[int, str], int] = {}
    for session, uuid, name, number, role, kind, day, texts, private, unmeasured in connection.execute(_SESSIONS, days):
        if unmeasured:
            key = number, day[:7]
            without_length[key] = without_length.get(key, 0) + 1
        ref, on = Ref("session", session), dt.date.fromisoformat(day)
        takeaways += (
            YearEntry(ref, uuid, name, Ref("relationship", number), role, kind, on, text, bool(private))
            for text in rows.split(texts)
        )
    return tuple(takeaways), without_length


def _read(connection: sqlite3.Connection, source: _Source, days: tuple[str, str]) -> tuple[YearEntry, ...]:
    """The entries of one kind that count in the span, by day."""
    extra = "".join(f", x.{column}" for column in source.extra)
    found = connection.execute(
        f"SELECT x.id, x.uuid, r.name, x.relationship, r.role, r.type, {source.on}, {title_sql(source.kind)}, "
        f"x.private OR r.private{extra} FROM {source.kind} x JOIN relationship r ON r.id = x.relationship "
        f"WHERE {source.where} ORDER BY {source.on}, x.id",
        days,
    )
    return tuple(_entry(source, row) for row in found)


def _entry(source: _Source, row: tuple[Any, ...]) -> YearEntry:
    number, uuid, name, relationship, role, kind, on, title, private, *values = row
    fields = ("resource_type" if column == "type" else column for column in source.extra)
    extra = dict(zip(fields, values, strict=True))
    if extra.get("celebrated_on"):
        extra["celebrated_on"] = dt.date.fromisoformat(extra["celebrated_on"])
    return YearEntry(
        Ref(source.kind, number),
        uuid,
        name,
        Ref("relationship", relationship),
        role,
        kind,
        dt.date.fromisoformat(on),
        title,
        bool(private),
        **extra,
    )


def exchanged(connection: sqlite3.Connection, *, first: dt.date, last: dt.date) -> Exchanged:
    """Count the feedback, and the promises of mentors that were kept, from one day to another, both included. An
    introduction is not counted as a promise."""
    days = first.isoformat(), last.isoformat()
    feedback = dict(connection.execute(_FEEDBACK, days).fetchall())
    promises = dict(connection.execute(_PROMISES_KEPT, days).fetchall())
    return Exchanged(
        feedback.get("given", 0), feedback.get("received", 0), promises.get("me", 0), promises.get("them", 0)
    )

"""From rows of the file to entries.

A caller gives the `tail`, which is the SQL after FROM: conditions and order are next to the code that needs them, the
columns are here. In the tail `x` is the table of the entry, `r` that of its relationship.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from mentorlog.model import (
    Action,
    Checkin,
    Checkpoint,
    Entry,
    Feedback,
    Goal,
    Kind,
    Milestone,
    Note,
    Point,
    Rating,
    Ref,
    Relationship,
    Session,
)
from mentorlog.model.fields import FIELDS, Field

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

_BATCH: Final = 500
_CHECKPOINTS: Final = (
    "SELECT c.goal, c.day, c.progress, c.note, {taken} FROM goal x CROSS JOIN checkpoint c ON c.id IN "
    "(SELECT id FROM checkpoint WHERE goal = x.id {where} ORDER BY day DESC LIMIT {last}) WHERE x.id IN ({marks})"
)


def _held_after(day: str, *, until: str | None = None) -> str:
    """SQL for the number of sessions held after `day` (and before `until`): whole months from the tally, the month of
    the day from an index, so that it costs the same however many there are."""

    def held(since: str, sign: str) -> str:
        return (
            "(SELECT ifnull(sum(held), 0) FROM tally "
            f"WHERE relationship = x.relationship AND month > substr({since}, 1, 7)) + "
            "(SELECT count(*) FROM session WHERE relationship = x.relationship AND status = 'held' "
            f"AND day {sign} {since} AND day <= substr({since}, 1, 7) || '-31')"
        )

    if until is None:
        return held(day, ">")
    return f"max(0, {held(day, '>')} - iif({until} IS NULL, 0, {held(until, '>=')}))"


def texts(column: str) -> str:
    """SQL for the texts of a JSON array as one text, which `split` separates."""
    # NUL can't be stored, so it can separate texts; reading a session then does not need to import json
    return f"iif(x.{column} = '[]', NULL, (SELECT group_concat(value, char(0)) FROM json_each(x.{column})))"


_PROGRESS: Final = "ifnull((SELECT progress FROM checkpoint WHERE goal = x.id ORDER BY day DESC LIMIT 1), 0)"
_TOUCHED: Final = (
    "max(x.day, ifnull((SELECT max(day) FROM checkpoint WHERE goal = x.id), ''), "
    "ifnull((SELECT max(day) FROM worked WHERE goal = x.id), ''))"
)
_IDLE: Final = (
    f"iif(x.status = 'open', (SELECT {_held_after('touched.day')} FROM (SELECT {_TOUCHED} AS day) touched), NULL)"
)


def day(text: str | None) -> dt.date | None:
    """A stored date."""
    return None if text is None else dt.date.fromisoformat(text)


def _clock(text: str | None) -> dt.time | None:
    return None if text is None else dt.time.fromisoformat(text)


def split(texts: str | None) -> tuple[str, ...]:
    """The texts that `texts` joined."""
    return () if texts is None else tuple(texts.split("\0"))


def _ref(kind: Kind) -> Callable[[int | None], Ref | None]:
    return lambda number: None if number is None else Ref(kind, number)


def _refs(kind: Kind) -> Callable[[str | None], tuple[Ref, ...]]:
    return lambda numbers: tuple(Ref(kind, int(number)) for number in numbers.split(",")) if numbers else ()


def _linked(column: str, table: str) -> str:
    """SQL for the numbers of the entries that a session names, which `_refs` separates."""
    numbers = f"(SELECT {column} AS number FROM {table} WHERE session = x.id ORDER BY +id)"
    return f"(SELECT group_concat(number) FROM {numbers})"


STATUS: Final = "iif(x.status = 'paused' AND x.paused_until <= mentorlog_today(), 'active', x.status)"
"""The status of a relationship: a pause ends by itself on its day."""

ACTIVE: Final = "({x}.status = 'active' OR ({x}.status = 'paused' AND {x}.paused_until <= mentorlog_today()))"
"""The condition that a relationship is active, for the table's alias `x`."""

_QUERIES: Final[dict[str, str]] = {
    "relationship.status": STATUS,
    "session.goals": _linked("goal", "session_goal"),
    "session.points": _linked("id", "point"),
    "goal.progress": _PROGRESS,
    "goal.idle": _IDLE,
    "action.carried": _held_after("x.day", until="x.done_on"),
    "point.carried": _held_after("x.day", until="x.closed_on"),
}
"""The SQL of the fields that are not read from their column."""

_MAKERS: Final[dict[str, Callable[[Any], Any]]] = {
    "past date": day,
    "future date": day,
    "date": day,
    "time": _clock,
    "texts": split,
    "yes or no": bool,
}
"""The functions that make the value of a field from the value in the row, by type; for other types they are equal."""

MODELS: Final[dict[Kind, type[Any]]] = {
    "relationship": Relationship,
    "session": Session,
    "goal": Goal,
    "action": Action,
    "feedback": Feedback,
    "milestone": Milestone,
    "point": Point,
    "note": Note,
    "checkin": Checkin,
    "rating": Rating,
}
_TABLES: Final = {model: kind for kind, model in MODELS.items()}

E = TypeVar("E", Relationship, Session, Goal, Action, Feedback, Milestone, Point, Note, Checkin, Rating)


def read(
    connection: sqlite3.Connection,
    model: type[E],
    tail: str,
    values: Sequence[Any] = (),
    *,
    by_owner: bool = False,
    checkpoints: int = 3,
    before: str = "",
) -> list[E]:
    """The entries of one kind that `tail` asks for: sessions with their actions, goals with their last `checkpoints`
    (-1: all) and the last one `before` a day. With `by_owner` they are found by going through the relationships that
    the tail allows."""
    columns, makers = _reading(_TABLES[model])
    rows = connection.execute(f"SELECT {columns} FROM {_source(model, by_owner=by_owner)} {tail}", values).fetchall()
    found: list[Any] = [
        model._make(make(value) if make else value for make, value in zip(makers, row, strict=True)) for row in rows
    ]
    if model is Session:
        return _with_actions(connection, found)
    if model is Goal:
        return _with_checkpoints(connection, found, last=checkpoints, before=before)
    return found


@cache
def _reading(kind: Kind) -> tuple[str, tuple[Callable[[Any], Any] | None, ...]]:
    """The columns that are selected for a kind, and the functions that make the values of its fields. Both follow the
    fields of the class by name, so that no value can end up in another field."""
    model, described = MODELS[kind], FIELDS[kind]
    columns = [_sql(kind, name, described[name]) for name in model._fields]
    return ", ".join(columns), tuple(_maker(kind, name, described[name]) for name in model._fields)


def _sql(kind: Kind, name: str, field: Field) -> str:
    if field.source == "second read":
        return "NULL"
    if field.source == "query":
        return "r.name" if name == "relationship" else _QUERIES[f"{kind}.{name}"]
    if field.type == "texts":
        return texts(str(field.column))
    return f"x.{field.column}"


def _maker(kind: Kind, name: str, field: Field) -> Callable[[Any], Any] | None:
    if field.source == "second read":
        nothing = MODELS[kind]._field_defaults[name]
        return lambda _: nothing
    if field.type == "ref":
        return _ref(field.kind or kind)
    if field.type == "refs" and field.kind:
        return _refs(field.kind)
    return _MAKERS.get(field.type)


def _source(model: type[Any], *, by_owner: bool) -> str:
    table = _TABLES[model]
    if table == "relationship":
        return f"{table} x"
    if by_owner:
        # CROSS JOIN holds SQLite to this order, in which an index of what is open serves each relationship
        return f"relationship r CROSS JOIN {table} x ON x.relationship = r.id"
    return f"{table} x JOIN relationship r ON r.id = x.relationship"


def _with_actions(connection: sqlite3.Connection, sessions: list[Any]) -> list[Any]:
    promised: dict[Ref | None, list[Action]] = {}
    for marks, numbers in _batches(sessions):
        for action in read(connection, Action, f"WHERE x.session IN ({marks}) ORDER BY x.id", numbers):
            promised.setdefault(action.session, []).append(action)
    return [session._replace(actions=tuple(promised.get(session.ref, ()))) for session in sessions]


def _with_checkpoints(connection: sqlite3.Connection, goals: list[Any], *, last: int, before: str) -> list[Any]:
    taken: dict[int, list[Checkpoint]] = {}
    previous_checkpoint: dict[int, Checkpoint] = {}
    for marks, numbers in _batches(goals):
        for goal, on, progress, note, is_taken in connection.execute(
            f"{_CHECKPOINTS.format(taken=1, where='', last=last, marks=marks)} UNION ALL "
            f"{_CHECKPOINTS.format(taken=0, where='AND day < ?', last=1, marks=marks)}",
            (*numbers, before, *numbers),
        ):
            checkpoint = Checkpoint(dt.date.fromisoformat(on), progress, note)
            if is_taken:
                taken.setdefault(goal, []).append(checkpoint)
            else:
                previous_checkpoint[goal] = checkpoint
    return [
        goal._replace(
            checkpoints=tuple(sorted(taken.get(goal.ref.number, ()))),
            previous_checkpoint=previous_checkpoint.get(goal.ref.number),
        )
        for goal in goals
    ]


def _batches(entries: list[Any]) -> Iterator[tuple[str, list[int]]]:
    for start in range(0, len(entries), _BATCH):
        numbers = [entry.ref.number for entry in entries[start : start + _BATCH]]
        yield ", ".join("?" * len(numbers)), numbers


def entry(connection: sqlite3.Connection, ref: Ref) -> Entry | None:
    """One entry with all that belongs to it, or None."""
    found = read(connection, MODELS[ref.kind], "WHERE x.id = ?", (ref.number,), checkpoints=-1)
    return found[0] if found else None

"""Convert rows of the file to entries.

The caller passes the `tail`, which is the SQL after FROM: conditions and order. The columns are defined here. In the
tail, `x` is the table of the entry and `r` the table of its relationship.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from mentorlog import model
from mentorlog.model import REF_LETTERS, Ref
from mentorlog.model.fields import FIELDS
from mentorlog.store.local_times import LOCAL_TIME

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, Final, TypeVar

    from mentorlog.model import (
        Action,
        Advice,
        Checkin,
        Checkpoint,
        Entry,
        Feedback,
        Goal,
        Kind,
        Milestone,
        Note,
        Point,
        Question,
        Rating,
        Relationship,
        Resource,
        Session,
    )
    from mentorlog.model.fields import Field

    E = TypeVar(
        "E",
        Relationship,
        Session,
        Goal,
        Action,
        Feedback,
        Milestone,
        Point,
        Note,
        Checkin,
        Rating,
        Advice,
        Resource,
        Question,
    )

_BATCH: Final = 500
_CHECKPOINTS: Final = (
    "SELECT c.goal, c.day, c.progress, c.note, {is_latest} FROM goal x CROSS JOIN checkpoint c ON c.id IN "
    "(SELECT id FROM checkpoint WHERE goal = x.id {where} ORDER BY day DESC LIMIT {last}) WHERE x.id IN ({marks})"
)


def _held_after(day: str, *, until: str | None = None) -> str:
    """SQL for the number of sessions held after `day` (and before `until`). Whole months are read from `tally`
    and the month of the day from an index, so that the time does not depend on the number of sessions."""

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
    """SQL that joins the texts of a JSON array; `split` separates them again."""
    # NUL can't be stored, so it can separate texts; reading a session then does not need to import json
    return f"iif(x.{column} = '[]', NULL, (SELECT group_concat(value, char(0)) FROM json_each(x.{column})))"


_PROGRESS: Final = (
    "iif(x.status = 'achieved', 100, "
    "ifnull((SELECT progress FROM checkpoint WHERE goal = x.id ORDER BY day DESC LIMIT 1), 0))"
)
_WORKED_ON: Final = (
    "max(x.day, ifnull((SELECT max(day) FROM checkpoint WHERE goal = x.id), ''), "
    "ifnull((SELECT max(day) FROM worked WHERE goal = x.id), ''))"
)
_IDLE: Final = (
    f"iif(x.status = 'open', (SELECT {_held_after('touched.day')} FROM (SELECT {_WORKED_ON} AS day) touched), NULL)"
)


def day(text: str | None) -> dt.date | None:
    """Parse a stored date."""
    return None if text is None else dt.date.fromisoformat(text)


def _time(text: str | None) -> dt.time | None:
    return None if text is None else dt.time.fromisoformat(text)


def split(texts: str | None) -> tuple[str, ...]:
    """Split the texts that the SQL of `texts` joined."""
    return () if texts is None else tuple(texts.split("\0"))


def _ref(kind: Kind) -> Callable[[int | None], Ref | None]:
    return lambda number: None if number is None else Ref(kind, number)


def _refs(kind: Kind) -> Callable[[str | None], tuple[Ref, ...]]:
    return lambda numbers: tuple(Ref(kind, int(number)) for number in numbers.split(",")) if numbers else ()


def _linked(column: str, table: str) -> str:
    """SQL that joins the numbers of the entries linked to a session; `_refs` separates them again."""
    numbers = f"(SELECT {column} AS number FROM {table} WHERE session = x.id ORDER BY +id)"
    return f"(SELECT group_concat(number) FROM {numbers})"


STATUS: Final = "iif(x.status = 'paused' AND x.paused_until <= mentorlog_today(), 'active', x.status)"
"""SQL for the status of a relationship: a pause ends automatically on the day `paused_until`."""

ACTIVE: Final = (
    "({x}.id > 0 AND ({x}.status = 'active' OR ({x}.status = 'paused' AND {x}.paused_until <= mentorlog_today())))"
)
"""SQL for the condition that a relationship with another person is active; `{x}` is the alias of the table."""

_QUERIES: Final[dict[str, str]] = {
    "relationship.status": STATUS,
    "relationship.cadence": "ifnull(x.cadence, 'none')",
    "relationship.started_on": "ifnull(x.started_on, substr(x.created_at, 1, 10))",
    "session.goals": _linked("goal", "session_goal"),
    "session.points": _linked("id", "point"),
    "session.own_time": LOCAL_TIME.format(x="x."),  # replaced in `_in_local_time`
    "goal.progress": _PROGRESS,
    "goal.idle": _IDLE,
    "action.carried": _held_after("x.day", until="x.done_on"),
    "point.carried": _held_after("x.day", until="x.closed_on"),
}
"""The SQL of the fields that are not read from their column."""

_CONVERTERS: Final[dict[str, Callable[[Any], Any]]] = {
    "past date": day,
    "future date": day,
    "date": day,
    "time": _time,
    "texts": split,
    "yes or no": bool,
}
"""The functions that convert a value of a row to the value of a field, by type; other types need no conversion."""


def class_of(kind: Kind) -> type[Any]:
    """The class of a kind, which is loaded on first use."""
    found: type[Any] = getattr(model, kind.capitalize())
    return found


def kind_of(entry_class: type[Any]) -> Kind:
    """The kind of a class, which is also the name of its table."""
    kind: Kind = entry_class.__name__.lower()  # type: ignore[assignment]
    return kind


def read(
    connection: sqlite3.Connection,
    entry_class: type[E],
    tail: str,
    values: Sequence[Any] = (),
    *,
    by_owner: bool = False,
    checkpoints: int = 3,
    before: str = "",
) -> list[E]:
    """Read the entries of one kind that match `tail`: sessions with their actions, goals with their last `checkpoints`
    (-1: all) and the last one `before` a day. `by_owner`: go through the relationships that match, and look up the
    entries of each."""
    columns, converters = _columns_and_converters(kind_of(entry_class))
    rows = connection.execute(
        f"SELECT {columns} FROM {_source(kind_of(entry_class), by_owner=by_owner)} {tail}", values
    ).fetchall()
    right_types = _RIGHT_TYPES.setdefault(entry_class.__name__, set())
    for row in rows:
        if tuple(map(type, row)) not in right_types:
            _refuse_wrong_types(kind_of(entry_class), row)
            right_types.add(tuple(map(type, row)))
    found: list[Any] = [
        entry_class._make(convert(value) if convert else value for convert, value in zip(converters, row, strict=True))
        for row in rows
    ]
    if entry_class.__name__ == "Session":
        return _with_actions(connection, _in_local_time(found))
    if entry_class.__name__ == "Goal":
        return _with_checkpoints(connection, found, last=checkpoints, before=before)
    return found


_RIGHT_TYPES: Final[dict[str, set[tuple[type, ...]]]] = {}
"""The types of the values in the rows of each kind that were found right."""


def _refuse_wrong_types(kind: Kind, row: Sequence[Any]) -> None:
    """Raise DamagedValueError if a value of a row has a type that its column does not allow: bytes, for example."""
    for name, value in zip(class_of(kind)._fields, row, strict=True):
        field = FIELDS[kind][name]
        if value is None:
            is_right = not field.is_required or field.source != "column"
        else:
            is_right = isinstance(value, int if field.is_number else str)
        if not is_right:
            from mentorlog.store.errors import DamagedValueError

            problem = "missing" if value is None else f"not {'a number' if field.is_number else 'text'}"
            raise DamagedValueError(f"`{field.column or name}` of {REF_LETTERS[kind]}{row[0]} is {problem}")


@cache
def _columns_and_converters(kind: Kind) -> tuple[str, tuple[Callable[[Any], Any] | None, ...]]:
    """The columns to select for a kind, and the functions that convert their values. Both are looked up by the names of
    the fields of the class, so that no value can end up in another field."""
    names, described = class_of(kind)._fields, FIELDS[kind]
    columns = [_sql(kind, name, described[name]) for name in names]
    return ", ".join(columns), tuple(_converter(kind, name, described[name]) for name in names)


def _sql(kind: Kind, name: str, field: Field) -> str:
    if field.source == "second read":
        return "NULL"
    if field.source == "query":
        return "r.name" if name == "relationship" else _QUERIES[f"{kind}.{name}"]
    if field.type == "texts":
        return texts(str(field.column))
    return f"x.{field.column}"


def _converter(kind: Kind, name: str, field: Field) -> Callable[[Any], Any] | None:
    if field.source == "second read":
        nothing = class_of(kind)._field_defaults[name]
        return lambda _: nothing
    if field.type == "ref":
        return _ref(field.kind or kind)
    if field.type == "refs" and field.kind:
        return _refs(field.kind)
    return _CONVERTERS.get(field.type)


def _source(table: Kind, *, by_owner: bool) -> str:
    if table == "relationship":
        return f"{table} x"
    if by_owner:
        # CROSS JOIN makes SQLite keep this order, in which it can use the index of open entries for each relationship
        return f"relationship r CROSS JOIN {table} x ON x.relationship = r.id"
    return f"{table} x JOIN relationship r ON r.id = x.relationship"


def _in_local_time(sessions: list[Any]) -> list[Any]:
    """The sessions with `on` and `at` in local time if the query found that they differ, and then with `own_time`."""
    if all(session.own_time is None for session in sessions):
        return sessions
    return [
        session if session.own_time is None else session.in_local_time(dt.datetime.fromisoformat(session.own_time))
        for session in sessions
    ]


def _with_actions(connection: sqlite3.Connection, sessions: list[Any]) -> list[Any]:
    actions_of: dict[Ref | None, list[Action]] = {}
    for marks, numbers in batches([session.ref.number for session in sessions]):
        for action in read(connection, model.Action, f"WHERE x.session IN ({marks}) ORDER BY x.id", numbers):
            actions_of.setdefault(action.session, []).append(action)
    return [session._replace(actions=tuple(actions_of.get(session.ref, ()))) for session in sessions]


def _with_checkpoints(connection: sqlite3.Connection, goals: list[Any], *, last: int, before: str) -> list[Any]:
    checkpoints_of: dict[int, list[Checkpoint]] = {}
    previous_checkpoint: dict[int, Checkpoint] = {}
    for marks, numbers in batches([goal.ref.number for goal in goals]):
        for goal, on, progress, note, is_latest in connection.execute(
            f"{_CHECKPOINTS.format(is_latest=1, where='', last=last, marks=marks)} UNION ALL "
            f"{_CHECKPOINTS.format(is_latest=0, where='AND day < ?', last=1, marks=marks)}",
            (*numbers, before, *numbers),
        ):
            checkpoint = model.Checkpoint(dt.date.fromisoformat(on), progress, note)
            if is_latest:
                checkpoints_of.setdefault(goal, []).append(checkpoint)
            else:
                previous_checkpoint[goal] = checkpoint
    return [
        goal._replace(
            checkpoints=tuple(sorted(checkpoints_of.get(goal.ref.number, ()))),
            previous_checkpoint=previous_checkpoint.get(goal.ref.number),
        )
        for goal in goals
    ]


def batches(numbers: list[int]) -> Iterator[tuple[str, list[int]]]:
    """The numbers in batches, each with its marks for `IN`: a statement takes a limited number of values."""
    for start in range(0, len(numbers), _BATCH):
        batch = numbers[start : start + _BATCH]
        yield ", ".join("?" * len(batch)), batch


def entry(connection: sqlite3.Connection, ref: Ref) -> Entry | None:
    """Read one entry with everything that belongs to it; None if there is none."""
    found = read(connection, class_of(ref.kind), "WHERE x.id = ?", (ref.number,), checkpoints=-1)
    return found[0] if found else None

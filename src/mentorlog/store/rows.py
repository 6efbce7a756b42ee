"""Rows of the file to the words of the model.

A question brings its `tail`: what follows the FROM, so that a condition and an order stand beside what asks for them
while the columns stand once. In it `x` is the entry's table, `r` its relationship's.
"""

from __future__ import annotations

import datetime as dt
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

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    Column = tuple[str, Callable[[Any], Any] | None]

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
    """SQL for the texts of an array in one text, which `split` takes apart."""
    # NUL can't be stored, so it separates; this spares every reader of a session the import of json
    return f"iif(x.{column} = '[]', NULL, (SELECT group_concat(value, char(0)) FROM json_each(x.{column})))"


_LAST_PROGRESS: Final = "(SELECT progress FROM checkpoint WHERE goal = x.id ORDER BY day DESC LIMIT 1)"
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
    """The texts of an array that `texts` put together."""
    return () if texts is None else tuple(texts.split("\0"))


def _number(value: int | None) -> int:
    return value or 0


def _nothing(_: object) -> tuple[Any, ...]:
    return ()


def _ref(kind: Kind) -> Callable[[int | None], Ref | None]:
    return lambda number: None if number is None else Ref(kind, number)


def _refs(kind: Kind) -> Callable[[str | None], tuple[Ref, ...]]:
    return lambda numbers: tuple(Ref(kind, int(number)) for number in numbers.split(",")) if numbers else ()


def _same(*columns: str) -> tuple[Column, ...]:
    return tuple((f"x.{column}", None) for column in columns)


def _days(*columns: str) -> tuple[Column, ...]:
    return tuple((f"x.{column}", day) for column in columns)


def _owned(kind: Kind) -> tuple[Column, ...]:
    return (("x.id", _ref(kind)), ("x.uuid", None), ("r.name", None), ("x.relationship", _ref("relationship")))


def _linked(kind: Kind, column: str, table: str) -> Column:
    numbers = f"(SELECT {column} AS number FROM {table} WHERE session = x.id ORDER BY +id)"
    return f"(SELECT group_concat(number) FROM {numbers})", _refs(kind)


_PRIVATE: Final[Column] = ("x.private", bool)

STATUS: Final = "iif(x.status = 'paused' AND x.paused_until <= mentorlog_today(), 'active', x.status)"
"""The status of a relationship: a pause is over by itself on its day."""

ACTIVE: Final = "({x}.status = 'active' OR ({x}.status = 'paused' AND {x}.paused_until <= mentorlog_today()))"
"""The condition that a relationship is active, for the table's alias `x`."""

_SHAPES: Final[dict[type[Any], tuple[Column, ...]]] = {
    Relationship: (
        ("x.id", _ref("relationship")),
        *_same("uuid", "name", "role"),
        (STATUS, None),
        *_days("started_on"),
        *_same("cadence", "focus", "email", "org"),
        *_days("ends_on", "paused_until", "ended_on"),
        *_same("reason", "thanks", "agreement"),
        *_days("agreed_on"),
        _PRIVATE,
        *_days("snoozed_until", "keep_in_touch_on", "look_again_on"),
        *_same("learned", "same", "different", "next"),
        *_days("resumed_on"),
    ),
    Session: (
        *_owned("session"),
        *_same("status"),
        *_days("day"),
        ("x.at", _clock),
        *_same("minutes", "how", "place", "zone", "notes", "private_notes"),
        (texts("topics"), split),
        (texts("takeaways"), split),
        _linked("goal", "goal", "session_goal"),
        _linked("point", "id", "point"),
        ("NULL", _nothing),
        *_same("cancelled_by", "why", "moved", "moved_by"),
        _PRIVATE,
        *_days("snoozed_until"),
    ),
    Goal: (
        *_owned("goal"),
        *_same("title", "status"),
        *_days("day"),
        *_same("why", "measure"),
        *_days("due_on"),
        (_LAST_PROGRESS, _number),
        ("NULL", _nothing),
        *_days("closed_on"),
        (_IDLE, None),
        _PRIVATE,
        *_days("snoozed_until"),
        ("NULL", None),
    ),
    Action: (
        *_owned("action"),
        *_same("text", "owner", "status"),
        *_days("day", "due_on", "done_on"),
        ("x.session", _ref("session")),
        ("x.goal", _ref("goal")),
        (_held_after("x.day", until="x.done_on"), None),
        _PRIVATE,
        *_days("snoozed_until"),
    ),
    Feedback: (
        *_owned("feedback"),
        *_same("direction"),
        *_days("day"),
        *_same("tone", "text", "situation", "behaviour", "impact"),
        *_days("follow_up_on"),
        *_same("outcome", "outcome_note"),
        *_days("outcome_on"),
        _PRIVATE,
        *_days("snoozed_until"),
    ),
    Milestone: (
        *_owned("milestone"),
        *_same("title", "status"),
        *_days("day", "celebrated_on"),
        *_same("how"),
        ("x.goal", _ref("goal")),
        _PRIVATE,
        *_days("snoozed_until"),
    ),
    Point: (
        *_owned("point"),
        *_same("text", "status"),
        *_days("day", "closed_on"),
        ("x.session", _ref("session")),
        (_held_after("x.day", until="x.closed_on"), None),
        _PRIVATE,
    ),
    Note: (*_owned("note"), *_days("day"), *_same("text"), _PRIVATE),
    Checkin: (*_owned("checkin"), *_days("day"), *_same("frequency", "challenge", "more", "less"), _PRIVATE),
    Rating: (*_owned("rating"), *_days("day"), *_same("skill", "score", "owner"), _PRIVATE),
}
"""For each field of a model, in its order: the SQL that answers it, and what makes the answer the model's."""

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
    shape = _SHAPES[model]
    columns = ", ".join(sql for sql, _ in shape)
    rows = connection.execute(f"SELECT {columns} FROM {_source(model, by_owner=by_owner)} {tail}", values).fetchall()
    makers = [make for _, make in shape]
    found: list[Any] = [
        model._make(make(value) if make else value for make, value in zip(makers, row, strict=True)) for row in rows
    ]
    if model is Session:
        return _with_actions(connection, found)
    if model is Goal:
        return _with_checkpoints(connection, found, last=checkpoints, before=before)
    return found


def _source(model: type[Any], *, by_owner: bool) -> str:
    table = _TABLES[model]
    if model is Relationship:
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
    stood: dict[int, Checkpoint] = {}
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
                stood[goal] = checkpoint
    return [
        goal._replace(checkpoints=tuple(sorted(taken.get(goal.ref.number, ()))), stood=stood.get(goal.ref.number))
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

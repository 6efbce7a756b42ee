"""Reading what may be long, a page at a time: little memory, and no lock is held while nobody asks for more."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mentorlog.model import KINDS, Goal, Kind, Moment, Ref
from mentorlog.store import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterator
    from contextlib import AbstractContextManager

    from mentorlog.model import Entry

    Picture = Callable[[], AbstractContextManager[sqlite3.Connection]]

_FIRST_PAGE: Final = 32
_PAGE: Final = 512
"""Rows: pages grow from the one to the other, for most readers stop early or go to the end."""
_FIRST: Final = "0000-00-00"
_LAST: Final = "9999-99-99"


class _Source(NamedTuple):
    """One table's part of the timeline; `kind` and `number` make the ref."""

    kind: Kind
    table: str
    number: str = "x.id"
    day: str = "x.day"
    at: str = "NULL"
    text: str = "x.text"
    status: str = "x.status"
    owner: str = "x.relationship"
    name: str = "r.name"
    private: str = "x.private"
    only: str = ""
    """What the rows have to be, where an index wants it said."""


def _list(column: str) -> str:
    return f"(SELECT group_concat(value, ', ') FROM json_each(x.{column}))"


_FEEDBACK: Final = "coalesce(x.behaviour, x.text, x.impact, x.situation)"
_SCORES: Final = (
    "nullif(ltrim(ifnull(', frequency ' || x.frequency, '') || ifnull(', challenge ' || x.challenge, ''), ', '), '')"
)
_ANSWERS: Final = "coalesce('more: ' || x.more || '; less: ' || x.less, 'more: ' || x.more, 'less: ' || x.less)"
_RELATIONSHIP: Final = _Source("relationship", "relationship x", owner="x.id", name="x.name")
_GOAL: Final = _Source("goal", "goal x", text="x.title")
_ACTION: Final = _Source("action", "action x")
_MILESTONE: Final = _Source("milestone", "milestone x", text="x.title")
_POINT: Final = _Source("point", "point x")
_SOURCES: Final = (
    # in the order in which the moments of one day are told; what closes an entry is told on the day that closed it
    _RELATIONSHIP._replace(day="x.started_on", text="x.focus", status="'started'"),
    _Source(
        "session",
        "session x",
        at="x.at",
        text=f"coalesce(x.notes, {_list('takeaways')}, {_list('topics')}, x.why)",
    ),
    _GOAL._replace(status="'open'"),
    _Source(
        "goal",
        "checkpoint x JOIN goal g ON g.id = x.goal",
        number="x.goal",
        text="coalesce(x.note, g.title)",
        status="x.progress || '%'",
        private="g.private",
    ),
    _GOAL._replace(day="x.closed_on", only="x.status <> 'open'"),
    # of a dropped action nobody knows the day
    _ACTION._replace(status="iif(x.status = 'dropped', 'dropped', 'open')"),
    _ACTION._replace(day="x.done_on", only="x.status = 'done'"),
    _Source("feedback", "feedback x", text=_FEEDBACK, status="x.direction"),
    _Source(
        "feedback",
        "feedback x",
        day="x.outcome_on",
        text=f"coalesce(x.outcome_note, {_FEEDBACK})",
        status="x.outcome",
        only="x.outcome IS NOT NULL",
    ),
    _MILESTONE,
    _MILESTONE._replace(day="x.celebrated_on", status="'celebrated'"),
    _POINT._replace(status="'open'"),
    _POINT._replace(day="x.closed_on"),
    _Source("note", "note x", status="NULL"),
    _Source("checkin", "checkin x", text=_ANSWERS, status=_SCORES),
    _Source("rating", "rating x", text="x.skill", status="x.score || '/5'"),
    _RELATIONSHIP._replace(day="x.ended_on", text="x.reason", status="'ended'"),
)


def timeline(
    picture: Picture,
    *,
    relationship: Ref | None,
    kinds: Collection[Kind],
    since: dt.date | None,
    until: dt.date | None,
) -> Iterator[Moment]:
    """The moments of all sources, merged by day; within a day by source, time and number."""
    from heapq import merge

    parts = [
        _moments(picture, source, rank=rank, relationship=relationship, since=since, until=until)
        for rank, source in enumerate(_SOURCES)
        if not kinds or source.kind in kinds
    ]
    for _, moment in merge(*parts, key=itemgetter(0)):
        yield moment


_Key = tuple[str, int, str, int]


def _moments(
    picture: Picture,
    source: _Source,
    *,
    rank: int,
    relationship: Ref | None,
    since: dt.date | None,
    until: dt.date | None,
) -> Iterator[tuple[_Key, Moment]]:
    """One source's moments by day, time and number, each with the key it is merged by."""
    which = "" if relationship is None else f"{source.owner} = ? AND "
    which += f"{source.only} AND " if source.only else ""
    named = "" if source.name == "x.name" else "JOIN relationship r ON r.id = x.relationship "
    question = (
        f"SELECT {source.day}, x.id, {source.at}, {source.number}, {source.name}, {source.text}, {source.status}, "
        f"{source.private} FROM {source.table} {named}"
        f"WHERE {which}({source.day}, x.id) > (?, ?) AND {source.day} <= ? ORDER BY {source.day}, x.id LIMIT ?"
    )
    fixed = () if relationship is None else (relationship.number,)
    pages = _pages(picture, question, fixed, since=since, until=until)
    for _, same_day in groupby(pages, key=itemgetter(0)):
        for row in sorted(same_day, key=lambda row: (row[2] or "", row[1])):
            day, number, at, shown, name, text, status, private = row
            yield (
                (day, rank, at or "", number),
                Moment(
                    dt.date.fromisoformat(day),
                    dt.time.fromisoformat(at) if at else None,
                    Ref(source.kind, shown),
                    name,
                    text,
                    status,
                    bool(private),
                ),
            )


def _pages(
    picture: Picture, question: str, fixed: tuple[Any, ...], *, since: dt.date | None, until: dt.date | None
) -> Iterator[Any]:
    """The rows of a question whose first columns are day and id, a page at a time."""
    after: tuple[Any, ...] = (_start(since), 0)
    last = until.isoformat() if until else _LAST
    size = _FIRST_PAGE
    while True:
        with picture() as connection:
            page = connection.execute(question, (*fixed, *after, last, size)).fetchall()
        yield from page
        if len(page) < size:
            return
        after = page[-1][:2]
        size = min(size * 2, _PAGE)


def _start(since: dt.date | None) -> str:
    # ids begin at 1, so that (day, 0) is before all of the day
    return since.isoformat() if since else _FIRST


def history(picture: Picture, relationship: Ref, *, since: dt.date | None, until: dt.date | None) -> Iterator[Entry]:
    """What hangs from a relationship, by kind, day and number."""
    last = until.isoformat() if until else _LAST
    for kind in KINDS[1:]:
        model = rows.MODELS[kind]
        after: tuple[str, int] = (_start(since), 0)
        while True:
            with picture() as connection:
                page = rows.read(
                    connection,
                    model,
                    f"WHERE x.relationship = ? AND (x.day, x.id) > (?, ?) AND x.day <= ? "
                    f"ORDER BY x.day, x.id LIMIT {_PAGE}",
                    (relationship.number, *after, last),
                    checkpoints=-1 if model is Goal else 0,
                )
            yield from page
            if len(page) < _PAGE:
                break
            after = (page[-1].on.isoformat(), page[-1].ref.number)

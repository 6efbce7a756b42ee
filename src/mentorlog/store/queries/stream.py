"""Read long results one page at a time: little memory is used, and no lock is held between pages."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from mentorlog import model
from mentorlog.model import KINDS, Moment, Ref
from mentorlog.store.queries import rows
from mentorlog.store.timeline_sources import SOURCES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterator
    from contextlib import AbstractContextManager

    from mentorlog.model import Entry, Kind
    from mentorlog.store.timeline_sources import Source

    Snapshot = Callable[[], AbstractContextManager[sqlite3.Connection]]

_FIRST_PAGE: Final = 32
_PAGE: Final = 512
"""Rows. Pages grow from `_FIRST_PAGE` to `_PAGE`, because most readers stop early or read to the end."""
_FIRST_DAY: Final = "0000-00-00"
_LAST_DAY: Final = "9999-99-99"
_JOIN: Final = "JOIN relationship r ON r.id = x.relationship "


def timeline(
    snapshot: Snapshot,
    *,
    relationship: Ref | None,
    kinds: Collection[Kind],
    since: dt.date | None,
    until: dt.date | None,
) -> Iterator[Moment]:
    """Read the moments of all sources, merged by day; within a day by source, time and number."""
    from heapq import merge

    streams = [
        _moments(snapshot, source, rank=rank, relationship=relationship, since=since, until=until)
        for rank, source in enumerate(SOURCES)
        if not kinds or source.kind in kinds
    ]
    for _, moment in merge(*streams, key=itemgetter(0)):
        yield moment


_Key = tuple[str, int, str, int]


def _moments(
    snapshot: Snapshot,
    source: Source,
    *,
    rank: int,
    relationship: Ref | None,
    since: dt.date | None,
    until: dt.date | None,
) -> Iterator[tuple[_Key, Moment]]:
    """Read the moments of one source by day, time and number, each with the key to merge it by."""
    condition = "" if relationship is None else f"{source.owner} = ? AND "
    condition += f"{source.only} AND " if source.only else ""
    name, join, private = "x.name", "", source.private
    if source.kind != "relationship":
        name, join, private = "r.name", _JOIN, f"{source.private} OR r.private"
    query = (
        f"SELECT {source.day}, x.id, {source.at}, {source.number}, {name}, {source.text}, {source.status}, "
        f"{private}, {source.zone} FROM {source.table} {join}"
        f"WHERE {condition}({source.day}, x.id) > (?, ?) AND {source.day} <= ? ORDER BY {source.day}, x.id LIMIT ?"
    )
    values = () if relationship is None else (relationship.number,)
    pages = _pages(snapshot, query, values, since=since, until=until)
    for _, same_day in groupby(pages, key=itemgetter(0)):
        for row in sorted(same_day, key=lambda row: (row[2] or "", row[1])):
            day, number, at, shown, name, text, status, private, zone = row
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
                    zone,
                ),
            )


def _pages(
    snapshot: Snapshot, query: str, values: tuple[Any, ...], *, since: dt.date | None, until: dt.date | None
) -> Iterator[Any]:
    """Read the rows of a query whose first columns are day and id, one page at a time."""
    after: tuple[Any, ...] = (_start(since), 0)
    end = until.isoformat() if until else _LAST_DAY
    size = _FIRST_PAGE
    while True:
        with snapshot() as connection:
            page = connection.execute(query, (*values, *after, end, size)).fetchall()
        yield from page
        if len(page) < size:
            return
        after = page[-1][:2]
        size = min(size * 2, _PAGE)


def _start(since: dt.date | None) -> str:
    # ids begin at 1, so that (day, 0) comes before every row of the day
    return since.isoformat() if since else _FIRST_DAY


def history(snapshot: Snapshot, relationship: Ref, *, since: dt.date | None, until: dt.date | None) -> Iterator[Entry]:
    """Read all entries of a relationship, by kind, day and number."""
    end = until.isoformat() if until else _LAST_DAY
    for kind in KINDS[1:]:
        entry_class = rows.class_of(kind)
        after: tuple[str, int] = (_start(since), 0)
        while True:
            with snapshot() as connection:
                page = rows.read(
                    connection,
                    entry_class,
                    f"WHERE x.relationship = ? AND (x.day, x.id) > (?, ?) AND x.day <= ? "
                    f"ORDER BY x.day, x.id LIMIT {_PAGE}",
                    (relationship.number, *after, end),
                    checkpoints=-1 if kind == "goal" else 0,
                )
            yield from page
            if len(page) < _PAGE:
                break
            last = page[-1]
            stored_on = last.in_own_zone().on if kind == "session" and isinstance(last, model.Session) else last.on
            after = (stored_on.isoformat(), last.ref.number)

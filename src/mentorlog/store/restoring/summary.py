"""Which entries a restore would change, from the rows that differ."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, Literal

from mentorlog.model import REF_LETTERS, Ref
from mentorlog.model.results.restoring import Differences, DifferentEntries, DifferentEntry
from mentorlog.model.titles import TITLE_FIELDS
from mentorlog.store.restoring.differences import ignored_columns
from mentorlog.store.titles import title_sql

if TYPE_CHECKING:
    import sqlite3

    from mentorlog.model import Kind

    File = Literal["main", "restored"]

MOST_LISTED: Final = 10
"""The entries that are listed in each part of a summary."""
MOST_CHARACTERS: Final = 300
"""Of a title."""

_KINDS: Final = ", ".join(f"'{kind}'" for kind in REF_LETTERS)
_RANK: Final = "CASE kind " + " ".join(f"WHEN '{kind}' THEN {rank}" for rank, kind in enumerate(REF_LETTERS)) + " END"


def _of(*kinds: str) -> str:
    """SQL for the entries with a differing row of these kinds."""
    return (
        f"SELECT tbl AS kind, row AS number FROM temp.difference WHERE tbl IN ({_KINDS}) "
        f"AND kind IN ({', '.join(map(repr, kinds))})"
    )


def _owners(kind: Kind, table: str) -> str:
    """SQL for the entries to which the differing rows of a table without refs belong."""
    return " UNION ".join(
        f"SELECT '{kind}', x.{kind} FROM {file}.{table} x JOIN temp.difference d ON d.tbl = '{table}' AND d.row = x.id"
        for file in ("main", "restored")
    )


_COMES: Final = _of("new", "replaced")
_GOES: Final = _of("gone", "replaced")
# an entry that comes or goes does so with its checkpoints and links
_CHANGES: Final = (
    f"SELECT kind, number FROM ({_of('changed')} UNION {_owners('goal', 'checkpoint')} "
    f"UNION {_owners('session', 'session_goal')}) EXCEPT {_of('new', 'gone', 'replaced')}"
)


def summarise(connection: sqlite3.Connection) -> Differences:
    """The entries that come, go and change, from the table `difference`."""
    return Differences(
        comes=_entries(connection, _COMES, file="restored"),
        goes=_entries(connection, _GOES, file="main"),
        changes=_entries(connection, _CHANGES, file="main"),
        ignored=ignored_columns(connection),
    )


def _entries(connection: sqlite3.Connection, query: str, *, file: File) -> DifferentEntries:
    counts = connection.execute(f"SELECT kind, count(*) FROM ({query}) GROUP BY kind ORDER BY {_RANK}").fetchall()
    first = connection.execute(f"SELECT kind, number FROM ({query}) ORDER BY {_RANK}, number LIMIT ?", (MOST_LISTED,))
    return DifferentEntries(
        counts=tuple((kind, count) for kind, count in counts),
        first=tuple(_entry(connection, Ref(kind, number), file=file) for kind, number in first.fetchall()),
    )


_TOPICS: Final = (
    "CASE WHEN json_valid(x.topics) THEN (SELECT group_concat(value, ', ') FROM json_each(x.topics)) ELSE '' END"
)
"""The topics of a session, which has no title; another program may have written what is not a list."""


def shown_title(kind: Kind) -> str:
    """SQL for the title of an entry `x` of a kind; for a session its topics."""
    return title_sql(kind) if kind in TITLE_FIELDS else _TOPICS if kind == "session" else "''"


def _entry(connection: sqlite3.Connection, ref: Ref, *, file: File) -> DifferentEntry:
    is_relationship = ref.kind == "relationship"
    title = shown_title(ref.kind)
    name = "''" if is_relationship else f"(SELECT name FROM {file}.relationship WHERE id = x.relationship)"
    # as bytes, because another program may have written what is not UTF-8
    title, day, name = connection.execute(
        f"SELECT CAST(substr({title}, 1, ?) AS BLOB), {'started_on' if is_relationship else 'day'}, "
        f"CAST({name} AS BLOB) FROM {file}.{ref.kind} x WHERE id = ?",
        (MOST_CHARACTERS, ref.number),
    ).fetchone()
    return DifferentEntry(ref, decoded(title), stored_date(day), decoded(name))


def decoded(text: bytes | None) -> str:
    """A text that was read as bytes, because another program may have written what is not UTF-8."""
    return text.decode("utf-8", "replace") if text else ""


def stored_date(day: str | None) -> dt.date | None:
    """A stored day; None if it can't be read."""
    try:
        return dt.date.fromisoformat(day) if day else None
    except ValueError:  # recorded by an older version
        return None

"""Which entries a restore would change, from the rows that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model import REF_LETTERS, Ref
from mentorlog.model.results.restoring import Differences, DifferentEntries, DifferentEntry
from mentorlog.store.restoring.differences import ignored_columns
from mentorlog.store.restoring.entry_texts import entry_texts

if TYPE_CHECKING:
    import sqlite3

    from mentorlog.model import Kind
    from mentorlog.store.restoring.entry_texts import File

MOST_LISTED: Final = 10
"""The entries that are listed in each part of a summary."""

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
    first = connection.execute(
        f"SELECT kind, number FROM ({query}) ORDER BY {_RANK}, number LIMIT ?", (MOST_LISTED,)
    ).fetchall()
    texts = entry_texts(connection, first, file=file)
    return DifferentEntries(
        counts=tuple((kind, count) for kind, count in counts),
        first=tuple(DifferentEntry(Ref(kind, number), *texts[kind, number]) for kind, number in first),
    )

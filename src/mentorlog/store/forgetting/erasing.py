"""Erase relationships from an open journal of the current schema: the rows of all tables, what the record of changes
has of them, counts and the search index.

An entry that was moved to another relationship stays, but every recorded version of it goes, because it may have text
from before. What is erased is not recorded, so that undo has nothing to bring back.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

import json
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from mentorlog.model import KINDS, ME
from mentorlog.named_tuples import NamedTuple
from mentorlog.names import spelling_key
from mentorlog.store.forgetting.recorded import OF_GONE, erase_recorded
from mentorlog.store.moving import LINKS as MOVED_LINKS
from mentorlog.store.schema import RECORDED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

    from mentorlog.store.forgetting.target import Target

OWNED: Final = tuple(table for table in RECORDED if table not in ("relationship", "session_goal", "evaluation"))
"""The tables whose rows belong to a relationship."""
LINKS: Final = (("relationship", "goal"), *MOVED_LINKS)
"""The links that become empty when an entry goes: table, and the link, which is named after what it leads to."""
_WITH_UUID: Final = tuple(table for table in RECORDED if table != "session_goal")
_TABLES: Final = (
    "gone (tbl TEXT, row INTEGER, erased INTEGER NOT NULL, PRIMARY KEY (tbl, row)) WITHOUT ROWID",
    "wanted (uuid TEXT PRIMARY KEY) WITHOUT ROWID",
)
"""Temporary tables: the rows whose recorded versions go, with 1 in `erased` for those that go themselves (they are in a
table, or were deleted); and the identities of what is to be forgotten."""
_WORD: Final = re.compile(r"[^\W_]{6,}")
"""A word that is looked for in the bytes of the file afterwards."""


class Found(NamedTuple):
    """What a journal has of a target."""

    counts: tuple[tuple[str, int], ...] = ()
    """The rows that go, by table, of relationships, entries and checkpoints."""
    moved: int = 0
    """The entries that stay and lose their recorded versions."""
    commands: int = 0
    """The commands of the record that have changes of them."""
    uuids: frozenset[str] = frozenset()
    """The identities of what goes."""
    words: frozenset[str] = frozenset()
    """The longer words in it."""

    @property
    def is_empty(self) -> bool:
        """Whether the journal has nothing of it."""
        return not (self.counts or self.moved or self.commands)


def find(connection: "sqlite3.Connection", target: "Target") -> Found:
    """What a journal has of a target; nothing is written to the file."""
    with _temporary_tables(connection):
        _fill(connection, target)
        return _found(connection)


def erase(connection: "sqlite3.Connection", target: "Target", *, remember: "Collection[str]") -> Found:
    """Erase a target in the open transaction, and add `remember` to the identities of what was forgotten. Returns what
    there was."""
    with _temporary_tables(connection):
        _fill(connection, target)
        found = _found(connection)
        connection.execute("PRAGMA defer_foreign_keys = ON")
        connection.execute("UPDATE recording SET command = 0, replaced = 0")
        if not found.is_empty:
            erase_recorded(connection)
            _erase_rows(connection)
            connection.execute("INSERT INTO main.search (search) VALUES ('optimize')")
        connection.execute("UPDATE recording SET command = NULL")
        connection.executemany(
            "INSERT OR IGNORE INTO main.forgotten VALUES (?)", [(uuid,) for uuid in sorted(remember)]
        )
    return found


def delete_rows(connection: "sqlite3.Connection", target: "Target") -> tuple[tuple[str, int], ...]:
    """Delete the rows of a target from a copy without triggers, of which only the entries are read. Returns how many
    there were, by table. Only plain tables are read: the views may be those of another program."""
    with _temporary_tables(connection):
        _fill(connection, target)
        counts = _counts(connection)
        _erase_rows(connection)
        for table, link in LINKS:
            connection.execute(f"UPDATE main.{table} SET {link} = NULL WHERE {link} IN ({_gone(link, erased=True)})")
    return counts


@contextmanager
def _temporary_tables(connection: "sqlite3.Connection") -> "Iterator[None]":
    try:
        for definition in _TABLES:
            connection.execute(f"CREATE TEMP TABLE {definition}")
        yield
    finally:
        for definition in _TABLES:
            connection.execute(f"DROP TABLE IF EXISTS temp.{definition.split()[0]}")


def _fill(connection: "sqlite3.Connection", target: "Target") -> None:
    """Fill `gone` with the rows of the target, and with those that belonged to it at any time."""
    connection.executemany("INSERT INTO temp.wanted VALUES (?)", [(uuid,) for uuid in target.uuids])
    for number in _relationships(connection, target) | _deleted_relationships(connection, target):
        connection.execute("INSERT INTO temp.gone VALUES ('relationship', ?, 1)", (number,))
    for table in OWNED:
        _add(
            connection,
            f"'{table}', id, 1",
            f"main.{table} WHERE {_WANTED} OR relationship IN ({_gone('relationship')})",
        )
        for image in ("before", "after"):
            owned = f"({_value(image, 'relationship')} IN ({_gone('relationship')}) OR {_value(image, 'uuid')} {_IN})"
            _add(connection, f"tbl, row, {_is_missing(table)}", f"{_images(image)} AND tbl = '{table}' AND {owned}")
    _fill_belonging(connection)


def _fill_belonging(connection: "sqlite3.Connection") -> None:
    """Add the checkpoints and links of goals and sessions."""
    for erased in (1, 0):
        goals = f"SELECT row FROM temp.gone WHERE tbl = 'goal' AND erased = {erased}"
        _add(connection, f"'checkpoint', id, {erased}", f"main.checkpoint WHERE goal IN ({goals})")
    for image in ("before", "after"):
        goals = f"{_value(image, 'goal')} IN ({_gone('goal')})"
        _add(connection, "tbl, row, 1", f"{_images(image)} AND tbl = 'checkpoint' AND {goals}")
    links = f"session IN ({_gone('session')}) OR goal IN ({_gone('goal')})"
    _add(connection, "'session_goal', id, 1", f"main.session_goal WHERE {links}")
    for image in ("before", "after"):
        links = f"({_value(image, 'session')} IN ({_gone('session')}) OR {_value(image, 'goal')} IN ({_gone('goal')}))"
        _add(
            connection,
            f"tbl, row, {_is_missing('session_goal')}",
            f"{_images(image)} AND tbl = 'session_goal' AND {links}",
        )
    connection.execute(  # a link between entries that stay, which were moved together, stays too
        "UPDATE temp.gone SET erased = 0 WHERE tbl = 'session_goal' AND row IN (SELECT x.id FROM main.session_goal x "
        f"WHERE x.session NOT IN ({_gone('session', erased=True)}) AND x.goal NOT IN ({_gone('goal', erased=True)}))"
    )


def _relationships(connection: "sqlite3.Connection", target: "Target") -> set[int]:
    """The numbers of the relationships of the target: by identity; by name; or because most of their entries were
    forgotten, which are under another identity in the journal of another machine."""
    found = connection.execute(
        f"SELECT id, uuid, name, uuid {_IN} FROM main.relationship WHERE id <> {ME.number}"
    ).fetchall()
    numbers = {number for number, _, _, is_wanted in found if is_wanted}
    owned = " UNION ALL ".join(f"SELECT relationship, uuid {_IN} AS wanted FROM main.{table}" for table in OWNED)
    most = {
        number
        for (number,) in connection.execute(
            f"SELECT relationship FROM ({owned}) GROUP BY relationship HAVING 2 * sum(wanted) > count(*)"
        )
    }
    for number, uuid, name, _ in found:
        has_name = target.name is not None and spelling_key(name) == spelling_key(target.name)
        if uuid not in target.others and (has_name or number in most):
            numbers.add(number)
    return numbers


def _deleted_relationships(connection: "sqlite3.Connection", target: "Target") -> set[int]:
    """The numbers of relationships of the target that are only in the record of changes, because they were deleted, or
    their beginning was undone: by identity or name."""
    rows = f"tbl = 'relationship' AND {_is_missing('relationship')}"
    found: dict[int, tuple[set[str], set[str]]] = {}
    for image in ("before", "after"):
        query = f"SELECT row, {_value(image, 'uuid')}, {_value(image, 'name')} FROM {_images(image)} AND {rows}"
        for number, uuid, name in connection.execute(query):
            uuids, names = found.setdefault(number, (set(), set()))
            uuids.update([uuid] if uuid else [])
            names.update([spelling_key(str(name))] if name else [])
    wanted = None if target.name is None else spelling_key(target.name)
    return {
        number
        for number, (uuids, names) in found.items()
        if uuids & target.uuids or (wanted in names and not uuids & target.others)
    }


_IN: Final = "IN (SELECT uuid FROM temp.wanted)"
_WANTED: Final = f"uuid {_IN}"


def _add(connection: "sqlite3.Connection", values: str, source: str) -> None:
    connection.execute(f"INSERT OR IGNORE INTO temp.gone SELECT {values} FROM {source}")


def _images(image: str) -> str:
    return f"main.change WHERE json_valid({image})"


def _is_missing(table: str) -> str:
    """SQL for whether the row of a change is not in its table any more."""
    return f"NOT EXISTS (SELECT 1 FROM main.{table} x WHERE x.id = change.row)"


def _value(image: str, column: str) -> str:
    return f"json_extract({image}, '$.{column}')"


def _gone(table: str, *, erased: bool = False) -> str:
    return f"SELECT row FROM temp.gone WHERE tbl = '{table}'{' AND erased' if erased else ''}"


def _found(connection: "sqlite3.Connection") -> Found:
    one = {
        "moved": f"SELECT count(*) FROM temp.gone WHERE NOT erased AND tbl IN ({', '.join(map(repr, KINDS))})",
        "commands": f"SELECT count(DISTINCT command) FROM main.change WHERE {OF_GONE}",
    }
    uuids: set[str] = set()
    words: set[str] = set()
    for text in _texts(connection):
        words.update(_WORD.findall(text))
        uuids.update(_uuid_in(text))
    return Found(
        counts=_counts(connection),
        uuids=frozenset(uuids - _uuids_that_stay(connection)),
        words=frozenset(words),
        **{name: connection.execute(query).fetchone()[0] for name, query in one.items()},
    )


def _counts(connection: "sqlite3.Connection") -> tuple[tuple[str, int], ...]:
    """How many rows of each kind go, without kinds that have none."""
    counts = {
        table: connection.execute(
            f"SELECT count(*) FROM main.{table} WHERE id IN ({_gone(table, erased=True)})"
        ).fetchone()[0]
        for table in (*KINDS, "checkpoint")
    }
    return tuple((table, count) for table, count in counts.items() if count)


def _texts(connection: "sqlite3.Connection") -> "Iterator[str]":
    """Everything that goes, as JSON."""
    for table in RECORDED:
        query = f"SELECT json FROM main.{table}_json WHERE id IN ({_gone(table, erased=True)})"
        yield from (text for (text,) in connection.execute(query))
    for image in ("before", "after"):
        query = f"SELECT {image} FROM {_images(image)} AND {OF_GONE}"
        yield from (text for (text,) in connection.execute(query))


def _uuid_in(image: str) -> "Iterator[str]":
    columns = json.loads(image)
    if isinstance(columns, dict) and isinstance(columns.get("uuid"), str):
        yield columns["uuid"]


def _uuids_that_stay(connection: "sqlite3.Connection") -> set[str]:
    """The identities of entries that were moved away."""
    return {
        uuid
        for table in _WITH_UUID
        for (uuid,) in connection.execute(f"SELECT uuid FROM main.{table} WHERE id IN ({_gone(table)} AND NOT erased)")
    }


def _erase_rows(connection: "sqlite3.Connection") -> None:
    """Delete the rows, with what is counted of them."""
    for table in ("session_goal", *reversed(OWNED), "relationship"):
        connection.execute(f"DELETE FROM main.{table} WHERE id IN ({_gone(table, erased=True)})")
    for table in ("tally", "discussed"):
        connection.execute(f"DELETE FROM main.{table} WHERE relationship IN ({_gone('relationship')})")
    connection.execute("DELETE FROM main.revision WHERE (tbl, row) IN (SELECT tbl, row FROM temp.gone WHERE erased)")

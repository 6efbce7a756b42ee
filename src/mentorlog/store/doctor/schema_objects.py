"""Check that the file has every table, index, trigger and view of the schema, with the text that the schema gives it.

What is expected is read from an empty journal in memory, so that a new version of the schema changes nothing here.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from functools import cache
from typing import TYPE_CHECKING, Final

from mentorlog.model import Finding
from mentorlog.named_tuples import NamedTuple
from mentorlog.store.doctor.words import REPAIR, listed
from mentorlog.store.file.opening import in_memory
from mentorlog.store.schema import KEPT, RECORDED
from mentorlog.store.schema.change_triggers import make_triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.store.doctor.places import Places

_OF_SQLITE_UTILS: Final = "_sqlite_migrations"


class SchemaObject(NamedTuple):
    """A table, index, trigger or view."""

    type: str
    """What it is."""
    name: str
    """Its name."""
    table: str
    """The table or view that it belongs to; its own name for a table and a view."""
    sql: str
    """The statement that creates it."""


class Differences(NamedTuple):
    """How the schema of a file differs from the schema of this version."""

    lost: tuple[str, ...] = ()
    """Tables with entries, or with the record of changes, that are missing or defined differently."""
    wrong: tuple[str, ...] = ()
    """Other objects that are missing or defined differently; they can be created again."""
    taken: tuple[str, ...] = ()
    """Names of the schema that another program uses for something else."""
    others: tuple[str, ...] = ()
    """What other programs added."""


def read_objects(connection: sqlite3.Connection) -> dict[str, SchemaObject]:
    """The objects of a file by name, without those that SQLite and sqlite-utils create."""
    found = connection.execute(
        "SELECT type, name, tbl_name, sql FROM main.sqlite_master "
        "WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
    )
    return {row[1]: SchemaObject(*row) for row in found if row[2] != _OF_SQLITE_UTILS}


@cache
def expected_objects() -> dict[str, SchemaObject]:
    """The objects of an empty journal of this version."""
    with closing(in_memory()) as empty:
        return read_objects(empty)


def compare(connection: sqlite3.Connection) -> Differences:
    """How the schema of an open journal differs from the schema of this version."""
    expected, found = expected_objects(), read_objects(connection)
    lost, wrong, taken = [], [], []
    for name, wanted in expected.items():
        there = found.get(name)
        if there is not None and there.type != wanted.type:
            taken.append(name)
        elif name in KEPT:
            if there is None or not _has_definitions(there.sql, wanted.sql):
                lost.append(name)
        elif there is None or (there.sql != wanted.sql and there.sql not in _variants(wanted, found)):
            wrong.append(name)
    others = [f"{there.type} {name}" for name, there in found.items() if name not in expected]
    others += [column for table in RECORDED if table in found for column in _other_columns(expected, found, table)]
    return Differences(tuple(lost), tuple(wrong), tuple(taken), tuple(others))


def check_schema(connection: sqlite3.Connection, places: Places) -> Iterator[Finding]:
    """Whether the schema is that of this version. What other programs added is a note."""
    differences = compare(connection)
    wrong = [*differences.wrong, *([] if is_recording(connection, differences) else ["the row of recording"])]
    if differences.lost or differences.taken:
        names = listed([*differences.lost, *differences.taken, *wrong])
        is_missing = any(table not in read_objects(connection) for table in differences.lost)
        fix = (places.move_and_restore_line() if is_missing else None) or places.rebuild_line
        yield Finding("schema", "fault", f"Tables are missing, or another program changed them: {names}.", fix)
    elif wrong:
        message = f"Parts of the schema are missing, or another program changed them: {listed(wrong)}."
        yield Finding("schema", "fault", message, REPAIR)
    else:
        yield Finding("schema", "ok", "complete")
    if differences.others:
        yield Finding("schema", "note", f"Other programs added {listed(differences.others)}.")


def is_recording(connection: sqlite3.Connection, differences: Differences) -> bool:
    """Whether the table from which triggers read who makes a change has its only row."""
    if "recording" in differences.lost:
        return True
    return connection.execute("SELECT id, command FROM main.recording").fetchall() == [(1, None)]


def _variants(wanted: SchemaObject, found: dict[str, SchemaObject]) -> frozenset[str]:
    """The other texts that a view or a trigger may have, because another program added columns or indexes."""
    table = wanted.table.removesuffix("_json")
    if wanted.type not in ("trigger", "view") or table not in RECORDED or table not in found:
        return frozenset()
    there = [other for other in found.values() if other.table == table and other.type in ("table", "index")]
    own = [other for other in there if other.name in expected_objects()]
    texts: set[str] = set()
    for objects in (there, own):
        with closing(sqlite3.connect(":memory:")) as scratch, suppress(sqlite3.Error):
            texts.update(_texts(scratch, wanted, objects, table))
    return frozenset(texts)


def _texts(scratch: sqlite3.Connection, wanted: SchemaObject, objects: list[SchemaObject], table: str) -> Iterator[str]:
    """The text of a view or trigger for each number of columns that its table had since a program added the first."""
    scratch.execute("CREATE TABLE recording (replaced INTEGER)")
    for there in sorted(objects, key=lambda each: each.type, reverse=True):  # the table before its indexes
        with suppress(sqlite3.Error):
            scratch.execute(there.sql)
    own = _columns(expected_objects()[table].sql)
    columns = [row[1] for row in scratch.execute(f"PRAGMA table_info({table})")]
    for column in (None, *reversed([column for column in columns if column not in own])):
        for name, made in read_objects(scratch).items():
            if made.type in ("trigger", "view"):
                scratch.execute(f"DROP {made.type} IF EXISTS {name}")
        if column is not None:
            scratch.execute(f'ALTER TABLE {table} DROP COLUMN "{column}"')
        make_triggers(scratch, table)
        yield read_objects(scratch)[wanted.name].sql


def _other_columns(expected: dict[str, SchemaObject], found: dict[str, SchemaObject], table: str) -> Iterator[str]:
    """The columns that another program added to a table."""
    if table in found and found[table].sql != expected[table].sql:
        own = _columns(expected[table].sql)
        yield from (f"column {table}.{column}" for column in _columns(found[table].sql) if column not in own)


def _has_definitions(sql: str, wanted: str) -> bool:
    """Whether a table has every column and every rule of another one, in whatever order."""
    return sql == wanted or (
        _definitions(wanted) <= _definitions(sql)
        and sql.rpartition(")")[2].split() == wanted.rpartition(")")[2].split()
    )


def _columns(sql: str) -> list[str]:
    """The names of the columns that a statement defines."""
    no_column = ("CONSTRAINT", "UNIQUE", "FOREIGN", "PRIMARY", "CHECK")
    words = [definition.split()[0].strip('"[]`') for definition in _parts(sql)]
    return [word for word in words if word.upper() not in no_column]


def _definitions(sql: str) -> frozenset[str]:
    return frozenset(_parts(sql))


def _parts(sql: str) -> list[str]:
    """The definitions of columns and rules in a CREATE TABLE statement, each with single blanks."""
    body = sql[sql.index("(") + 1 : sql.rindex(")")]
    parts, depth = [""], 0
    for piece in re.findall(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[(),]|[^'\"(),]+", body):
        if piece == "," and not depth:
            parts.append("")
            continue
        depth += {"(": 1, ")": -1}.get(piece, 0)
        parts[-1] += piece
    return [" ".join(part.split()) for part in parts if part.strip()]

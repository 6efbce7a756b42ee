"""Rebuild what can be derived from the entries: the search index, the counts, the views, triggers and indexes; and
what an encrypted file begins with, which its backups have too.

All of it is one transaction, which is not a command in the history. The rows of every other table are read before and
after; if one of them had changed, everything would be rolled back.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from mentorlog.errors import ConflictError
from mentorlog.store.doctor.counts import rebuild_counts
from mentorlog.store.doctor.salt import SALT, repair_salt
from mentorlog.store.doctor.schema_objects import compare, expected_objects, is_recording, read_objects
from mentorlog.store.doctor.scratch import derived_tables
from mentorlog.store.doctor.search_index import is_of_search, rebuild_search
from mentorlog.store.doctor.words import REPAIR
from mentorlog.store.errors import translate_sqlite_errors
from mentorlog.store.file.header import VERSION, connect, version_of
from mentorlog.store.schema import KEPT, RECORDED
from mentorlog.store.schema.change_triggers import make_triggers
from mentorlog.store.transactions import write_transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from mentorlog.model import Finding
    from mentorlog.store.doctor.progress import Progress

_WAIT: Final = 5.0
"""Seconds to wait for the write lock."""
_ORDER: Final = ("table", "index", "view", "trigger")
"""The order in which objects are created."""


def repair(journal: Path, findings: Iterable[Finding], *, progress: Progress) -> tuple[str, ...]:
    """Rebuild what `findings` say can be rebuilt, and return what was rebuilt, in words; nothing if there is nothing.

    Raises JournalError; the journal is as before then."""
    checks = {finding.check for finding in findings if finding.fix == REPAIR}
    if not checks:
        return ()
    if "journal" in checks:
        return (SALT,) if repair_salt(journal) else ()
    with translate_sqlite_errors(str(journal)), closing(connect(journal, mode="rw", wait=_WAIT)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")  # the links of temporary tables lead nowhere
        with write_transaction(connection):
            return _repair(connection, checks, progress)


def _repair(connection: sqlite3.Connection, checks: set[str], progress: Progress) -> tuple[str, ...]:
    if version_of(connection) != VERSION:
        raise ConflictError("Another program has changed the version of the journal. Nothing was changed.", hint=REPAIR)
    before = _fingerprint(connection)
    rebuilt: list[str] = []
    if "schema" in checks:
        wrong = compare(connection).wrong
        rebuilt += _create_again(connection, wrong)
        # what was created again is empty
        checks |= {"search"} if any(is_of_search(name) for name in wrong) else set()
        checks |= {"counts"} if set(derived_tables()) & set(wrong) else set()
    if "indexes" in checks:
        connection.execute("REINDEX")
        rebuilt.append("the indexes of tables")
    if "search" in checks:
        rebuild_search(connection, progress)
        rebuilt.append("the search index")
    if "counts" in checks:
        rebuild_counts(connection, progress)
        rebuilt.append("the counts")
    if _fingerprint(connection) != before:
        raise ConflictError("The entries would have changed, so nothing was repaired. The journal is as before.")
    return tuple(rebuilt)


def _create_again(connection: sqlite3.Connection, wrong: Sequence[str]) -> list[str]:
    """Create what is missing or wrong in the schema, except the search index, and return its names."""
    expected = expected_objects()
    names = [name for name in wrong if not is_of_search(name)]
    for name in sorted(names, key=lambda name: _ORDER.index(expected[name].type)):
        connection.execute(f"DROP {expected[name].type} IF EXISTS main.{name}")
        if expected[name].type != "trigger":
            connection.execute(expected[name].sql)
    # these depend on the columns that a table has in this file
    for table in RECORDED:
        if any(expected[name].table in (table, f"{table}_json") for name in names):
            make_triggers(connection, table)
    # a table takes its indexes with it, a view its triggers
    there = read_objects(connection)
    for made in expected.values():
        if made.name not in there and not is_of_search(made.name):
            connection.execute(made.sql)
    if not is_recording(connection, compare(connection)):
        connection.execute("DELETE FROM recording")
        connection.execute("INSERT INTO recording (id, command) VALUES (1, NULL)")
        names.append("the row of recording")
    return names


def _fingerprint(connection: sqlite3.Connection) -> dict[str, int]:
    """A number for the rows of each table that can't be derived, other in each run of the program."""
    there = read_objects(connection)
    kept = [table for table in KEPT if table in there and table != "recording"]
    return {table: _sum(connection.execute(f"SELECT * FROM main.{table}")) for table in kept}


def _sum(rows: Iterable[Sequence[object]]) -> int:
    total = 0
    for number, row in enumerate(rows):
        total = (total * 31 + hash((number, tuple(row)))) & 0xFFFFFFFFFFFFFFFF
    return total

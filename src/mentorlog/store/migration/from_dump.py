"""Make a proper journal from a file that has the tables of one.

A file that was rebuilt from the output of `sqlite3 .dump`, `.recover` or `sqlite-utils dump` has the tables of a
journal, but neither its application id nor its version. Its schema can be incomplete, and after `.recover` rows can be
missing. So a new journal of the same version is created, and every row is copied to it. Counts and the search index
are computed again, and then the later steps of the schema follow, as in any journal of that version.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from mentorlog.errors import JournalError
from mentorlog.store import schema
from mentorlog.store.errors import too_new
from mentorlog.store.file.driver import attach
from mentorlog.store.file.files import create_private
from mentorlog.store.file.header import (
    APPLICATION_ID,
    VERSION,
    connect,
    has_journal_tables,
    table_names,
    version_of,
)
from mentorlog.store.file.page_copy import copy_pages
from mentorlog.store.migration import migrations, rebuilding
from mentorlog.store.schema import FIRST_VERSION
from mentorlog.store.schema.change_triggers import derive, make_triggers
from mentorlog.store.schema.taken_names import refuse_taken_names

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_OWNERS: Final[dict[str, str]] = {
    "relationship": "INSERT INTO relationship (id, name, role, status, started_on, private) "
    "SELECT {id}, 'Recovered r{id}', 'mentor', 'active', min(day), 1 FROM {table} WHERE relationship = {id}",
    "goal": "INSERT INTO goal (id, relationship, title, day, private) "
    "SELECT {id}, relationship, 'Recovered g{id}', min(day), 1 FROM {table} WHERE goal = {id}",
}
"""The statements that create a lost row again to which rows of another table belong."""


def copy_to_journal(source: Path, draft: Path) -> None:
    """Copy the content of `source` to the new journal `draft`, of the newest version. `source` is a journal of any
    supported version, or a file that was rebuilt from a dump of one; it is only read. `draft` is missing or empty; it
    is created with mode 0600.

    Kept are the rows of every table, the numbers that are never used again, the calendar counters, the record of
    changes, and what other programs added. If the file lost rows to which others belong, those rows are created again
    under a name like "Recovered r3". Raises JournalError if `source` is not a journal, NewerJournalError if its version
    is not supported, sqlite3.DatabaseError if it is damaged or in use, OSError if the draft can't be written.
    """
    with closing(connect(source, mode="ro", wait=2)) as old:
        old.execute("BEGIN")  # one state of the file, whatever other programs write
        is_proper = _application_id(old) == APPLICATION_ID
        if not is_proper and not has_journal_tables(old):
            raise JournalError(f"The file {source} is not a mentorlog journal. It was not changed.")
        version = version_of(old) if is_proper else _version_by_tables(old)
        _check_version(version, source)
        if version >= FIRST_VERSION:
            refuse_taken_names(old, str(source), version=version)
        if not draft.exists():
            create_private(draft)
        with closing(connect(draft, mode="rw", wait=0)) as new:
            if version < FIRST_VERSION:
                rebuilding.rebuild(new, source)
            elif is_proper and not _is_recovered(old):
                _copy_pages(old, new)
            else:
                _copy(new, source, version=version)


def _check_version(version: int, source: Path) -> None:
    if version > VERSION:
        raise too_new(str(source), version=version)
    if version < 1:
        raise JournalError(f"The file {source} is damaged: it has no schema. It was not changed.")


def _is_recovered(connection: sqlite3.Connection) -> bool:
    """Whether a file with the header of a journal was made by `.recover`, which keeps it, or has lost rows."""
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name LIKE 'lost~_and~_found%' ESCAPE '~'").fetchone()
    return bool(found or connection.execute("PRAGMA foreign_key_check").fetchone())


def _copy_pages(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Copy a journal of version 5 or later as it is, and run the steps that it lacks."""
    old.execute("COMMIT")
    copy_pages(old, new)
    new.execute("PRAGMA journal_mode = DELETE")
    if version_of(new) < VERSION:
        new.execute("BEGIN IMMEDIATE")
        migrations.apply(new)
        new.execute("COMMIT")


def _application_id(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def _version_by_tables(connection: sqlite3.Connection) -> int:
    """The version of a file that has lost its number: that of the last step that was recorded in it."""
    tables = table_names(connection)
    if "_sqlite_migrations" in tables:
        (last,) = connection.execute(
            "SELECT max(CAST(substr(name, 2) AS INTEGER)) FROM _sqlite_migrations WHERE migration_set = 'mentorlog'"
        ).fetchone()
        if last:
            return int(last)
    if "advice" not in tables:
        return FIRST_VERSION - 1  # copied by its columns, as the versions before 5 are
    if "evaluation" in tables:
        return 10 if "forgotten" in tables else 9
    columns = {name for _, name, *_ in connection.execute("PRAGMA table_info(change)")}
    return 8 if "event" in columns else 7


def _copy(new: sqlite3.Connection, old: Path, *, version: int) -> None:
    """Create a journal in the empty file of `new` from the one at `old`, which has the tables of `version`."""
    new.execute("PRAGMA foreign_keys = OFF")
    new.execute("PRAGMA ignore_check_constraints = ON")
    for setting in ("journal_mode = MEMORY", "synchronous = OFF"):
        new.execute(f"PRAGMA {setting}")
    attach(new, old, name="old", mode="ro")
    new.execute("BEGIN")
    migrations.apply(new, then=(version, _copy_rows))
    rebuilding.copy_others(new)
    _copy_sequences(new)
    new.execute("COMMIT")
    new.execute("DETACH old")


def _copy_rows(new: sqlite3.Connection) -> None:
    """Copy the rows of an attached file of the same version, and count and index them."""
    tables = table_names(new)
    kept = [table for table in schema.KEPT if table in tables]
    recorded = [table for table in schema.RECORDED if table in tables]
    for table in recorded:
        for event in ("replace", "insert", "update", "delete"):
            new.execute(f"DROP TRIGGER main.record_{table}_{event}")
    for table in kept:
        rebuilding.copy_rows(new, table)
    new.execute("UPDATE recording SET command = NULL")
    _repair_links(new, recorded)
    for table in recorded:
        make_triggers(new, table)
    derive(new)


def _repair_links(new: sqlite3.Connection, recorded: list[str]) -> None:
    """Create lost rows again to which others belong, and cut links to lost rows."""
    new.execute("DELETE FROM change WHERE command NOT IN (SELECT id FROM command)")
    for table in ("relationship", *recorded):  # relationships first, because a goal needs its own
        links = new.execute(f"PRAGMA main.foreign_key_list({table})").fetchall()
        for parent, column, on_delete in {(link[2], link[3], link[6]) for link in links if link[4] in ("id", None)}:
            lost = f"{column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {parent})"
            if on_delete == "SET NULL":
                new.execute(f"UPDATE {table} SET {column} = NULL WHERE {lost}")
            elif table == "session_goal":
                new.execute(f"DELETE FROM {table} WHERE {lost}")
            else:
                for (number,) in new.execute(f"SELECT DISTINCT {column} FROM {table} WHERE {lost}").fetchall():
                    new.execute(_OWNERS[parent].format(id=number, table=table))


def _copy_sequences(new: sqlite3.Connection) -> None:
    """Continue the numbers where the file stopped, so that the numbers of deleted entries are not used again."""
    rebuilding.copy_sequences(new)
    new.execute(
        "INSERT INTO main.sqlite_sequence (name, seq) SELECT name, 0 FROM main.sqlite_master WHERE type = 'table' "
        "AND sql LIKE '%AUTOINCREMENT%' AND name NOT IN (SELECT name FROM main.sqlite_sequence)"
    )
    for (table,) in new.execute("SELECT name FROM main.sqlite_sequence").fetchall():
        new.execute(
            f'UPDATE main.sqlite_sequence SET seq = max(seq, ifnull((SELECT max(rowid) FROM main."{table}"), 0), '
            "ifnull((SELECT max(row) FROM change WHERE tbl = ?1), 0)) WHERE name = ?1",
            (table,),
        )

"""Journals made from files that were rebuilt from a dump, which have the tables but not the header of a journal."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mentorlog.errors import JournalError, NewerJournalError
from mentorlog.model import Ref
from mentorlog.store import Journal
from mentorlog.store.file.header import APPLICATION_ID, VERSION
from mentorlog.store.migration.from_dump import copy_to_journal
from mentorlog.store.schema import KEPT
from tests.store.build import DERIVED, NOW, Build, connection, day, rows, terms
from tests.store.migration.test_migrations import NAMES, unpacked

FOLDER = Path(__file__).parent / "journals"


def rebuilt(source, target, *, without=()):
    """A file with the tables and rows of another one, as `sqlite3 source .dump | sqlite3 target` makes it: without
    application id and version. `without`: the beginnings of names that are missing, as after `.recover`."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        found = old.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
        kept = [row for row in found if not row[1].startswith(("sqlite_", "search", *without))]
        for kind in ("table", "index", "view", "trigger"):
            for _, name, sql in [row for row in kept if row[0] == kind]:
                new.execute(sql)
                if kind == "table":
                    for row in old.execute(f"SELECT * FROM {name}"):  # noqa: S608
                        new.execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608
        if "sqlite_sequence" not in without:
            new.execute("DELETE FROM sqlite_sequence")
            new.executemany("INSERT INTO sqlite_sequence VALUES (?, ?)", old.execute("SELECT * FROM sqlite_sequence"))
        new.commit()
        assert new.execute("PRAGMA user_version").fetchone() == (0,)
    return target


def copied(source, target):
    """The journal that is made from a file."""
    before = source.read_bytes()
    copy_to_journal(source, target)
    assert source.read_bytes() == before
    assert target.stat().st_mode & 0o777 == 0o600
    return Journal.open(target, access="write")


def everything(journal):
    """All that a journal has: the rows, what is derived from them, and the numbers that come next."""
    at = connection(journal)
    sequences = sorted(at.execute("SELECT name, seq FROM sqlite_sequence WHERE seq > 0"))
    schema = at.execute(
        "SELECT type, name FROM sqlite_master WHERE name NOT LIKE '%migrations%' ORDER BY name"
    ).fetchall()
    return rows(journal, *KEPT, *DERIVED), terms(journal), sequences, schema


def next_note(journal):
    """The ref of a new note."""
    build = Build(journal)
    build.one = Ref("relationship", 1)
    return build.note("next")


@pytest.fixture
def journal(path):
    """A journal with entries, deleted ones, undone commands, changes of another program, and its own column."""
    with Journal.open(path, access="write") as journal:
        build = Build(journal)
        build.relationship()
        goal = build.goal()
        build.held("03-02", notes="明日 telegraph", topics=("career",), goals=(goal,))
        build.checkpoint(goal, "03-03", 40)
        build.planned("04-02", at="14:00")
        build.set(Ref("session", 2), on=day("04-03"))
        build.advice("ask first")
        build.remove(build.note("gone"))
        build.note("undone")
        journal.undo(now=NOW)
        at = connection(journal)
        at.execute("ALTER TABLE note ADD COLUMN mood TEXT")
        at.execute("CREATE TABLE other (a, b)")
        at.execute("INSERT INTO other VALUES (1, 'x')")
    return path


@pytest.mark.heavy
@pytest.mark.parametrize("is_rebuilt", [False, True], ids=["journal", "dump"])
def test_everything_is_kept(journal, tmp_path, is_rebuilt):
    """Entries, numbers, calendar counters, the record of changes and what other programs added are as before."""
    with Journal.open(journal, access="read") as before:
        expected = everything(before)
    source = rebuilt(journal, tmp_path / "rebuilt.db") if is_rebuilt else journal
    with copied(source, tmp_path / "new.db") as new:
        assert everything(new) == expected
        assert new.redo(now=NOW).verb == "note"
        assert [str(one.ref) for one in new.search("undone")] == ["n2"]
        assert next_note(new) == Ref("note", 3)


@pytest.mark.heavy
@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("name", NAMES)
def test_dumps_of_older_journals_are_taken_in(tmp_path, name):
    """The result is what the migration makes of the older journal itself."""
    source = rebuilt(unpacked(tmp_path, name), tmp_path / "rebuilt.db")
    with Journal.open(tmp_path / "journal.db", access="write") as migrated, copied(source, tmp_path / "new.db") as new:
        assert everything(new) == everything(migrated)


@pytest.mark.heavy
@pytest.mark.parametrize("application_id", [0, APPLICATION_ID], ids=["without header", "with header"])
def test_lost_rows_to_which_others_belong_are_created_again(journal, tmp_path, application_id):
    """What `.recover` could not save must not hide the entries that it did. Newer ones keep the header."""
    without = ("record_", "changing", "counting", "indexing", "_sqlite", "idx__", "sqlite_sequence")
    source = rebuilt(journal, tmp_path / "rebuilt.db", without=without)
    with closing(sqlite3.connect(source)) as at:
        at.execute(f"PRAGMA application_id = {application_id}")
        at.execute(f"PRAGMA user_version = {VERSION if application_id else 0}")
        at.execute("DELETE FROM relationship WHERE id = 1")
        at.execute("DELETE FROM goal")
        at.execute("DELETE FROM command WHERE id < 4")
        at.execute("CREATE TABLE lost_and_found (rootpgno, pgno, nfield, id, c0)")
        at.execute("INSERT INTO lost_and_found VALUES (1, 2, 3, 4, 'a lost text')")
        at.commit()
    with copied(source, tmp_path / "new.db") as new:
        at = connection(new)
        assert at.execute("PRAGMA foreign_key_check").fetchall() == []
        assert at.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert new.relationships()[0].name == "Recovered r1"
        assert new.entry(Ref("goal", 1)).title == "Recovered g1"
        assert new.entry(Ref("session", 1)).goals == (Ref("goal", 1),)
        assert [str(one.ref) for one in new.search("telegraph")] == ["s1"]
        assert at.execute("SELECT c0 FROM lost_and_found").fetchall() == [("a lost text",)]
        assert next_note(new) == Ref("note", 3)
        assert new.undo(now=NOW).refs


def test_other_files_are_refused(tmp_path, journal):
    """A file that is not a journal, a newer journal and a damaged one; none of them is changed."""
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as at:
        at.execute("CREATE TABLE note (id)")
    with pytest.raises(JournalError, match="is not a mentorlog journal"):
        copy_to_journal(foreign, tmp_path / "new.db")
    with closing(sqlite3.connect(journal)) as at:
        at.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(NewerJournalError, match="newer mentorlog"):
        copy_to_journal(journal, tmp_path / "new.db")
    content = gzip.decompress((FOLDER / "version-6.db.gz").read_bytes())
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(content[:8192] + b"\xff" * 4096 * 12 + content[8192 + 4096 * 12 :])
    with pytest.raises(sqlite3.DatabaseError, match="malformed"):
        copy_to_journal(damaged, tmp_path / "newer.db")


@pytest.mark.heavy
def test_a_table_with_more_columns_than_a_function_takes_arguments(path, tmp_path):
    """Other programs may add columns; undo brings back their values."""
    with Journal.open(path, access="write") as journal:
        note = Build(journal).note("first")
        for number in range(150):
            connection(journal).execute(f"ALTER TABLE note ADD COLUMN other_{number} TEXT")
    with copied(rebuilt(path, tmp_path / "rebuilt.db"), tmp_path / "new.db") as new:
        at = connection(new)
        at.execute("UPDATE note SET other_149 = 'a }{ b', text = 'second}'")
        new.undo(now=NOW)
        assert at.execute("SELECT text, other_149 FROM note").fetchall() == [("first", None)]
        new.redo(now=NOW)
        assert at.execute("SELECT text, other_149 FROM note").fetchall() == [("second}", "a }{ b")]
        assert new.search("second")[0].ref == note

"""What is done to a journal once a day."""

import sqlite3
from contextlib import closing

from mentorlog.model import Ref
from mentorlog.store import Journal
from mentorlog.store.record.upkeep import keep_up, last_command
from tests.store.build import NOW, Build, day

NOTE = Ref("note", 1)
ADDED = ("mood TEXT", '"the order" INTEGER NOT NULL DEFAULT 5', "vector BLOB", '"a""b" TEXT')


def run(path):
    """Do it with the default settings."""
    return keep_up(str(path), now=NOW, months=12, megabytes=100, wait=1, may_forget=True)


def test_columns_that_another_program_added_are_recorded(filled):
    """Deleting and editing an entry can be undone with the values in them, and the file stays writable."""
    with closing(sqlite3.connect(filled)) as at:
        for column in ADDED:
            at.execute(f"ALTER TABLE note ADD COLUMN {column}")
    assert run(filled) == 0
    values = 'SELECT mood, "the order" FROM note'
    with closing(sqlite3.connect(filled)) as at, at:
        at.execute("PRAGMA foreign_keys = ON")
        at.execute("UPDATE note SET mood = 'glad', \"the order\" = 7, vector = x'ff', \"a\"\"b\" = 'c'")
    with Journal.open(filled, access="write") as journal:
        Build(journal).remove(NOTE)
        journal.undo(now=NOW)
        assert journal._connection.execute(values).fetchall() == [("glad", 7)]
        assert journal.undo(now=NOW).verb == "outside"
        assert journal._connection.execute(values).fetchall() == [(None, 5)]


def test_nothing_is_written_if_there_is_nothing_to_do(filled):
    """The file is the same, byte for byte; one of another version is left alone."""
    before = filled.read_bytes()
    assert run(filled) == 0
    assert filled.read_bytes() == before
    with closing(sqlite3.connect(filled)) as at:
        at.execute("ALTER TABLE note ADD COLUMN mood TEXT")
        at.execute("PRAGMA user_version = 99")
    before = filled.read_bytes()
    assert run(filled) == 0
    assert filled.read_bytes() == before


def test_the_last_command_is_found(filled, path):
    """Its number is that of the last line of the history."""
    assert last_command(str(filled)) == 2
    with Journal.open(path, access="write") as journal, journal.command("note", now=NOW) as change:
        change.add("note", relationship=Ref("relationship", 1), on=day("03-02"), text="more")
    assert last_command(str(filled)) == 3

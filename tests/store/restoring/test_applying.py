"""A restore makes the entries those of another journal file, as one command that undo takes back."""

import shutil
import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.errors import ConflictError
from mentorlog.model import ME, Ref
from mentorlog.store import Journal
from mentorlog.store.restoring.source import readable_copy
from tests.property_tests import settings
from tests.store.build import DERIVED, NOW, RECORDED, Build, connection, in_memory, rows, terms
from tests.store.commands import START, STEPS, perform


def everything(journal):
    """All recorded rows and all data derived from them."""
    return rows(journal, *RECORDED, *DERIVED), terms(journal)


def derived_afresh(journal):
    """What a journal would contain if its rows had been written once."""
    with in_memory() as afresh:
        copy = connection(afresh)
        copy.execute("PRAGMA foreign_keys = OFF")
        for table, found in rows(journal, *RECORDED).items():
            for row in found:
                copy.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608
        return everything(afresh)


def counters(journal):
    """The counters that never fall: of the numbers of each table, and of calendar entries."""
    at = connection(journal)
    numbers = [row for row in at.execute("SELECT name, seq FROM sqlite_sequence") if row[0] in RECORDED]
    return dict(numbers) | {row[:2]: row[2] for row in at.execute("SELECT * FROM revision")}


def restore(journal, source, path):
    """Restore the journal at `path` from a file; returns what was shown before."""
    with readable_copy(source, journal=path) as copy, journal.restoring(copy) as prepared:
        prepared.apply(now=NOW)
        return prepared.differences


@cache
def empty_journal():
    """The file of a journal without entries."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "journal.db")
        Journal.open(path, access="write").close()
        return path.read_bytes()


@contextmanager
def on_disk(path):
    """A new journal in a file, copied from an empty one."""
    path.touch(mode=0o600)
    path.write_bytes(empty_journal())
    with Journal.open(path, access="write") as journal:
        yield journal


SOME_STEPS = st.lists(STEPS, max_size=5)


@given(before=SOME_STEPS, after=SOME_STEPS, is_other=st.booleans())
@settings(max_examples=200, everyday=6, deadline=None)
def test_a_restore_gives_the_entries_of_the_file_and_can_be_undone(tmp_path_factory, before, after, is_other):
    """From an earlier state, or from a journal whose entries have the same numbers and other identities."""
    folder = tmp_path_factory.mktemp("restore")
    path, source = folder / "journal.db", folder / "backup.db"
    with on_disk(path) as journal:
        for step in [START, *before]:
            perform(journal, step)
        if is_other:
            with on_disk(source) as other:
                for step in [START, *after]:
                    perform(other, step)
        else:
            shutil.copy(path, source)
            for step in after:
                perform(journal, step)
        with Journal.open(source, access="read") as other:
            wanted, theirs = rows(other, *RECORDED), counters(other)
        was, ours, history = everything(journal), counters(journal), journal.commands(limit=-1)
        differences = restore(journal, source, path)
        restored = everything(journal)
        assert {table: sorted(found) for table, found in restored[0].items() if table in wanted} == {
            table: sorted(found) for table, found in wanted.items()
        }
        assert restored == derived_afresh(journal)
        for key, count in counters(journal).items():
            assert count >= max(ours.get(key, 0), theirs.get(key, 0) if differences.total else 0)
        if not differences.total:
            assert (everything(journal), journal.commands(limit=-1)) == (was, history)
            return
        assert [one.verb for one in journal.commands(limit=-1)] == ["restore", *(one.verb for one in history)]
        journal.undo(now=NOW)
        assert everything(journal) == was
        journal.redo(now=NOW)
        assert everything(journal) == restored
        assert not restore(journal, source, path).total
    shutil.rmtree(folder)


@contextmanager
def two_journals(folder):
    """A journal with entries of every kind, and a copy of it as its backup."""
    path, source = folder / "journal.db", folder / "backup.db"
    with on_disk(path) as journal:
        perform(journal, START)
        build = Build(journal)
        build.one = journal.relationships()[0].ref
        build.goal("second"), build.goal("third"), build.held("2026-03-09"), build.note("second")
        shutil.copy(path, source)
        with Journal.open(source, access="write") as other:
            yield journal, other, lambda: restore(journal, source, path)


SWAPS = (
    "UPDATE relationship SET name = 'x' WHERE id = 1; UPDATE relationship SET name = 'Ana' WHERE id = 2; "
    "UPDATE relationship SET name = 'Bo' WHERE id = 1",
    "UPDATE relationship SET name = 'ANA' WHERE id = 1",
    "UPDATE relationship SET status = 'ended', ended_on = '2026-11-01' WHERE id = 1; "
    "INSERT INTO relationship (name, role, started_on) VALUES ('ana', 'mentor', '2026-01-01')",
    "UPDATE relationship SET uuid = 'x' || substr(uuid, 2) WHERE id = 1; "
    "UPDATE relationship SET uuid = 'y' || substr((SELECT uuid FROM relationship WHERE id = 1), 2) WHERE id = 2",
    "UPDATE goal SET uuid = 'x' || substr(uuid, 2) WHERE id = 1; "
    "UPDATE goal SET uuid = 'y' || substr(uuid, 2) WHERE id = 2",
    "UPDATE checkpoint SET day = '2030-01-01' WHERE id = 1; "
    "UPDATE checkpoint SET day = '2026-01-28' WHERE id = 2; UPDATE checkpoint SET day = '2026-02-27' WHERE id = 1",
    "INSERT INTO session_goal (session, goal) VALUES (1, 2); UPDATE session_goal SET goal = 3 WHERE id = 1; "
    "UPDATE session_goal SET goal = 1 WHERE id = 2; UPDATE session_goal SET goal = 2 WHERE id = 1",
    "UPDATE goal SET relationship = 2 WHERE id = 1",
    "DELETE FROM relationship WHERE id = 1",
    "DELETE FROM session",
    "DELETE FROM goal",
    "INSERT INTO relationship (name, role, status, goal) VALUES ('New', 'mentee', 'prospect', 2)",
    "INSERT INTO goal (relationship, title, day) VALUES (1, 'new', '2026-01-01'); "
    "INSERT INTO relationship (name, role, status, goal) SELECT 'New', 'mentee', 'prospect', max(id) FROM goal",
    "UPDATE note SET id = 9 WHERE id = 1",
)
"""Changes after which rows hold each other's names, identities and days, or entries that others link to are gone."""


@pytest.mark.heavy
@pytest.mark.parametrize("is_backup_older", [True, pytest.param(False, marks=pytest.mark.heavy)])
def test_rows_that_are_in_each_other_s_way_are_restored(tmp_path, is_backup_older):
    """In either direction: the change is taken back, or made."""
    for number, swap in enumerate(SWAPS):
        folder = tmp_path / str(number)
        folder.mkdir()
        with two_journals(folder) as (journal, other, restore_journal):
            connection(journal if is_backup_older else other).executescript(f"BEGIN; {swap}; COMMIT")
            wanted, before = everything(other), everything(journal)
            assert wanted != before
            restore_journal()
            assert everything(journal) == wanted, swap
            journal.undo(now=NOW)
            assert everything(journal) == before, swap
            journal.redo(now=NOW)
            assert everything(journal) == wanted, swap
            assert not restore_journal().total


def test_entries_that_were_exchanged_are_restored(tmp_path):
    """A uuid that belongs to another number in the backup, for a table with links to it and for one without."""
    with two_journals(tmp_path) as (journal, other, restore_journal):
        for table in ("relationship", "goal", "note"):
            connection(other).executescript(f"""
                CREATE TEMP TABLE ids AS SELECT id, uuid FROM {table} WHERE id IN (1, 2);
                UPDATE {table} SET uuid = lower(hex(randomblob(18))) WHERE id IN (1, 2);
                UPDATE {table} SET uuid = (SELECT uuid FROM ids WHERE ids.id = 3 - {table}.id) WHERE id IN (1, 2);
                DROP TABLE ids;
            """)  # noqa: S608
        wanted, before = everything(other), everything(journal)
        assert wanted != before
        differences = restore_journal()
        assert everything(journal) == wanted
        assert (
            dict(differences.comes.counts)
            == dict(differences.goes.counts)
            == {
                "relationship": 2,
                "goal": 2,
                "note": 2,
            }
        )
        journal.undo(now=NOW)
        assert everything(journal) == before


def test_a_summary_has_the_entries_by_kind(tmp_path):
    """A checkpoint or a link counts as a change of its goal or session; only the first entries are listed."""
    with two_journals(tmp_path) as (journal, _, restore_journal):
        build = Build(journal)
        build.one = journal.relationships()[0].ref
        build.remove(Ref("note", 1), Ref("checkin", 1))
        build.set(Ref("action", 1), text="sent")
        build.checkpoint(Ref("goal", 1), "11-09", 90)
        build.set(Ref("session", 1), goals=())
        for number in range(12):
            build.point(f"point {number}")
        found = restore_journal()
    assert [(str(entry.ref), entry.title, entry.relationship) for entry in found.comes.first] == [
        ("n1", "小明", "Ana"),
        ("c1", "", "Ana"),
    ]
    assert [(str(entry.ref), entry.title) for entry in found.changes.first] == [
        ("s1", "a, b"),
        ("g1", "tillid"),
        ("a1", "sent"),
    ]
    assert (found.goes.counts, len(found.goes.first), found.total) == ((("point", 12),), 10, 17)


def test_the_relationship_with_oneself_is_restored(tmp_path):
    """It is in every journal, and never comes or goes."""
    with two_journals(tmp_path) as (journal, _, restore_journal):
        connection(journal).execute("UPDATE relationship SET snoozed_until = '2026-12-01' WHERE id = 0")
        found = restore_journal()
        assert [(entry.ref, entry.title) for entry in found.changes.first] == [(ME, "me")]
        assert connection(journal).execute("SELECT snoozed_until FROM relationship WHERE id = 0").fetchone() == (None,)


def test_what_another_program_has_added_is_kept(tmp_path):
    """A column that both files have is restored with rows that come back; one that only the backup has is reported."""
    with two_journals(tmp_path) as (journal, other, restore_journal):
        for at in (connection(journal), connection(other)):
            at.execute("ALTER TABLE note ADD COLUMN mood TEXT")
            at.execute("UPDATE note SET mood = 'good'")
        connection(other).execute("ALTER TABLE note ADD COLUMN place TEXT")
        connection(journal).execute("ALTER TABLE goal ADD COLUMN colour TEXT")
        connection(journal).execute("UPDATE goal SET colour = 'red'")
        connection(journal).execute("CREATE TABLE own (x)")
        Build(journal).remove(Ref("note", 1))
        assert restore_journal().ignored == ("note.place",)
        assert connection(journal).execute("SELECT mood FROM note").fetchall() == [("good",), ("good",)]
        assert connection(journal).execute("SELECT DISTINCT colour FROM goal").fetchall() == [("red",)]


def test_a_journal_that_was_changed_meanwhile_is_not_restored(tmp_path):
    """What was shown is what is done."""
    with two_journals(tmp_path) as (journal, _, _restore_journal):
        path, source = tmp_path / "journal.db", tmp_path / "backup.db"
        Build(journal).remove(Ref("note", 1))
        before = everything(journal)
        with readable_copy(source, journal=path) as copy, journal.restoring(copy) as prepared:
            with Journal.open(path, access="write") as other, other.command("edit", now=NOW) as change:
                change.set(Ref("note", 2), text="meanwhile")
            with pytest.raises(ConflictError, match="meanwhile"):
                prepared.apply(now=NOW)
        assert not prepared.is_saved
        journal.undo(now=NOW)
        assert everything(journal) == before

"""The file from which a journal is restored is not changed, and a file is put in place completely or not at all."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from mentorlog.errors import BusyError, ConflictError
from mentorlog.store import Journal
from mentorlog.store.restoring import copying
from mentorlog.store.restoring.placing import put_file_in_place
from mentorlog.store.restoring.source import readable_copy
from mentorlog.store.restoring.target import state_of
from tests.store.build import NOW, RECORDED, Build, rows


def entries_of(path):
    """All recorded rows of a journal."""
    with Journal.open(path, access="read") as journal:
        return rows(journal, *RECORDED)


def interrupted(path, folder):
    """Copy a journal as it is in the middle of a write: pages are written, and the rollback file can take them back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as at:
        at.execute("PRAGMA cache_size = 1")  # so that pages are written before the end
        at.execute("BEGIN IMMEDIATE")
        at.execute("UPDATE note SET text = hex(randomblob(500))")
        for name in ("journal.db", "journal.db-journal"):
            shutil.copy(path.with_name(name), folder / name)
        at.execute("ROLLBACK")
    return folder / "journal.db"


@pytest.fixture
def many(filled):
    """A journal with so many notes that a write of all of them takes many pages."""
    with Journal.open(filled, access="write") as journal:
        build = Build(journal)
        build.one = journal.relationships()[0].ref
        with journal.command("note", now=NOW) as change:
            for number in range(200):
                change.add("note", relationship=build.one, on=NOW.date(), text=f"note {number} " + "x" * 400)
    return filled


def test_an_interrupted_write_is_rolled_back_in_the_copy(many, tmp_path):
    """The source and its rollback file are byte for byte as before."""
    folder = tmp_path / "interrupted"
    folder.mkdir()
    source = interrupted(many, folder)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert before["journal.db"] != many.read_bytes()
    with readable_copy(source, journal=tmp_path / "other.db") as copy:
        assert entries_of(copy) == entries_of(many)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["interrupted", "journal.db"]


@pytest.mark.heavy
def test_a_rollback_file_of_another_journal_is_not_written_into_the_source(many, tmp_path):
    """A backup that was copied beside the rollback file of the journal that it replaces is read as it is."""
    backup = tmp_path / "backup.db"
    shutil.copy(many, backup)
    with Journal.open(many, access="write") as journal:
        build = Build(journal)
        build.one = journal.relationships()[0].ref
        for number in range(3):
            build.note(f"later {number}")
    folder = tmp_path / "interrupted"
    folder.mkdir()
    source = interrupted(many, folder)
    shutil.copy(backup, source)
    with readable_copy(source, journal=tmp_path / "other.db") as copy:
        assert entries_of(copy) == entries_of(backup)
    # as a journal, it is set aside together with the rollback file
    assert state_of(source, has_backups=False) == "damaged"
    with readable_copy(backup, journal=source) as copy:
        kept = put_file_in_place(copy, source, now=NOW)
    assert [file.name for file in kept] == [
        "journal.db.damaged-2026-11-23T120000Z",
        "journal.db.damaged-2026-11-23T120000Z-journal",
    ]
    assert entries_of(source) == entries_of(backup)


def test_a_journal_with_an_interrupted_write_is_sound(many, tmp_path):
    """The next command rolls it back; only looking at it changes nothing."""
    folder = tmp_path / "interrupted"
    folder.mkdir()
    journal = interrupted(many, folder)
    before = journal.read_bytes()
    assert state_of(journal, has_backups=False) == "sound"
    assert journal.read_bytes() == before
    assert entries_of(journal) == entries_of(many)


def test_a_source_with_a_write_ahead_log_is_read_completely(many, tmp_path):
    """Without files appearing beside it."""
    source = tmp_path / "wal.db"
    shutil.copy(many, source)
    with closing(sqlite3.connect(source, isolation_level=None)) as at:
        at.execute("PRAGMA journal_mode = WAL")
        at.execute("DELETE FROM note WHERE id = 1")
        wanted = at.execute("SELECT id, text FROM note").fetchall()
        there = {file.name for file in tmp_path.iterdir()}
        with readable_copy(source, journal=tmp_path / "other.db") as copy:
            assert [row[0] for row in wanted] == [row[0] for row in entries_of(copy)["note"]]
        assert {file.name for file in tmp_path.iterdir()} == there
    with readable_copy(source, journal=tmp_path / "other.db") as copy:
        assert len(entries_of(copy)["note"]) == len(wanted)
    assert not (tmp_path / "wal.db-wal").exists()


def test_a_journal_without_one_of_its_tables_is_damaged(filled):
    """SQLite finds nothing wrong with that."""
    with closing(sqlite3.connect(filled)) as at:
        at.execute("DROP TABLE revision")
    assert state_of(filled, has_backups=False) == "damaged"


def test_a_journal_that_was_created_meanwhile_is_kept(filled, tmp_path):
    """Restoring a missing journal never replaces one."""
    target = tmp_path / "new.db"
    with readable_copy(filled, journal=target) as copy:
        assert state_of(target, has_backups=False) == "missing"
        shutil.copy(filled, target)
        before = target.read_bytes()
        with pytest.raises(ConflictError, match="meanwhile"):
            put_file_in_place(copy, target, now=NOW, was_missing=True)
        assert target.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["journal.db", "new.db"]


@pytest.mark.heavy
def test_a_damaged_journal_in_use_is_not_replaced(filled, tmp_path):
    """Nothing is set aside while another process writes to it."""
    backup = tmp_path / "backup.db"
    shutil.copy(filled, backup)
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with readable_copy(backup, journal=filled) as copy, pytest.raises(BusyError):
            put_file_in_place(copy, filled, now=NOW)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["backup.db", "journal.db"]


def test_a_file_system_without_hard_links_gets_the_same_files(filled, tmp_path, monkeypatch):
    """The damaged file is renamed then."""
    monkeypatch.setattr("os.link", lambda *_: (_ for _ in ()).throw(OSError(1, "not permitted")))
    backup = tmp_path / "backup.db"
    shutil.copy(filled, backup)
    filled.write_bytes(b"damaged")
    with readable_copy(backup, journal=filled) as copy:
        (kept,) = put_file_in_place(copy, filled, now=NOW)
    assert kept.read_bytes() == b"damaged"
    assert entries_of(filled) == entries_of(backup)


def test_a_source_in_use_is_refused_after_some_seconds(filled, tmp_path, monkeypatch):
    """SQLite's backup API would retry forever. No draft is left."""
    monkeypatch.setattr(copying, "WAIT", 0.05)
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with (
            pytest.raises(BusyError, match="in use by another program"),
            readable_copy(filled, journal=tmp_path / "o.db"),
        ):
            pass
        other.execute("ROLLBACK")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["journal.db"]

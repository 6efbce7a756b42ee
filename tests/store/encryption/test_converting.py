"""Encrypting, decrypting, and another key for a file."""

import datetime as dt
import gzip
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from mentorlog.errors import ConflictError, JournalError
from mentorlog.store import Journal
from mentorlog.store.encryption import converting
from mentorlog.store.encryption.converting import convert_file
from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.encryption.keys import Key, derive_key
from mentorlog.store.file.driver import MAGIC, open_database
from tests.store.build import NOW

pytestmark = pytest.mark.plain_files("these tests choose which files are encrypted")

SECRET = b"unmistakable"


@pytest.fixture(autouse=True)
def _empty_ring():
    ring.clear()
    yield
    ring.clear()


@pytest.fixture
def path(tmp_path):
    """A journal with entries, a private one among them, and deleted ones."""
    file = tmp_path / "journal.db"
    with Journal.open(file, access="write") as journal, journal.command("note", now=NOW) as change:
        ana = change.add("relationship", role="mentor", name="Ana", started_on=dt.date(2026, 1, 5))
        for number in range(200):
            change.add(
                "note", relationship=ana, on=dt.date(2026, 1, 5), text=f"{SECRET.decode()} {number}", private=True
            )
    return file


def content(file):
    """The rows of all tables, the numbers of the file, and its schema."""
    with closing(open_database(file, mode="ro", wait=0)) as at:
        tables = [name for (name,) in at.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return (
            {table: at.execute(f"SELECT * FROM {table}").fetchall() for table in tables if table != "search"},  # noqa: S608
            at.execute("SELECT * FROM sqlite_sequence ORDER BY name").fetchall(),
            at.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall(),
            at.execute("PRAGMA user_version").fetchone(),
            at.execute("PRAGMA application_id").fetchone(),
        )


@pytest.mark.heavy
def test_an_encrypted_journal_is_the_same_journal(path):
    """And decrypted again, too. The files have mode 0600, and nothing is left beside them."""
    before = content(path)
    key = Key(os.urandom(32), os.urandom(16))
    assert SECRET in path.read_bytes()
    convert_file(path, key=key, wait=0)
    assert path.read_bytes()[:16] == key.salt
    assert SECRET not in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(JournalError, match="not a mentorlog journal"):
        Journal.open(path, access="read")
    ring.add(key)
    assert content(path) == before
    with Journal.open(path, access="write") as journal:
        assert len(journal.search("unmistakable", limit=300)) == 200
        journal.undo(now=NOW)
        journal.redo(now=NOW)
    other = Key(os.urandom(32), os.urandom(16))
    before = content(path)
    convert_file(path, key=other, wait=0)
    ring.clear()
    ring.add(other)
    assert content(path) == before
    convert_file(path, key=None, wait=0)
    assert path.read_bytes().startswith(MAGIC)
    ring.clear()
    assert content(path) == before
    assert [file.name for file in path.parent.iterdir()] == ["journal.db"]


@pytest.mark.heavy
def test_other_programs_open_the_file_with_the_passphrase(path):
    """It is a file of SQLCipher 4 with its defaults."""
    import sqlcipher3.dbapi2

    salt = os.urandom(16)
    convert_file(path, key=derive_key("tre små 'grise'", salt=salt), wait=0)
    with closing(sqlcipher3.dbapi2.connect(str(path))) as at:
        at.execute("PRAGMA key = 'tre små ''grise'''")
        assert at.execute("SELECT count(*) FROM note").fetchone() == (200,)


@contextmanager
def locked(path, begin):
    """Another process holds the lock of a file: locks of this one would not count."""
    script = f"at = sqlite3.connect({str(path)!r}, isolation_level=None); at.execute({begin!r})"
    words = [sys.executable, "-c", f"import sqlite3; {script}; print(1, flush=True); input()"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        other.stdout.readline()
        try:
            yield
        finally:
            other.communicate("\n")


def test_a_file_in_use_is_not_converted(path):
    """A reader and a writer keep it as it is."""
    before = path.read_bytes()
    for begin in ("BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"):
        with locked(path, begin), pytest.raises(sqlite3.OperationalError, match="locked"):
            convert_file(path, key=Key(b"k" * 32, b"s" * 16), wait=0)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["journal.db"]


def test_a_result_that_differs_is_not_taken(path, monkeypatch):
    """Whatever is missing in it: the file stays, and the draft goes."""
    before, export = path.read_bytes(), converting._export

    for statement in (
        "DELETE FROM target.note WHERE id = 7",
        "UPDATE target.sqlite_sequence SET seq = 1 WHERE name = 'note'",
        "DROP INDEX target.evaluation_look_again",
        "PRAGMA target.user_version = 0",
        "PRAGMA target.application_id = 0",
    ):

        def damaged(connection, *files, statement=statement):
            export(connection, *files)
            connection.execute("PRAGMA foreign_keys = OFF")
            for trigger in ("record_note_delete",):
                connection.execute(f"DROP TRIGGER IF EXISTS target.{trigger}")
            connection.execute(statement)

        monkeypatch.setattr(converting, "_export", damaged)
        with pytest.raises(JournalError, match="not the same"):
            convert_file(path, key=Key(b"k" * 32, b"s" * 16), wait=0)
        assert path.read_bytes() == before
        assert [file.name for file in path.parent.iterdir()] == ["journal.db"]


def test_a_program_that_has_the_old_file_open_can_not_write_to_it(path):
    """What it wrote would be lost."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("SELECT count(*) FROM note").fetchone()
        convert_file(path, key=Key(b"k" * 32, b"s" * 16), wait=0)
        with pytest.raises(sqlite3.DatabaseError):
            other.execute("INSERT INTO note (relationship, day, text) VALUES (1, '2026-01-01', 'lost')")


def test_the_new_name_is_safe_before_the_old_content_is_overwritten(path, monkeypatch):
    """Else both could be lost if the power fails."""
    steps = []
    for name in ("sync_file", "sync_folder", "overwrite"):
        function = getattr(converting, name)
        monkeypatch.setattr(
            converting, name, lambda file, name=name, function=function: (steps.append(name), function(file))
        )
    convert_file(path, key=Key(b"k" * 32, b"s" * 16), wait=0)
    assert steps == ["sync_file", "sync_folder", "sync_file", "overwrite"]


def test_a_file_that_was_replaced_meanwhile_is_not_converted(path, monkeypatch):
    """Another process has encrypted it while this one waited for the lock: what it has open is empty now."""
    key, connect = Key(b"k" * 32, b"s" * 16), converting._connect

    def encrypted_meanwhile(file, *, wait):
        connection = connect(file, wait=wait)
        monkeypatch.setattr(converting, "_connect", connect)
        convert_file(path, key=key, wait=0)
        return connection

    monkeypatch.setattr(converting, "_connect", encrypted_meanwhile)
    with pytest.raises(ConflictError, match="Another command has changed"):
        convert_file(path, key=Key(b"o" * 32, b"t" * 16), wait=0)
    ring.add(key)
    assert content(path)[0]["note"]


@pytest.mark.heavy
def test_copies_of_every_earlier_version_can_be_converted(tmp_path):
    """And those of a newer one: the schema is copied as it is."""
    for packed in sorted((Path(__file__).parents[1] / "migration" / "journals").glob("*.db.gz")):
        file = tmp_path / packed.name.removesuffix(".gz")
        file.write_bytes(gzip.decompress(packed.read_bytes()))
        before = content(file)
        key = Key(os.urandom(32), os.urandom(16))
        convert_file(file, key=key, wait=0)
        ring.add(key)
        assert content(file) == before
        convert_file(file, key=None, wait=0)
        assert content(file) == before


def test_a_value_that_its_column_does_not_allow_is_copied(path):
    """Another program wrote it; a backup has it too."""
    with closing(sqlite3.connect(path, isolation_level=None)) as at:
        at.execute("PRAGMA ignore_check_constraints = ON")
        at.execute("UPDATE note SET private = 7 WHERE id = 3")
        at.execute("PRAGMA ignore_check_constraints = OFF")
        assert at.execute("PRAGMA integrity_check").fetchone() != ("ok",)
    before = content(path)
    key = Key(b"k" * 32, b"s" * 16)
    convert_file(path, key=key, wait=0)
    ring.add(key)
    assert content(path) == before

"""Which files are encrypted while an encrypted journal is open, and copies between encrypted files and others."""

import datetime as dt
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from mentorlog.errors import ConflictError
from mentorlog.store import Journal
from mentorlog.store.backups.making import copy_journal
from mentorlog.store.encryption.converting import convert_file
from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.encryption.keys import Key
from mentorlog.store.encryption.new_files import new_files_like
from mentorlog.store.file.driver import MAGIC, key_of, open_database
from mentorlog.store.file.files import create_private
from mentorlog.store.file.header import VERSION, connect
from mentorlog.store.file.page_copy import copy_pages
from mentorlog.store.restoring.restore import prepare_restore
from mentorlog.store.restoring.source import readable_copy
from tests.store.build import NOW

pytestmark = pytest.mark.plain_files("these tests choose which files are encrypted")

KEY = Key(bytes(range(32)), bytes(range(16)))
OTHER = Key(bytes(range(1, 33)), bytes(range(1, 17)))


@pytest.fixture(autouse=True)
def _ring():
    ring.clear()
    ring.add(KEY)
    ring.add(OTHER)
    yield
    ring.clear()


def made(file, *, key=None, text="written"):
    """A journal with one note, encrypted with a key."""
    with Journal.open(file, access="write") as journal, journal.command("note", now=NOW) as change:
        ana = change.add("relationship", role="mentor", name="Ana", started_on=dt.date(2026, 1, 5))
        change.add("note", relationship=ana, on=dt.date(2026, 1, 5), text=text, private=True)
    if key:
        convert_file(file, key=key, wait=1)
    return file


def texts(file):
    """The notes of a file."""
    with closing(open_database(file, mode="ro", wait=0)) as at:
        return [text for (text,) in at.execute("SELECT text FROM note")]


def versions(connection):
    """The numbers in the header of an open file."""
    return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("user_version", "application_id")]


def test_files_have_the_key_of_the_open_journal(tmp_path):
    """Also if a file that is not encrypted is opened later. A copy of that is not encrypted."""
    plain, encrypted = made(tmp_path / "plain.db"), made(tmp_path / "journal.db", key=KEY)
    assert ring.new_files is None
    with Journal.open(encrypted, access="read"), Journal.open(plain, access="read"):
        assert ring.new_files == KEY
        with new_files_like(plain):
            assert ring.new_files is None
        assert ring.new_files == KEY
        copy_journal(plain, tmp_path / "copy.db", full_check=True)
        copy_journal(encrypted, tmp_path / "backup.db", full_check=True)
    assert (key_of(tmp_path / "copy.db"), key_of(tmp_path / "backup.db")) == (None, KEY)


@pytest.mark.parametrize(
    ("source", "target"), [(None, KEY), (KEY, None), (KEY, KEY), (KEY, OTHER)], ids=lambda key: str(bool(key))
)
def test_pages_are_copied_to_a_file_with_its_own_key(tmp_path, source, target):
    """With the numbers in its header; the pages of a file that is not encrypted may have another size."""
    file = made(tmp_path / "journal.db")
    with closing(sqlite3.connect(file)) as at:
        at.execute("PRAGMA page_size = 1024")
        at.execute("VACUUM")
    if source:
        convert_file(file, key=source, wait=1)
    copy = create_private(tmp_path / "copy.db")
    ring.new_files = target
    with closing(connect(file, mode="ro", wait=0)) as old, closing(connect(copy, mode="rw", wait=0)) as new:
        copy_pages(old, new)
        assert versions(new) == versions(old)
        assert versions(new)[0] == VERSION
    assert (key_of(copy), copy.read_bytes().startswith(MAGIC)) == (target, target is None)
    assert texts(copy) == ["written"]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy.db", "journal.db"]


def test_a_locked_file_is_not_copied(tmp_path):
    """Not to an encrypted file either."""
    file = made(tmp_path / "journal.db")
    copy = create_private(tmp_path / "copy.db")
    ring.new_files = KEY
    script = (
        f"import sqlite3; at = sqlite3.connect({str(file)!r}, isolation_level=None); at.execute('BEGIN EXCLUSIVE')\n"
        "print('locked', flush=True); input()"
    )
    other = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert other.stdout.readline() == "locked\n"
        with (
            closing(connect(file, mode="ro", wait=0)) as old,
            closing(connect(copy, mode="rw", wait=0)) as new,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            copy_pages(old, new)
    finally:
        other.communicate("\n")


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("journal_key", "source_key", "expected"),
    [(KEY, None, KEY), (KEY, OTHER, KEY), (None, OTHER, OTHER)],
    ids=["a plain backup", "another key", "an encrypted backup of a plain journal"],
)
def test_what_is_restored_is_encrypted_if_the_journal_or_the_backup_is(tmp_path, journal_key, source_key, expected):
    """With the key of the journal, if it has one."""
    journal = made(tmp_path / "journal.db", key=journal_key, text="now")
    source = made(tmp_path / "backup.db", key=source_key, text="before")
    with readable_copy(source, journal=journal) as copy:
        assert (key_of(copy), texts(copy)) == (expected, ["before"])
        if not journal_key:
            return
        with Journal.open(journal, access="write") as opened, prepare_restore(opened._connection, copy) as restore:
            restore.apply(now=NOW)
    assert (key_of(journal), texts(journal)) == (journal_key, ["before"])


def test_a_missing_journal_keeps_the_key_of_the_backup(tmp_path):
    """The copy is what becomes the journal."""
    source = made(tmp_path / "backup.db", key=KEY)
    with readable_copy(source, journal=tmp_path / "journal.db") as copy:
        assert (key_of(copy), texts(copy)) == (KEY, ["written"])


def test_an_encrypted_backup_is_not_restored_in_a_journal_without_encryption(tmp_path):
    """Its entries would be in a plain file."""
    journal, source = made(tmp_path / "journal.db", text="now"), made(tmp_path / "backup.db", key=KEY)
    before = journal.read_bytes()
    with (
        Journal.open(journal, access="write") as opened,
        readable_copy(source, journal=journal) as copy,
        pytest.raises(ConflictError, match="encrypted, and the journal is not"),
        prepare_restore(opened._connection, copy),
    ):
        pass
    assert journal.read_bytes() == before


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_an_import_is_prepared_as_the_journal_is_encrypted(tmp_path, key):
    """An encrypted file can be imported into a journal that is not encrypted."""
    journal, source = made(tmp_path / "journal.db", key=key), made(tmp_path / "other.db", key=OTHER, text="theirs")
    with readable_copy(source, journal=journal, command="import") as copy:
        assert (key_of(copy), texts(copy)) == (key, ["theirs"])
    assert sorted(file.name for file in tmp_path.iterdir()) == ["journal.db", "other.db"]


def test_a_journal_that_is_encrypted_while_it_is_opened_is_read(tmp_path, monkeypatch):
    """The driver was chosen for the file that was there before."""
    file = made(tmp_path / "journal.db")
    connect_to = sqlite3.connect

    def connect_late(*arguments, **options):
        monkeypatch.setattr(sqlite3, "connect", connect_to)
        convert_file(file, key=KEY, wait=1)
        return connect_to(*arguments, **options)

    monkeypatch.setattr(sqlite3, "connect", connect_late)
    with Journal.open(file, access="read") as journal:
        assert [note.text for note in journal.notes()] == ["written"]
    assert key_of(file) == KEY

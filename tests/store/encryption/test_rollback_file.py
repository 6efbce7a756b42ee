"""The rollback file beside an encrypted journal."""

import shutil
import subprocess
import sys
from contextlib import closing

import pytest

from mentorlog.errors import JournalError
from mentorlog.store import Journal
from mentorlog.store.encryption.converting import convert_file
from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.encryption.keys import Key
from mentorlog.store.file.driver import open_database
from mentorlog.store.file.foreign_rollback import refuse_foreign_rollback
from tests.store.build import Build

KEY = Key(bytes(range(32)), bytes(range(16)))

pytestmark = pytest.mark.plain_files("these tests choose which files are encrypted")

WRITES = """
import sys
from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.encryption.keys import Key
from mentorlog.store.file.driver import open_database
ring.add(Key(bytes(range(32)), bytes(range(16))))
at = open_database(sys.argv[1], mode="rw", wait=0)
for line in ("PRAGMA cache_size = 5", "BEGIN", "UPDATE note SET text = upper(text)"):
    at.execute(line)
print("writing", flush=True)
input()
"""


@pytest.fixture
def journal(path):
    """An encrypted journal with many notes."""
    with Journal.open(path, access="write") as opened:
        build = Build(opened)
        for number in range(60):
            build.note(f"{number} " + "word " * 100)
    ring.add(KEY)
    convert_file(path, key=KEY, wait=1)
    yield path
    ring.clear()


def interrupted(journal, folder):
    """A copy of a journal as it is after its process was killed in the middle of a write."""
    folder.mkdir()
    copy = folder / "journal.db"
    with closing(open_database(journal, mode="rw", wait=0)) as at:
        at.execute("PRAGMA cache_size = 5")  # so that pages are written before the end
        at.execute("BEGIN")
        at.execute("UPDATE note SET text = upper(text)")
        for ending in ("", "-journal"):
            shutil.copyfile(f"{journal}{ending}", f"{copy}{ending}")
        at.execute("ROLLBACK")
    return copy


def notes(file):
    """The texts of all notes."""
    with closing(open_database(file, mode="rw", wait=0)) as at:
        return [text for (text,) in at.execute("SELECT text FROM note ORDER BY id")]


def test_an_interrupted_write_is_rolled_back(journal, tmp_path):
    """When the journal is opened; nothing is left beside it."""
    copy = interrupted(journal, tmp_path / "killed")
    refuse_foreign_rollback(str(copy))
    assert sorted(file.name for file in copy.parent.iterdir()) == ["journal.db", "journal.db-journal"]
    with Journal.open(copy, access="read"):
        assert notes(copy) == notes(journal)
    assert [file.name for file in copy.parent.iterdir()] == ["journal.db"]


def test_the_rollback_file_of_another_file_is_refused(journal, tmp_path):
    """Of an earlier copy of the journal, and of one with another key; the files stay as they are."""
    earlier = tmp_path / "earlier.db"
    shutil.copyfile(journal, earlier)
    with Journal.open(journal, access="write") as opened:
        build = Build(opened)
        build.one = opened.relationships()[0].ref
        for number in range(3):
            build.note(f"later {number}")
    copy = interrupted(journal, tmp_path / "killed")
    other_key = Key(bytes(32), bytes(16))
    ring.add(other_key)
    convert_file(journal, key=other_key, wait=1)
    for other in (earlier, journal):
        shutil.copyfile(other, copy)
        before = [(file.name, file.read_bytes()) for file in sorted(copy.parent.iterdir())]
        with pytest.raises(JournalError, match="rollback file of another file"):
            Journal.open(copy, access="read")
        assert [(file.name, file.read_bytes()) for file in sorted(copy.parent.iterdir())] == before


def test_a_write_of_another_process_is_not_an_interrupted_one(journal, tmp_path):
    """It is recognised by its lock, without a copy of the journal."""
    other = subprocess.Popen(
        [sys.executable, "-c", WRITES, journal], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout.readline() == "writing\n"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(shutil, "copyfile", None)
            refuse_foreign_rollback(str(journal))
    finally:
        other.communicate("\n")

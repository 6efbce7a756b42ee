"""A journal that another process encrypts while this one has it open."""

import subprocess
import sys

import pytest

from mentorlog.errors import DamagedError, JournalError
from mentorlog.store import Journal
from mentorlog.store.encryption.key_ring import ring
from tests.store.build import NOW

pytest.importorskip("sqlcipher3")
ENCRYPT = """
import sys
from pathlib import Path
from mentorlog.store.encryption.converting import convert_file
from mentorlog.store.encryption.keys import Key
convert_file(Path(sys.argv[1]), key=Key(b"k" * 32, b"s" * 16), wait=5)
"""


@pytest.fixture
def path(tmp_path):
    """A journal with a relationship."""
    file = tmp_path / "journal.db"
    with Journal.open(file, access="write") as journal, journal.command("start", now=NOW) as change:
        change.add("relationship", role="mentor", name="Ana", started_on=NOW.date())
    yield file
    ring.clear()


def test_what_is_recorded_then_is_refused_as_such(path):
    """What this process has open is empty, but no damaged journal that a backup must replace. Nothing is recorded."""
    with Journal.open(path, access="write") as journal:
        subprocess.run([sys.executable, "-c", ENCRYPT, str(path)], check=True)
        size = path.stat().st_size
        with (
            pytest.raises(JournalError, match="Another command has replaced") as raised,
            journal.command("start", now=NOW) as change,
        ):
            change.add("relationship", role="mentor", name="Bo", started_on=NOW.date())
        assert not isinstance(raised.value, DamagedError)
    assert path.stat().st_size == size
    assert path.read_bytes()[:16] == b"s" * 16


def test_a_process_that_waits_for_the_lock_is_told_too(path, monkeypatch):
    """It has the file open that is empty by then."""
    from mentorlog.store.file import opening

    version_of = opening.version_of

    def encrypted_meanwhile(connection):
        subprocess.run([sys.executable, "-c", ENCRYPT, str(path)], check=True)
        return version_of(connection)

    monkeypatch.setattr(opening, "version_of", encrypted_meanwhile)
    with pytest.raises(JournalError, match="Another command has replaced"):
        Journal.open(path, access="write")
    assert list(path.parent.iterdir()) == [path]

"""`encrypt`: the journal and everything that belongs to it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from mentorlog.store.encryption.recovery_code import LINES
from mentorlog.store.file.driver import MAGIC
from tests.cli.conftest import Mentor

SECRET = b"unmistakable"
PASSPHRASE = "correct horse battery"  # noqa: S105 - of a test


@pytest.fixture
def noted(ana: Mentor) -> Mentor:
    """A journal with a note, two backups, a copy from before an upgrade, and the draft of a killed command."""
    ana(["note", f"{SECRET.decode()} words"])
    ana("backup")
    ana("note later")
    ana("backup")
    beside(ana, "journal.db.v9.bak").write_bytes(ana.db.read_bytes())
    beside(ana, ".journal.db.0123abcd.new").write_bytes(ana.db.read_bytes())
    return ana


def beside(user: Mentor, name: str) -> Path:
    """A file in the folder of the journal."""
    return user.db.with_name(name)


def backups(user: Mentor) -> list[Path]:
    """The files in the folder of backups."""
    return sorted(beside(user, "journal.db.backups").glob("*.db"))


def salts(user: Mentor) -> set[bytes]:
    """The first bytes of the journal, of its backups, and of copies beside it."""
    files = [user.db, *backups(user), *user.db.parent.glob("journal.db.*.bak")]
    return {file.read_bytes()[:16] for file in files}


def with_secret(user: Mentor) -> list[str]:
    """The files in the user's home that have the words of the note."""
    return [file.name for file in user.home.rglob("*") if file.is_file() and SECRET in file.read_bytes()]


def test_everything_that_belongs_to_the_journal_is_encrypted(noted: Mentor) -> None:
    """With one key. Names, times and modes of the files stay; what a killed command left is deleted."""
    before = {file: (file.stat().st_mtime_ns, stat.S_IMODE(file.stat().st_mode)) for file in backups(noted)}
    rows = noted("notes --json").json
    assert len(with_secret(noted)) == 5
    answer = noted("encrypt", MENTORLOG_PASSPHRASE=PASSPHRASE)
    assert with_secret(noted) == []
    assert len(salts(noted)) == 1
    assert MAGIC not in salts(noted)
    assert {file: (file.stat().st_mtime_ns, stat.S_IMODE(file.stat().st_mode)) for file in backups(noted)} == before
    assert not beside(noted, ".journal.db.0123abcd.new").exists()
    assert noted("notes --json", MENTORLOG_PASSPHRASE=PASSPHRASE).json == rows
    assert "2 backups and 1 other copy too" in answer.out
    assert all(f"{number}  " in answer.out for number in range(1, LINES + 1))
    assert noted.fails("notes", code=1).startswith("mentorlog: The journal")


def test_decrypt_brings_everything_back(noted: Mentor) -> None:
    """The journal and the backups are those from before."""
    rows = noted("notes --json").json
    noted("encrypt", MENTORLOG_PASSPHRASE=PASSPHRASE)
    noted("decrypt", MENTORLOG_PASSPHRASE=PASSPHRASE)
    assert salts(noted) == {MAGIC}
    assert noted("notes --json").json == rows
    assert all(backup["problem"] is None for backup in noted("backup --verify --json").json)

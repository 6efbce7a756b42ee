"""Verifying restores a backup into a scratch file and compares every row."""

from __future__ import annotations

import datetime as dt
import os
import random
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from mentorlog.errors import BackupRunningError
from mentorlog.model.results.backups import Backup
from mentorlog.store.backups import folder_of, make_backup, verify
from mentorlog.store.backups.soundness import newest_sound, problem_of
from tests.store.build import NOW

FILES = (".lock", "checksums-m.txt")
"""What is in the folder besides the backups."""


@pytest.fixture
def backup(filled: Path) -> Backup:
    """A backup of a small journal."""
    return make_backup(filled, folder_of(filled, None), now=NOW, machine="m", full_check=True)


def test_a_sound_backup_is_not_changed(backup: Backup) -> None:
    """Nor its time, and no scratch file is left."""
    os.utime(backup.path, (1, 1))
    before = backup.path.read_bytes()
    assert verify(backup) is None
    assert backup.path.read_bytes() == before
    assert backup.path.stat().st_mtime == 1
    assert {file.name for file in backup.path.parent.iterdir()} == {*FILES, backup.path.name}


def test_every_kind_of_damage_has_a_reason(backup: Backup) -> None:
    """A file that is cut off, empty, of another program, or with zeros or random bytes in its pages."""
    sound = backup.path.read_bytes()
    source = random.Random(7)  # noqa: S311
    for content in (
        b"",
        b"hello",
        sound[:100],
        sound[: len(sound) // 2],
        sound[:-4096],
        sound[:68] + b"\0\0\0\0" + sound[72:],
        sound[:4096] + bytes(len(sound) - 4096),
        sound[:8192] + source.randbytes(8192) + sound[16384:],
        source.randbytes(8192),
    ):
        backup.path.write_bytes(content)
        assert verify(backup), content[:20]
        assert backup.path.read_bytes() == content
        assert {file.name for file in backup.path.parent.iterdir()} == {*FILES, backup.path.name}


@pytest.mark.plain_files("changes letters in the file")
def test_a_changed_letter_in_a_text_is_found(backup: Backup) -> None:
    """SQLite finds nothing wrong with it; the checksum differs, and `sha256sum` agrees. Without a recorded checksum it
    can't be known."""
    check = ["sha256sum", "--check", "--status", "checksums-m.txt"]
    content = backup.path.read_bytes()
    assert content.count(b"first") >= 1
    assert subprocess.run(check, cwd=backup.path.parent, check=False).returncode == 0
    backup.path.write_bytes(content.replace(b"first", b"fiRst"))
    assert "its checksum differs" in (verify(backup) or "")
    assert subprocess.run(check, cwd=backup.path.parent, check=False).returncode == 1
    for other in ("", "damaged", "\0\n\n", f"x  {backup.path.name}"):
        (backup.path.parent / "checksums-m.txt").write_text(other)
        assert verify(backup) is None


def test_checksums_of_deleted_backups_are_removed(filled: Path, backup: Backup) -> None:
    """The next backup does that. The file has mode 0600."""
    others = [
        make_backup(filled, folder_of(filled, None), now=NOW, machine=machine, full_check=False)
        for machine in ("m", "other", "m")
    ]
    backup.path.unlink()
    later = NOW + dt.timedelta(days=1)
    made = make_backup(filled, folder_of(filled, None), now=later, machine="m", full_check=False)
    file = backup.path.parent / "checksums-m.txt"
    names = [line.partition("  ")[2] for line in file.read_text().splitlines()]
    assert names == [others[0].path.name, others[2].path.name, made.path.name]
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_backup_of_another_schema_version_is_sound(backup: Backup) -> None:
    """It is compared, and not upgraded."""
    for version in (99, 5):
        with closing(sqlite3.connect(backup.path)) as connection:
            connection.execute(f"PRAGMA user_version = {version}")
        (backup.path.parent / "checksums-m.txt").unlink(missing_ok=True)
        assert verify(backup) is None


def test_a_backup_that_mentorlog_cannot_open_is_not_sound(backup: Backup) -> None:
    """SQLite finds nothing wrong with a table that is missing."""
    with closing(sqlite3.connect(backup.path)) as connection:
        connection.execute("DROP VIEW timeline")
        connection.execute("ALTER TABLE relationship RENAME TO something")
    assert "damaged" in (verify(backup) or "")


def test_verifying_waits_for_a_backup_that_is_being_made(backup: Backup) -> None:
    """Otherwise each would remove the drafts of the other."""
    with closing(sqlite3.connect(backup.path.parent / ".lock", isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BackupRunningError):
            verify(backup, wait=0)


def test_the_newest_sound_backup_is_the_one_that_was_not_changed(filled: Path) -> None:
    """A changed letter is no damage for SQLite; its checksum shows it."""
    folder = folder_of(filled, None)
    older, newer = (
        make_backup(filled, folder, now=NOW + dt.timedelta(days=day), machine="m", full_check=False) for day in (0, 1)
    )
    assert newest_sound(folder, machine="m") == newer
    with closing(sqlite3.connect(newer.path, isolation_level=None)) as connection:
        connection.execute("UPDATE note SET text = text || '!'")
    assert problem_of(newer, full_check=False) == "its checksum differs"
    assert newest_sound(folder, machine="m") == older
    older.path.write_bytes(b"hello")
    assert newest_sound(folder, machine="m") is None


def test_a_link_to_a_missing_row_is_no_damage_of_a_backup(filled: Path) -> None:
    """A new backup of such a journal has it too, and a restore mends it."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("INSERT INTO session_goal (session, goal) VALUES (900, 901)")
    made = make_backup(filled, folder_of(filled, None), now=NOW, machine="m", full_check=False)
    assert problem_of(made, full_check=True) is None

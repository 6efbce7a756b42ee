"""Forgetting that is killed at any moment leaves sound files, and is completed by the same line."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from mentorlog.store.encryption.converting import convert_file
from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.encryption.keys import Key
from tests.cli.conftest import Mentor
from tests.cli.encrypted import KEY, PASSPHRASE
from tests.reliability.kill_harness import Moment, as_counts, check_is_sound, content, kill_one, measure, moment_of

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")

WriteCounts = Callable[[Mapping[str, object]], None]
FEW = 2
"""The kills in an everyday run."""
MANY = 100
"""The kills in a heavy run, at least, of an encrypted journal and of a plain one."""
WORDS = ["forget", "Ada"]
TYPED = "Ada Lovelace\n"
SECRETS = (b"bumfuzzled", b"delzzuf", b"Lovelace", b"lovelace")
"""What no file may have afterwards, also as the search index has it."""


def given_folder(user: Mentor) -> Path:
    """A folder with a journal of two people, two backups and a recovery file."""
    folder = user.home / "journals"
    folder.mkdir()
    user.db = folder / "journal.db"
    user.base["MENTORLOG_DB"] = str(user.db)
    user.base["XDG_DATA_HOME"] = str(folder / "data")
    for line in ("start 'Ada Lovelace' --i-am mentor --since 2026-03-02", "start Bo --i-am mentor --since 2026-03-02"):
        user(line)
    for number in range(12):
        for name in ("Ada", "Bo"):
            text = f"met {number} times " + f"and talked at length with {name} " * 40
            user(["log", text + ("bumfuzzled" * (name == "Ada")), "--on", "2026-03-02", "--extra", "-w", name])
    user("backup")
    user("note bumfuzzled -w Ada")
    (first, *_) = (folder / "journal.db.backups").glob("*.db")
    shutil.copy(first, first.with_name("2026-05-01T081502Z-laptop.db"))
    user(["note", "-w", "Ada", "--on", "2031-01-01", "-"], stdin="bumfuzzled\n", ok=False)
    return folder


def with_secrets(folder: Path) -> list[str]:
    """The files that have a word of what is to be forgotten."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if any(secret in file.read_bytes() for secret in SECRETS)]


def has_ada(journal: Path) -> bool:
    """Whether the journal has the relationship."""
    with closing(sqlite3.connect(journal)) as connection:
        return connection.execute("SELECT 1 FROM relationship WHERE name LIKE 'Ada%'").fetchone() is not None


@pytest.mark.heavy
@pytest.mark.everyday_cases(1)
@pytest.mark.parametrize("key", [KEY, None], ids=["encrypted", "plain"])
def test_killed_forgetting_leaves_sound_files_and_is_completed_by_the_same_line(
    mentor: Mentor, dice: random.Random, is_heavy, write_counts: WriteCounts, key: Key | None
) -> None:
    """The journal is the old one or the new one, and so is each backup. If it is the new one, no file has anything of
    the person any more; if it is the old one, the same line erases everything. An encrypted file stays encrypted with
    its key; its values are searched once they are decrypted."""
    if key:
        pytest.importorskip("sqlcipher3")
    counts = ForgettingKiller(mentor, dice, key=key).kill(times=MANY if is_heavy else FEW)
    print(as_counts(counts))  # noqa: T201 - pytest shows it if the test fails
    write_counts(as_counts(counts))
    assert not is_heavy or counts["during"] >= MANY // 5, "the kills must hit the write"


class ForgettingKiller:
    """Kills `forget` on a journal with backups, encrypted with a key or not, and sees what it left."""

    def __init__(self, user: Mentor, dice: random.Random, *, key: Key | None) -> None:
        self.user, self.dice, self.key = user, dice, key
        self.folder, self.kept, self.seen = given_folder(user), user.home / "kept", user.home / "seen"
        if key:
            user.base["MENTORLOG_PASSPHRASE"] = PASSPHRASE
            for file in self.files(self.folder):
                convert_file(file, key=key, wait=0)
        shutil.copytree(self.folder, self.kept)

    def files(self, folder: Path) -> list[Path]:
        """The journal in a folder, and its backups."""
        return [folder / "journal.db", *sorted((folder / "journal.db.backups").glob("*.db"))]

    def look(self) -> Path:
        """A folder with what was left, decrypted; SQLite takes interrupted writes back there."""
        if self.key is None:
            return self.folder
        assert {file.read_bytes()[:16] for file in self.files(self.folder)} == {self.key.salt}
        shutil.rmtree(self.seen, ignore_errors=True)
        shutil.copytree(self.folder, self.seen)
        ring.add(self.key)
        for file in self.files(self.seen):
            convert_file(file, key=None, wait=0)
        ring.clear()
        return self.seen

    def has_ada(self) -> bool:
        """Whether the journal has the relationship."""
        return has_ada(self.look() / "journal.db")

    def prepare(self) -> None:
        """Make the folder that of the beginning."""
        shutil.rmtree(self.folder)
        shutil.copytree(self.kept, self.folder)

    def kill(self, *, times: int) -> Counter[Moment]:
        """Kill the command that many times, check what it left, and complete it."""
        user, counts = self.user, Counter[Moment]()
        before = content(self.look() / "journal.db")
        duration = measure(WORDS, environ=user.environ, journal=user.db, typed=TYPED)
        after = content(self.look() / "journal.db")
        assert with_secrets(self.look()) == []
        for number in range(times):
            kill_one(
                WORDS,
                prepare=self.prepare,
                environ=user.environ,
                journal=user.db,
                duration=duration,
                dice=self.dice,
                typed=TYPED,
            )
            counts[moment_of(user.db, is_changed=lambda: not self.has_ada())] += 1
            for file in self.files(self.look()):
                check_is_sound(file)
            assert {file.stat().st_mode & 0o777 for file in self.files(self.folder)} == {0o600}
            assert content(self.look() / "journal.db") in (before, after), "forgotten in part"
            if self.has_ada():
                user(WORDS, stdin=TYPED)
            left = self.look()
            assert content(left / "journal.db") == after
            assert with_secrets(left) == []
            if number % 10 == 0:
                user("backup --verify")
        return counts

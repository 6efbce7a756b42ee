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

from tests.cli.conftest import Mentor
from tests.reliability.kill_harness import Moment, as_counts, check_is_sound, content, kill_one, measure, moment_of

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")

WriteCounts = Callable[[Mapping[str, object]], None]
FEW = 2
"""The kills of an everyday run."""
MANY = 60
"""The kills of a heavy run, at least."""
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
def test_killed_forgetting_leaves_sound_files_and_is_completed_by_the_same_line(
    mentor: Mentor, dice: random.Random, is_heavy, write_counts: WriteCounts
) -> None:
    """The journal is the old one or the new one, and so is each backup. If it is the new one, no file has anything of
    the person any more; if it is the old one, the same line erases everything."""
    counts: Counter[Moment] = Counter()
    folder, kept = given_folder(mentor), mentor.home / "kept"
    shutil.copytree(folder, kept)
    before = content(mentor.db)
    duration = measure(WORDS, environ=mentor.environ, journal=mentor.db, typed=TYPED)
    after = content(mentor.db)
    assert with_secrets(folder) == []

    def prepare() -> None:
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)

    for number in range(MANY if is_heavy else FEW):
        kill_one(
            WORDS,
            prepare=prepare,
            environ=mentor.environ,
            journal=mentor.db,
            duration=duration,
            dice=dice,
            typed=TYPED,
        )
        counts[moment_of(mentor.db, is_changed=lambda: not has_ada(mentor.db))] += 1
        for file in (mentor.db, *(folder / "journal.db.backups").glob("*.db")):
            check_is_sound(file)
            assert file.stat().st_mode & 0o777 == 0o600
        assert content(mentor.db) in (before, after), "forgotten in part"
        if has_ada(mentor.db):
            mentor(WORDS, stdin=TYPED)
        assert content(mentor.db) == after
        assert with_secrets(folder) == []
        if number % 10 == 0:
            mentor("backup --verify")
    print(as_counts(counts))  # noqa: T201 - pytest shows it if the test fails
    write_counts(as_counts(counts))
    assert not is_heavy or counts["during"] >= MANY // 5, "the kills must hit the write"

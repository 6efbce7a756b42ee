"""A restore that is killed at any moment leaves the journal as it was, or completely restored."""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Mapping

import pytest

from tests.cli.conftest import Mentor
from tests.cli.state import entries
from tests.reliability.kill_harness import Moment, as_counts, check_is_sound, content, kill_one, measure, moment_of

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")

WriteCounts = Callable[[Mapping[str, object]], None]
FEW = 3
"""The kills of an everyday run."""
MANY = 200
"""The kills of a heavy run, at least."""


class RestoreKiller:
    """Kills `restore` on copies of a folder with a journal, and sees what it left."""

    def __init__(self, user: Mentor, dice: random.Random, *, counts: Counter[Moment]) -> None:
        self.user, self.dice, self.counts = user, dice, counts
        self.folder = user.home / "journals"
        self.folder.mkdir()
        user.db = self.folder / "journal.db"
        user.base["MENTORLOG_DB"] = str(user.db)
        user("start Ana Souza --i-am mentor --since 2026-03-02")
        user("goal add Speak up")
        for number in range(20):
            user(["log", f"met {number} times " + "and talked at length " * 40, "--on", "2026-03-02", "--extra"])
        self.backup = user.home / "backup.db"
        shutil.copy(user.db, self.backup)
        for line in ("delete s1 s2 s3 s4 s5 s6", "note later", "edit g1 --why later", "checkpoint g1 40"):
            user(line)
        self.words = ["restore", str(self.backup)]

    def put(self, journal: bytes | None) -> None:
        """Make the folder one with only this journal, or with none."""
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        if journal is not None:
            self.user.db.touch(mode=0o600)
            self.user.db.write_bytes(journal)

    def kill(self, journal: bytes | None, *, times: int, check: Callable[[], None]) -> None:
        """Kill a restore of this journal that many times; `check` looks at what each left."""
        self.put(journal)
        duration = measure(self.words, environ=self.user.environ, journal=self.user.db)
        for _ in range(times):
            kill_one(
                self.words,
                prepare=lambda: self.put(journal),
                environ=self.user.environ,
                journal=self.user.db,
                duration=duration,
                dice=self.dice,
            )
            left = self.user.db.read_bytes() if self.user.db.exists() else None
            self.counts[moment_of(self.user.db, is_changed=lambda: left != journal)] += 1  # noqa: B023
            check()


@pytest.mark.heavy
def test_a_killed_restore_is_one_complete_command_or_none(
    mentor: Mentor, dice: random.Random, is_heavy, write_counts: WriteCounts
) -> None:
    """Of a sound journal. Undo takes a complete one back; after one that did not happen, restore works."""
    counts: Counter[Moment] = Counter()
    killer = RestoreKiller(mentor, dice, counts=counts)
    journal, before, after = mentor.db.read_bytes(), content(mentor.db), content(killer.backup)

    def check() -> None:
        mentor("history --json")
        check_is_sound(mentor.db)
        found = content(mentor.db)
        assert found in (before, after), "restored in part"
        if found == before:
            mentor(killer.words)
        exact = entries(mentor.db)
        assert content(mentor.db) == after
        mentor("undo")
        assert content(mentor.db) == before
        mentor("redo")
        assert entries(mentor.db) == exact

    killer.kill(journal, times=MANY if is_heavy else FEW, check=check)
    print(as_counts(counts))  # noqa: T201 - pytest shows it if the test fails
    write_counts(as_counts(counts))
    assert not is_heavy or counts["during"] >= MANY // 5, "the kills must hit the write"


@pytest.mark.heavy
def test_a_killed_restore_of_a_lost_journal_leaves_what_was_there_or_the_new_file(
    mentor: Mentor, dice: random.Random, is_heavy, write_counts: WriteCounts
) -> None:
    """Of a damaged journal with a rollback file beside it, and of a missing one. The damaged file is never lost."""
    counts: Counter[Moment] = Counter()
    killer = RestoreKiller(mentor, dice, counts=counts)
    after, sound = content(killer.backup), mentor.db.read_bytes()
    damaged = sound[:4096] + bytes(len(sound) - 4096)

    def check_damaged() -> None:
        kept = list(killer.folder.glob("journal.db.damaged-*Z"))
        left = mentor.db.read_bytes()
        assert damaged in (left, *(file.read_bytes() for file in kept))
        if left == damaged:
            mentor(killer.words)
        check_new()

    def check_new() -> None:
        if not mentor.db.exists():
            mentor(killer.words)
        assert mentor.db.stat().st_mode & 0o777 == 0o600
        check_is_sound(mentor.db)
        assert content(mentor.db) == after
        mentor("note it goes on")

    times = MANY // 2 if is_heavy else FEW // 2
    killer.kill(damaged, times=times, check=check_damaged)
    killer.kill(None, times=times, check=check_new)
    print(as_counts(counts))  # noqa: T201
    write_counts(as_counts(counts))
    assert not is_heavy or counts["during"] >= MANY // 5, "the kills must hit the write"


@pytest.mark.heavy
def test_a_writer_that_waits_while_a_journal_is_restored_writes_to_it(mentor: Mentor, dice: random.Random) -> None:
    """The file stays the same one."""
    killer = RestoreKiller(mentor, dice, counts=Counter())
    inode = mentor.db.stat().st_ino
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(mentor.db, isolation_level=None)) as other:
        other.execute("SELECT count(*) FROM note").fetchone()
        mentor(killer.words)
        other.execute("INSERT INTO note (relationship, day, text) VALUES (1, '2026-03-03', 'from outside')")
    assert mentor.db.stat().st_ino == inode
    assert [note["text"] for note in mentor("notes --json").json] == ["from outside"]

"""Encrypting, decrypting and a new passphrase: a command that is killed at any moment leaves complete files, and the
same line completes it."""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.encryption.keys import Key
from mentorlog.store.encryption.unlocking import key_of_text, opens
from mentorlog.store.file.driver import MAGIC
from tests.cli.conftest import Mentor
from tests.reliability.kill_harness import Moment, as_counts, kill_one, measure

pytest.importorskip("sqlcipher3")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")

WriteCounts = Callable[[Mapping[str, object]], None]
FEW = 2
"""The kills of each command in an everyday run."""
MANY = 100
"""The kills of each command in a heavy run, at least."""
OLD, NEW = "the old passphrase", "the new passphrase"


class ConversionKiller:
    """Kills a command that converts a journal with two backups and a copy, and sees what it left."""

    def __init__(self, user: Mentor, dice: random.Random, line: str, *, is_encrypted: bool) -> None:
        self.user, self.dice, self.words = user, dice, line.split()
        self.folder, self.kept = user.home / "journals", user.home / "kept"
        self.folder.mkdir()
        user.db = self.folder / "journal.db"
        user.base |= {"MENTORLOG_DB": str(user.db), "XDG_DATA_HOME": str(self.folder / "data")}
        user("start Ana Souza --i-am mentor --since 2026-03-02")
        user("backup")
        for number in range(20):
            user(["log", f"met {number} times " + "and talked at length " * 40, "--on", "2026-03-02", "--extra"])
        user("backup")
        shutil.copy(user.db, user.db.with_name("journal.db.v9.bak"))
        (user.home / "new").write_text(f"{NEW}\n")
        user.base["MENTORLOG_PASSPHRASE"] = OLD
        self.exported = self.export(OLD)
        if is_encrypted:
            user("encrypt")
        shutil.copytree(self.folder, self.kept)
        self.before = self.states()

    def files(self) -> list[Path]:
        """The journal, its backups and its copy."""
        return [self.user.db, *sorted(self.user.db.with_name("journal.db.backups").glob("*.db")), self.copy]

    @property
    def copy(self) -> Path:
        """The copy from before an upgrade."""
        return self.user.db.with_name("journal.db.v9.bak")

    def export(self, passphrase: str) -> str:
        """All entries of the journal."""
        return self.user("export --all --format json --include-private", MENTORLOG_PASSPHRASE=passphrase).out

    def states(self) -> list[str]:
        """The passphrase of each file; empty if it has none. A file that none opens fails the test."""
        return [self.state_of(file) for file in self.files()]

    def state_of(self, file: Path) -> str:
        """The passphrase of a file."""
        start = file.read_bytes()[:16]
        if start == MAGIC:
            return ""
        return next(each for each in (OLD, NEW) if opens(file, self.key(each, start)))

    def key(self, passphrase: str, salt: bytes) -> Key:
        """The key that a passphrase gives, derived once."""
        if (passphrase, salt) not in self.keys:
            self.keys[passphrase, salt] = key_of_text(passphrase, salt=salt)
        return self.keys[passphrase, salt]

    keys: dict[tuple[str, bytes], Key] = {}  # noqa: RUF012 - the same for all

    def is_writing(self) -> bool:
        """Whether the draft of a file is there."""
        folders = (self.folder, self.user.db.with_name("journal.db.backups"))
        return any(name.startswith(".") and name.endswith(".new") for folder in folders for name in os.listdir(folder))  # noqa: PTH208

    def prepare(self) -> None:
        """Make the folder that of the beginning."""
        shutil.rmtree(self.folder)
        shutil.copytree(self.kept, self.folder)

    def kill(self, *, times: int) -> Counter[Moment]:
        """Kill the command that many times, check what it left, and complete it."""
        user, counts = self.user, Counter[Moment]()
        durations = []
        for _ in range(2):  # the first may be slow, and kills would come too late
            self.prepare()
            durations.append(measure(self.words, environ=user.environ, journal=user.db, writing=self.is_writing))
        duration = min(durations)
        after = self.states()
        assert len(set(after)) == 1
        assert after != self.before
        for _ in range(times):
            kill_one(
                self.words,
                prepare=self.prepare,
                environ=user.environ,
                journal=user.db,
                duration=duration,
                dice=self.dice,
                writing=self.is_writing,
            )
            left = self.states()
            is_complete = left == after and not self.is_writing()
            counts[
                "before" if left == self.before and not self.is_writing() else "after" if is_complete else "during"
            ] += 1
            assert self.export(left[0] or OLD) == self.exported
            if not is_complete:
                user(self.words)
            assert self.states() == after
            assert not self.is_writing()
            assert len({file.read_bytes()[:16] for file in self.files()}) == 1
            assert {file.stat().st_mode & 0o777 for file in self.files()} == {0o600}
            assert self.export(after[0] or OLD) == self.exported
        return counts


@pytest.mark.heavy
@pytest.mark.everyday_cases(1)
@pytest.mark.parametrize(
    ("line", "is_encrypted"),
    [("encrypt", False), ("encrypt --rekey --passphrase-file {home}/new", True), ("decrypt", True)],
    ids=["encrypt", "rekey", "decrypt"],
)
def test_a_killed_conversion_leaves_complete_files_and_is_completed_by_the_same_line(
    mentor: Mentor, dice: random.Random, is_heavy, write_counts: WriteCounts, line: str, is_encrypted
) -> None:
    """Each file is the old one or the new one, and the journal opens with the old passphrase or the new one. The same
    line converts what is left, and deletes the draft."""
    killer = ConversionKiller(mentor, dice, line.format(home=mentor.home), is_encrypted=is_encrypted)
    counts = killer.kill(times=MANY if is_heavy else FEW)
    ring.clear()
    print(as_counts(counts))  # noqa: T201 - pytest shows it if the test fails
    write_counts(as_counts(counts))
    assert not is_heavy or counts["during"] >= MANY // 5, "the kills must hit the write"

"""Kill the process that makes the daily backup at random moments."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from mentorlog.cli.daily_backup import state_path
from mentorlog.cli.machine import machine_name
from mentorlog.store.backups import folder_of, list_backups, verify
from tests.cli.conftest import Mentor
from tests.reliability.kill_harness import Duration, Moment, as_counts

MACHINE = machine_name()
MANY = 200
"""The number of kills with --heavy."""
FEW = 3
"""The number without it."""


class Folder(NamedTuple):
    """The backups of a journal."""

    journal: Path
    folder: Path

    def start(self) -> subprocess.Popen[bytes]:
        """Start the process that a command starts for a large journal."""
        words = (str(self.journal), str(self.folder), state_path(str(self.journal)), MACHINE)
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "mentorlog.cli.backups.process", *words], stdin=subprocess.DEVNULL
        )

    def names(self) -> list[str]:
        """The files in the folder."""
        return os.listdir(self.folder) if self.folder.exists() else []  # noqa: PTH208

    def is_writing(self) -> bool:
        """Whether the draft of a backup is there."""
        return any(name.startswith(".2") for name in self.names())

    def wait_for_draft(self, process: subprocess.Popen[bytes]) -> None:
        """Wait until the process writes, or has ended."""
        while not self.is_writing() and process.poll() is None:
            pass

    def empty(self) -> None:
        """Delete the backups and drafts."""
        for name in self.names():
            (self.folder / name).unlink()

    def measure(self) -> Duration:
        """Make a backup, and measure it."""
        begun = time.monotonic()
        process = self.start()
        self.wait_for_draft(process)
        middle = time.monotonic()
        assert process.wait() == 0
        end = time.monotonic()
        return Duration(write=end - middle, whole=end - begun)

    def kill(self, duration: Duration, dice: random.Random) -> Moment | None:
        """Kill the process, in most cases while it writes; None if it had ended by then."""
        process = self.start()
        if dice.random() < 0.8:
            self.wait_for_draft(process)
            time.sleep(dice.uniform(0, duration.write * 0.9))
        else:
            time.sleep(dice.uniform(0, duration.whole))
        process.kill()
        if process.wait() == 0:
            return None
        return "during" if self.is_writing() else "after" if list_backups(self.folder, machine=MACHINE) else "before"


@pytest.mark.heavy
def test_a_killed_backup_leaves_a_sound_file_or_none(
    ana: Mentor, dice: random.Random, is_heavy, write_counts: Callable[[Mapping[str, object]], None]
) -> None:
    """Every file with the name of a backup is sound, the journal is not changed, and the next run removes what was
    left."""
    for number in range(20):
        ana(f"note {number} " + "some words " * 30)
    place = Folder(ana.db, folder_of(ana.db, None))
    before = ana.db.read_bytes()
    duration = place.measure()
    place.empty()
    counts: Counter[Moment] = Counter()
    for _ in range((MANY if is_heavy else FEW) * 5):
        moment = place.kill(duration, dice)
        if moment:
            counts[moment] += 1
        assert ana.db.read_bytes() == before
        for backup in list_backups(place.folder, machine=MACHINE):
            assert verify(backup) is None
            backup.path.unlink()
        if counts.total() >= (MANY if is_heavy else FEW):
            break
    print(as_counts(counts))  # noqa: T201 - pytest shows it if the test fails
    write_counts(as_counts(counts))
    assert place.start().wait() == 0
    assert not place.is_writing()
    assert len(list_backups(place.folder, machine=MACHINE)) == 1
    assert [file.name for file in ana.home.iterdir() if file.name.startswith("journal.db-")] == []
    if is_heavy:
        assert counts.total() >= MANY
        assert counts["during"] >= MANY // 5, "the kills must hit the write"

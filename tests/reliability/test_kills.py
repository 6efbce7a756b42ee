"""A process that is killed at any moment leaves the journal as it was, or with the one command complete."""

from __future__ import annotations

import gzip
import os
import random
import shlex
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mentorlog.cli.typer_app import index
from tests.cli.commands.test_undo import ABOUT_THE_FILE, FILLED, READ_ONLY, RECORDED
from tests.cli.conftest import Mentor
from tests.cli.state import entries
from tests.reliability.kill_harness import (
    Moment,
    as_counts,
    check_is_sound,
    content,
    kill_one,
    measure,
    moment_of,
)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")

WriteCounts = Callable[[Mapping[str, object]], None]
LINES = [*(line for line, _, _ in RECORDED), "undo", "redo"]
"""A line for each kind of writing command, most commands in several forms."""
TIMES = 5
"""How often each command is killed in a heavy run, at least."""
FEW = 6
"""The kills of an everyday run."""
MANY = 200
"""The kills of a heavy run, at least."""


def test_every_command_that_writes_is_killed() -> None:
    """A new command must be among the lines, or among those that do not write."""
    assert {shlex.split(line)[0] for line in LINES} == set(index.COMMANDS) - READ_ONLY - ABOUT_THE_FILE | {
        "undo",
        "redo",
    }


class Killer:
    """Kills commands on copies of a journal that has an entry of every kind, and checks what they left."""

    def __init__(self, user: Mentor, dice: random.Random) -> None:
        self.user = user
        self.dice = dice
        user.given(*FILLED)
        self.filled = user.db.read_bytes()
        user("undo")
        self.undone = user.db.read_bytes()
        self.counts: dict[str, Counter[Moment]] = {}

    def kill(self, line: str, *, times: int) -> None:
        """Kill a command that many times."""
        words, user = shlex.split(line), self.user
        start = self.undone if line == "redo" else self.filled
        user.db.write_bytes(start)
        before = content(user.db)
        duration = measure(words, environ=user.environ, journal=user.db)
        after = content(user.db)
        assert after != before, line
        for _ in range(times):
            kill_one(
                words,
                prepare=lambda: self._put(start),
                environ=user.environ,
                journal=user.db,
                duration=duration,
                dice=self.dice,
            )
            moment = moment_of(user.db, is_changed=lambda: content(user.db) != before)
            self.counts.setdefault(words[0], Counter())[moment] += 1
            self._check(line, before, after)

    def _put(self, journal: bytes) -> None:
        """Put a journal in place, without what a killed command left beside it."""
        for file in self.user.home.glob("*journal.db*"):
            if file.is_file():
                file.unlink()
        self.user.db.touch(mode=0o600)
        self.user.db.write_bytes(journal)

    def _check(self, line: str, before: object, after: object) -> None:
        """The journal opens, is sound, holds what it held or that and the command, and undo takes back the last
        command."""
        user = self.user
        user("history --json")
        check_is_sound(user.db)
        found = content(user.db)
        assert found in (before, after), f"`mentorlog {line}` was recorded in part"
        if line in ("undo", "redo"):
            user("redo" if found == content_of_undone(self) else "undo")
            return
        exact = entries(user.db)
        user("undo")
        if found == after:
            assert content(user.db) == before
        user("redo")
        assert entries(user.db) == exact


def content_of_undone(killer: Killer) -> object:
    """The content of the journal whose last command was undone."""
    path = killer.user.home / "undone.db"
    path.write_bytes(killer.undone)
    return content(path)


def test_a_killed_command_is_recorded_completely_or_not_at_all(
    mentor: Mentor, dice: random.Random, is_heavy, write_counts: WriteCounts
) -> None:
    """Every writing command is killed at random moments, mostly while it writes."""
    killer = Killer(mentor, dice)
    lines = LINES if is_heavy else dice.sample(LINES, k=FEW)
    of_command = Counter(shlex.split(line)[0] for line in lines)
    for line in lines:
        times = max(-(-TIMES // of_command[shlex.split(line)[0]]), -(-MANY // len(lines))) if is_heavy else 1
        killer.kill(line, times=times)
    total = sum(killer.counts.values(), Counter[Moment]())
    print(as_counts(total))  # noqa: T201 - pytest shows it if the test fails
    write_counts({**as_counts(total), "commands": {name: as_counts(found) for name, found in killer.counts.items()}})
    if is_heavy:
        assert sum(total.values()) >= MANY
        assert all(sum(found.values()) >= TIMES for found in killer.counts.values())
        assert total["during"] >= MANY // 5, "the kills must hit the write"


@pytest.mark.heavy
def test_a_killed_first_command_leaves_no_journal_or_a_complete_one(
    mentor: Mentor, dice: random.Random, is_heavy, write_counts: WriteCounts
) -> None:
    """The first command makes the file. After a kill, there is no file, or one without entries, or one with the
    relationship; the same command, or the next one, works."""
    line = "start Ana Souza --i-am mentor --since 2026-03-02"
    words, folder = shlex.split(line), mentor.home / "first"
    folder.mkdir()
    mentor.db = folder / "journal.db"
    mentor.base["MENTORLOG_DB"] = str(mentor.db)
    duration = measure(words, environ=mentor.environ, journal=mentor.db)
    complete = content(mentor.db)
    counts: Counter[Moment] = Counter()
    for _ in range(MANY if is_heavy else FEW // 3):
        kill_one(
            words,
            prepare=lambda: [file.unlink() for file in folder.iterdir()],
            environ=mentor.environ,
            journal=mentor.db,
            duration=duration,
            dice=dice,
        )
        counts[moment_of(mentor.db, is_changed=mentor.db.exists)] += 1
        people = mentor("people --json").json
        assert [person["name"] for person in people] in ([], ["Ana Souza"])
        if not people:
            mentor(words)
        check_is_sound(mentor.db)
        assert content(mentor.db) == complete
        mentor("undo")
        assert mentor("people --json").json == []
    print(as_counts(counts))  # noqa: T201
    write_counts(as_counts(counts))
    assert not is_heavy or counts["during"] >= MANY // 5, "the kills must hit the write"


JOURNALS = Path(__file__).parents[1] / "store" / "migration" / "journals"


@pytest.mark.heavy
def test_a_killed_migration_leaves_the_old_journal_or_the_new_one(
    mentor: Mentor, dice: random.Random, is_heavy, write_counts: WriteCounts
) -> None:
    """Journals of every earlier version are opened by a command that is killed. The next command completes the
    migration, and every entry is there."""
    names = sorted(path.name.removesuffix(".db.gz") for path in JOURNALS.glob("*.db.gz"))
    folder = mentor.home / "migrated"
    folder.mkdir()
    mentor.db = folder / "journal.db"
    mentor.base["MENTORLOG_DB"] = str(mentor.db)
    mentor.now = "2026-11-23T09:00"
    counts: dict[str, Counter[Moment]] = {}
    for name in names if is_heavy else dice.sample(names, k=2):
        old = gzip.decompress((JOURNALS / f"{name}.db.gz").read_bytes())

        def put(old: bytes = old) -> None:
            for file in folder.iterdir():
                file.unlink()
            mentor.db.touch(mode=0o600)
            mentor.db.write_bytes(old)

        put()
        duration = measure(["people"], environ=mentor.environ, journal=mentor.db)
        complete = entries(mentor.db)
        counts[name] = Counter()
        for _ in range(-(-MANY // len(names)) if is_heavy else 1):
            kill_one(["people"], prepare=put, environ=mentor.environ, journal=mentor.db, duration=duration, dice=dice)
            counts[name][moment_of(mentor.db, is_changed=lambda: mentor.db.read_bytes() != old)] += 1  # noqa: B023
            mentor("people")
            check_is_sound(mentor.db)
            assert entries(mentor.db) == complete, name
            mentor("undo")
            mentor("redo")
            assert entries(mentor.db) == complete, name
    total = sum(counts.values(), Counter[Moment]())
    print(as_counts(total))  # noqa: T201
    write_counts({**as_counts(total), "journals": {name: as_counts(found) for name, found in counts.items()}})
    assert not is_heavy or total["during"] >= MANY // 5, "the kills must hit the write"

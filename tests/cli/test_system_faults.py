"""Faults of the system in the middle of a command: a disk that is full, broken or read-only, and limits of the process.

After each of them the journal is complete, old or new; the message says which; and the command works when it is typed
again.
"""

from __future__ import annotations

import re
import shlex
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.conftest import Answer, Mentor
from tests.cli.terminal import kept
from tests.processes import locked_by_a_process
from tests.programs import program

CALLS = ("pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "link", "linkat", "fchmod")
"""The system calls that change files, of those that a command makes for its journal alone."""
ERRORS = ("ENOSPC", "EIO", "EROFS")
WriteCounts = Callable[[Mapping[str, object]], None]


class Fault(NamedTuple):
    """An error that a system call reports."""

    call: str
    """The name of the system call."""
    number: int
    """Which of the calls of the command, from 1."""
    error: str
    """The error, such as EIO."""
    is_lasting: bool = False
    """Whether all later calls fail too."""

    @property
    def injection(self) -> str:
        """The fault as an argument of strace."""
        return f"inject={self.call}:error={self.error}:when={self.number}{'+' if self.is_lasting else ''}"


def traced(mentor: Mentor, line: list[str], *, fault: Fault | None = None) -> tuple[Answer, Counter[str]]:
    """Run a command, with a fault, and count its system calls."""
    log = mentor.home / "trace"
    options = ["-e", f"trace={','.join(CALLS)}", *(["-e", fault.injection] if fault else [])]
    done = subprocess.run(
        [program("strace"), "-f", "-qq", "-o", str(log), *options, sys.executable, "-m", "mentorlog", *line],
        capture_output=True,
        encoding="utf-8",
        env=mentor.environ,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    made = Counter(found[1] for found in re.finditer(r"^\d+ +(\w+)\(", log.read_text("utf-8"), re.MULTILINE))
    log.unlink()
    return Answer(done.returncode, done.stdout, done.stderr), made


def skip_if_faults_cannot_be_injected(mentor: Mentor) -> None:
    """Skip the test where a process may not be traced."""
    answer, _ = traced(mentor, ["--version"], fault=Fault("fchmod", 1, "EIO"))
    if not answer.out.startswith("mentorlog "):
        pytest.skip(f"strace can't trace a process here: {answer.err.strip()[:100]}")


def state(path: Path) -> list[tuple[object, ...]]:
    """What is recorded in a journal, which must be sound; nothing if there is none."""
    if not path.exists():
        return []
    with closing(sqlite3.connect(path)) as journal:
        assert journal.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert journal.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = ("relationship", "session", "action", "note")
        query = "SELECT id FROM {} WHERE id > 0"
        rows = [(table, *row) for table in tables for row in journal.execute(query.format(table))]
        return [*rows, *journal.execute("SELECT verb, status FROM command")]


def check(
    mentor: Mentor, line: list[str], fault: Fault, *, before: bytes | None, new: list[tuple[object, ...]]
) -> None:
    """Run a command with a fault, check what it leaves and says, and run it again."""
    for file in mentor.home.glob("*journal.db*"):
        file.unlink()
    if before is not None:
        mentor.db.touch(mode=0o600)
        mentor.db.write_bytes(before)
    old = state(mentor.db)
    answer, _ = traced(mentor, line, fault=fault)
    case = f"{fault}\n{answer}"
    found = state(mentor.db)
    assert found in (old, new), case
    assert "Traceback" not in answer.err, case
    assert "bug" not in answer.err, case
    assert "damaged" not in answer.err, case
    if answer.code == 0:
        assert found == new, case
        return
    assert answer.code == 1, case
    assert answer.err.startswith("mentorlog: "), case
    assert ("It was saved all the same" in answer.err) == (found == new), case
    assert answer.out == "" or found == new, case
    if found == old:
        mentor(line)
        assert state(mentor.db) == new, case


def faults_of(made: Counter[str], *, every: int = 1) -> Iterator[Fault]:
    """Faults of the system calls of a command: calls that it makes often (`every` so many) fail with one of the errors,
    the others with each of them."""
    for call, count in made.items():
        is_frequent = count > 20
        for number in range(1, count + 1, every if is_frequent else 1):
            for error in (ERRORS[number % 3],) if is_frequent else ERRORS:
                yield Fault(call, number, error, is_lasting=number % 2 == 0)


def run_with_faults(mentor: Mentor, line: list[str], faults: Iterable[Fault]) -> int:
    """Check a command with each of the faults, from the present journal; returns how many there were."""
    before = mentor.db.read_bytes() if mentor.db.exists() else None
    mentor(line)
    new, count = state(mentor.db), 0
    for fault in faults:
        check(mentor, line, fault, before=before, new=new)
        count += 1
    return count


LINES = {
    "note": ["note", "Seemed tired"],
    "log": ["log", "Talked", "--me", "Send it by friday", "--next", "tomorrow"],
    "undo": ["undo"],
    "start": ["start", "Eve Holm", "--i-am", "mentor"],
}


@pytest.mark.heavy
def test_a_fault_of_the_disk_leaves_the_old_journal_or_the_new_one(ana: Mentor) -> None:
    """The first, a middle and the last of some system calls fail."""
    skip_if_faults_cannot_be_injected(ana)
    faults = [
        Fault("pwrite64", 1, "ENOSPC", is_lasting=True),
        Fault("pwrite64", 60, "EIO"),
        Fault("fdatasync", 1, "EIO"),
        Fault("fdatasync", 3, "EIO", is_lasting=True),
        Fault("unlink", 1, "EROFS"),
    ]
    assert run_with_faults(ana, LINES["note"], faults) == len(faults)


@pytest.mark.heavy
@pytest.mark.parametrize("verb", LINES)
def test_every_fault_of_the_disk_leaves_the_old_journal_or_the_new_one(
    ana: Mentor, verb: str, write_counts: WriteCounts
) -> None:
    """Every system call of a command that changes a file fails, alone or with all calls after it."""
    skip_if_faults_cannot_be_injected(ana)
    before = ana.db.read_bytes()
    made = traced(ana, LINES[verb])[1]
    ana.db.write_bytes(before)
    count = run_with_faults(ana, LINES[verb], faults_of(made))
    write_counts({"commands": 1, "system calls": sum(made.values()), "faults": count})
    assert count >= sum(made.values())


@pytest.mark.heavy
def test_every_fault_while_a_journal_is_made_leaves_none_or_a_complete_one(
    mentor: Mentor, write_counts: WriteCounts
) -> None:
    """Every fifth page, and every other system call. The first command is typed again, and then records once."""
    skip_if_faults_cannot_be_injected(mentor)
    line = ["start", "Ana Souza", "--i-am", "mentor"]
    made = traced(mentor, line)[1]
    mentor.db.unlink()
    count = run_with_faults(mentor, line, faults_of(made, every=5))
    write_counts({"commands": 1, "system calls": sum(made.values()), "faults": count})
    assert count > 60


# limits of the process


def limited(mentor: Mentor, limit: str, *words: str, stdin: str = "") -> Answer:
    """Run a command in a shell with a limit of `ulimit`."""
    line = f"ulimit {limit}; exec {shlex.join([sys.executable, '-m', 'mentorlog', *words])}"
    done = subprocess.run(
        ["bash", "-c", line], input=stdin, capture_output=True, encoding="utf-8", env=mentor.environ, check=False
    )
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("blocks", [1, pytest.param(100, marks=pytest.mark.heavy), 440])
def test_a_limit_of_the_size_of_files_leaves_the_old_journal(ana: Mentor, blocks: int) -> None:
    """`ulimit -f` makes writing fail at a size; the text is kept, and the command works without the limit."""
    before = state(ana.db)
    answer = limited(ana, f"-f {blocks}", "note", "-", stdin="x" * 400_000)
    assert answer.code == 1, answer
    assert "The journal is as before." in answer.err
    assert "damaged" not in answer.err
    assert "bug" not in answer.err
    assert state(ana.db) == before
    assert "What you typed" in answer.err
    ana("note -", stdin="x" * 400_000)
    assert len(state(ana.db)) == len(before) + 2


def test_a_limit_of_open_files_leaves_the_old_journal(ana: Mentor) -> None:
    """SQLite can't open the rollback file."""
    before = state(ana.db)
    for limit in range(3, 12):
        answer = limited(ana, f"-n {limit}", "note", "hi")
        if limit < 6 and "mentorlog: " not in answer.err:
            continue  # Python itself can't start
        assert "Traceback" not in answer.err, answer
        assert "damaged" not in answer.err, answer
        if answer.code:
            assert state(ana.db) == before, answer
            continue
        break
    ana("note again")


# a lock


@pytest.mark.heavy
def test_a_lock_of_half_a_minute_loses_nothing(ana: Mentor, write_counts: WriteCounts) -> None:
    """Writers wait five seconds and say that the journal is in use; what they were given is in the recovery folder,
    and can be recorded from there."""
    before = state(ana.db)
    texts = [f"thought {number}" for number in range(36)]
    with locked_by_a_process(ana.db) as holder, ThreadPoolExecutor(6) as pool:
        began = time.monotonic()
        answers = list(pool.map(lambda text: ana.process("note", "-", stdin=text), texts))
        assert time.monotonic() - began >= 30  # six rounds of five seconds
        assert holder.poll() is None
    for answer in answers:
        assert answer.code == 1, answer
        assert "is in use by another program" in answer.err
        assert "What you typed" in answer.err
    assert state(ana.db) == before
    assert sorted(kept(ana)) == sorted(texts)
    for text in kept(ana):
        ana("note -", stdin=text)
    assert [each["text"] for each in ana("notes ana --json").json][::-1] == kept(ana)
    write_counts({"seconds": 30, "writers": len(texts), "lost": 0})

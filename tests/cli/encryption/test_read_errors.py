"""An encrypted journal on a disk that can't be read, and one for which another program chose a write-ahead log."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing

import pytest

from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.file.driver import open_database
from tests.cli.conftest import Answer, Mentor
from tests.cli.encrypted import KEY
from tests.cli.test_system_faults import skip_if_faults_cannot_be_injected
from tests.programs import program


def with_read_error(user: Mentor, line: str, *, number: int) -> Answer:
    """The answer to a command if the `number`th read of the journal fails, and all later ones."""
    fault = f"inject=pread64:error=EIO:when={number}+"
    words = [program("strace"), "-f", "-qq", "-o", "/dev/null", "-P", str(user.db), "-e", fault]
    done = subprocess.run(
        [*words, sys.executable, "-m", "mentorlog", *line.split()],
        env=user.environ,
        capture_output=True,
        text=True,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.mark.heavy
def test_a_read_error_is_neither_damage_nor_an_error_of_writing(journal: Mentor, is_heavy) -> None:
    """At the beginning, when the file is recognised, and while it is copied. SQLCipher's codes do not tell."""
    skip_if_faults_cannot_be_injected(journal)
    before = journal.db.read_bytes()
    for number in (4, 12, 30, 60, 100, 150) if is_heavy else (12, 100):
        for line in ("backup mine.db", "status", "doctor"):
            answer = with_read_error(journal, line, number=number)
            case = (number, line, answer)
            for words in ("can't be written", "damaged", "a bug in", "Traceback", "permission", "recover"):
                assert words not in answer.output, case
            assert answer.code == 0 or "error" in answer.output, case
    assert journal.db.read_bytes() == before


@pytest.mark.heavy
def test_nothing_is_left_beside_a_journal_with_a_write_ahead_log(journal: Mentor) -> None:
    """By doctor and by commands that only look at the file."""
    ring.add(KEY)
    with closing(open_database(journal.db, mode="rw", wait=0)) as connection:
        assert connection.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    ring.clear()
    before = sorted(file.name for file in journal.home.iterdir())
    for line in ("doctor", "forget ana --dry-run", "status", "backup --list", "doctor --repair"):
        journal(line)
        assert sorted(file.name for file in journal.home.iterdir()) == before, line

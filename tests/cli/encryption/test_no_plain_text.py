"""No file that mentorlog writes for an encrypted journal has a word of it."""

from __future__ import annotations

import gzip
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor
from tests.cli.encrypted import KEY, encrypt, unlock
from tests.cli.test_system_faults import skip_if_faults_cannot_be_injected
from tests.programs import program

JOURNALS = Path(__file__).parents[2] / "store" / "migration" / "journals"
WORD = "zwiebelfisch"
LINES = (
    f"log {WORD} -w ana --for 45m --me {WORD}a --takeaway {WORD}b",
    f"note {WORD}c -w ana",
    f"goal add {WORD}d -w ana",
    "edit n1 --text 'something else'",
    "delete g1",
    "undo 2",
    "backup",
    "backup {home}/copy.db",
    "backup --verify",
    f"search {WORD}",
    "export --all --format json",
    "restore {home}/copy.db --dry-run",
    "restore {home}/copy.db",
    "import {home}/copy.db",
    f"start Bo {WORD.title()} --i-am mentor",
    f"forget Bo {WORD.title()}",
    "doctor --repair",
)
"""Commands that write, copy or read the words."""
WRITE = re.compile(r"\b(?:p?write\w*)\(\d+<(/[^>]*)>")
"""A system call of strace that writes to a file, with its path."""
CRASH = """
import os, sys
from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.encryption.keys import Key
from mentorlog.store.file.driver import open_database
ring.add(Key(bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3])))
at = open_database(sys.argv[1], mode="rw", wait=1)
at.execute("PRAGMA cache_size = 1")
at.execute("BEGIN IMMEDIATE")
at.execute("UPDATE note SET text = text || hex(randomblob(500000))")
os.kill(os.getpid(), 9)
"""
"""A program that is killed while it writes, so that it leaves a rollback file."""


@pytest.fixture
def encrypted(ana: Mentor, runtime: Path) -> Mentor:
    """The mentor of Ana, with an encrypted journal that is unlocked; everything else is in the home folder. The word is
    in the file until it is encrypted."""
    ana(f"raise {WORD}")
    assert with_word(ana.home) == ["journal.db"]
    encrypt(ana.db)
    unlock(runtime)
    ana.base["TMPDIR"] = str(ana.home / "temporary")
    (ana.home / "temporary").mkdir()
    return ana


def with_word(home: Path) -> list[str]:
    """The files that have the word, in any case."""
    return [
        str(file.relative_to(home))
        for file in home.rglob("*")
        if file.is_file() and WORD.encode() in file.read_bytes().lower()
    ]


@pytest.mark.several_mistakes  # no hint is typed: the files are the point
def test_no_file_of_an_encrypted_journal_has_a_word_of_it(encrypted: Mentor) -> None:
    """The journal, backups, what a killed command leaves beside it, and temporary files."""
    for line in LINES:
        encrypted(line.format(home=encrypted.home), stdin=f"Bo {WORD.title()}\n")
        assert with_word(encrypted.home) == [], line
    arguments = [str(encrypted.db), KEY.secret.hex(), KEY.salt.hex()]
    encrypted(f"note {WORD} -w ana")
    killed = subprocess.run([sys.executable, "-c", CRASH, *arguments], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert Path(f"{encrypted.db}-journal").stat().st_size > 512
    assert with_word(encrypted.home) == []
    assert encrypted("notes -n 1 --json").json[0]["text"] == WORD  # what the killed program wrote is rolled back


def test_an_older_encrypted_journal_is_upgraded_encrypted(mentor: Mentor, runtime: Path) -> None:
    """So is the copy from before."""
    mentor.db.touch(mode=0o600)
    mentor.db.write_bytes(gzip.decompress((JOURNALS / "version-4.db.gz").read_bytes()))
    encrypt(mentor.db)
    unlock(runtime)
    names = [each["name"] for each in mentor("people --all --json").json]
    files = [mentor.db, mentor.db.with_name("journal.db.v4.bak")]
    assert [file.read_bytes()[: len(KEY.salt)] for file in files] == [KEY.salt, KEY.salt]
    assert names
    content = b"".join(file.read_bytes() for file in mentor.home.rglob("*") if file.is_file())
    assert not any(name.encode() in content for name in names)


@pytest.mark.heavy
@pytest.mark.several_mistakes
def test_no_system_call_writes_a_word_of_an_encrypted_journal(encrypted: Mentor) -> None:
    """Not even to a file that is deleted at once."""
    skip_if_faults_cannot_be_injected(encrypted)
    seen: set[str] = set()
    calls = encrypted.home.parent / f"{encrypted.home.name}.calls"
    for line in LINES:
        words = shlex.split(line.format(home=encrypted.home))
        done = subprocess.run(
            [
                *(program("strace"), "-f", "-y", "-s", "1000000", "-o", str(calls)),
                *("-e", "trace=write,pwrite64,writev,pwritev,pwritev2"),
                *(sys.executable, "-m", "mentorlog", *words),
            ],
            env=encrypted.environ,
            input=f"Bo {WORD.title()}\n",
            text=True,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, (line, done.stderr)
        for call in calls.read_text("utf-8", "replace").splitlines():
            file = WRITE.search(call)
            if file and file[1].startswith(str(encrypted.home)):
                seen.add(Path(file[1]).name)
                assert WORD not in call.lower(), (line, call[:200])
    assert {"journal.db", "journal.db-journal"} <= seen

"""Errors while a command is saved or after that: the message says whether it was saved, so that no one records an entry
twice."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mentorlog.store.file import opening
from tests.cli.conftest import Mentor


class FailingConnection:
    """A connection whose COMMIT reports an error of the disk, before or after the change is saved."""

    def __init__(self, connection: sqlite3.Connection, *, is_saved: bool) -> None:
        self.connection, self.is_saved = connection, is_saved

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        """Run a statement."""
        if sql == "COMMIT":
            self.connection.execute("COMMIT" if self.is_saved else "ROLLBACK")
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_IOERR_FSYNC, "SQLITE_IOERR_FSYNC"
            raise error
        return self.connection.execute(sql, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)


@pytest.fixture
def commit_fails(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets each COMMIT fail."""
    connect = opening.connect

    def fail(*, is_saved: bool) -> None:
        monkeypatch.setattr(
            opening, "connect", lambda *path, **options: FailingConnection(connect(*path, **options), is_saved=is_saved)
        )

    return fail


@pytest.mark.parametrize(("line", "saved"), [("note hi", "note n1"), ("undo", "mentorlog history")])
def test_an_error_after_the_commit_says_that_it_was_saved(
    ana: Mentor, commit_fails: Callable[..., None], line: str, saved: str
) -> None:
    """The file is opened again to find out."""
    ana("goal add Lead")
    before = ana("history --json").json
    commit_fails(is_saved=True)
    answer = ana(line, ok=False)
    assert answer.code == 1
    assert "the disk reported an error (SQLITE_IOERR_FSYNC). It was saved all the same: " in answer.err
    assert "as before" not in answer.err
    assert saved in answer.err
    assert ana("history --json").json != before


def test_an_error_before_the_commit_says_that_nothing_was_saved(ana: Mentor, commit_fails: Callable[..., None]) -> None:
    """The text is kept, and the journal is as before."""
    before = ana.db.read_bytes()
    commit_fails(is_saved=False)
    answer = ana("note -", ok=False, stdin="a long thought")
    assert answer.code == 1
    assert "the disk reports an error (SQLITE_IOERR_FSYNC). The journal is as before." in answer.err
    assert "What you typed is saved in " in answer.err
    assert ana.db.read_bytes() == before


def test_a_bug_after_the_commit_says_that_it_was_saved(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer can't be made, but the entry is in the journal."""
    from mentorlog.present import plain

    monkeypatch.setattr(plain, "render_in_pipe", None)
    answer = ana("note hi", ok=False)
    assert answer.code == 1
    assert "a bug in mentorlog: TypeError." in answer.err
    assert "It was saved all the same: note n1." in answer.err
    assert ana("show n1 --json").json["text"] == "hi"
    ana.hints.clear()


def test_a_list_of_any_length_is_recorded(ana: Mentor) -> None:
    """SQLite's functions take 127 values at most."""
    words = [word for number in range(300) for word in ("--takeaway", f'"{number}" \\ ø')]
    ana(["log", "talked", *words])
    assert ana("show s1 --json").json["takeaways"] == [f'"{number}" \\ ø' for number in range(300)]


def test_a_fault_that_is_not_damage_is_not_called_damage(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what SQLite reports, and that the journal is as before."""

    class Broken(FailingConnection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            if "SELECT" in sql:
                raise error
            return self.connection.execute(sql, *values)

    connect = opening.connect
    monkeypatch.setattr(opening, "connect", lambda *path, **options: Broken(connect(*path, **options), is_saved=True))
    for text, code, words in (
        ("no such function: json_array", sqlite3.SQLITE_ERROR, "SQLite reports 'no such function: json_array'"),
        ("too many SQL variables", sqlite3.SQLITE_ERROR, "SQLite reports 'too many SQL variables'"),
        ("disk I/O error", sqlite3.SQLITE_IOERR_READ, "the disk reports an error"),
        ("interrupted", sqlite3.SQLITE_INTERRUPT, "SQLite reports 'interrupted'"),
        ("unable to open database file", sqlite3.SQLITE_CANTOPEN, "check the permissions"),
        ("", None, "There is not enough memory"),
    ):
        error: Exception = sqlite3.OperationalError(text) if text else MemoryError()
        if code is not None:
            vars(error).update(sqlite_errorcode=code, sqlite_errorname="SQLITE_X")
        answer = ana("people", ok=False)
        assert answer.code == 1, answer
        assert words in answer.err
        assert "damaged" not in answer.err
        assert "The journal is as before." in answer.err
    ana.hints.clear()


@pytest.mark.heavy
@pytest.mark.skipif(os.name != "posix", reason="a process is killed")
def test_a_rollback_file_of_another_file_is_not_rolled_back(ana: Mentor) -> None:
    """A write was killed, and a copy of the journal was put in the place of the file. SQLite would write pages of the
    one into the other."""
    copy = ana.db.read_bytes()
    ana("note between")
    script = (
        "import os, signal, sqlite3, sys\n"
        "journal = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "journal.execute('PRAGMA cache_size = 5')\n"
        "journal.execute('BEGIN IMMEDIATE')\n"
        "journal.execute('CREATE TABLE big (x)')\n"
        "for _ in range(200): journal.execute('INSERT INTO big VALUES (zeroblob(9000))')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(ana.db)], check=False)
    beside = Path(f"{ana.db}-journal")
    assert beside.stat().st_size > 4096
    kept = ana.home / "kept"
    kept.mkdir()
    for file in (ana.db, beside):
        shutil.copy(file, kept)
    assert "between" in ana(f"--db {kept / 'journal.db'} notes").out  # in the right file it is rolled back
    ana.db.write_bytes(copy)
    for line in ("status", "note hi", "remind --count"):
        error = ana.fails(line, code=1)
        assert f"{beside} is the rollback file of another file than {ana.db}" in error
        assert f"\n  mv {beside} {beside}.old\n" in error
        assert ana.db.read_bytes() == copy
    ana.hints.clear()
    beside.rename(f"{beside}.old")
    assert ana("note hi").code == 0

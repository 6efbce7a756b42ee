"""A journal's path that is no journal, or not ours to read or write: it is refused in words and left as it was."""

from __future__ import annotations

import ctypes
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Mentor

READS = ("status", "review", "remind", "people", "timeline", "search x", "progress", "history", "export ana", "show a1")
WRITES = ("start Eve --i-am mentor", "note hi", "log talked", "undo", "redo", "done a1", "edit ana --focus x")


def content(folder: Path) -> dict[str, bytes | None]:
    """Every file and folder below `folder`, with what is in it."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


# what is there is no journal


def empty(path: Path) -> str:
    """Nothing is in it."""
    path.touch()
    return f"mentorlog: The file {path} is empty. It was not changed.\n  Name another file with --db.\n"


def prose(path: Path) -> str:
    """A letter to somebody."""
    path.write_text("Dear Ana,\n" * 100)
    return f"mentorlog: The file {path} is not a mentorlog journal. It was not changed.\n"


def short(path: Path) -> str:
    """A single byte."""
    path.write_bytes(b"S")
    return f"mentorlog: The file {path} is not a mentorlog journal. It was not changed.\n"


def foreign(path: Path) -> str:
    """Another program's database."""
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE relationship (id INTEGER PRIMARY KEY, name TEXT)")
        other.commit()
    return f"mentorlog: The file {path} is not a mentorlog journal. It was not changed.\n"


def folder(path: Path) -> str:
    """A folder."""
    path.mkdir()
    return f"mentorlog: {path} is a folder, not a journal.\n  Name a file in it: --db {path / 'journal.db'}\n"


def below_a_file(path: Path) -> str:
    """A path that leads through a file."""
    path.parent.rmdir()
    path.parent.touch()
    return f"mentorlog: A journal can't be created at {path}: part of the path is a file, not a folder.\n"


def loop(path: Path) -> str:
    """A link to itself."""
    path.symlink_to(path)
    return f"mentorlog: The journal {path} can't be opened"


@pytest.mark.parametrize("line", [*READS, *WRITES])
@pytest.mark.parametrize("make", [empty, prose, short, foreign, folder, below_a_file, loop])
def test_what_is_no_journal_is_left_alone(mentor: Mentor, make: object, line: str) -> None:
    """Every command refuses it with what it is, exit code 1, and changes not a byte of it or beside it."""
    assert callable(make)
    place = mentor.home / "place"
    place.mkdir()
    mentor.db = place / "journal.db"
    mentor.base["MENTORLOG_DB"] = str(mentor.db)
    said = make(mentor.db)
    before = content(mentor.home)
    assert mentor.fails(line, code=1).startswith(said)
    assert content(mentor.home) == before


# a newer journal


@pytest.fixture
def newer(ana: Mentor) -> Mentor:
    """Somebody whose journal a later version of mentorlog has written."""
    ana("log talked --me 'Send the list by friday' --on 2026-11-16")
    with closing(sqlite3.connect(ana.db)) as journal:
        journal.execute("ALTER TABLE action ADD COLUMN colour TEXT")
        journal.execute("PRAGMA user_version = 99")
    return ana


@pytest.mark.parametrize("line", WRITES)
def test_a_newer_journal_refuses_writes(newer: Mentor, line: str) -> None:
    """What this version does not know it could spoil: it says which is newer and how to update."""
    before = content(newer.home)
    said = newer.fails(line, code=1)
    assert f"The journal {newer.db} was made by a newer mentorlog" in said
    assert "\n  Update mentorlog: pip install -U mentorlog\n" in said
    assert content(newer.home) == before


@pytest.mark.parametrize("line", READS)
def test_a_newer_journal_answers_reads(newer: Mentor, line: str) -> None:
    """Reads go on where they can, and change nothing."""
    before = content(newer.home)
    assert newer(line).code == 0
    assert content(newer.home) == before


def test_a_newer_journal_that_cannot_be_read_says_so(newer: Mentor) -> None:
    """Where a later version has changed what this one needs, that is the reason given, not damage."""
    with closing(sqlite3.connect(newer.db)) as journal:
        journal.execute("PRAGMA foreign_keys = OFF")
        journal.execute("DROP VIEW IF EXISTS timeline")
        journal.execute("ALTER TABLE note RENAME TO thought")
    before = content(newer.home)
    said = newer.fails("show n1", code=1)
    assert "newer mentorlog" in said
    assert "pip install -U mentorlog" in said
    assert content(newer.home) == before


# a damaged journal


def test_a_journal_cut_short_is_left_alone(ana: Mentor) -> None:
    """Half a journal is damaged: reads and writes say so, and nothing is written to it."""
    ana.db.write_bytes(ana.db.read_bytes()[: ana.db.stat().st_size // 2 // 4096 * 4096])
    before = content(ana.home)
    for line in (*READS, *WRITES):
        answer = ana(line, ok=False)
        if answer.code:
            assert answer.code == 1
            assert str(ana.db) in answer.err or "There is no" in answer.err
            assert "Traceback" not in answer.err
            assert "defect" not in answer.err
    assert content(ana.home) == before


# a journal that is not ours to read or write


def obey() -> None:
    """Let the process that is about to start obey the modes of files, though it may be root's."""
    if os.geteuid() == 0:
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


def ask(mentor: Mentor, *words: str, umask: int = 0o022) -> Answer:
    """Run a command as a real process without the rights of root."""
    done = subprocess.run(
        [sys.executable, "-m", "mentorlog", *words],
        capture_output=True,
        encoding="utf-8",
        env=mentor.environ,
        cwd="/",
        stdin=subprocess.DEVNULL,
        check=False,
        umask=umask,
        preexec_fn=obey,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def common(ana: Mentor, tmp_path: Path) -> Iterator[Mentor]:
    """Somebody with a journal of Ana Souza who has no rights but those that modes give."""
    probe = tmp_path / "probe"
    probe.touch(mode=0o000)
    read = [sys.executable, "-c", f"open({str(probe)!r})"]
    if os.name == "nt" or not subprocess.run(read, preexec_fn=obey, capture_output=True, check=False).returncode:
        pytest.skip("here every file can be read, whatever its mode")
    probe.unlink()
    yield ana
    tmp_path.chmod(0o700)


def test_a_journal_that_may_not_be_read(common: Mentor) -> None:
    """It says so, and is as it was."""
    common.db.chmod(0o000)
    for words in (("review",), ("note", "hi")):
        answer = ask(common, *words)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err == (
            f"mentorlog: The journal {common.db} can't be opened: permission to read or write it is missing.\n"
        )


def test_a_journal_that_may_not_be_written(common: Mentor) -> None:
    """Reads answer; a write is refused, and nothing of it is left beside the journal."""
    common.db.chmod(0o400)
    common.home.chmod(0o500)
    assert "Ana Souza" in ask(common, "review").out
    before = content(common.home)
    answer = ask(common, "note", "hi")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"mentorlog: The journal {common.db} can't be written: ")
    assert content(common.home) == before


def test_a_folder_that_may_not_be_written(common: Mentor) -> None:
    """SQLite needs room beside the journal: a write is refused with that reason, a read is not."""
    common.home.chmod(0o500)
    assert "Ana Souza" in ask(common, "status").out
    before = content(common.home)
    answer = ask(common, "note", "hi")
    assert (answer.code, answer.out) == (1, "")
    assert "its folder" in answer.err
    assert content(common.home) == before


def test_no_journal_can_be_made_where_nothing_may_be_written(common: Mentor) -> None:
    """`start` says where and why, and names the way out."""
    common.home.chmod(0o500)
    place = common.home / "new" / "journal.db"
    answer = ask(common, "--db", str(place), "start", "Eve", "--i-am", "mentor")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        f"mentorlog: A journal can't be created at {place}: Permission denied.\n  Name another file with --db.\n"
    )


def test_a_folder_that_may_not_be_entered(common: Mentor) -> None:
    """Whether a journal is there can't be known, so it is not taken for an empty one."""
    shut = common.home / "shut"
    shut.mkdir()
    place = common.db.rename(shut / "journal.db")
    shut.chmod(0o000)
    for words in ((), ("note", "hi"), ("remind",), ("start", "Eve", "--i-am", "mentor")):
        answer = ask(common, "--db", str(place), *words)
        assert (answer.code, answer.out) == (1, ""), words
        assert answer.err == f"mentorlog: The journal {place} can't be opened: Permission denied.\n"
    shut.chmod(0o700)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc here")
def test_a_place_where_there_can_be_no_files(mentor: Mentor) -> None:
    """Not even root makes a journal in /proc."""
    said = mentor.fails("--db /proc/journal.db start Eve --i-am mentor", code=1)
    assert said.startswith("mentorlog: A journal can't be created at /proc/journal.db: ")


def test_a_home_that_nobody_has(mentor: Mentor) -> None:
    """`~nobody-at-all/journal.db` is refused, not made as a folder of that name."""
    said = mentor.fails("--db ~nobody-at-all/journal.db start Eve --i-am mentor", code=1)
    assert "'~nobody-at-all/journal.db' can't be resolved" in said
    assert list(mentor.home.iterdir()) == []


# modes


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o277, 0o777])
def test_everything_is_the_owners_alone_whatever_the_umask(common: Mentor, umask: int) -> None:
    """The journal, an export and the settings are 0600, the folders that are made 0700, and a folder that was there
    keeps its mode."""
    home = common.home
    lines = (
        ("--db", str(home / "a" / "b" / "journal.db"), "start", "Eve", "--i-am", "mentor"),
        ("--db", str(home / "a" / "b" / "journal.db"), "note", "hi"),
        ("export", "ana", "-o", str(home / "out" / "ana.md")),
        ("config", "date_order", "dmy"),
        ("note", "--on", "blursday", "hi"),
    )
    for words in lines:
        answer = ask(common, *words, umask=umask)
        assert answer.code == (2 if "blursday" in words else 0), answer
    modes = {path.relative_to(home).as_posix(): stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*")}
    assert {mode for path, mode in modes.items() if (home / path).is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if not (home / path).is_dir()} == {0o600}
    assert {"a/b/journal.db", "out/ana.md", ".config/mentorlog/config.toml"} <= modes.keys()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700

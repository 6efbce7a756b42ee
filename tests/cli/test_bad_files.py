"""A path that is not a journal, or a journal without permission to read or write: the error is clear and the file is
unchanged."""

from __future__ import annotations

import ctypes
import gzip
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

READS = (
    "status",
    "review",
    "remind",
    "people",
    "timeline",
    "search x",
    "progress",
    "history",
    "export ana --include-private",
    "show a1",
)
WRITES = ("start Eve --i-am mentor", "note hi", "log talked", "undo", "redo", "done a1", "edit ana --focus x")


def file_contents(folder: Path) -> dict[str, bytes | None]:
    """The path and content of every file and folder below `folder`; None for a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


# files that are not journals


def empty(path: Path) -> str:
    """An empty file."""
    path.touch()
    return f"mentorlog: The file {path} is empty. It was not changed.\n  Name another file with --db.\n"


def prose(path: Path) -> str:
    """A text file."""
    path.write_text("Dear Ana,\n" * 100)
    return f"mentorlog: The file {path} is not a mentorlog journal. It was not changed.\n"


def short(path: Path) -> str:
    """A file of a single byte."""
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
    """A path that goes through a file."""
    path.parent.rmdir()
    path.parent.touch()
    return f"mentorlog: A journal can't be created at {path}: part of the path is a file, not a folder.\n"


def loop(path: Path) -> str:
    """A link to itself."""
    path.symlink_to(path)
    return f"mentorlog: The journal {path} can't be opened"


@pytest.mark.parametrize("line", [*READS, *WRITES])
@pytest.mark.parametrize("make", [empty, prose, short, foreign, folder, below_a_file, loop])
def test_a_file_that_is_not_a_journal_is_refused_and_unchanged(mentor: Mentor, make: object, line: str) -> None:
    """Every command shows what the file is and exits with 1; neither the file nor its folder changes."""
    assert callable(make)
    place = mentor.home / "place"
    place.mkdir()
    mentor.db = place / "journal.db"
    mentor.base["MENTORLOG_DB"] = str(mentor.db)
    message = make(mentor.db)
    before = file_contents(mentor.home)
    assert mentor.fails(line, code=1).startswith(message)
    assert file_contents(mentor.home) == before


# a newer journal


@pytest.fixture
def newer_journal(ana: Mentor) -> Mentor:
    """The mentor of Ana, whose journal was written by a later version of mentorlog."""
    ana("log talked --me 'Send the list by friday' --on 2026-11-16")
    with closing(sqlite3.connect(ana.db)) as journal:
        journal.execute("ALTER TABLE action ADD COLUMN colour TEXT")
        journal.execute("PRAGMA user_version = 99")
    return ana


@pytest.mark.parametrize("line", WRITES)
def test_a_newer_journal_refuses_writes(newer_journal: Mentor, line: str) -> None:
    """The present version could damage unknown fields; the error shows the command that updates mentorlog."""
    before = file_contents(newer_journal.home)
    error = newer_journal.fails(line, code=1)
    assert f"The journal {newer_journal.db} was made by a newer mentorlog" in error
    assert "\n  Update mentorlog: pip install -U mentorlog\n" in error
    assert file_contents(newer_journal.home) == before


@pytest.mark.parametrize("line", READS)
def test_a_newer_journal_can_be_read(newer_journal: Mentor, line: str) -> None:
    """Commands that only read work and do not change the journal."""
    before = file_contents(newer_journal.home)
    assert newer_journal(line).code == 0
    assert file_contents(newer_journal.home) == before


def test_a_newer_journal_that_cannot_be_read_is_not_called_damaged(newer_journal: Mentor) -> None:
    """The error says that a newer mentorlog is needed if a later version has changed a required table."""
    with closing(sqlite3.connect(newer_journal.db)) as journal:
        journal.execute("PRAGMA foreign_keys = OFF")
        journal.execute("DROP VIEW IF EXISTS timeline")
        journal.execute("ALTER TABLE note RENAME TO thought")
    before = file_contents(newer_journal.home)
    error = newer_journal.fails("show n1", code=1)
    assert "newer mentorlog" in error
    assert "pip install -U mentorlog" in error
    assert file_contents(newer_journal.home) == before


# a damaged journal


def test_a_truncated_journal_is_unchanged(ana: Mentor) -> None:
    """Commands that cannot use the journal print an error that names it, and nothing is written to it."""
    ana.db.write_bytes(ana.db.read_bytes()[: ana.db.stat().st_size // 2 // 4096 * 4096])
    before = file_contents(ana.home)
    for line in (*READS, *WRITES):
        answer = ana(line, ok=False)
        if answer.code:
            assert answer.code == 1
            assert str(ana.db) in answer.err or "There is no" in answer.err
            assert "Traceback" not in answer.err
            assert "defect" not in answer.err
    assert file_contents(ana.home) == before


# missing permissions


def drop_root_rights() -> None:
    """Make the new process respect the modes of files, even if it runs as root."""
    if os.geteuid() == 0:
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


def run_without_root_rights(mentor: Mentor, *words: str, umask: int = 0o022) -> Answer:
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
        preexec_fn=drop_root_rights,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def without_root(ana: Mentor, tmp_path: Path) -> Iterator[Mentor]:
    """The mentor of Ana Souza, as a user whose rights depend on the modes of files."""
    probe = tmp_path / "probe"
    probe.touch(mode=0o000)
    read = [sys.executable, "-c", f"open({str(probe)!r})"]
    if (
        os.name == "nt"
        or not subprocess.run(read, preexec_fn=drop_root_rights, capture_output=True, check=False).returncode
    ):
        pytest.skip("here every file can be read, whatever its mode")
    probe.unlink()
    yield ana
    tmp_path.chmod(0o700)


def test_a_journal_without_read_permission_is_an_error(without_root: Mentor) -> None:
    """The error names the missing permission."""
    without_root.db.chmod(0o000)
    for words in (("review",), ("note", "hi")):
        answer = run_without_root_rights(without_root, *words)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err == (
            f"mentorlog: The journal {without_root.db} can't be opened: permission to read or write it is missing.\n"
            f"  chmod 600 {without_root.db}\n"
        )


def test_a_read_only_journal_can_be_read_but_not_written(without_root: Mentor) -> None:
    """A refused write leaves no files beside the journal."""
    without_root.db.chmod(0o400)
    without_root.home.chmod(0o500)
    assert "Ana Souza" in run_without_root_rights(without_root, "review").out
    before = file_contents(without_root.home)
    answer = run_without_root_rights(without_root, "note", "hi")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"mentorlog: The journal {without_root.db} can't be written: ")
    assert f"\n  chmod u+rwx {without_root.home}\n" in answer.err
    assert file_contents(without_root.home) == before


def test_a_journal_in_a_read_only_folder_can_be_read_but_not_written(without_root: Mentor) -> None:
    """SQLite must create files beside the journal to write it; the error names the folder."""
    without_root.home.chmod(0o500)
    assert "Ana Souza" in run_without_root_rights(without_root, "status").out
    before = file_contents(without_root.home)
    answer = run_without_root_rights(without_root, "note", "hi")
    assert (answer.code, answer.out) == (1, "")
    assert "its folder" in answer.err
    assert file_contents(without_root.home) == before


def test_a_backup_that_lacks_a_permission_names_it(without_root: Mentor) -> None:
    """Space is not what is missing."""
    folder = Path(run_without_root_rights(without_root, "backup", "--json").json["file"]).parent
    folder.chmod(0o000)
    answer = run_without_root_rights(without_root, "backup")
    folder.chmod(0o700)
    assert answer.code == 1
    assert f"\n  chmod u+rwx {folder}\n  Or choose another folder: mentorlog config backup_dir FOLDER\n" in answer.err


@pytest.mark.heavy
def test_restore_names_the_permission_that_is_missing(without_root: Mentor) -> None:
    """Of the journal, of its folder and of the folder of backups; not the file to restore, which can be read."""
    mine = Path(run_without_root_rights(without_root, "backup", "--json").json["file"])
    for path, mode, words in (
        (without_root.db, 0o000, [str(mine)]),
        (without_root.home, 0o500, [str(mine)]),
        (mine.parent, 0o000, []),
    ):
        before = path.stat().st_mode & 0o777
        path.chmod(mode)
        answer = run_without_root_rights(without_root, "restore", *words)
        path.chmod(before)
        assert (answer.code, answer.out) == (1, "")
        fix = "600" if path == without_root.db else "u+rwx"
        assert f"\n  chmod {fix} {path}\n" in answer.err, answer
        assert mine.name not in answer.err


@pytest.mark.heavy
def test_an_old_journal_that_cannot_be_written_is_not_copied(without_root: Mentor) -> None:
    """It must be upgraded before it can be read; each command that fails to would leave another copy."""
    journals = Path(__file__).parents[1] / "store" / "migration" / "journals"
    for version in ("4", "6"):
        without_root.db.write_bytes(gzip.decompress((journals / f"version-{version}.db.gz").read_bytes()))
        for file_mode, folder_mode in ((0o400, 0o700), (0o600, 0o500), (0o400, 0o500)):
            without_root.db.chmod(file_mode)
            without_root.home.chmod(folder_mode)
            before = file_contents(without_root.home)
            for words in (("status",), ("note", "hi"), ("status",)):
                answer = run_without_root_rights(without_root, *words)
                assert (answer.code, answer.out) == (1, "")
                assert "made by an older mentorlog" in answer.err
                assert "read-only" in answer.err
            assert file_contents(without_root.home) == before
            without_root.home.chmod(0o700)
            without_root.db.chmod(0o600)


def test_start_fails_in_a_read_only_folder(without_root: Mentor) -> None:
    """The error shows the path and the reason, and suggests the option --db."""
    without_root.home.chmod(0o500)
    place = without_root.home / "new" / "journal.db"
    answer = run_without_root_rights(without_root, "--db", str(place), "start", "Eve", "--i-am", "mentor")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        f"mentorlog: A journal can't be created at {place}: Permission denied.\n  Name another file with --db.\n"
    )


@pytest.mark.heavy
def test_a_journal_in_an_inaccessible_folder_is_an_error(without_root: Mentor) -> None:
    """The program cannot know whether the journal exists, so it does not report an empty journal."""
    shut = without_root.home / "shut"
    shut.mkdir()
    place = without_root.db.rename(shut / "journal.db")
    shut.chmod(0o000)
    for words in ((), ("note", "hi"), ("remind",), ("start", "Eve", "--i-am", "mentor")):
        answer = run_without_root_rights(without_root, "--db", str(place), *words)
        assert (answer.code, answer.out) == (1, ""), words
        reason = f"mentorlog: The journal {place} can't be opened: Permission denied.\n"
        assert answer.err == f"{reason}  chmod u+rwx {shut}\n"
    shut.chmod(0o700)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc here")
def test_a_journal_cannot_be_created_in_proc(mentor: Mentor) -> None:
    """Even root cannot create files there."""
    error = mentor.fails("--db /proc/journal.db start Eve --i-am mentor", code=1)
    assert error.startswith("mentorlog: A journal can't be created at /proc/journal.db: ")


def test_the_home_of_an_unknown_user_is_refused(mentor: Mentor) -> None:
    """A folder with the literal name `~nobody-at-all` is not created."""
    error = mentor.fails("--db ~nobody-at-all/journal.db start Eve --i-am mentor", code=1)
    assert "'~nobody-at-all/journal.db' can't be resolved" in error
    assert list(mentor.home.iterdir()) == []


# modes


@pytest.mark.heavy
@pytest.mark.everyday_cases(2)
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o277, 0o777])
def test_all_files_are_private_with_any_umask(without_root: Mentor, umask: int) -> None:
    """The journal, an export and the settings have mode 0600, new folders have 0700, and existing folders keep their
    mode."""
    home = without_root.home
    lines = (
        ("--db", str(home / "a" / "b" / "journal.db"), "start", "Eve", "--i-am", "mentor"),
        ("--db", str(home / "a" / "b" / "journal.db"), "note", "hi"),
        ("export", "ana", "-o", str(home / "out" / "ana.md")),
        ("config", "date_order", "dmy"),
        ("note", "--on", "blursday", "hi"),
    )
    for words in lines:
        answer = run_without_root_rights(without_root, *words, umask=umask)
        assert answer.code == (2 if "blursday" in words else 0), answer
    modes = {path.relative_to(home).as_posix(): stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*")}
    assert {mode for path, mode in modes.items() if (home / path).is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if not (home / path).is_dir()} == {0o600}
    assert {"a/b/journal.db", "out/ana.md", ".config/mentorlog/config.toml"} <= modes.keys()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700

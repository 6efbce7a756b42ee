"""Backups: what is copied, when a file gets its name, and which faults are reported."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mentorlog.errors import BackupError, BusyError, ConflictError, JournalError
from mentorlog.store import Journal
from mentorlog.store.backups import copy_journal, describe, folder_of, list_backups, make_backup, making
from mentorlog.store.backups.checking import stored_tables
from mentorlog.store.file import page_copy
from mentorlog.store.file.header import VERSION
from mentorlog.store.restoring.target import state_of
from tests.store.build import Build

NOW = dt.datetime(2026, 11, 29, 7, 15, 2, tzinfo=dt.UTC)


def made(path: Path, *, now: dt.datetime = NOW, machine: str = "laptop", full_check: bool = False, wait: float = 0):
    """Make a backup of the journal at `path`."""
    return make_backup(path, folder_of(path, None), now=now, machine=machine, full_check=full_check, wait=wait)


def contents(path: Path) -> dict[str, object]:
    """Every row of a file, its sequences and its numbers."""
    with closing(sqlite3.connect(path)) as connection:
        rows = {
            table: connection.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608
            for table in stored_tables(connection)
        }
        return rows | {
            pragma: connection.execute(f"PRAGMA {pragma}").fetchone() for pragma in ("user_version", "application_id")
        }


def names(folder: Path) -> list[str]:
    """The files in a folder of backups, without its lock and the checksums."""
    return sorted(file.name for file in folder.iterdir() if not file.name.startswith((".lock", "checksums-")))


@pytest.mark.parametrize("full_check", [False, True])
def test_a_backup_has_everything_that_the_journal_has(filled: Path, *, full_check: bool) -> None:
    """It has the agreed name, mode 0600 in a folder with mode 0700, and nothing else is left."""
    before = filled.read_bytes()
    umask = os.umask(0o077 if full_check else 0o000)
    try:
        backup = made(filled, full_check=full_check)
    finally:
        os.umask(umask)
    folder = filled.parent / "journal.db.backups"
    assert backup.path == folder / "2026-11-29T071502Z-laptop.db"
    assert names(folder) == [backup.path.name]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert contents(backup.path) == contents(filled)
    assert filled.read_bytes() == before
    assert list_backups(folder, machine="laptop") == (backup,)
    with Journal.open(backup.path, access="write") as journal:
        assert len(journal.relationships()) == 1


def test_backups_are_listed_by_their_names(tmp_path: Path) -> None:
    """Newest first; other files are not backups, and a missing folder has none."""
    for name in (
        "2026-11-29T071502Z-laptop.db",
        "2026-11-29T071503Z-desk-top.db",
        "2025-01-01T000000Z-laptop.db",
        "2026-13-01T000000Z-laptop.db",
        "2026-11-29T071502Z-.db",
        "2026-11-29T071502Zlaptop.db",
        "2026-11-29T0715Z-laptop.db",
        ".2026-11-29T071502Z-laptop.db.1a2b3c4d.new",
        "2026-11-29T071502Z-laptop.db-journal",
        ".lock",
        "notes.txt",
        "ᛗ.db",
    ):
        (tmp_path / name).touch()
    found = list_backups(tmp_path, machine="laptop")
    assert [(str(backup.made_at)[:19], backup.machine, backup.is_own_machine) for backup in found] == [
        ("2026-11-29 07:15:03", "desk-top", False),
        ("2026-11-29 07:15:02", "laptop", True),
        ("2025-01-01 00:00:00", "laptop", True),
    ]
    assert list_backups(tmp_path / "missing", machine="laptop") == ()


def test_the_folder_follows_links_and_differs_by_path(tmp_path: Path) -> None:
    """Two journals of the same name never share a folder in `backup_dir`."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "a" / "journal.db")
    assert folder_of(link, None) == folder_of(tmp_path / "a" / "journal.db", None) == tmp_path / "a/journal.db.backups"
    one, other = (folder_of(tmp_path / name / "journal.db", "/backups") for name in "ab")
    assert one != other
    assert one.parent == other.parent == Path("/backups")
    assert one.name.startswith("journal.db-")
    assert len(one.name) == len("journal.db-") + 6
    assert folder_of(link, "~/mine").parent == Path.home() / "mine"


def test_two_backups_in_one_second_both_stay(filled: Path) -> None:
    """The second has the next second in its name."""
    first, second = made(filled), made(filled)
    assert second.made_at - first.made_at == dt.timedelta(seconds=1)
    assert names(first.path.parent) == [first.path.name, second.path.name]


def test_a_backup_is_described_from_its_file(filled: Path) -> None:
    """Its entries and people are counted, without `me`; a session that is planned far ahead is not the newest day."""
    with Journal.open(filled, access="write") as journal:
        build = Build(journal)
        build.one = journal.relationships()[0].ref
        build.planned(dt.date(2030, 1, 1))
        build.held(dt.date(2026, 11, 20))
    backup = made(filled)
    before = backup.path.read_bytes()
    found = describe(backup)
    assert found[:5] == (3, 1, dt.date(2026, 11, 20), VERSION, len(before))
    assert backup.path.read_bytes() == before
    assert names(backup.path.parent) == [backup.path.name]
    backup.path.write_bytes(before[:5000])
    with pytest.raises(BackupError, match="damaged"):
        describe(backup)
    backup.path.write_text("hello")
    with pytest.raises(BackupError, match="damaged"):
        describe(backup)
    backup.path.unlink()
    with pytest.raises(BackupError, match="can't be read"):
        describe(backup)


def test_days_of_other_programs_are_left_out_of_the_description(filled: Path) -> None:
    """Another program can write a day that is not in the calendar; lists and the deletion of old backups go on."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute("UPDATE note SET day = '2026-02-30'")
    found = describe(made(filled))
    assert (found.since, found.until) == (None, None)


def test_a_journal_in_wal_mode_is_copied_to_a_single_file(filled: Path) -> None:
    """Another program may have chosen it. Rows that are only in the write-ahead log are copied too."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE other (x)")
        other.execute("INSERT INTO other VALUES (1)")
        assert filled.with_name("journal.db-wal").stat().st_size
        backup = made(filled)
        assert names(backup.path.parent) == [backup.path.name]
        with closing(sqlite3.connect(backup.path)) as copy:
            assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert contents(backup.path)["other"] == [(1,)]


CRASH = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("CREATE TABLE lost (x)")
for _ in range(200):
    connection.execute("INSERT INTO lost VALUES (randomblob(4000))")
os._exit(9)
"""


def test_a_crashed_write_is_rolled_back_first(filled: Path) -> None:
    """A hot journal lies beside the file; the copy has only what was committed."""
    before = contents(filled)
    subprocess.run([sys.executable, "-c", CRASH, filled], check=False)
    assert filled.with_name("journal.db-journal").stat().st_size
    backup = made(filled)
    assert contents(backup.path) == before == contents(filled)


def test_a_locked_journal_is_waited_for_and_then_refused(filled: Path) -> None:
    """No file is left."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BusyError, match="in use by another program"):
            made(filled, wait=0.05)
        assert names(folder_of(filled, None)) == []
        other.execute("ROLLBACK")
    made(filled)


@pytest.mark.parametrize("moment", ["between steps", "after the last step", "never"])
def test_a_large_journal_can_be_written_while_it_is_copied(
    filled: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """It is copied again then; the copy has one state of the journal."""
    monkeypatch.setattr(making, "_LARGE", 0)
    monkeypatch.setattr(page_copy, "_STEP", 30)
    copy, check, done = page_copy.copy_pages_in_steps, page_copy._stop_if_busy, []

    def write(when: str) -> None:
        if when == moment and not done:
            done.append(when)
            with closing(sqlite3.connect(filled, timeout=0, isolation_level=None)) as other:
                other.execute("UPDATE note SET text = 'later'")

    def checked(*status: int) -> None:
        write("between steps")
        check(*status)

    def copied(source: sqlite3.Connection, target: sqlite3.Connection) -> bool:
        is_complete = copy(source, target)
        copies.append(is_complete)
        write("after the last step")
        return is_complete

    copies: list[bool] = []
    monkeypatch.setattr(page_copy, "_stop_if_busy", checked)
    monkeypatch.setattr(making, "copy_pages_in_steps", copied)
    assert contents(made(filled).path) == contents(filled)
    assert copies == {"between steps": [False, True], "after the last step": [True, True], "never": [True]}[moment]


def test_a_large_journal_that_is_written_all_the_time_is_in_use(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is left."""
    monkeypatch.setattr(making, "_LARGE", 0)
    monkeypatch.setattr(making, "copy_pages_in_steps", lambda *_: False)
    with pytest.raises(BusyError, match="in use by another program"):
        made(filled)
    assert names(folder_of(filled, None)) == []


def test_one_backup_is_made_at_a_time(filled: Path) -> None:
    """The lock is SQLite's, and ends with the process that holds it."""
    made(filled)
    lock = folder_of(filled, None) / ".lock"
    with closing(sqlite3.connect(lock, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BusyError, match="Another backup is being made"):
            made(filled)
    made(filled)
    assert lock.stat().st_size == 0
    lock.write_text("something else " * 100)
    with pytest.raises(BackupError, match="lock file"):
        made(filled)


def test_drafts_of_killed_runs_are_removed(filled: Path) -> None:
    """Only those of this machine: another one may be at work in a synced folder."""
    folder = made(filled).path.parent
    own = (".2026-11-28T071502Z-laptop.db.1a2b3c4d.new", ".checksums-laptop.txt.1a2b3c4d.new")
    others = (".2026-11-28T071502Z-desk.db.1a2b3c4d.new", ".2026-11-28T071502Z-a-laptop.db.1a2b3c4d.new", "mine.new")
    for name in (*own, *others):
        (folder / name).touch()
    made(filled)
    assert not any((folder / name).exists() for name in own)
    assert all((folder / name).exists() for name in others)


def test_drafts_of_a_file_are_removed_when_they_are_old(filled: Path, tmp_path: Path) -> None:
    """A younger one may belong to a process that is at work."""
    old, young, other = (
        tmp_path / f".{name}.new" for name in ("copy.db.1a2b3c4d", "copy.db.1a2b3c4e", "c.db.1a2b3c4d")
    )
    for draft in (old, young, other):
        draft.touch()
    for draft in (old, other):
        os.utime(draft, (1, 1))
    copy_journal(filled, tmp_path / "copy.db", full_check=False)
    assert (old.exists(), young.exists(), other.exists()) == (False, True, True)


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
from mentorlog.cli.typer_app.run import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.heavy
@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits of files")
def test_a_backup_that_does_not_fit_leaves_nothing(filled: Path, tmp_path: Path) -> None:
    """The message says that the journal is as it was."""
    before = filled.read_bytes()
    for words in (["backup"], ["backup", str(tmp_path / "copy.db")]):
        done = subprocess.run(
            [sys.executable, "-c", LIMITED, *words],
            env=os.environ | {"HOME": str(tmp_path), "MENTORLOG_DB": str(filled)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1, done.stderr
        assert "can't be written" in done.stderr
        assert "The journal was not changed." in done.stderr
        assert "Traceback" not in done.stderr
    assert filled.read_bytes() == before
    assert names(tmp_path) == ["journal.db", "journal.db.backups"]
    assert names(folder_of(filled, None)) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write in a read-only folder")
def test_a_read_only_folder_is_reported(filled: Path) -> None:
    """The message names the folder and what to do."""
    folder = folder_of(filled, None)
    folder.mkdir()
    folder.chmod(0o500)
    with pytest.raises(BackupError, match=r"can't be written to .*backups: permission denied") as caught:
        made(filled)
    assert "backup_dir" in str(caught.value.hint)


def test_a_file_system_without_modes_and_links_will_do(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """USB sticks have neither."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    for name in ("fchmod", "chmod", "link"):
        monkeypatch.setattr(os, name, refused)
    backup = make_backup(filled, tmp_path / "usb", now=NOW, machine="laptop", full_check=False)
    assert contents(backup.path) == contents(filled)
    assert names(tmp_path / "usb") == [backup.path.name]


def test_a_file_in_place_of_the_folder_is_reported(filled: Path) -> None:
    """Nothing is overwritten."""
    folder_of(filled, None).write_text("mine")
    with pytest.raises(BackupError, match="can't be written"):
        made(filled)
    assert folder_of(filled, None).read_text() == "mine"


def test_a_missing_or_foreign_journal_is_refused(tmp_path: Path) -> None:
    """It is not changed."""
    with pytest.raises(JournalError, match="There is no journal"):
        made(tmp_path / "missing.db")
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(JournalError, match="not a mentorlog journal"):
        made(tmp_path / "notes.txt")


def test_a_copy_of_a_damaged_journal_gets_no_name(filled: Path) -> None:
    """The pages of an index are overwritten with another page of the file."""
    with closing(sqlite3.connect(filled)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'note_day'").fetchone()
        size = int(connection.execute("PRAGMA page_size").fetchone()[0])
    content = bytearray(filled.read_bytes())
    content[(page - 1) * size : page * size] = b"\x0a" + bytes(size - 1)
    filled.write_bytes(content)
    with pytest.raises((BackupError, JournalError), match=r"not sound|damaged"):
        made(filled)
    assert names(folder_of(filled, None)) == []


def test_a_damaged_search_index_is_backed_up_as_it_is(filled: Path) -> None:
    """It can be built again from the entries. Newer versions of SQLite report it together with damage."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as connection:
        connection.execute("DELETE FROM search_data WHERE id > 10")
    backup = made(filled)
    assert contents(backup.path)["note"] == contents(filled)["note"]
    assert state_of(filled, has_backups=True) == "sound"


def test_a_journal_with_links_to_missing_rows_is_backed_up_as_it_is(filled: Path) -> None:
    """Other programs can delete rows without checking; the user still needs backups."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("INSERT INTO session_goal (session, goal) VALUES (900, 901)")
    backup = made(filled)
    assert contents(backup.path) == contents(filled)


def test_a_journal_of_a_newer_mentorlog_is_backed_up(filled: Path) -> None:
    """A copy needs no knowledge of the schema."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("PRAGMA user_version = 99")
    assert describe(made(filled)).version == 99


def test_an_existing_file_is_replaced_only_on_request(filled: Path, tmp_path: Path) -> None:
    """`overwrite` replaces it when the new one is complete."""
    target = tmp_path / "copy.db"
    target.write_text("mine")
    with pytest.raises(ConflictError, match="already exists"):
        copy_journal(filled, target, full_check=False)
    assert target.read_text() == "mine"
    copy_journal(filled, target, full_check=False, overwrite=True)
    assert contents(target) == contents(filled)
    assert names(tmp_path) == ["copy.db", "journal.db"]

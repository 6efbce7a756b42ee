"""The daily backup: when it is made, by which process, and how a failure is reported."""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from mentorlog.cli import daily_backup
from mentorlog.cli.backups import make_today
from mentorlog.cli.backups.process import main as back_up
from mentorlog.cli.machine import machine_name
from mentorlog.store.backups import describe, list_backups, verify
from mentorlog.store.backups.folder import file_name
from tests.cli.conftest import Mentor
from tests.processes import eventually, locked_by_a_process

MACHINE = machine_name()


@pytest.fixture
def daily(ana: Mentor) -> Mentor:
    """The mentor of Ana, with the daily backup switched on."""
    ana.base["MENTORLOG_BACKUPS"] = "on"
    return ana


def folder_of(user: Mentor) -> Path:
    """The folder beside the journal."""
    return user.home / "journal.db.backups"


def backups(user: Mentor) -> list[str]:
    """The names of the backups in the folder beside the journal."""
    return [backup.path.name for backup in list_backups(folder_of(user), machine=MACHINE)]


def state_of(user: Mentor) -> Path:
    """The file that says why the last backup failed."""
    return Path(daily_backup.state_path(str(user.db)))


def test_the_first_write_of_a_day_is_backed_up(daily: Mentor) -> None:
    """Reads and later writes make none. The backup has what the command wrote, and undo counts as a write."""
    for line in ("status", "remind", "people --json", "history", "path"):
        daily(line)
    assert backups(daily) == []
    answer = daily("note hello")
    (backup,) = list_backups(folder_of(daily), machine=MACHINE)
    assert describe(backup).entries == 1
    assert answer.err == ""
    assert abs(backup.made_at - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)
    daily("note again")
    daily("undo")
    assert len(backups(daily)) == 1
    backup.path.rename(folder_of(daily) / file_name(backup.made_at - dt.timedelta(days=1), machine=MACHINE))
    daily("undo")
    assert len(backups(daily)) == 2
    assert not state_of(daily).exists()


def test_a_failed_or_unchanged_command_makes_no_backup(daily: Mentor) -> None:
    """Nothing was written."""
    daily("note -w nobody hello", ok=False)
    daily("undo 5", ok=False)
    assert backups(daily) == []


def test_only_backups_of_this_machine_and_of_today_count(daily: Mentor) -> None:
    """Another machine may have made one of an older state; one from the future was made with a wrong clock."""
    folder_of(daily).mkdir()
    now = dt.datetime.now(dt.UTC)
    for made_at, machine in ((now, "other"), (now, f"x-{MACHINE}"), (now + dt.timedelta(days=400), MACHINE)):
        (folder_of(daily) / file_name(made_at, machine=machine)).touch()
    daily("note hello")
    assert len(backups(daily)) == 4


def test_the_daily_backup_can_be_switched_off(daily: Mentor) -> None:
    """By a setting; by a variable for one command; and there is none of a demo journal."""
    daily("note hello", MENTORLOG_BACKUPS="off")
    daily("config backups off")
    daily("note hello")
    assert backups(daily) == []
    daily("config --unset backups")
    demo = daily.home / "mentorlog-demo-x" / "demo.db"
    demo.parent.mkdir()
    demo.write_bytes(daily.db.read_bytes())
    daily("note hello", MENTORLOG_DB=str(demo))
    assert [file.name for file in demo.parent.iterdir()] == ["demo.db"]
    daily("note hello")
    assert len(backups(daily)) == 1


@pytest.mark.heavy
def test_demo_makes_no_backup(daily: Mentor) -> None:
    """Also when it is told where to create its journal."""
    daily(["demo", "--db", str(daily.home / "tour.db"), "--json"])
    assert not (daily.home / "tour.db.backups").exists()


def test_backups_can_be_in_another_folder(daily: Mentor) -> None:
    """Each journal has a folder in it; an invalid setting is reported, and the backup is beside the journal."""
    elsewhere = daily.home / "my backups"
    daily(["config", "backup_dir", str(elsewhere)])
    daily("note hello")
    daily("note hello")
    (folder,) = elsewhere.iterdir()
    assert folder.name.startswith("journal.db-")
    assert len(list_backups(folder, machine=MACHINE)) == 1
    assert not folder_of(daily).exists()
    daily.settings.write_text('backup_dir = "relative"\n')
    answer = daily("note hello")
    assert "backup_dir: 'relative' is not an absolute path" in answer.err
    assert len(backups(daily)) == 1


def test_the_second_command_only_lists_the_folder(daily: Mentor) -> None:
    """The code that makes backups is not even imported."""
    program = (
        "import sys; from mentorlog.cli.typer_app.run import run; run(['note', 'hello']); print(sorted(sys.modules))"
    )
    modules = [
        subprocess.run(
            [sys.executable, "-c", program], env=daily.environ, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]
    assert ["mentorlog.store.backups" in each for each in modules] == [True, False]
    assert ["mentorlog.config" in each for each in modules] == [True, False]


def break_folder(user: Mentor) -> None:
    """Put a file where the folder of backups would be."""
    folder_of(user).write_text("in the way")


def test_a_failure_is_shown_once_and_does_not_fail_the_command(daily: Mentor) -> None:
    """It is tried again after an hour, and the next success forgets it. `--json` stays one value."""
    break_folder(daily)
    answer = daily("note hello --json")
    assert json.loads(answer.out)["ref"] == "n1"
    assert "the daily backup was not made (" in answer.err
    assert "can't be written" in answer.err
    assert "What you recorded is saved in the journal." in answer.err
    assert "not changed" not in answer.err
    assert "Make space" not in answer.err  # it would not help
    assert "\n  Choose another folder: mentorlog config backup_dir FOLDER\n" in answer.err
    assert daily("note hello").err == daily("status").err == ""
    state = state_of(daily)
    assert state.stat().st_mode & 0o777 == 0o600
    status, at, *rest = state.read_text().split("\n")
    state.write_text("\n".join([status, str(int(at) - 3601), *rest]))
    assert "can't be written" in daily("note hello").err
    folder_of(daily).unlink()
    daily("backup")
    assert not state.exists()


def test_a_failure_of_the_other_process_is_shown_by_the_next_command(daily: Mentor) -> None:
    """Also by one that reads, and only once."""
    break_folder(daily)
    assert back_up(str(daily.db), str(folder_of(daily)), str(state_of(daily)), MACHINE) == 1
    answer = daily("status")
    assert "the daily backup was not made (" in answer.err
    assert "can't be written" in answer.err
    assert daily("status").err == ""


def test_a_damaged_state_is_ignored(daily: Mentor) -> None:
    """Another program may have written the file."""
    for content in (b"", b"\0" * 100, b"failed", b"failed\nnever\nx\n", b"\xff\xfe"):
        state_of(daily).write_bytes(content)
        assert daily("status").err == ""
    daily("note hello")
    assert len(backups(daily)) == 1


def test_a_backup_that_was_interrupted_is_made_again(daily: Mentor) -> None:
    """A process that was killed can't save why."""
    state_of(daily).write_text(f"started\n{time.time() - 100:.0f}\n\n")
    assert daily("status").err == ""
    assert "the daily backup was interrupted; it is made again now." in daily("note hello").err
    assert len(backups(daily)) == 1
    assert not state_of(daily).exists()


def test_a_backup_that_is_being_made_is_not_made_twice(daily: Mentor) -> None:
    """Another process has just been started, or holds the lock of the folder."""
    state_of(daily).write_text(f"started\n{int(time.time())}\n\n")
    assert daily("note hello").err == ""
    state_of(daily).unlink()
    folder_of(daily).mkdir()
    with closing(sqlite3.connect(folder_of(daily) / ".lock", isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        assert daily("note hello").err == ""
        state_of(daily).write_text(f"started\n{time.time() - 3600:.0f}\n\n")
        assert daily("note hello").err == ""
    assert backups(daily) == []


def test_a_large_journal_is_backed_up_by_another_process(daily: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command does not wait for it."""
    monkeypatch.setattr(make_today, "SMALL", 0)
    answer = daily("note hello")
    assert answer.err == ""
    eventually(lambda: backups(daily) and not state_of(daily).exists())
    assert {file.name for file in folder_of(daily).iterdir()} == {".lock", f"checksums-{MACHINE}.txt", *backups(daily)}


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the open files of a process are read from /proc")
def test_the_other_process_inherits_nothing(daily: Mentor) -> None:
    """It has its own session, no terminal, no stream and no open file of the command, and waits for a locked
    journal."""
    read, write = os.pipe()
    os.set_inheritable(write, True)
    with locked_by_a_process(daily.db):
        number = make_today.start_process(str(daily.db), folder_of(daily), state=str(state_of(daily)), machine=MACHINE)
        folder = Path(f"/proc/{number}/fd")
        streams = {str((folder / str(stream)).readlink()) for stream in range(3)}

        def holds_only_what_it_needs() -> bool:
            """It waits for the journal, and has closed what Python read while it started."""
            files = {str(file.readlink()) for file in folder.iterdir()} - streams
            return str(daily.db) in files and {Path(file).parent for file in files} <= {daily.home, folder_of(daily)}

        eventually(holds_only_what_it_needs)
        session = os.getsid(number)
        assert backups(daily) == []
    os.close(write)
    assert os.read(read, 1) == b""  # no process has the other end
    os.close(read)
    assert streams == {os.devnull}
    assert session == number != os.getsid(0)
    eventually(lambda: backups(daily))
    os.waitpid(number, 0)


def test_a_module_in_the_folder_of_the_journal_is_not_run(daily: Mentor) -> None:
    """The other process runs in that folder, which may be a shared one."""
    for name in ("mentorlog", "random", "sqlite3"):
        (daily.home / f"{name}.py").write_text("open('taken', 'w')\n")
    number = make_today.start_process(str(daily.db), folder_of(daily), state=str(state_of(daily)), machine=MACHINE)
    os.waitpid(number, 0)
    assert len(backups(daily)) == 1
    assert not (daily.home / "taken").exists()


@pytest.mark.heavy
def test_commands_at_the_same_time_do_not_disturb_each_other(daily: Mentor) -> None:
    """Each succeeds without a message, and there is one sound backup and nothing else in the folder."""
    words = [sys.executable, "-m", "mentorlog", "note", "hello"]
    running = [
        subprocess.Popen(words, env=daily.environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(4)
    ]
    errors = [process.communicate(timeout=60)[1] for process in running]
    assert [(process.returncode, error) for process, error in zip(running, errors, strict=True)] == [(0, b"")] * 4
    eventually(lambda: backups(daily) and not state_of(daily).exists())
    assert [verify(backup) for backup in list_backups(folder_of(daily), machine=MACHINE)] == [None] * len(
        backups(daily)
    )
    assert {file.name for file in folder_of(daily).iterdir()} == {".lock", f"checksums-{MACHINE}.txt", *backups(daily)}
    assert len(daily("notes --json").json) == 4


def test_the_name_of_the_machine_has_only_letters_digits_and_hyphens(monkeypatch: pytest.MonkeyPatch) -> None:
    """The domain changes with the network, and is left out."""
    for name, expected in (
        ("Marie's-Mac.local", "Marie-s-Mac"),
        ("laptop.fritz.box", "laptop"),
        ("bærbar", "b-rbar"),
        ("", "computer"),
        ("...", "computer"),
        ("x" * 200, "x" * 40),
    ):
        monkeypatch.setattr(os, "uname", lambda name=name: os.uname_result(("", name, "", "", "")))
        assert machine_name() == expected


def add_commands(user: Mentor, at: str) -> None:
    """Let the record of changes have 105 commands of that time."""
    with closing(sqlite3.connect(user.db, isolation_level=None)) as journal:
        journal.execute("UPDATE command SET at = ?", (at,))
        journal.executemany(
            "INSERT INTO command (at, verb, status, refs, touched) VALUES (?, 'note', 'done', '', 0)", [(at,)] * 104
        )


def test_old_commands_are_forgotten_once_a_day(daily: Mentor) -> None:
    """After the backup, which still has them; the last hundred are kept. So it is with the process for large
    journals."""
    add_commands(daily, "2024-02-02T09:00:00.000Z")
    daily("note today", MENTORLOG_NOW="")
    assert len(daily("history -n 1000 --json").json) == 100
    daily("note today", MENTORLOG_NOW="")
    assert len(daily("history -n 1000 --json").json) == 101
    (backup,) = list_backups(folder_of(daily), machine=MACHINE)
    assert len(daily("history -n 1000 --json", MENTORLOG_DB=str(backup.path)).json) == 106
    assert len(daily("notes --json").json) == 2
    assert back_up(str(daily.db), str(folder_of(daily)), str(state_of(daily)), MACHINE) == 0
    assert len(daily("history -n 1000 --json").json) == 100


def test_a_wrong_clock_forgets_nothing(daily: Mentor) -> None:
    """Commands have the time of MENTORLOG_NOW, which may be years ahead by mistake."""
    add_commands(daily, "2026-11-20T09:00:00.000Z")
    daily("note ahead", MENTORLOG_NOW="2099-01-01T09:00")
    assert len(backups(daily)) == 1
    assert len(daily("history -n 1000 --json").json) == 106


def test_a_day_begins_at_midnight_of_the_local_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In any time zone, also on the days on which clocks are changed."""
    from zoneinfo import ZoneInfo

    from mentorlog.cli.backups import today

    for zone in ("UTC", "Pacific/Auckland", "America/Los_Angeles", "Europe/Copenhagen", "Asia/Kathmandu"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        for day in ("2026-11-29", "2026-10-25", "2026-03-29", "2026-12-31"):
            midnight = dt.datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone))
            for hour in (0, 3, 23):
                now = dt.datetime.fromisoformat(f"{day}T{hour:02}:30:00").replace(tzinfo=ZoneInfo(zone))
                monkeypatch.setattr(today, "seconds_now", lambda now=now: now.timestamp())
                for made_at, counts in (
                    (midnight.timestamp() - 1, False),
                    (midnight.timestamp(), True),
                    (now.timestamp(), True),
                    (now.timestamp() + 3600, False),
                ):
                    file = tmp_path / file_name(dt.datetime.fromtimestamp(made_at, dt.UTC), machine="m")
                    file.touch()
                    assert today.is_made_today(tmp_path, machine="m") == counts, (zone, now, file.name)
                    assert not today.is_made_today(tmp_path, machine="other")
                    file.unlink()
    monkeypatch.undo()
    time.tzset()


def test_what_a_killed_process_left_is_deleted(daily: Mentor) -> None:
    """A first command that is killed leaves such a file; an hour later, the first write of a day deletes it."""
    left = daily.home / ".journal.db.0123abcd.new"
    recent = daily.home / ".journal.db.89abcdef.new"
    for file in (left, recent):
        file.write_text("x")
    os.utime(left, (1_000_000, 1_000_000))
    daily("note hello")
    assert not left.exists()
    assert recent.exists()

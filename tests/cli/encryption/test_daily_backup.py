"""The daily backup of an encrypted journal: it has the key of the command, and asks no one."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from mentorlog.cli import daily_backup
from mentorlog.cli.backups import make_today
from mentorlog.cli.backups.process import main as back_up
from mentorlog.cli.machine import machine_name
from mentorlog.store.backups import list_backups
from mentorlog.store.backups.folder import file_name
from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.encryption.keys import derive_key
from mentorlog.store.encryption.unlocking import opens
from tests.cli.conftest import Mentor
from tests.cli.encrypted import KEY, PASSPHRASE, encrypt
from tests.cli.terminal import sit_down
from tests.processes import eventually

MACHINE = machine_name()


@pytest.fixture
def daily(ana: Mentor) -> Mentor:
    """The mentor of Ana with an encrypted journal, with the daily backup switched on."""
    encrypt(ana.db)
    ana.base["MENTORLOG_BACKUPS"] = "on"
    return ana


def folder_of(user: Mentor) -> Path:
    """The folder beside the journal."""
    return user.home / "journal.db.backups"


def state_of(user: Mentor) -> Path:
    """The file that says why the last backup failed."""
    return Path(daily_backup.state_path(str(user.db)))


def backups(user: Mentor) -> list[Path]:
    """The backups in the folder beside the journal."""
    return [backup.path for backup in list_backups(folder_of(user), machine=MACHINE)]


def test_a_small_journal_is_backed_up_with_its_own_key(daily: Mentor) -> None:
    """In the process of the command."""
    answer = daily("note hello", MENTORLOG_PASSPHRASE=PASSPHRASE)
    assert answer.err == ""
    (backup,) = backups(daily)
    assert opens(backup, KEY)
    assert not state_of(daily).exists()


def test_the_process_for_a_large_journal_gets_the_key_through_a_pipe(
    daily: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither its arguments nor its environment have it, nor the passphrase."""
    monkeypatch.setattr(make_today, "SMALL", 0)
    monkeypatch.setenv("MENTORLOG_PASSPHRASE", PASSPHRASE)
    started = []
    start = make_today.start_process

    def start_and_look(*arguments: object, **options: object) -> int:
        number = start(*arguments, **options)  # type: ignore[arg-type]
        process = Path(f"/proc/{number}")
        if process.exists():
            started.extend((process / name).read_bytes() for name in ("cmdline", "environ"))
        return number

    monkeypatch.setattr(make_today, "start_process", start_and_look)
    daily("note hello", MENTORLOG_PASSPHRASE=PASSPHRASE)
    eventually(lambda: backups(daily) and not state_of(daily).exists())
    assert opens(backups(daily)[0], KEY)
    for text in started:
        assert not any(secret in text for secret in (PASSPHRASE.encode(), KEY.secret.hex().encode()))
        assert b"MENTORLOG_PASSPHRASE" not in text


def test_a_process_without_the_key_saves_its_failure(daily: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next command shows it. Nothing is asked, and no program is started."""
    daily(["config", "passphrase_command", f"touch '{daily.home / 'started'}'; echo '{PASSPHRASE}'"])
    monkeypatch.setenv("MENTORLOG_PASSPHRASE", PASSPHRASE)
    folder_of(daily).mkdir(mode=0o700)
    assert back_up(str(daily.db), str(folder_of(daily)), str(state_of(daily)), MACHINE) == 1
    assert not (daily.home / "started").exists()
    assert backups(daily) == []
    error = daily("status").err
    assert "the daily backup was not made" in error
    assert "is encrypted and locked" in error
    assert back_up(str(daily.db), str(folder_of(daily)), str(state_of(daily)), MACHINE, key=KEY) == 0
    assert opens(backups(daily)[0], KEY)
    ring.clear()


@pytest.mark.heavy
@pytest.mark.parametrize("small", [1_000_000, 0])
def test_older_backups_with_another_key_are_no_failure(
    daily: Mentor, monkeypatch: pytest.MonkeyPatch, small: int
) -> None:
    """They are kept, and nothing is asked for them."""
    monkeypatch.setattr(make_today, "SMALL", small)
    sit_down(monkeypatch)
    daily("note hello", MENTORLOG_PASSPHRASE=PASSPHRASE)
    eventually(lambda: backups(daily) and not state_of(daily).exists())
    (made,) = backups(daily)
    other = daily.home / "other.db"
    daily(["--db", str(other), "start", "Bo Lind", "--i-am", "mentee"], MENTORLOG_BACKUPS="off")
    encrypt(other, key=derive_key("another", salt=b"o" * 16))
    now = dt.datetime.now(dt.UTC)
    for days in range(1, 30):
        older = folder_of(daily) / file_name(now - dt.timedelta(days=days), machine=MACHINE)
        older.write_bytes((other if days % 2 else made).read_bytes())
    made.unlink()
    answer = daily("note again", MENTORLOG_PASSPHRASE=PASSPHRASE)
    assert answer.err == ""
    eventually(lambda: not state_of(daily).exists() and len(backups(daily)) < 30)
    opening = [opens(backup, KEY) for backup in backups(daily)]
    assert opening.count(False) == 15
    assert opening.count(True) < 14


def test_the_process_is_started_only_with_the_key(daily: Mentor) -> None:
    """What is on the pipe is as long as a key and its salt, or it is no key."""
    from io import BytesIO

    from mentorlog.cli.backups.process import read_key

    assert read_key(BytesIO(KEY.secret + KEY.salt)) == KEY
    assert read_key(BytesIO(b"")) is None
    assert read_key(BytesIO(os.urandom(40))) is None

"""The record of changes is shortened once a day, after the backup."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mentorlog.cli import daily_backup
from mentorlog.cli.backups.process import main as back_up
from mentorlog.cli.machine import machine_name
from mentorlog.store import Journal
from tests.cli.conftest import Mentor

LONG_AGO = dt.datetime(2020, 5, 4, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def old(ana: Mentor) -> Mentor:
    """A journal with more than a hundred commands of 2020, and the daily backup switched on."""
    with Journal.open(ana.db, access="write") as journal:
        ana_souza = journal.relationships()[0].ref
        for number in range(130):
            with journal.command("note", now=LONG_AGO) as change:
                change.add("note", relationship=ana_souza, on=LONG_AGO.date(), text=f"note {number}")
        # the first command, `start`, has the time of the test
        journal._connection.execute("UPDATE command SET at = '2020-01-01T00:00:00.000Z' WHERE id = 1")
    ana.base["MENTORLOG_BACKUPS"] = "on"
    return ana


def commands(mentor: Mentor) -> int:
    """The number of commands that are kept."""
    return len(mentor("history -n 1000 --json").json)


def test_old_commands_are_forgotten_after_the_first_write_of_a_day(old: Mentor) -> None:
    """Once a day; the hundred newest are kept, and `undo` says that there are no older ones."""
    old("people")
    assert commands(old) == 131
    old("note hello")
    assert commands(old) == 100
    old("note and more")
    assert commands(old) == 101
    error = old.fails("undo 200", code=1)
    assert "Only 101 commands can be undone; older commands are no longer kept." in error
    assert "mentorlog undo 101" in error


def test_the_settings_say_how_much_is_kept(old: Mentor) -> None:
    """With a hundred years nothing is forgotten."""
    old("config history_months 1200")
    old("note hello")
    assert commands(old) == 132


def test_the_process_that_backs_up_a_large_journal_shortens_the_record(old: Mentor) -> None:
    """It does so after the backup, which has the record as it was."""
    folder = Path(f"{old.db}.backups")
    assert back_up(str(old.db), str(folder), daily_backup.state_path(str(old.db)), machine_name()) == 0
    assert commands(old) == 100
    (backup,) = folder.glob("*.db")
    assert len(old("history -n 1000 --json", MENTORLOG_DB=str(backup)).json) == 131


@pytest.mark.heavy
def test_without_backups_every_fiftieth_command_shortens_the_record(old: Mentor) -> None:
    """Nothing else says that a day has begun."""
    old("config backups off")
    for number in range(132, 150):
        old(f"note {number}")
    assert commands(old) == 149
    old("note 150")
    assert commands(old) == 100
    assert not Path(f"{old.db}.backups").exists()


@pytest.mark.parametrize(
    "content", ["history_months = 12.5", 'history_mb = "much"', 'backups = "daily"', 'backup_dir = "here"']
)
def test_nothing_is_deleted_while_a_setting_about_what_is_kept_is_wrong(old: Mentor, content: str) -> None:
    """Neither commands nor backups, which the user may want to keep longer than the defaults do."""
    file = old.home / ".config" / "mentorlog" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(content)
    folder = Path(f"{old.db}.backups")
    folder.mkdir()
    ancient = [folder / f"2020-01-0{day}T120000Z-{machine_name()}.db" for day in range(1, 9)]
    for path in ancient:
        path.write_bytes(old.db.read_bytes())
    assert "no old backup or change is deleted until it is fixed" in " ".join(old("note hello").err.split())
    old("backup")
    assert commands(old) == 132
    assert all(path.exists() for path in ancient)
    old(f"config --unset {content.partition(' ')[0]}")
    old("backup")
    assert not all(path.exists() for path in ancient)


def test_numbers_and_truth_values_of_the_file_need_no_quotes(old: Mentor) -> None:
    """`history_months = 1200` keeps what the text "1200" keeps, and `backups = false` switches backups off."""
    file = old.home / ".config" / "mentorlog" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("history_months = 1200\nhistory_mb = 500\nbackups = false\n")
    assert old("note hello").err == ""
    settings = old("config --json").json
    assert [settings[key] for key in ("history_months", "history_mb", "backups")] == ["1200", "500", "off"]
    assert commands(old) == 132
    assert not Path(f"{old.db}.backups").exists()
    old("config backups true")
    assert old("config backups").out == "on\n"
    file.write_text("history_months = true\n")
    assert "history_months must be a whole number, not True" in old("config").err

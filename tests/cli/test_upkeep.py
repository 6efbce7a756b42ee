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


def test_without_backups_every_fiftieth_command_shortens_the_record(old: Mentor) -> None:
    """Nothing else says that a day has begun."""
    old("config backups off")
    for number in range(132, 150):
        old(f"note {number}")
    assert commands(old) == 149
    old("note 150")
    assert commands(old) == 100
    assert not Path(f"{old.db}.backups").exists()

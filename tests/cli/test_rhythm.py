"""When sessions are due: cadence, pauses with an end, overlapping sessions, time zones, and getting in touch again."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor


def kinds(mentor: Mentor, *, within: str = "7d") -> list[str]:
    """The kinds of reminders that are due now."""
    return [one["reminder"] for one in mentor(f"remind --within {within} --json").json]


def test_the_cadence_counts_from_the_last_held_session(ana: Mentor) -> None:
    """With a cadence of two weeks, the next session is due on the fourteenth day."""
    ana("log talked --on 2026-11-10")
    (reminder,) = ana("remind --json").json
    assert (reminder["reminder"], reminder["due_on"], reminder["days"]) == ("session_due", "2026-11-24", 1)


def test_a_session_is_overdue_after_one_and_a_half_times_the_cadence(ana: Mentor) -> None:
    """With a cadence of 14 days it is due until the 21st day, and late from the 22nd."""
    ana("log talked --on 2026-11-03")
    ana.now = "2026-11-24T09:00"
    assert ana("remind").fields.startswith("Waiting\t")
    assert ana("review --json").json["relationship"]["overdue"] is False
    ana.now = "2026-11-25T09:00"
    assert ana("remind").fields.startswith("Late\t")
    assert ana("review --json").json["relationship"]["overdue"] is True


def test_only_a_held_session_restarts_the_cadence(ana: Mentor) -> None:
    """Cancelled and missed sessions do not count."""
    ana("log talked --on 2026-11-03")
    ana("plan 2026-11-17")
    ana("miss s2")
    ana("plan 2026-11-20")
    ana("cancel s3")
    assert kinds(ana) == ["session_due"]
    ana("log talked again")
    assert kinds(ana) == []


def test_status_shows_the_rhythm(ana: Mentor) -> None:
    """As signs at every width, as words in JSON; neither without a cadence."""
    ana("log talked --on 2026-10-13")
    ana("log talked --on 2026-11-10")
    ana("plan 2026-11-17"), ana("cancel s3")
    assert ana("status").out.splitlines()[0].split()[4] == "··●·●○"
    assert "●" in ana("status", COLUMNS="24").out
    assert ana("status --json").json["people"][0]["rhythm"][2:] == ["held", "none", "held", "cancelled"]
    ana("edit ana --cadence none")
    assert "●" not in ana("status").out
    assert ana("status --json").json["people"][0]["rhythm"] == []


def test_the_first_session_is_due_after_a_week(mentor: Mentor) -> None:
    """The week counts from the start of the relationship, with any cadence."""
    mentor("start Ana --i-am mentor --cadence quarterly --since 2026-11-20")
    (reminder,) = mentor("remind --json").json
    assert (reminder["reminder"], reminder["due_on"]) == ("session_due", "2026-11-27")


def test_a_relationship_without_a_cadence_has_no_session_reminder(mentor: Mentor) -> None:
    """The cadence "none" turns the reminder off."""
    mentor("start Ana --i-am mentor --cadence none --since 2026-01-05")
    assert kinds(mentor) == []


def test_a_pause_ends_by_itself_on_its_date(ana: Mentor) -> None:
    """Reminders, the list of people and new entries all treat the relationship as active again."""
    ana("log talked --on 2026-10-01")
    ana('pause ana --until "in 2 weeks"')
    assert kinds(ana) == []
    assert ana("people --json").json[0]["status"] == "paused"
    ana.now = "2026-12-07T09:00"
    assert kinds(ana) == ["session_due"]
    assert ana("people --json").json[0]["status"] == "active"
    assert ana("note back again --json").json["relationship"] == "Ana Souza"


def test_a_pause_without_an_end_lasts_until_resume(ana: Mentor) -> None:
    """The status is still paused after a year."""
    ana("pause ana")
    ana.now = "2028-01-01T09:00"
    assert ana("people --json").json[0]["status"] == "paused"
    ana("resume ana")
    assert ana("people --json").json[0]["status"] == "active"


def test_an_ended_relationship_can_have_a_keep_in_touch_reminder(ana: Mentor) -> None:
    """Its only other reminders are for overdue actions, until they are done."""
    ana("action add Send the checklist --by 2026-11-20")
    ana('end ana --keep-in-touch "in 3 months"')
    assert kinds(ana) == ["action_overdue"]
    ana("done a1")
    assert kinds(ana) == []
    ana.now = "2027-02-23T09:00"
    (reminder,) = ana("remind --json").json
    assert (reminder["reminder"], reminder["ref"], reminder["due_on"]) == ("keep_in_touch", "r1", "2027-02-23")
    ana(reminder["settle"].removeprefix("mentorlog "))
    assert kinds(ana) == []


@pytest.mark.parametrize(
    ("line", "warns"),
    [
        ("plan 2026-11-27 14:00 -w bo", True),
        ("plan 2026-11-27 14:30 -w bo", True),
        ("plan 2026-11-27 13:30 -w bo", True),
        ("plan 2026-11-27 13:00 -w bo", False),
        ("plan 2026-11-27 13:15 --for 30m -w bo", False),
        ("plan 2026-11-27 15:00 -w bo", False),
        ("plan 2026-11-28 14:00 -w bo", False),
        ("plan 2026-11-27 -w bo", False),
        ('log talked -w bo --next "2026-11-27 14:15"', True),
    ],
)
def test_overlapping_sessions_give_a_warning(two: Mentor, line: str, *, warns: bool) -> None:
    """The second session is still planned; a session without a length lasts an hour."""
    two("plan 2026-11-27 14:00 -w ana")
    answer = two(line)
    assert ("s1 with Ana Souza is also planned for Fri 27 Nov 14:00" in answer.err) is warns


def test_moving_a_session_onto_another_gives_a_warning(two: Mentor) -> None:
    """`move` gives the same warning as `plan`."""
    two("plan 2026-11-27 14:00 -w ana")
    two("plan 2026-11-30 14:00 -w bo")
    assert "s1 with Ana Souza" in two("move s2 2026-11-27").err


def test_a_new_day_without_a_time_keeps_the_time(ana: Mentor) -> None:
    """Both `move` and `--next` keep it."""
    ana("plan 2026-11-27 14:00")
    assert ana("move s1 2026-11-30 --json").json["at"] == "14:00"
    assert ana("log talked --next 2026-12-01").code == 0
    assert ana("show s1 --json").json["at"] == "14:00"


def test_a_planned_session_keeps_its_time_and_zone(ana: Mentor) -> None:
    """The zone of the machine changes neither."""
    ana("plan 2026-11-27 14:00", TZ="Europe/Copenhagen")
    ana("plan 2026-11-28", TZ="Europe/Copenhagen")
    there = ana("show s1 --json", TZ="Asia/Tokyo").json
    assert (there["on"], there["at"], there["zone"]) == ("2026-11-27", "14:00", "Europe/Copenhagen")
    assert ana("show s2 --json").json["zone"] is None


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu"])
def test_dates_do_not_depend_on_the_time_zone(ana: Mentor, zone: str) -> None:
    """The timeline of a journal is identical in another time zone."""
    ana('log talked --on 2026-03-29 --me "Send it by 2026-10-25" --next "2026-11-27 00:30"', TZ="Europe/Copenhagen")
    here = ana.process("timeline", "--json", TZ="Europe/Copenhagen")
    assert ana.process("timeline", "--json", TZ=zone).out == here.out


def test_an_older_journal_is_upgraded_after_a_backup_copy(ana: Mentor) -> None:
    """A journal of schema version 1 is upgraded without loss, and its copy is beside it."""
    journals = Path(__file__).parents[1] / "store" / "migration" / "journals"
    path = ana.home / "old.db"
    path.write_bytes(gzip.decompress((journals / "version-1.db.gz").read_bytes()))
    people = ana(["--db", str(path), "people", "--all", "--json"]).json
    assert sorted(one["name"] for one in people) == ["Bo Ek", "Cy Dahl", "Åse Nygård"]
    copy = path.with_name("old.db.v1.bak")
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT name FROM relationship").fetchall() == [("Åse Nygård",), ("Bo Ek",), ("Cy Dahl",)]
        assert kept.execute("PRAGMA user_version").fetchone() == (1,)
    ana(["--db", str(path), "snooze", "r1", "--until", "friday"])
    ana(["--db", str(path), "undo"])
    assert len(ana(["--db", str(path), "search", "the last but one", "--json"]).json) == 1
    ana(["--db", str(path), "undo"])
    assert ana(["--db", str(path), "search", "the last but one", "--json"]).json == []

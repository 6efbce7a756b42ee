"""Sessions planned in another time zone: past, today and overlapping sessions depend on the moment, not the local
time."""

from __future__ import annotations

import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import Any

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has
from tests.cli.terminal import sit_down

COPENHAGEN = "Europe/Copenhagen"
IN_COPENHAGEN = "2026-11-23T09:00"


def stored(mentor: Mentor, ref: int = 1) -> tuple[Any, ...]:
    """The status, day, time of day and zone of a session in the journal file."""
    with closing(sqlite3.connect(mentor.db)) as file:
        found: tuple[Any, ...] = file.execute(
            "SELECT status, day, at, zone FROM session WHERE id = ?", (ref,)
        ).fetchone()
    return found


def set_time_zone(mentor: Mentor, zone: str, now: str) -> None:
    """Set the time zone of the machine, and the current local time there."""
    mentor.base["TZ"], mentor.now = zone, now


@pytest.fixture
def planned(ana: Mentor) -> Mentor:
    """The mentor of Ana, with a session today at 14:00 in Copenhagen (s1)."""
    set_time_zone(ana, COPENHAGEN, IN_COPENHAGEN)
    ana("plan 2026-11-23 14:00")
    return ana


@pytest.fixture
def two_planned(two: Mentor) -> Mentor:
    """The same session, for a user with two relationships."""
    set_time_zone(two, COPENHAGEN, IN_COPENHAGEN)
    two("plan 2026-11-23 14:00 -w ana")
    return two


# reading


def test_a_session_in_another_zone_is_shown_at_its_local_time(planned: Mentor) -> None:
    """14:00 in Copenhagen is 22:00 in Tokyo; both times are shown, and the session has not passed at 21:30."""
    set_time_zone(planned, "Asia/Tokyo", "2026-11-23T21:30")
    (reminder,) = planned("remind --json").json
    has(reminder, reminder="session_planned", due_on="2026-11-23", at="22:00", days=0)
    for line in ("status", "remind", "review", "people"):
        assert "today 22:00 (14:00 in Copenhagen)" in planned(line).out, line
    assert "Mon 23 Nov 22:00 (14:00 in Copenhagen)" in planned("show s1").out


def test_a_session_in_another_zone_passes_at_its_local_time(planned: Mentor) -> None:
    """In New York it began at 8:00, so at 14:00 it is an unlogged session."""
    set_time_zone(planned, "America/New_York", "2026-11-23T14:00")
    (reminder,) = planned("remind --json").json
    has(reminder, reminder="unlogged_session", due_on="2026-11-23", at="08:00", days=0)
    assert planned("remind --count").out == "1 due\n"
    assert "not logged" in planned("status").out
    assert planned("review --json").json["unlogged_session"]["ref"] == "s1"
    has(planned("people --json").json[0], next_session_on=None)


def test_a_session_in_another_zone_is_on_its_local_day(planned: Mentor) -> None:
    """02:00 on Wednesday in Tokyo is Tuesday in Copenhagen; the other weekday is shown."""
    set_time_zone(planned, "Asia/Tokyo", "2026-11-23T17:00")
    planned("cancel s1")
    planned("plan 2026-11-25 02:00")
    set_time_zone(planned, COPENHAGEN, IN_COPENHAGEN)
    (reminder,) = planned("remind --json").json
    has(reminder, due_on="2026-11-24", at="18:00", days=1)
    assert planned("people --json").json[0]["next_session_on"] == "2026-11-24"
    assert "tomorrow 18:00 (Wed 02:00 in Tokyo)" in planned("status").out
    assert planned("remind --within 0d --json").json == []
    assert len(planned("remind --within 1d --json").json) == 1


def test_json_has_the_time_in_the_zone_that_it_names(planned: Mentor) -> None:
    """The JSON is the same in every time zone."""
    here = planned("show s1 --json").out
    set_time_zone(planned, "Asia/Tokyo", "2026-11-23T21:30")
    assert planned("show s1 --json").out == here
    has(planned("review --json").json["next_session"], on="2026-11-23", at="14:00", zone=COPENHAGEN)


def test_a_zone_with_the_same_local_time_is_not_shown(planned: Mentor) -> None:
    """14:00 in Copenhagen is 14:00 in Berlin."""
    set_time_zone(planned, "Europe/Berlin", IN_COPENHAGEN)
    assert "today 14:00\t" in planned("status").fields


def test_sessions_in_different_zones_are_sorted_by_moment(two_planned: Mentor) -> None:
    """21:30 in Tokyo comes before 14:00 in Copenhagen on the same day."""
    set_time_zone(two_planned, "Asia/Tokyo", "2026-11-23T17:00")
    two_planned("plan 2026-11-23 21:30 -w bo")
    for zone, now in (("Asia/Tokyo", "2026-11-23T17:00"), (COPENHAGEN, IN_COPENHAGEN)):
        set_time_zone(two_planned, zone, now)
        assert [row["ref"] for row in two_planned("remind --json").json if row["kind"] == "session"] == ["s2", "s1"]
        assert [person["name"] for person in two_planned("people --json").json] == ["Bo Lind", "Ana Souza"]


def test_the_timeline_shows_the_planned_time_and_its_zone(planned: Mentor) -> None:
    """The JSON of the timeline is the same in every time zone."""
    here = planned("timeline --json").fields
    assert "Session planned 14:00\t" in planned("timeline").fields
    set_time_zone(planned, "Asia/Tokyo", "2026-11-23T21:30")
    assert planned("timeline --json").fields == here
    assert "Session planned 14:00 in Copenhagen\t" in planned("timeline").fields


def test_completion_shows_the_local_time_of_a_session(planned: Mentor) -> None:
    """The time is in the description of the ref."""
    done = {
        zone: planned.process("move", "s", _MENTORLOG_COMPLETE="fish", TZ=zone).out
        for zone in (COPENHAGEN, "Asia/Tokyo")
    }
    assert "2026-11-23 14:00" in done[COPENHAGEN]
    assert "2026-11-23 22:00" in done["Asia/Tokyo"]


def test_exported_pages_show_the_time_in_both_zones(planned: Mentor) -> None:
    """The reader of a page can be in either zone."""
    planned("raise the budget")
    set_time_zone(planned, "Asia/Tokyo", "2026-11-23T21:30")
    assert "22:00 (Copenhagen 14:00)" in planned("agenda ana --format md").out
    assert "22:00 (Copenhagen 14:00)" in planned("export ana --format md").out


def test_a_time_in_an_unknown_zone_is_read_as_local_time(planned: Mentor) -> None:
    """The machine may not have the zone of a session."""
    with closing(sqlite3.connect(planned.db)) as file, file:
        file.execute("UPDATE session SET zone = 'Mars/Olympus'")
    assert "today 14:00" in planned("status").out


@pytest.mark.parametrize("line", ["status", "remind", "review", "log talked --next 2026-12-01"])
def test_zoneinfo_is_loaded_only_for_another_zone(planned: Mentor, line: str) -> None:
    """The start-up of everyday commands stays fast."""
    code = (
        "import sys; from mentorlog.cli.typer_app.run import run; run(sys.argv[1:]); print('zoneinfo' in sys.modules)"
    )
    for zone, is_loaded in ((COPENHAGEN, "False"), ("Asia/Tokyo", "True")):
        done = subprocess.run(
            [sys.executable, "-c", code, *shlex.split(line)],
            env=planned.environ | {"TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.splitlines()[-1] == is_loaded, done
        if line.startswith("log"):
            break


# recording


def test_log_records_a_session_of_another_zone_that_begins_soon(planned: Mentor) -> None:
    """Half an hour before it begins, the session is recorded at local time."""
    set_time_zone(planned, "Asia/Tokyo", "2026-11-23T21:30")
    planned("log talked")
    assert stored(planned) == ("held", "2026-11-23", "22:00", "Asia/Tokyo")


def test_log_does_not_record_a_session_of_another_zone_that_is_hours_away(planned: Mentor) -> None:
    """At 15:00 in Tokyo the session at 14:00 in Copenhagen begins in seven hours."""
    set_time_zone(planned, "Asia/Tokyo", "2026-11-23T15:00")
    answer = planned("log a chat --on today")
    assert "Mon 23 Nov 22:00 (14:00 in Copenhagen), still planned" in answer.out
    assert stored(planned) == ("planned", "2026-11-23", "14:00", COPENHAGEN)


@pytest.mark.parametrize(
    ("line", "status"), [("miss s1", "missed"), ("done s1", "held"), ("cancel s1", "cancelled"), ("log s1 x", "held")]
)
def test_a_session_that_is_no_longer_planned_has_its_local_time(planned: Mentor, line: str, status: str) -> None:
    """The local day, time and zone are stored."""
    set_time_zone(planned, "Pacific/Auckland", "2026-11-24T12:00")
    planned(line)
    assert stored(planned) == (status, "2026-11-24", "02:00", "Pacific/Auckland")


def test_reopening_a_missed_session_keeps_its_moment(planned: Mentor) -> None:
    """Its zone is the one in which it was marked as missed."""
    set_time_zone(planned, "Asia/Tokyo", "2026-11-23T23:00")
    planned("miss s1")
    planned("reopen s1")
    set_time_zone(planned, COPENHAGEN, "2026-11-23T15:00")
    assert "Mon 23 Nov 14:00 (22:00 in Tokyo)" in planned("show s1").out


@pytest.mark.parametrize(
    ("line", "now_stored"),
    [
        ("edit s1 --at 23:00", ("2026-11-23", "23:00", "Asia/Tokyo")),
        ("edit s1 --at 14:00", ("2026-11-23", "14:00", "Asia/Tokyo")),
        ("edit s1 --on 2026-11-25", ("2026-11-25", "14:00", COPENHAGEN)),
        ("edit s1 --on '2026-11-25 10:00'", ("2026-11-25", "10:00", "Asia/Tokyo")),
        ("edit s1 --clear at", ("2026-11-23", None, None)),
        ("edit s1 --at 22:00", ("2026-11-23", "14:00", COPENHAGEN)),
        ("edit s1 --how phone", ("2026-11-23", "14:00", COPENHAGEN)),
        ("move s1 2026-11-25", ("2026-11-25", "14:00", COPENHAGEN)),
        ("move s1 23:00", ("2026-11-23", "23:00", "Asia/Tokyo")),
        ("move s1 2026-11-25 14:00", ("2026-11-25", "14:00", "Asia/Tokyo")),
        ("move s1 2026-11-23", ("2026-11-23", "14:00", COPENHAGEN)),
        ("log x --extra --next '2026-11-23 23:30'", ("2026-11-23", "23:30", "Asia/Tokyo")),
    ],
)
def test_a_new_time_is_local_and_an_unchanged_one_keeps_its_zone(
    planned: Mentor, line: str, now_stored: tuple[str, str | None, str | None]
) -> None:
    """The session is shown as 22:00 in Tokyo; setting that time does not change it."""
    set_time_zone(planned, "Asia/Tokyo", "2026-11-23T17:00")
    planned(line)
    assert stored(planned)[1:] == now_stored


def test_an_unchanged_time_moves_to_the_new_local_day(planned: Mentor) -> None:
    """14:00 in Copenhagen is 02:00 on the next day in Auckland."""
    set_time_zone(planned, "Pacific/Auckland", "2026-11-23T22:00")
    assert "Thu 26 Nov 02:00 (Wed 14:00 in Copenhagen)" in planned("move s1 2026-11-26").out
    assert stored(planned)[1:] == ("2026-11-25", "14:00", COPENHAGEN)
    planned("edit s1 --clear at")
    assert stored(planned)[1:] == ("2026-11-26", None, None)


@pytest.mark.parametrize("line", ["move s1 2027-06-10", "edit s1 --on 2027-06-10"])
def test_an_unchanged_time_moves_to_the_new_local_day_in_summer(ana: Mentor, line: str) -> None:
    """16:30 in Copenhagen is 00:30 on the next day in Tokyo in winter, and 23:30 on the same day in summer."""
    set_time_zone(ana, COPENHAGEN, IN_COPENHAGEN)
    ana("plan 2026-11-27 16:30")
    set_time_zone(ana, "Asia/Tokyo", "2026-11-23T17:00")
    ana(line)
    assert stored(ana) == ("planned", "2027-06-10", "16:30", COPENHAGEN)
    assert " 23:30 (16:30 in Copenhagen)" in ana("show s1").out


def test_a_time_added_to_a_planned_day_is_in_the_local_zone(ana: Mentor) -> None:
    """A session without a time has no zone."""
    set_time_zone(ana, COPENHAGEN, IN_COPENHAGEN)
    ana("plan 2026-11-27")
    ana("edit s1 --at 14:00", TZ="Asia/Tokyo")
    assert stored(ana) == ("planned", "2026-11-27", "14:00", "Asia/Tokyo")


@pytest.mark.parametrize(
    ("value", "zone"),
    [
        ("CET", "CET"),
        ("EST5EDT", "EST5EDT"),
        ("JST-9", "UTC+09:00"),
        (":Europe/Copenhagen", COPENHAGEN),
        ("/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"),
    ],
)
def test_every_form_of_tz_is_recorded_as_a_zone(ana: Mentor, value: str, zone: str) -> None:
    """The stored zone is read as the local zone again."""
    set_time_zone(ana, value, IN_COPENHAGEN)
    ana("plan 2026-11-27 14:00")
    assert stored(ana) == ("planned", "2026-11-27", "14:00", zone)
    assert "Fri 27 Nov 14:00\t" in ana("status").fields
    assert ana("export ana --format ics").out.count("BEGIN:VTIMEZONE") == 1


def test_a_fixed_offset_is_shown_with_its_sign(ana: Mentor) -> None:
    """`JST-9` is nine hours ahead of UTC."""
    set_time_zone(ana, "JST-9", IN_COPENHAGEN)
    ana("plan 2026-11-23 22:00")
    set_time_zone(ana, COPENHAGEN, IN_COPENHAGEN)
    assert "today 14:00 (22:00 UTC+09:00)" in ana("status").out


# clashes


@pytest.mark.parametrize(
    ("zone", "line", "is_clash"),
    [
        ("Asia/Tokyo", "plan 2026-11-23 22:30 -w bo", True),
        ("Asia/Tokyo", "plan 2026-11-23 21:30 -w bo", True),
        ("Asia/Tokyo", "plan 2026-11-23 14:30 -w bo", False),
        ("Asia/Tokyo", "plan 2026-11-23 14:00 -w ana", False),
        ("Asia/Tokyo", "plan 2026-11-23 22:00 -w ana", True),
        ("Pacific/Auckland", "plan 2026-11-24 02:30 -w bo", True),
        (COPENHAGEN, "plan 2026-11-23 14:30 -w bo", True),
    ],
)
def test_sessions_that_overlap_in_different_zones_give_a_warning(
    two_planned: Mentor, zone: str, line: str, *, is_clash: bool
) -> None:
    """The other session can be with the same person or with another."""
    set_time_zone(two_planned, zone, "2026-11-23T05:00")
    assert ("s1 with Ana Souza is also planned for" in two_planned(line).err) is is_clash


def test_sessions_that_overlap_across_midnight_give_a_warning(two: Mentor) -> None:
    """A session that begins before midnight can end on the next day."""
    two("plan 2026-11-27 23:30 -w ana")
    assert "also planned for Fri 27 Nov 23:30" in two("plan 2026-11-28 00:15 -w bo").err
    assert "also planned for Sat 28 Nov 00:15" in two("plan 2026-11-27 23:45 -w ana").err
    assert "also planned" not in two("plan 2026-11-28 01:30 -w bo").err


def test_search_shows_the_local_day(planned: Mentor) -> None:
    """Late in the evening in Copenhagen is the next day in Tokyo."""
    planned("plan 2026-11-24 20:00 --where Café")
    set_time_zone(planned, "Asia/Tokyo", "2026-11-23T21:30")
    (found,) = planned("search café --json").json
    assert found["on"] == "2026-11-25"
    assert planned("search café").out.startswith("Wed 25 Nov")


# changes of the clocks


@pytest.mark.parametrize(
    "line",
    [
        "plan 2027-03-28 02:30 --for 30m",
        "move s1 2027-03-28 02:30",
        "edit s1 --on '2027-03-28 02:30'",
        "log talked --next '2027-03-28 02:30'",
    ],
)
def test_a_time_skipped_by_the_clock_change_is_refused(planned: Mentor, line: str) -> None:
    """Nothing is written, and the hint has the time after the clock change."""
    refused = planned.fails(line, code=2)
    assert "02:30 does not exist on Sun 2027-03-28 in Europe/Copenhagen: the clocks are set forward." in refused
    hint = refused.strip().splitlines()[-1].strip()
    assert "2027-03-28 03:30" in hint
    assert stored(planned) == ("planned", "2026-11-23", "14:00", COPENHAGEN)
    if hint.startswith("mentorlog "):
        planned(hint.removeprefix("mentorlog "))


def test_the_hint_for_a_skipped_time_keeps_the_options(planned: Mentor) -> None:
    """The suggested command works and has all options."""
    refused = planned.fails("plan 2027-03-28 02:30 --for 30m --how video -w ana", code=2)
    hint = refused.strip().splitlines()[-1].strip()
    assert planned(f"{hint.removeprefix('mentorlog ')} --json").json["minutes"] == 30


@pytest.mark.parametrize("line", ["move s1 2027-03-28", "edit s1 --on 2027-03-28"])
def test_moving_a_session_to_a_day_without_its_time_is_refused(ana: Mentor, line: str) -> None:
    """Its unchanged time of day is skipped by the clock change on the new day."""
    set_time_zone(ana, COPENHAGEN, IN_COPENHAGEN)
    ana("plan 2026-11-27 02:30")
    assert "02:30 does not exist on Sun 2027-03-28" in ana.fails(line, code=2)


def test_an_unchanged_time_is_checked_in_its_own_zone(ana: Mentor) -> None:
    """The hint has the local time after the clock change in that zone, and it works."""
    set_time_zone(ana, COPENHAGEN, IN_COPENHAGEN)
    ana("plan 2026-11-27 02:30")
    set_time_zone(ana, "Asia/Tokyo", "2026-11-23T17:00")
    refused = ana.fails("move s1 2027-03-28", code=2)
    assert "02:30 does not exist on Sun 2027-03-28 in Europe/Copenhagen" in refused
    hint = refused.splitlines()[-1].strip()
    assert hint == "mentorlog move s1 2027-03-28 10:30"
    assert "Sun 28 Mar 2027 10:30" in ana(hint.removeprefix("mentorlog ")).out


def test_next_checks_the_unchanged_time_of_the_planned_session(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time of day is checked if the option --next moves the session."""
    set_time_zone(ana, COPENHAGEN, IN_COPENHAGEN)
    ana("plan 2026-11-27 02:30")
    sit_down(monkeypatch)
    answer = ana("log talked --next 2027-03-28", ok=False, stdin="y\n")
    assert answer.code == 2
    assert "02:30 does not exist on Sun 2027-03-28" in answer.err
    assert stored(ana) == ("planned", "2026-11-27", "02:30", COPENHAGEN)


def test_a_held_session_at_a_skipped_time_is_refused(ana: Mentor) -> None:
    """The clocks skipped 02:30 last spring."""
    set_time_zone(ana, COPENHAGEN, IN_COPENHAGEN)
    assert '--on "2026-03-29 03:30"' in ana.fails("log talked --on '2026-03-29 02:30'", code=2)


@pytest.mark.parametrize(
    "line", ["plan 2027-10-31 02:30", "move s1 2027-10-31 02:30", "log x --next '2027-10-31 02:30'"]
)
def test_a_time_that_occurs_twice_means_the_first(planned: Mentor, line: str) -> None:
    """The command records the first time and prints a warning."""
    answer = planned(line)
    assert "02:30 comes twice on Sun 2027-10-31 in Europe/Copenhagen" in answer.err
    assert "the first is meant" in answer.err


def test_a_time_that_occurs_twice_is_shown_in_other_zones_as_the_first(planned: Mentor) -> None:
    """02:30 in summer time is 00:30 in UTC."""
    planned("move s1 2027-10-31 02:30")
    set_time_zone(planned, "UTC", "2027-10-30T20:00")
    assert "tomorrow 00:30 (02:30 in Copenhagen)" in planned("status").out

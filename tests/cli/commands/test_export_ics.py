"""`export --format ics`: the calendar file, and how the calendar program khal reads it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.cli.conftest import Mentor

ZONE = "Europe/Copenhagen"


@pytest.fixture
def user(ana: Mentor) -> Mentor:
    """The mentor of Ana, in Copenhagen."""
    ana.base["TZ"] = ZONE
    return ana


def components(mentor: Mentor, line: str, kind: str) -> list[Any]:
    """Return the components of a kind in the output of an export."""
    return icalendar.Calendar.from_ical(mentor(line).out).walk(kind)


def only_component(mentor: Mentor, kind: str = "VEVENT") -> Any:
    """Return the one component of a kind in Ana's calendar."""
    (found,) = components(mentor, "export ana --format ics", kind)
    return found


def test_a_calendar_has_sessions_points_and_promises(user: Mentor) -> None:
    """The session has its time zone, place and agenda; goals and actions with a date are to-dos."""
    user("plan friday 14:00 --for 45m --how video --where https://meet.example/ana")
    user("raise the conference talk")
    user("goal add Lead the review --by 2027-02-01")
    user("action add Send the checklist --by friday")
    user("action add Read it --theirs --by friday")
    event = only_component(user)
    assert event["dtstart"].to_ical() == b"20261127T140000"
    assert event["dtstart"].params["TZID"] == ZONE
    assert event["summary"] == "Mentoring with Ana Souza"
    assert event["location"] == "https://meet.example/ana"
    assert event["description"] == "How: video\n\nAgenda:\n- the conference talk"
    assert [str(todo["summary"]) for todo in components(user, "export ana --format ics", "VTODO")] == [
        "Lead the review (goal with Ana Souza)",
        "Send the checklist (I promised Ana Souza)",
        "Read it (Ana Souza promised)",
    ]


@pytest.mark.heavy
def test_a_calendar_is_in_the_language_of_pages(user: Mentor) -> None:
    """The setting `language` and --lang choose it, and coaching has its own words."""
    user("plan friday --for 45m --how in-person")
    user("raise Foredraget")
    user("goal add Lede gennemgangen --by 2027-02-01 --measure 'tre gange'")
    user("action add Send tjeklisten --by friday")
    user("action add Læs den --theirs --by friday")
    line = "export ana --format ics --lang da"
    (event,) = components(user, line, "VEVENT")
    assert event["summary"] == "Mentormøde med Ana Souza"
    assert event["description"] == "Mødeform: fysisk møde\nVarighed: 45 min.\n\nDagsorden:\n- Foredraget"
    goal, *actions = components(user, line, "VTODO")
    assert (goal["summary"], goal["description"]) == (
        "Lede gennemgangen (mål med Ana Souza)",
        "Succeskriterium:\ntre gange",
    )
    assert [str(each["summary"]) for each in actions] == [
        "Send tjeklisten (det har jeg lovet Ana Souza)",
        "Læs den (det har Ana Souza lovet)",
    ]
    user("config language da")
    user("edit ana --type coaching")
    text = user("export ana --format ics").out.replace("\r\n ", "")
    assert "X-WR-CALNAME:Coachingforløb med Ana Souza" in text
    assert "SUMMARY:Coachingmøde med Ana Souza" in text
    user("start Bo --i-am mentee")
    user("plan saturday -w bo")
    assert "X-WR-CALNAME:Mentorforløb\r\n" in user("export --all --format ics").out


def test_the_file_is_utf_8_with_cr_lf(user: Mentor) -> None:
    """Stdout has the same bytes as the file in any encoding of the terminal, and only the owner can read the file."""
    user("plan friday 14:00 --where Café")
    file = user.home / "ana.ics"
    user.process("export", "ana", "-o", str(file))
    process = subprocess.run(
        [sys.executable, "-m", "mentorlog", "export", "ana", "-f", "ics"],
        capture_output=True,
        env=user.environ | {"PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert process.stdout == file.read_bytes()
    assert process.stdout.endswith(b"END:VCALENDAR\r\n")
    assert process.stdout.count(b"\n") == process.stdout.count(b"\r\n")
    assert "LOCATION:Café\r\n".encode() in process.stdout
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 or os.name == "nt"


@pytest.mark.parametrize("line", ["export --all", "export ana"])
def test_the_file_extension_selects_the_format(user: Mentor, line: str) -> None:
    """It may have any case."""
    file = user.home / "Mentoring.ICS"
    user(f"{line} -o {file}")
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_export_all_writes_one_calendar(two: Mentor) -> None:
    """It has the sessions of every relationship that is not private; --include-private adds the others."""
    two("start Cy Twombly --i-am mentor --private")
    for name in ("ana", "bo", "cy"):
        two(f"plan friday 14:00 -w {name}")
    command = "export --all --format ics"
    names = {str(event["summary"]) for event in components(two, command, "VEVENT")}
    assert names == {"Mentoring with Ana Souza", "Mentoring with Bo Lind"}
    assert len(components(two, f"{command} --include-private", "VEVENT")) == 3


def test_a_note_says_that_private_entries_are_omitted(two: Mentor) -> None:
    """It is on stderr and, unlike that of JSON, does not mention backups."""
    stderr = two("export --all --format ics").err
    assert "private entries are left out" in stderr
    assert "backup" not in stderr
    assert "backup" in two("export --all --format json").err
    assert "private entries are included" in two("export ana --format ics --include-private").err


def test_private_entries_are_not_exported(user: Mentor) -> None:
    """Private sessions, points, actions and goals are exported only with --include-private."""
    user("plan friday 14:00 --where Café")
    user("plan 2026-12-04 --where XSECRET --private")
    user("raise XSECRET --private")
    user("action add XSECRET --by friday --private")
    user("goal add XSECRET --by friday --private")
    assert "XSECRET" not in user("export ana --format ics").out
    assert "XSECRET" not in user("export --all --format ics").out
    assert user("export ana --format ics --include-private").out.count("XSECRET") == 4


def test_an_event_keeps_its_uid_and_its_sequence_grows(user: Mentor) -> None:
    """Each move, undo, redo and cancellation increases the sequence, so calendar programs accept the update."""
    user("plan friday 14:00")
    uids, sequences, starts, statuses = set(), [], [], []
    for line in ("", "move 2026-12-01 10:00", "undo", "redo", "cancel --who them", "undo"):
        if line:
            user(line)
        event = only_component(user)
        uids.add(str(event["uid"]))
        sequences.append(event["sequence"])
        starts.append(event["dtstart"].to_ical().decode())
        statuses.append(str(event["status"]))
    assert len(uids) == 1
    assert uids.pop().endswith("@mentorlog")
    assert sequences == sorted(set(sequences)), "each time it was changed it grew"
    assert starts == ["20261127T140000", "20261201T100000", "20261127T140000", *["20261201T100000"] * 3]
    assert statuses == ["CONFIRMED"] * 4 + ["CANCELLED", "CONFIRMED"]


def test_an_unchanged_session_is_exported_unchanged(user: Mentor) -> None:
    """An export and a change of another entry do not change the file."""
    user("plan friday 14:00")
    before = user("export ana --format ics").out
    user("note a thought")
    assert user("export ana --format ics").out == before


@pytest.mark.parametrize(("added", "ref"), [("action add Send the checklist", "a1"), ("goal add Lead", "g1")])
def test_a_done_entry_is_a_completed_to_do(user: Mentor, added: str, ref: str) -> None:
    """Its sequence grows, and again when undo reopens it."""
    user(f"{added} --by friday")
    before = only_component(user, "VTODO")
    user(f"done {ref}")
    after = only_component(user, "VTODO")
    assert (after["status"], after["percent-complete"]) == ("COMPLETED", 100)
    assert after["completed"].dt.date().isoformat() == "2026-11-23"
    user("undo")
    again = only_component(user, "VTODO")
    assert again["status"] == "NEEDS-ACTION"
    assert before["sequence"] < after["sequence"] < again["sequence"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("export ana --format ical", "json or ics"),
        ("export --all --format md", "json, csv, ics"),
        ("export --all ana --format ics", "mentorlog export --all --format ics"),
    ],
)
def test_an_invalid_command_is_a_usage_error(user: Mentor, line: str, words: str) -> None:
    """The error shows the valid formats or the corrected command."""
    assert words in user.fails(line, code=2)


def test_a_private_relationship_is_refused(mentor: Mentor) -> None:
    """Its name would be in every event, so the error suggests --include-private."""
    mentor("start Cy Twombly --i-am mentor --private")
    assert "--include-private" in mentor.fails("export cy --format ics", code=1)


# khal, a calendar program that stores each imported entry as a file in its own folder

KHAL = """
[calendars]
[[mentoring]]
path = {home}/calendar
[sqlite]
path = {home}/khal.db
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


class Khal:
    """A calendar in its own folder, which khal reads in a time zone."""

    def __init__(self, home: Path) -> None:
        self.home = home
        (home / "calendar").mkdir(parents=True)
        self.zone = ZONE

    def __call__(self, *words: str) -> str:
        """Run a khal command and return its output."""
        settings = self.home / "config"
        settings.write_text(KHAL.format(home=self.home, zone=self.zone), encoding="utf-8")
        done = subprocess.run(
            [str(Path(sys.executable).parent / "khal"), "-c", str(settings), *words],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=os.environ | {"HOME": str(self.home), "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def import_calendar_of(self, mentor: Mentor) -> None:
        """Import Ana's calendar, exported now."""
        file = self.home / "ana.ics"
        mentor(f"export ana -o {file} --force")
        self("import", "--batch", str(file))

    def list_events(self) -> list[str]:
        """Return the lines that khal lists for the next 60 days, one per event."""
        shown = "{start-long}|{end-long}|{cancelled}{title}|{location}|{description}"
        words = ("list", "--notstarted", "--once", "--day-format", "", "--format", shown, "2026-11-23", "60d")
        return [line for line in self(*words).splitlines() if line.strip()]

    @property
    def entry_count(self) -> int:
        """The number of entry files in the calendar's folder."""
        return len(list((self.home / "calendar").glob("*.ics")))


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    """An empty calendar that is read in Copenhagen."""
    if sys.platform == "win32":
        pytest.skip("khal is not for Windows")
    return Khal(tmp_path / "khal")


@pytest.mark.heavy
def test_khal_lists_planned_sessions(user: Mentor, khal: Khal) -> None:
    """A session is listed with its time, length, place and agenda; one without a time is an all-day event."""
    user("plan friday 14:00 --for 45m --where Café")
    user("plan 2026-12-24")
    user("raise the conference talk")
    user("action add Send the checklist --by friday")
    khal.import_calendar_of(user)
    assert khal.list_events() == [
        "2026-11-27 14:00|2026-11-27 14:45|Mentoring with Ana Souza|Café|Agenda:",
        "- the conference talk",
        "2026-12-24|2026-12-24|Mentoring with Ana Souza||",
    ]


@pytest.mark.heavy
def test_importing_again_updates_events_without_duplicates(user: Mentor, khal: Khal) -> None:
    """A moved session has only its new time, and undo restores the old one."""
    user("plan friday 14:00")
    user("plan 2026-12-24")
    khal.import_calendar_of(user)
    imported = khal.list_events(), khal.entry_count
    khal.import_calendar_of(user)
    assert (khal.list_events(), khal.entry_count) == imported
    user("move s1 2026-12-02 10:30")
    khal.import_calendar_of(user)
    assert khal.list_events() == [
        "2026-12-02 10:30|2026-12-02 11:30|Mentoring with Ana Souza||",
        "2026-12-24|2026-12-24|Mentoring with Ana Souza||",
    ]
    assert khal.entry_count == imported[1]
    user("undo")
    khal.import_calendar_of(user)
    assert (khal.list_events(), khal.entry_count) == imported


@pytest.mark.heavy
def test_importing_again_marks_a_cancelled_session(user: Mentor, khal: Khal) -> None:
    """The event is listed once, as cancelled."""
    user("plan friday 14:00")
    khal.import_calendar_of(user)
    user("cancel s1 --who them --why flu")
    khal.import_calendar_of(user)
    assert khal.list_events() == ["2026-11-27 14:00|2026-11-27 15:00|CANCELLED Mentoring with Ana Souza||"]


@pytest.mark.heavy
def test_a_planned_time_keeps_its_time_zone(user: Mentor, khal: Khal) -> None:
    """Two in the afternoon in Copenhagen is eight in the morning in New York."""
    user("plan friday 14:00")
    user.base["TZ"] = "America/New_York"
    khal.zone = "America/New_York"
    khal.import_calendar_of(user)
    assert khal.list_events() == ["2026-11-27 08:00|2026-11-27 09:00|Mentoring with Ana Souza||"]


@pytest.mark.heavy
def test_hostile_text_adds_no_event_in_khal(user: Mentor, khal: Khal) -> None:
    """A place that looks like the end of an event is listed as a place."""
    where = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged\x1b[31m; a, b\\n c"
    user(["plan", "friday", "14:00", "--where", where])
    khal.import_calendar_of(user)
    place = "x END:VEVENT BEGIN:VEVENT SUMMARY:forged␛[31m; a, b\\n c"
    assert khal.list_events() == [f"2026-11-27 14:00|2026-11-27 15:00|Mentoring with Ana Souza|{place}|"]


@pytest.mark.heavy
@pytest.mark.parametrize("zone", ["XST-1XDT,M3.5.0,M10.5.0/3", "XST-1XDT-2,M3.5.0,M10.5.0/3"])
@pytest.mark.parametrize(("planned", "seen"), [("2027-03-28 01:30", "01:30"), ("2027-03-28 03:30", "03:30")])
def test_khal_reads_a_zone_defined_in_the_file(user: Mentor, khal: Khal, zone: str, planned: str, seen: str) -> None:
    """Events just before and just after the start of summer time have the right time."""
    user.base["TZ"] = zone
    user(f"plan {planned}")
    khal.import_calendar_of(user)
    shown = khal("list", "--notstarted", "--day-format", "", "--format", "{start-long}", "2027-03-28", "1d")
    assert shown.split() == ["2027-03-28", seen]

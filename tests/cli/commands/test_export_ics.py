"""`export --format ics`: sessions and what is due, for a calendar; and a calendar program that takes it."""

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
def here(ana: Mentor) -> Mentor:
    """The mentor of Ana, in Copenhagen."""
    ana.base["TZ"] = ZONE
    return ana


def parts(mentor: Mentor, line: str, kind: str) -> list[Any]:
    """The components of a kind that an export has."""
    return icalendar.Calendar.from_ical(mentor(line).out).walk(kind)


def only(mentor: Mentor, kind: str = "VEVENT") -> Any:
    """The one component of a kind in Ana's calendar."""
    (found,) = parts(mentor, "export ana --format ics", kind)
    return found


def test_a_relationship_is_a_calendar(here: Mentor) -> None:
    """What was planned, raised and promised stands in it, with the zone of where it was planned."""
    here("plan friday 14:00 --for 45m --how video --where https://meet.example/ana")
    here("raise the conference talk")
    here("goal add Lead the review --by 2027-02-01")
    here("action add Send the checklist --by friday")
    here("action add Read it --theirs --by friday")
    event = only(here)
    assert event["dtstart"].to_ical() == b"20261127T140000"
    assert event["dtstart"].params["TZID"] == ZONE
    assert event["summary"] == "Mentoring with Ana Souza"
    assert event["location"] == "https://meet.example/ana"
    assert event["description"] == "How: video\n\nAgenda:\n- the conference talk"
    assert [str(todo["summary"]) for todo in parts(here, "export ana --format ics", "VTODO")] == [
        "Lead the review (goal with Ana Souza)",
        "Send the checklist (I promised Ana Souza)",
        "Read it (Ana Souza promised)",
    ]


def test_it_is_written_byte_for_byte(here: Mentor) -> None:
    """On stdout as in a file: UTF-8, each line ended by CR LF; and the file is for its owner's eyes alone."""
    here("plan friday 14:00 --where Café")
    kept = here.home / "ana.ics"
    here.process("export", "ana", "-o", str(kept))
    said = subprocess.run(
        [sys.executable, "-m", "mentorlog", "export", "ana", "-f", "ics"],
        capture_output=True,
        env=here.environ | {"PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert said.stdout == kept.read_bytes()
    assert said.stdout.endswith(b"END:VCALENDAR\r\n")
    assert said.stdout.count(b"\n") == said.stdout.count(b"\r\n")
    assert "LOCATION:Café\r\n".encode() in said.stdout
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600 or os.name == "nt"


@pytest.mark.parametrize("line", ["export --all", "export ana"])
def test_the_ending_of_the_file_says_the_format(here: Mentor, line: str) -> None:
    """As it does for the others."""
    kept = here.home / "Mentoring.ICS"
    here(f"{line} -o {kept}")
    assert kept.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_everybody_is_one_calendar(two: Mentor) -> None:
    """The sessions with all of them; a private relationship stays as a whole."""
    two("start Cy Twombly --i-am mentor --private")
    for name in ("ana", "bo", "cy"):
        two(f"plan friday 14:00 -w {name}")
    line = "export --all --format ics"
    names = {str(event["summary"]) for event in parts(two, line, "VEVENT")}
    assert names == {"Mentoring with Ana Souza", "Mentoring with Bo Lind"}
    assert len(parts(two, f"{line} --include-private", "VEVENT")) == 3


def test_it_says_what_was_left_out(two: Mentor) -> None:
    """Beside the file, on stderr; it was never meant for a backup."""
    said = two("export --all --format ics").err
    assert "private entries are left out" in said
    assert "backup" not in said
    assert "backup" in two("export --all --format json").err
    assert "private entries are included" in two("export ana --format ics --include-private").err


def test_nothing_private_leaves(here: Mentor) -> None:
    """Neither sessions nor points nor promises of a private kind, unless they are asked for."""
    here("plan friday 14:00 --where Café")
    here("plan 2026-12-04 --where XSECRET --private")
    here("raise XSECRET --private")
    here("action add XSECRET --by friday --private")
    here("goal add XSECRET --by friday --private")
    assert "XSECRET" not in here("export ana --format ics").out
    assert "XSECRET" not in here("export --all --format ics").out
    assert here("export ana --format ics --include-private").out.count("XSECRET") == 4


def test_the_same_entry_keeps_its_uid_and_counts_its_changes(here: Mentor) -> None:
    """Moved, taken back, moved again and called off: one UID, and a sequence that only grows."""
    here("plan friday 14:00")
    uids, sequences, starts, statuses = set(), [], [], []
    for line in ("", "move 2026-12-01 10:00", "undo", "redo", "cancel --who them", "undo"):
        if line:
            here(line)
        event = only(here)
        uids.add(str(event["uid"]))
        sequences.append(event["sequence"])
        starts.append(event["dtstart"].to_ical().decode())
        statuses.append(str(event["status"]))
    assert len(uids) == 1
    assert uids.pop().endswith("@mentorlog")
    assert sequences == sorted(set(sequences)), "each time it was changed it grew"
    assert starts == ["20261127T140000", "20261201T100000", "20261127T140000", *["20261201T100000"] * 3]
    assert statuses == ["CONFIRMED"] * 4 + ["CANCELLED", "CONFIRMED"]


def test_what_does_not_change_is_the_same_file(here: Mentor) -> None:
    """But for the stamp: exporting counts as no change."""
    here("plan friday 14:00")
    before = here("export ana --format ics").out
    here("note a thought")
    assert here("export ana --format ics").out == before


@pytest.mark.parametrize(("added", "ref"), [("action add Send the checklist", "a1"), ("goal add Lead", "g1")])
def test_a_to_do_that_is_done_is_ticked_off(here: Mentor, added: str, ref: str) -> None:
    """Its sequence grows; and where that is taken back it is open again, with a higher one."""
    here(f"{added} --by friday")
    before = only(here, "VTODO")
    here(f"done {ref}")
    after = only(here, "VTODO")
    assert (after["status"], after["percent-complete"]) == ("COMPLETED", 100)
    assert after["completed"].dt.date().isoformat() == "2026-11-23"
    here("undo")
    again = only(here, "VTODO")
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
def test_what_makes_no_sense_is_refused(here: Mentor, line: str, words: str) -> None:
    """With what can be said instead."""
    assert words in here.fails(line, code=2)


def test_a_private_relationship_is_refused(mentor: Mentor) -> None:
    """Its name would stand in every line."""
    mentor("start Cy Twombly --i-am mentor --private")
    assert "--include-private" in mentor.fails("export cy --format ics", code=1)


# a calendar program: khal, which keeps what it imports in a folder of its own

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
    """A calendar of somebody's own, in a folder of its own, read in a time zone."""

    def __init__(self, home: Path) -> None:
        self.home = home
        (home / "calendar").mkdir(parents=True)
        self.zone = ZONE

    def __call__(self, *words: str) -> str:
        """Type a khal command; what it says."""
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

    def takes(self, mentor: Mentor) -> None:
        """Import Ana's calendar, as exported now."""
        file = self.home / "ana.ics"
        mentor(f"export ana -o {file} --force")
        self("import", "--batch", str(file))

    def sees(self) -> list[str]:
        """What a person sees of the two months to come, a line an event."""
        shown = "{start-long}|{end-long}|{cancelled}{title}|{location}|{description}"
        words = ("list", "--notstarted", "--once", "--day-format", "", "--format", shown, "2026-11-23", "60d")
        return [line for line in self(*words).splitlines() if line.strip()]

    @property
    def kept(self) -> int:
        """How many entries the calendar's folder has, each a file."""
        return len(list((self.home / "calendar").glob("*.ics")))


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    """An empty calendar, read in Copenhagen."""
    if sys.platform == "win32":
        pytest.skip("khal is not for Windows")
    return Khal(tmp_path / "khal")


def test_khal_shows_what_was_planned(here: Mentor, khal: Khal) -> None:
    """At its time, with its length, place and agenda; a session of no set time on its day."""
    here("plan friday 14:00 --for 45m --where Café")
    here("plan 2026-12-24")
    here("raise the conference talk")
    here("action add Send the checklist --by friday")
    khal.takes(here)
    assert khal.sees() == [
        "2026-11-27 14:00|2026-11-27 14:45|Mentoring with Ana Souza|Café|Agenda:",
        "- the conference talk",
        "2026-12-24|2026-12-24|Mentoring with Ana Souza||",
    ]


def test_importing_again_updates_and_duplicates_nothing(here: Mentor, khal: Khal) -> None:
    """The same file twice is the same calendar; a moved session is at its new time and gone from the old one."""
    here("plan friday 14:00")
    here("plan 2026-12-24")
    khal.takes(here)
    once = khal.sees(), khal.kept
    khal.takes(here)
    assert (khal.sees(), khal.kept) == once
    here("move s1 2026-12-02 10:30")
    khal.takes(here)
    assert khal.sees() == [
        "2026-12-02 10:30|2026-12-02 11:30|Mentoring with Ana Souza||",
        "2026-12-24|2026-12-24|Mentoring with Ana Souza||",
    ]
    assert khal.kept == once[1]
    here("undo")
    khal.takes(here)
    assert (khal.sees(), khal.kept) == once


def test_importing_again_takes_away_what_was_called_off(here: Mentor, khal: Khal) -> None:
    """It is marked as cancelled where it stood, once."""
    here("plan friday 14:00")
    khal.takes(here)
    here("cancel s1 --who them --why flu")
    khal.takes(here)
    assert khal.sees() == ["2026-11-27 14:00|2026-11-27 15:00|CANCELLED Mentoring with Ana Souza||"]


def test_a_planned_time_stays_where_it_was_planned(here: Mentor, khal: Khal) -> None:
    """Two in the afternoon in Copenhagen is eight in the morning in New York."""
    here("plan friday 14:00")
    here.base["TZ"] = "America/New_York"
    khal.zone = "America/New_York"
    khal.takes(here)
    assert khal.sees() == ["2026-11-27 08:00|2026-11-27 09:00|Mentoring with Ana Souza||"]


def test_hostile_text_is_text_to_khal(here: Mentor, khal: Khal) -> None:
    """A place that looks like the end of an event is a place."""
    where = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged\x1b[31m; a, b\\n c"
    here(["plan", "friday", "14:00", "--where", where])
    khal.takes(here)
    place = "x END:VEVENT BEGIN:VEVENT SUMMARY:forged␛[31m; a, b\\n c"
    assert khal.sees() == [f"2026-11-27 14:00|2026-11-27 15:00|Mentoring with Ana Souza|{place}|"]


@pytest.mark.parametrize("zone", ["XST-1XDT,M3.5.0,M10.5.0/3", "XST-1XDT-2,M3.5.0,M10.5.0/3"])
@pytest.mark.parametrize(("planned", "seen"), [("2027-03-28 01:30", "01:30"), ("2027-03-28 03:30", "03:30")])
def test_khal_reads_a_zone_that_only_the_file_describes(
    here: Mentor, khal: Khal, zone: str, planned: str, seen: str
) -> None:
    """The clocks go forward at the hour at which they do, not an hour late: Copenhagen has the same time."""
    here.base["TZ"] = zone
    here(f"plan {planned}")
    khal.takes(here)
    shown = khal("list", "--notstarted", "--day-format", "", "--format", "{start-long}", "2027-03-28", "1d")
    assert shown.split() == ["2027-03-28", seen]

"""Calendars as iCalendar files."""

import datetime as dt
import re
import subprocess
import sys
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mentorlog.export.calendar.ics import ics
from mentorlog.export.escape import make_lines_visible, make_visible
from mentorlog.insight.calendar import Calendar, Event, Todo, build_calendar
from tests.builders import NOW, SOREN, action, day, goal, point, ref, relationship, session, whole
from tests.golden_files import Golden, golden_files
from tests.insight.journals import bonds, dated, histories
from tests.present.hostile import texts
from tests.property_tests import settings

UTC_NOW = NOW.replace(tzinfo=dt.UTC)
COPENHAGEN = "Europe/Copenhagen"

ENTRIES = (
    session(
        1,
        "2026-11-24",
        status="planned",
        at=dt.time(14),
        zone=COPENHAGEN,
        minutes=45,
        how="in-person",
        where="Café Dyrehaven, 1st floor",
    ),
    session(2, "2026-12-08", status="planned", how="video"),
    session(3, "2026-12-22", status="planned", at=dt.time(9, 30)),
    session(4, "2026-12-15", status="cancelled", at=dt.time(14), zone=COPENHAGEN),
    session(5, "2026-12-16", status="planned", at=dt.time(16), zone=COPENHAGEN, where="His manager", private=True),
    point(1, text="Conference talk: which one?", on="2026-10-12"),
    point(2, text="Conflict with the platform team;\nwho decides?"),
    point(3, text="His manager", private=True),
    goal(1, title="Run the design review alone", measure="three reviews, no rescue", due_on="2027-02-01"),
    goal(2, title="Say no", status="achieved", due_on="2026-10-31", closed_on="2026-10-12"),
    action(1, text="Send the checklist", due_on="2026-11-20"),
    action(2, text="Shadow one review", owner="them", due_on="2026-12-01", status="done", done_on="2026-11-18"),
    action(3, text="Find a course", due_on="2026-12-01", status="dropped"),
    action(4, text="Talk to HR", due_on="2026-12-01", session=ref("s5")),
)
REVISIONS = {ref("s1"): 2, ref("s4"): 1, ref("a2"): 1}


def written(*entries, bond=None):
    """The file of one relationship."""
    return ics([build_calendar(whole(*entries, bond=bond), revisions=REVISIONS, now=NOW)], now=UTC_NOW)


def shareable(entries):
    """The entries that are neither private nor belong to a private session."""
    hidden = {entry.ref for entry in entries if entry.private}
    return [entry for entry in entries if not {entry.ref, getattr(entry, "session", None)} & hidden]


def read(data):
    """The file as a calendar program reads it."""
    return icalendar.Calendar.from_ical(data)


def only(event, kind="VEVENT"):
    """The only event of a file with this event, as a calendar program reads it."""
    (found,) = read(ics([Calendar("Mentoring", events=(event,))], now=UTC_NOW)).walk(kind)
    return found


def event(**fields):
    """An event on Christmas Eve."""
    return Event(**{"uuid": "u", "sequence": 0, "summary": "Mentoring", "on": day("2026-12-24")} | fields)


@golden_files("export", ["calendar.ics", "calendar-private.ics"])
def test_each_calendar_equals_its_golden_file(golden: Golden) -> None:
    """A person has approved the files in tests/golden/export; line ends are tested separately."""
    text = written(*(ENTRIES if "private" in golden.name else shareable(ENTRIES))).decode()
    golden.check(text.replace("\r\n", "\n"))


def test_a_time_with_a_zone_is_written_in_that_zone():
    """The zone is named and defined, including its summer time."""
    for on, offset in (("2026-12-24", 1), ("2027-06-24", 2)):
        start = only(event(on=day(on), at=dt.time(14), zone=COPENHAGEN, minutes=60))["dtstart"]
        assert start.params["TZID"] == COPENHAGEN
        assert start.dt == dt.datetime.combine(day(on), dt.time(14), tzinfo=ZoneInfo(COPENHAGEN))
        assert start.dt.utcoffset() == dt.timedelta(hours=offset)
    file = read(ics([Calendar("x", (event(at=dt.time(14), zone=COPENHAGEN, minutes=60),))], now=UTC_NOW))
    assert [zone.tz_name for zone in file.timezones] == [COPENHAGEN]


@pytest.mark.parametrize("zone", [None, "", "Mars/Olympus", "../../etc/passwd", "Europe", f"{COPENHAGEN}\nX:1", "\0"])
def test_a_time_without_a_known_zone_is_a_floating_time(zone):
    """It has neither a zone nor the mark of UTC."""
    found = only(event(at=dt.time(14), zone=zone, minutes=60))
    assert found["dtstart"].to_ical() == b"20261224T140000"
    assert "TZID" not in found["dtstart"].params


def test_zones_are_sorted_before_the_events():
    """The same calendar gives the same file in every run."""
    zones = ("Pacific/Auckland", COPENHAGEN, "UTC", "America/New_York", COPENHAGEN)
    events = tuple(event(uuid=f"u{n}", at=dt.time(14), zone=zone, minutes=60) for n, zone in enumerate(zones))
    file = read(ics([Calendar("x", events)], now=UTC_NOW))
    order = [getattr(part, "tz_name", part.name) for part in file.subcomponents]
    assert order == ["America/New_York", COPENHAGEN, "Pacific/Auckland", *["VEVENT"] * 5]


def test_a_session_without_a_time_is_an_all_day_event():
    """The event does not block the day, and its length is in the description."""
    found = only(event(minutes=90))
    assert found["dtstart"].to_ical() == b"20261224"
    assert found["dtstart"].params["VALUE"] == "DATE"
    assert (found["transp"], found["description"]) == ("TRANSPARENT", "Length: 90 min")
    assert "duration" not in found


@pytest.mark.parametrize(("at", "trigger"), [(dt.time(14), dt.timedelta(minutes=-30)), (None, dt.timedelta(hours=9))])
def test_a_session_has_an_alarm_half_an_hour_before(at, trigger):
    """An all-day session has its alarm at nine in the morning."""
    found = only(event(at=at, minutes=60, has_alarm=True), "VALARM")
    assert (found["action"], found["trigger"].dt) == ("DISPLAY", trigger)


def test_a_cancelled_session_is_free_time_without_an_alarm():
    """Its status is CANCELLED."""
    file = read(ics([Calendar("x", (event(at=dt.time(14), minutes=60, cancelled=True),))], now=UTC_NOW))
    (found,) = file.walk("VEVENT")
    assert (found["status"], found["transp"]) == ("CANCELLED", "TRANSPARENT")
    assert file.walk("VALARM") == []


def test_a_clock_change_does_not_change_the_length():
    """An hour in the night of the clock change is still an hour."""
    found = only(event(on=day("2026-10-25"), at=dt.time(1, 30), zone=COPENHAGEN, minutes=60))
    assert found["duration"].dt == dt.timedelta(hours=1)


def test_entries_have_the_time_of_the_export_in_utc():
    """The local time zone of the export makes no difference."""
    made = dt.datetime(2026, 11, 23, 9, 0, 59, 999999, tzinfo=ZoneInfo(COPENHAGEN))
    text = ics([Calendar("x", (event(),), (Todo("t", 0, "s", day("2026-12-24")),))], now=made)
    assert text.count(b"\r\nDTSTAMP:20261123T080059Z\r\n") == 2


def test_several_relationships_are_one_calendar():
    """All events come first, then all to-dos, and the name of the calendar has no name of a person."""
    one, two = (
        Calendar(f"Mentoring with {name}", (event(uuid=name),), (Todo(f"{name}-1", 0, "s", day("2026-12-24")),))
        for name in ("ana", "bo")
    )
    file = read(ics(iter([one, two]), now=UTC_NOW))
    assert file["x-wr-calname"] == "Mentoring"
    assert read(ics([one], now=UTC_NOW))["x-wr-calname"] == "Mentoring with ana"
    uids = [part["uid"] for part in file.subcomponents]
    assert uids == ["ana@mentorlog", "bo@mentorlog", "ana-1@mentorlog", "bo-1@mentorlog"]


def test_an_empty_relationship_is_an_empty_calendar():
    """Calendar programs accept the file."""
    file = read(written())
    assert (file["version"], file["prodid"], file.subcomponents) == ("2.0", "-//mentorlog//mentorlog//EN", [])


def test_no_one_is_invited_to_an_event():
    """The file has no method, organizer or attendee, so an import sends no mail."""
    text = written(*ENTRIES, bond=relationship(email="soren@example.com"))
    assert not re.search(rb"METHOD|ORGANIZER|ATTENDEE|example\.com", text)


def test_the_calendar_has_no_refs():
    """Entries are identified by a UID."""
    text = written(*ENTRIES).decode()
    assert not re.search(r"\b[rsgafmtn]\d+\b", re.sub(r"UID:.*", "", text))


FILE = {"PRODID", "VERSION", "CALSCALE", "X-WR-CALNAME"}
COMMON = {"UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "DESCRIPTION", "STATUS", "CLASS"}
ALLOWED_PROPERTIES = {
    "VCALENDAR": FILE,
    "VEVENT": COMMON | {"DTSTART", "DURATION", "LOCATION", "TRANSP"},
    "VTODO": COMMON | {"DUE", "PERCENT-COMPLETE", "COMPLETED"},
    "VALARM": {"ACTION", "DESCRIPTION", "TRIGGER"},
    "VTIMEZONE": {"TZID", "COMMENT"},
    "STANDARD": {"DTSTART", "RDATE", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "RDATE", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO"},
}
"""The properties that each component may have, most of them once."""


def check_lines(content):
    """Assert that lines follow RFC 5545 (CR LF, at most 75 octets, whole characters) and have no control characters;
    return them unfolded."""
    assert content.endswith(b"\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    whole = [line.decode("utf-8") for line in lines]
    assert whole == content.decode().splitlines(), "every other reader sees the same lines"
    bad = "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
    assert not re.search(bad, "".join(whole))
    return "\r\n".join(whole).replace("\r\n ", "").split("\r\n")


def escaped(text):
    """The text as RFC 5545 (3.3.11) escapes it."""
    return re.sub(r"([\\;,])", r"\\\1", text)


def check_structure(content):
    """Assert that each component has only its own properties and that there are no other lines; return the calendar."""
    lines = check_lines(content)
    file = read(content)
    parts = file.walk()
    for part in parts:
        assert set(part) <= ALLOWED_PROPERTIES[part.name]
        assert part.errors == []
        assert all(not isinstance(value, list) for name, value in part.items() if name != "RDATE")
    assert len(lines) == sum(len(part) + 2 for part in parts)
    return file


@given(histories(), bonds())
@settings(max_examples=60)
def test_user_text_cannot_add_a_line_to_the_calendar(history, bond):
    """With any user text, the file has exactly the intended events, to-dos and properties."""
    calendar = build_calendar(whole(*dated(history.everything), bond=bond), revisions={}, now=NOW)
    data = ics([calendar], now=UTC_NOW)
    file = check_structure(data)
    assert f"X-WR-CALNAME:{escaped(make_visible(calendar.name))}" in check_lines(data)
    assert len(file.walk("VEVENT")) == len(calendar.events)
    assert len(file.walk("VALARM")) == sum(event.has_alarm for event in calendar.events)
    for event, found in zip(calendar.events, file.walk("VEVENT"), strict=True):
        assert (found["uid"], found["summary"]) == (f"{event.uuid}@mentorlog", make_visible(event.summary))
        assert found.get("location", "") == make_visible(event.where or "")
        assert found.get("description", "").count("\n- ") == len(event.agenda)
    for todo, found in zip(calendar.todos, file.walk("VTODO"), strict=True):
        assert (found["uid"], found["summary"]) == (f"{todo.uuid}@mentorlog", make_visible(todo.summary))


def test_a_backslash_is_not_a_line_break():
    r"""A path such as `C:\New` stays one."""
    calendar = Calendar("", events=(event(summary="C:\\New; C:\\new, done"),))
    assert b"SUMMARY:C:\\\\New\\; C:\\\\new\\, done\r\n" in ics([calendar], now=UTC_NOW)


@given(texts, texts, texts, texts)
@settings(max_examples=60)
def test_any_text_is_written_to_the_calendar(name, where, agenda, measure):
    """Lone surrogates, control characters and parts of emoji are shown as on the screen."""
    # the library that reads the file back takes an escaped backslash and an n for a line break
    assume(not any(re.search(r"\\[nN]", make_visible(text)) for text in (name, where, agenda, measure)))
    calendar = Calendar(
        name,
        events=(event(summary=name, where=where, agenda=(agenda, agenda), has_alarm=True),),
        todos=(Todo("t", 0, name, day("2026-12-24"), measure=measure),),
    )
    file = check_structure(ics([calendar], now=UTC_NOW))
    (found,) = file.walk("VEVENT")
    assert (found["summary"], found.get("location", "")) == (make_visible(name), make_visible(where))
    point = "- " + "\n  ".join(make_lines_visible(agenda))
    assert found["description"] == f"Agenda:\n{point}\n{point}"


@given(st.dates(), st.times().map(lambda at: at.replace(second=0, microsecond=0)), st.sampled_from([None, COPENHAGEN]))
def test_any_date_can_be_written_to_the_calendar(on, at, zone):
    """The first and the last date of Python work too."""
    found = only(event(on=on, at=at, zone=zone, minutes=24 * 60, has_alarm=True))
    assert found["dtstart"].dt.replace(tzinfo=None) == dt.datetime.combine(on, at)
    assert only(event(on=on))["dtstart"].dt == on


def test_text_in_any_script_is_folded_between_characters():
    """Long lines of multi-byte characters are read back unchanged."""
    text = f"{SOREN} " + "王小明👩🏽‍💻🇩🇰é" * 40
    content = ics([Calendar("x", (event(where=text),))], now=UTC_NOW)
    assert check_structure(content).walk("VEVENT")[0]["location"] == text


def test_icalendar_is_loaded_only_when_a_calendar_is_written():
    """Its import is slow, so importing the module must not load it."""
    code = "import sys, mentorlog.export.calendar.ics; print('icalendar' in sys.modules)"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert output == "False\n"

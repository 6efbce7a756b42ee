"""Every command accepts dates, times, lengths and cadences as people type them."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has

PART_OF_DAY = "a part of the day is not kept"


def test_a_time_range_sets_the_length_of_a_planned_session(ana: Mentor) -> None:
    """`move` and `edit` accept ranges too."""
    has(ana("plan fredag kl. 10-11 --json").json, on="2026-11-27", at="10:00", minutes=60)
    has(ana("move s1 10-11.30 --json").json, on="2026-11-27", at="10:00", minutes=90, moved=0)
    answer = ana("move s1 thursday 14:00-14:45")
    assert "Thu 26 Nov 14:00, 45 min (was Fri 27 Nov 10:00)" in answer.out
    has(ana("edit s1 --at 9-10 --json").json, at="09:00", minutes=60)
    has(ana('edit s1 --on "fredag kl. halv ti til ti" --json').json, on="2026-11-27", at="09:30", minutes=30)


def test_a_time_range_sets_the_length_of_a_logged_session(ana: Mentor) -> None:
    """`--next` accepts ranges too."""
    has(ana('log talked --on "i dag kl. 8-8.45" --next "fredag 14-15" --json').json, at="08:00", minutes=45)
    has(ana("show s2 --json").json, on="2026-11-27", at="14:00", minutes=60)


@pytest.mark.parametrize(
    "line",
    [
        "plan fredag 10-11 --for 2h",
        'plan "fredag 10-11" --for "et kvarter"',
        'log talked --on "i dag 8-9" --for 45m',
        "edit s1 --at 10-11 --for 90m",
        "edit s1 --for 90m --at 10-11",
    ],
)
def test_a_time_range_with_a_different_length_is_refused(ana: Mentor, line: str) -> None:
    """The error suggests the command with the length of the range."""
    ana("plan friday 9:00")
    error = ana.fails(line, code=2)
    assert "It is 60 minutes from the first time to the last, but --for is " in error
    hint = error.splitlines()[-1].strip()
    assert hint.startswith(f"mentorlog {line.split()[0]} ")
    assert hint.endswith(" --for 60m")


@pytest.mark.parametrize("length", ["60m", "1h", "en time", "1 time"])
def test_a_time_range_with_the_same_length_is_accepted(ana: Mentor, length: str) -> None:
    """The length may be typed in minutes, hours or words."""
    has(ana(["plan", "fredag", "10-11", "--for", length, "--json"]).json, minutes=60)


@pytest.mark.parametrize(
    "line",
    [
        "plan i morgen formiddag",
        "plan torsdag eftermiddag",
        'log talked --next "tomorrow morning"',
        'log talked --on "this morning"',
        'goal add x --by "i morgen eftermiddag"',
        'note x --on "i går aftes"',
        "plan tonight",
    ],
)
def test_a_part_of_the_day_gets_one_note(ana: Mentor, line: str) -> None:
    """The note says that only the date is stored."""
    answer = ana(line)
    assert answer.err.count(PART_OF_DAY) == 1


def test_a_part_of_the_day_decides_am_or_pm(ana: Mentor) -> None:
    """Because nothing is lost, there is no note."""
    answer = ana("plan i morgen eftermiddag kl. 2 --json")
    has(answer.json, on="2026-11-24", at="14:00")
    assert PART_OF_DAY not in answer.err


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("første mandag i december", "2026-12-07"),
        ("fredag om 14 dage", "2026-12-11"),
        ("ultimo november", "2026-11-30"),
        ("juleaften", "2026-12-24"),
        ("24.12.", "2026-12-24"),
        ("d. 4/12 - 26", "2026-12-04"),
        ("20261204", "2026-12-04"),
        ("om et par uger", "2026-12-07"),
        ("den 1. i næste måned", "2026-12-01"),
    ],
)
def test_every_command_accepts_the_same_dates(ana: Mentor, typed: str, day: str) -> None:
    """`plan`, `goal`, `action`, `milestone`, `feedback`, `edit` and `pause` are tested."""
    has(ana(["plan", typed, "--json"]).json, on=day)
    has(ana(["goal", "add", "x", "--by", typed, "--json"]).json, due_on=day)
    has(ana(["action", "add", "x", "--by", typed, "--json"]).json, due_on=day)
    has(ana(["milestone", "add", "x", "--by", typed, "--json"]).json, on=day)
    has(ana(["feedback", "give", "x", "--follow-up", typed, "--json"]).json, follow_up_on=day)
    has(ana(["edit", "g1", "--by", typed, "--json"]).json, due_on=day)
    assert day in ana(["pause", "ana", "--until", typed, "--json"]).out


@pytest.mark.parametrize("typed", ["4.12", "i uge 49", "uge 49", "friday at two", "i morgen kl. halv tre", "10-11"])
def test_an_ambiguous_or_incomplete_date_is_refused(ana: Mentor, typed: str) -> None:
    """The command is a usage error (exit 2), and nothing is planned."""
    ana.fails(["plan", *typed.split()], code=2)
    ana.fails("show s1", code=1)


@pytest.mark.parametrize(
    ("typed", "minutes"), [("et kvarter", 15), ("1½ time", 90), ("to og en halv time", 150), ("an hour and a half", 90)]
)
def test_a_length_may_be_typed_in_words(ana: Mentor, typed: str, minutes: int) -> None:
    """`plan`, `log` and `edit` accept it."""
    has(ana(["plan", "friday", "--for", typed, "--json"]).json, minutes=minutes)
    has(ana(["log", "talked", "--for", typed, "--json"]).json, minutes=minutes)
    has(ana(["edit", "s1", "--for", typed, "--json"]).json, minutes=minutes)


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2 gange om måneden", "2 gange om måneden"),
        ("hveranden uge", "hveranden uge"),
        ("hvert halve år", "hvert halve år"),
        ("efter behov", "efter behov"),
        ("hver mandag", "weekly"),
        ("første tirsdag i måneden", "monthly"),
    ],
)
def test_a_cadence_may_be_typed_in_words(mentor: Mentor, typed: str, stored: str) -> None:
    """A weekday in it is not stored, and a note says so."""
    answer = mentor(["start", "Ana", "--i-am", "mentor", "--cadence", typed])
    (person,) = mentor("people --json").json
    assert person["cadence"] == stored
    assert (f"the day in {typed!r} is not kept: the cadence is {stored}." in answer.err) == (typed != stored)
    again = mentor(["edit", "r1", "--cadence", typed])
    assert ("is not kept" in again.err) == (typed != stored)


def test_a_cadence_as_needed_has_no_reminder(mentor: Mentor) -> None:
    """It means the same as `none`."""
    mentor('start Ana --i-am mentor --cadence "efter behov" --since 2026-01-01')
    assert "no fixed rhythm" in mentor("people").out
    assert mentor("remind --json").json == []


def test_within_accepts_words(ana: Mentor) -> None:
    """The words "et par uger" are read as two weeks."""
    ana("action add x --by 2026-12-05")
    assert len(ana('remind --within "et par uger" --json').json) > len(ana("remind --within 2d --json").json)


def test_since_and_until_accept_danish_phrases(ana: Mentor) -> None:
    """A phrase may begin with a preposition, such as "i sidste uge"."""
    ana("note old --on 2026-11-10")
    ana("note newer --on 2026-11-18")
    found = ana('timeline --since "i sidste uge" --until "forrige fredag" --json').json
    assert [entry["text"] for entry in found] == ["newer"]


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("by 1.12.", "2026-12-01"),
        ("senest 1.12.", "2026-12-01"),
        ("(senest 10.12.)", "2026-12-10"),
        ("before 1.12.", "2026-11-30"),
        ("by friday 4.12.", "2026-12-04"),
        ("by 4.12.2026.", "2026-12-04"),
        ("by friday at 10.30.", "2026-11-27"),
    ],
)
def test_a_date_in_a_promise_may_end_with_a_full_stop(ana: Mentor, typed: str, due: str) -> None:
    """The full stop makes the day come first, or only ends the sentence."""
    action = ana(["action", "add", f"Send {typed}", "--json"]).json
    has(action, text="Send", due_on=due)

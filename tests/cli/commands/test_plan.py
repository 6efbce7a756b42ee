"""`plan`: plan a session."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped
from tests.cli.terminal import sit_down


def test_a_session_is_planned(ana: Mentor) -> None:
    """The answer shows the person, the day with its weekday, and the ref."""
    output = ana("plan friday 14:00").out
    assert "Ana Souza" in output
    assert "Fri 27 Nov 14:00" in output
    assert "s1" in output


def test_every_option_is_recorded(ana: Mentor) -> None:
    """The words of the date need no quotes, and options may come between them."""
    entry = ana('plan --for 60m 24 nov --how video 14:00 --where "Café Nord" --private --json').json
    shaped(entry, "session")
    has(
        entry,
        ref="s1",
        relationship="Ana Souza",
        status="planned",
        on="2026-11-24",
        at="14:00",
        minutes=60,
        how="video",
        where="Café Nord",
        private=True,
        moved=0,
        notes=None,
        topics=[],
        actions=[],
    )


@pytest.mark.parametrize(
    ("words", "on", "at"),
    [
        ("tomorrow", "2026-11-24", None),
        ("friday", "2026-11-27", None),
        ("monday", "2026-11-30", None),
        ("in 2 weeks", "2026-12-07", None),
        ("12 Dec", "2026-12-12", None),
        ("1 feb 9:30", "2027-02-01", "09:30"),
        ("på fredag 14:00", "2026-11-27", "14:00"),
        ("om 2 uger", "2026-12-07", None),
        ("2026-12-24 10:15", "2026-12-24", "10:15"),
    ],
)
def test_a_weekday_is_in_the_future(ana: Mentor, words: str, on: str, at: str | None) -> None:
    """On a Monday, "monday" is in a week; English and Danish dates are accepted."""
    has(ana(f"plan {words} --json").json, on=on, at=at)


def test_a_past_day_is_accepted(ana: Mentor) -> None:
    """The session is still planned."""
    has(ana("plan 2026-11-20 --json").json, on="2026-11-20", status="planned")


@pytest.mark.parametrize("line", ["plan friday -w bo", "plan -w R2 friday", 'plan friday --with "bo lind"'])
def test_the_option_with_selects_the_relationship(two: Mentor, line: str) -> None:
    """It accepts a name or a ref and may come before or after the day."""
    assert two(f"{line} --json").json["relationship"] == "Bo Lind"


def test_with_several_active_relationships_a_name_is_needed(two: Mentor) -> None:
    """Outside a terminal no question is asked."""
    assert "--with" in two.fails("plan friday", code=2)


@pytest.mark.parametrize(
    "line",
    [
        "plan",
        "plan nonsense",
        "plan 31 feb",
        "plan 2026-02-31",
        "plan 03/04/2026",
        "plan friday 25:00",
        "plan friday --for 0m",
        "plan friday --for 25h",
        "plan friday --for long",
        "plan friday --how telepathy",
        'plan friday --where ""',
        'plan ""',
    ],
)
def test_an_invalid_command_plans_nothing(ana: Mentor, line: str) -> None:
    """A missing or invalid day, length, format or place is a usage error (exit 2)."""
    ana.fails(line, code=2)
    assert ana("timeline --in session --json").json == []


def test_an_ambiguous_date_is_refused(ana: Mentor) -> None:
    """The error shows both possible dates."""
    error = ana.fails("plan 03/04/2026", code=2)
    assert "2026-04-03" in error
    assert "2026-03-04" in error


def test_a_second_session_at_the_same_time_gets_a_note(ana: Mentor) -> None:
    """The session is planned, and the note on stderr names the other one."""
    ana("plan friday 14:00")
    answer = ana("plan friday 14:00 --json")
    assert answer.json["ref"] == "s2"
    assert "s1" in answer.err
    assert ana("plan friday 15:00").err == ""


def test_a_series_is_planned_as_sessions_of_their_own(ana: Mentor) -> None:
    """Each has its own ref and day; all come from one command, and the calendar file has them all."""
    lines = ana('plan "thursday 16:00" --every "2 weeks" --times 6 --for 60m').fields.splitlines()
    days = ("Thu 26 Nov", "Thu 10 Dec", "Thu 24 Dec", "Thu 7 Jan 2027", "Thu 21 Jan 2027", "Thu 4 Feb 2027")
    assert lines == [
        f"Planned with Ana Souza, {day} 16:00, 60 min\ts{number}" for number, day in enumerate(days, start=1)
    ]
    assert ana("export ana --format ics").out.count("BEGIN:VEVENT") == 6
    ana("move s2 11 dec")
    assert [each["on"] for each in ana("sessions --json").json if each["ref"] in ("s1", "s2")] == [
        "2026-12-11",
        "2026-11-26",
    ]
    ana("undo 2")
    assert ana("sessions --json").json == []


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("plan 31 jan --every month --times 4", ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]),
        ("plan friday --every weekly --times 2", ["2026-11-27", "2026-12-04"]),
        ("plan friday --every 'hver 14. dag' --times 2", ["2026-11-27", "2026-12-11"]),
    ],
)
def test_the_interval_counts_from_the_first_session(ana: Mentor, line: str, days: list[str]) -> None:
    """A short month does not change the day of later sessions; intervals may be English or Danish."""
    assert [each["on"] for each in ana(f"{line} --json").json] == days


def test_each_session_of_a_series_that_clashes_is_warned_of(ana: Mentor) -> None:
    """The warning names the session that is planned then."""
    ana("plan 10 dec 16:00")
    warned = ana("plan thursday 16:00 --every '2 weeks' --times 3").err
    assert warned == "mentorlog: s1 with Ana Souza is also planned for Thu 10 Dec 16:00.\n"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("plan friday --every weekly --times 1", "--times must be a whole number from 2 to 52, not '1'."),
        ("plan friday --every weekly --times 53", "--times must be a whole number from 2 to 52, not '53'."),
        ("plan friday --every weekly --times x", "--times must be a whole number from 2 to 52, not 'x'."),
        ("plan friday --every none --times 3", "--every must be an interval, not 'none'."),
        ("plan friday --every sometimes --times 3", '"sometimes" is not a cadence I recognise.'),
        ("plan friday --every biweekly --times 3", '"biweekly" could be twice a week or every two weeks.'),
        ("plan friday --every weekly", "--every needs --times, the number of sessions to plan."),
        ("plan friday --times 3", "--times needs --every, the interval from one session to the next."),
    ],
)
def test_an_invalid_series_plans_nothing(ana: Mentor, line: str, message: str) -> None:
    """The error shows the line to type, which the fixture runs."""
    first, hint = ana.fails(line, code=2).splitlines()
    assert first == f"mentorlog: {message}"
    assert hint.startswith("  mentorlog plan friday --")
    assert ana("sessions --json").json == []


def test_the_hint_for_a_number_of_sessions_has_one_number(ana: Mentor) -> None:
    """A placeholder for a number, because a range can't be pasted."""
    for line in ("plan friday --every weekly --times 1", "plan friday --every weekly"):
        assert "  mentorlog plan friday --every weekly --times N\n" in ana.fails(line, code=2)


def test_the_day_of_an_interval_is_not_kept(ana: Mentor) -> None:
    """A warning says so, because the date decides the weekday."""
    answer = ana("plan thursday --every monday --times 2")
    assert "the day in 'every monday' is not kept: the interval is weekly" in answer.err
    assert "Thu 3 Dec" in answer.out


def test_log_adds_the_next_session_without_asking_if_several_are_planned(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a terminal too; the warning says what is still planned."""
    ana("plan thursday 16:00 --every '2 weeks' --times 3")
    sit_down(monkeypatch)
    answer = ana("log talked --next 'friday 10:00'")
    assert "s1 is still planned for Thu 26 Nov 16:00 (and 2 more)" in answer.err
    assert len([each for each in ana("sessions --json").json if each["status"] == "planned"]) == 4

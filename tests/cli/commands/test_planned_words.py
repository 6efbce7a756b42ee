"""Words that `plan` and `move` read beside a date: a name, a length, `same time`, an offset from UTC."""

from __future__ import annotations

from tests.cli.conftest import Mentor

LINES = {
    "plan ana thursday 4pm for an hour": ["plan thursday 4pm --for 'an hour' -w ana"],
    "plan 'ana thursday 4pm for an hour'": ["plan thursday 4pm --for 'an hour' -w ana"],
    "plan in 2 weeks at 3pm, 45 min": ["plan in 2 weeks at 3pm --for '45 min'"],
    "plan in 2 weeks at 3pm, 45 min -w bo": ["plan in 2 weeks at 3pm -w bo --for '45 min'"],
    "plan d. 8. oktober kl. 13 hos Bo": ["plan d. 8. oktober kl. 13 -w Bo"],
    "plan ana friday 14": ["plan friday 14:00 -w ana"],
    "plan friday 14 -w bo": ["plan friday 14:00 -w bo"],
    "plan next friday with bo at 10": ["plan next friday at 10 -w bo"],
    "plan bo next wed 9.30": ["plan next wed 9.30 -w bo"],
    "plan bo friday 9": ["plan friday 9am -w bo", "plan friday 9pm -w bo"],
    "plan friday for an hour 14:00 -w bo": ["plan friday 14:00 -w bo --for 'an hour'"],
    "move ana to friday at 2": ["move ana friday at 2am", "move ana friday at 2pm"],
}


def test_a_name_and_a_length_get_the_line_with_options(two: Mentor) -> None:
    """Nothing is planned."""
    two("plan 1 dec 14:00 -w ana")
    for typed, lines in LINES.items():
        assert two.fails(typed, code=2).splitlines()[1:] == [f"  mentorlog {line}" for line in lines], typed
    assert len(two("sessions --json").json) == 1


def test_the_same_time_is_that_of_the_next_or_the_last_session(two: Mentor) -> None:
    """A week means the weekday of that session too. Without a session that has a time it is refused."""
    said = two.fails("plan same time next week -w bo", code=2)
    assert said.startswith("mentorlog: No session with Bo Lind has a time of day yet; give the date and the time.\n")
    two("log talked -w bo --on 'friday 14:00'")
    for line, day in {
        "plan same time next week -w bo": "2026-12-04",
        "move s2 samme tid på torsdag": "2026-11-26",
        "move s2 same time next week": "2026-12-03",
        "plan 'same time next week' -w bo": "2026-12-03",
        "plan same time as last time -w bo": None,
    }.items():
        answer = two(f"{line} --json", ok=False)
        assert (answer.json["on"], answer.json["at"]) == (day, "14:00") if day else answer.code == 2, line


def test_a_time_with_an_offset_is_stored_as_local_time(ana: Mentor) -> None:
    """It is said if the local time differs."""
    times = {
        "2026-12-08T13:00:00+01:00": ("2026-12-08", "13:00", False),
        "2026-12-08T13:00:00Z": ("2026-12-08", "14:00", True),
        "8 Oct 2027 13:00 CEST": ("2027-10-08", "13:00", False),
        "2026-12-08T23:30-05:00": ("2026-12-09", "05:30", True),
    }
    for typed, (day, at, is_said) in times.items():
        answer = ana(["plan", typed, "--json"], TZ="Europe/Copenhagen")
        assert (answer.json["on"], answer.json["at"]) == (day, at), typed
        assert ("in your own time zone" in answer.err) == is_said
    said = ana.fails("plan 8 dec 13:00 XYZ", code=2)
    assert said == (
        "mentorlog: The time zone XYZ is not one I know; give the time in your own time zone.\n"
        "  for example: 2026-12-08 13:00\n"
    )

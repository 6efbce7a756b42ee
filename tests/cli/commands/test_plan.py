"""`plan`: plan a session."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


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

"""`plan`: a session ahead."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


def test_a_session_is_planned(ana: Mentor) -> None:
    """The answer says the day with its weekday, and the ref."""
    said = ana("plan friday 14:00").out
    assert "Ana Souza" in said
    assert "Fri 27 Nov 14:00" in said
    assert "s1" in said


def test_it_has_all_that_was_said(ana: Mentor) -> None:
    """The words of the date need no quotes, wherever the options stand."""
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
def test_the_day_looks_ahead(ana: Mentor, words: str, on: str, at: str | None) -> None:
    """A bare weekday is the next one, today's own a week away."""
    has(ana(f"plan {words} --json").json, on=on, at=at)


def test_a_day_that_has_passed_is_not_refused(ana: Mentor) -> None:
    """Nothing is refused for being dated before it was typed."""
    has(ana("plan 2026-11-20 --json").json, on="2026-11-20", status="planned")


@pytest.mark.parametrize("line", ["plan friday -w bo", "plan -w R2 friday", 'plan friday --with "bo lind"'])
def test_it_is_planned_with_whom_it_says(two: Mentor, line: str) -> None:
    """A name or a ref, before or after the day."""
    assert two(f"{line} --json").json["relationship"] == "Bo Lind"


def test_with_several_active_it_must_be_said(two: Mentor) -> None:
    """Elsewhere than at a terminal nothing is guessed or asked."""
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
def test_what_makes_no_sense_plans_nothing(ana: Mentor, line: str) -> None:
    """A missing or impossible day, length or manner is wrong usage."""
    ana.fails(line, code=2)
    assert ana("timeline --in session --json").json == []


def test_a_date_of_two_readings_is_refused_with_both(ana: Mentor) -> None:
    """It is never guessed."""
    said = ana.fails("plan 03/04/2026", code=2)
    assert "2026-04-03" in said
    assert "2026-03-04" in said


def test_a_second_session_at_the_same_time_is_planned_and_said(ana: Mentor) -> None:
    """It may be meant; a hint on stderr says what else is planned then."""
    ana("plan friday 14:00")
    answer = ana("plan friday 14:00 --json")
    assert answer.json["ref"] == "s2"
    assert "s1" in answer.err
    assert ana("plan friday 15:00").err == ""

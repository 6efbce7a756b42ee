"""Tests of the page of `progress`."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from mentorlog.model import Month
from mentorlog.present.page import Gap
from mentorlog.present.plain import render
from mentorlog.present.progress import progress_page
from tests.builders import goal

from .samples import new_progress, progress
from .screen import drawn_lines


def said(page) -> list[list[str]]:
    """The fields of each line."""
    return [line.split("\t") for line in render(page).splitlines()]


def test_a_goal_shows_its_progress_trend_and_date():
    """Ref, title, percentage, measure, trend and date."""
    line = ["g1", "Run the design review alone", "40%", "three reviews, no rescue", "15 → 25 → 40", "by 1 Feb"]
    assert line in said(progress_page(progress()))


def test_closed_goals_say_how_they_ended():
    """Achieved and dropped goals have a line with their date."""
    assert ["g3", "Write the onboarding page", "achieved 12 Sep"] in said(progress_page(progress()))
    dropped = progress(closed_goals=(goal("g4", "Learn Rust", status="dropped"),))
    assert ["g4", "Learn Rust", "dropped"] in said(progress_page(dropped))


def test_months_stand_over_their_sessions():
    """The initial of each month is above its number, also with two digits."""
    months = (Month(2026, 1, held=10), Month(2026, 2), Month(2026, 3, held=2))
    *_, letters, numbers = drawn_lines(progress_page(progress(months=months)))
    assert letters.startswith("Sessions     J  F  M ")
    assert numbers.startswith("            10  ·  2 ")


@pytest.mark.parametrize(
    ("fields", "held"),
    [({}, "8 held of about 19 at your cadence"), ({"expected": None}, "8 held"), ({"expected": 0}, "8 held")],
)
def test_sessions_are_held_against_the_cadence(fields, held):
    """The number of sessions that the cadence expects is shown, if it expects any yet."""
    assert next(line[-1] for line in said(progress_page(progress(**fields))) if line[0] == "Sessions") == held


def test_what_was_not_held_is_named():
    """Cancelled and missed sessions are counted separately."""
    assert said(progress_page(progress()))[-1][-1] == "2 cancelled, 1 missed"
    assert "cancelled" not in render(progress_page(progress(cancelled=0)))


def test_a_new_relationship_says_how_to_begin():
    """Without a session or a goal, the heading says so, and a command is suggested."""
    page = progress_page(new_progress())
    assert said(page) == [
        ["Ana Souza, you mentor", "no session yet", "since 20 Nov"],
        ["No open goal", "mentorlog goal add TITLE -w r4"],
    ]


def test_several_stand_one_after_the_other():
    """The bars of two pages are aligned."""
    page = (*progress_page(progress()), Gap(), *progress_page(progress(goals=(goal("g12", "Lead", progress=5),))))
    starts = {cell_len(line[: line.index("━")]) for line in drawn_lines(page) if "━" in line}
    assert len(starts) == 1

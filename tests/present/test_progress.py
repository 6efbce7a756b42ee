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
    """The line also has its ref, title and measure."""
    line = ["g1", "Run the design review alone", "40%", "three reviews, no rescue", "15 → 25 → 40", "by 1 Feb"]
    assert line in said(progress_page(progress()))


def test_closed_goals_show_how_they_ended():
    """Achieved and dropped goals have a line with their date."""
    assert ["g3", "Write the onboarding page", "achieved 12 Sep"] in said(progress_page(progress()))
    dropped = progress(closed_goals=(goal("g4", "Learn Rust", status="dropped"),))
    assert ["g4", "Learn Rust", "dropped"] in said(progress_page(dropped))


def test_months_are_above_their_sessions():
    """The initial of each month is above its number, also with two digits."""
    months = (Month(2026, 1, held=10), Month(2026, 2), Month(2026, 3, held=2))
    *_, letters, numbers = drawn_lines(progress_page(progress(months=months)))
    assert letters.startswith("Sessions     J  F  M ")
    assert numbers.startswith("            10  ·  2 ")


@pytest.mark.parametrize(
    ("fields", "held"),
    [({}, "8 held of about 19 at your cadence"), ({"expected": None}, "8 held"), ({"expected": 0}, "8 held")],
)
def test_sessions_are_compared_with_the_cadence(fields, held):
    """The number of expected sessions is shown if it is above zero."""
    assert next(line[-1] for line in said(progress_page(progress(**fields))) if line[0] == "Sessions") == held


def test_cancelled_and_missed_sessions_are_shown():
    """They are counted separately."""
    assert said(progress_page(progress()))[-1][-1] == "2 cancelled, 1 missed"
    assert "cancelled" not in render(progress_page(progress(cancelled=0)))


def test_a_new_relationship_suggests_a_first_goal():
    """The heading says that there is no session yet."""
    page = progress_page(new_progress())
    assert said(page) == [
        ["Ana Souza, you mentor", "no session yet", "since 20 Nov"],
        ["No open goal", "mentorlog goal add TITLE -w r4"],
    ]


def test_several_pages_are_aligned():
    """The bars of two pages begin in the same column."""
    page = (*progress_page(progress()), Gap(), *progress_page(progress(goals=(goal("g12", "Lead", progress=5),))))
    starts = {cell_len(line[: line.index("━")]) for line in drawn_lines(page) if "━" in line}
    assert len(starts) == 1

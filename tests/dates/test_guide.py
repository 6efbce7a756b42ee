"""The forms of dates, lengths and cadences that the guide lists."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from mentorlog.dates import parse_cadence, parse_minutes, parse_when

GUIDE = (Path(__file__).parents[2] / "docs" / "guide.md").read_text(encoding="utf-8")
SECTION = GUIDE[GUIDE.index("## Dates, times and durations") : GUIDE.index("### Danish words")]
DATE_TABLE, CADENCE_TABLE = (part.split("\n\n")[0] for part in re.split(r"\| you type \|.*\n\| --- .*\n", SECTION)[1:])
NOW = datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001 - the day of the guide's table


def forms(table):
    """The code in the first column of a table, without commands and options."""
    cells = [line.split("|")[1] for line in table.splitlines()]
    return [form for cell in cells for form in re.findall("`([^`]+)`", cell) if form != "plan" and form[:2] != "--"]


@pytest.mark.parametrize("form", forms(DATE_TABLE))
def test_every_date_of_the_guide_is_read(form):
    """Each form gives a single day."""
    assert parse_when(form, now=NOW, direction="future").on


@pytest.mark.parametrize("form", forms(CADENCE_TABLE))
def test_every_cadence_of_the_guide_is_read(form):
    """None is a valid cadence too."""
    cadence = parse_cadence(form)
    assert cadence is None or cadence.in_days >= 1


@pytest.mark.parametrize(
    "form", re.findall("`([^`]+)`", SECTION[SECTION.index("Durations are") : SECTION.index("Cadences are")])
)
def test_every_length_of_the_guide_is_read(form):
    """The result is in minutes."""
    assert parse_minutes(form) >= 15


def test_the_tables_of_the_guide_are_found():
    """Without rows the tests above would check nothing."""
    assert "juleaften" in forms(DATE_TABLE)
    assert "hver mandag" in forms(CADENCE_TABLE)

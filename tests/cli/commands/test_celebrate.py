"""`celebrate`: a milestone that was marked."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def reached(ana: Mentor) -> Mentor:
    """A milestone that was reached, m1, and one ahead, m2."""
    return ana.given(
        "milestone add First review led alone --on friday",
        "milestone add First talk --by friday",
    )


def test_a_milestone_is_celebrated(reached: Mentor) -> None:
    """All remaining words say how."""
    said = reached("celebrate m1 cake with the whole team").out
    assert "First review led alone" in said
    assert "cake with the whole team" in said
    entry = shaped(reached("show m1 --json").json, "milestone")
    has(entry, celebrated_on="2026-11-23", how="cake with the whole team", on="2026-11-20", status="reached")


def test_the_day_looks_back(reached: Mentor) -> None:
    """How is not needed; refs of any case."""
    has(reached("celebrate M1 --on saturday --json").json, celebrated_on="2026-11-21", how=None)


def test_again_adds_what_is_said(reached: Mentor) -> None:
    """The day stays unless it is said again."""
    reached("celebrate m1 --on saturday")
    assert "already" in reached("celebrate m1").out
    has(reached("celebrate m1 cake --json").json, celebrated_on="2026-11-21", how="cake")


def test_one_ahead_is_reached_first(reached: Mentor) -> None:
    """The line to type instead."""
    assert "mentorlog done m2" in reached.fails("celebrate m2", code=1)


@pytest.mark.parametrize("line", ["celebrate", "celebrate g1", "celebrate cake", "celebrate m1 --on nonsense"])
def test_what_makes_no_sense_records_nothing(reached: Mentor, line: str) -> None:
    """A milestone or a day that is none is wrong usage."""
    reached.fails(line, code=2)
    assert reached("show m1 --json").json["celebrated_on"] is None


def test_a_milestone_that_is_not_there_is_not_found(reached: Mentor) -> None:
    """It could not be done."""
    assert "m9" in reached.fails("celebrate m9", code=1)

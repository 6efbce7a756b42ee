"""`celebrate`: record that a milestone was celebrated."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def reached(ana: Mentor) -> Mentor:
    """A milestone that was reached, m1, and a future one, m2."""
    return ana.given(
        "milestone add First review led alone --on friday",
        "milestone add First talk --by friday",
    )


def test_celebrate_records_the_day_and_how(reached: Mentor) -> None:
    """All words after the ref say how it was celebrated, and the day is today by default."""
    output = reached("celebrate m1 cake with the whole team").out
    assert "First review led alone" in output
    assert "cake with the whole team" in output
    entry = shaped(reached("show m1 --json").json, "milestone")
    has(entry, celebrated_on="2026-11-23", how="cake with the whole team", on="2026-11-20", status="reached")


def test_a_weekday_is_in_the_past(reached: Mentor) -> None:
    """On a Monday, "saturday" is last Saturday; refs are accepted in any case, and no text is needed."""
    has(reached("celebrate M1 --on saturday --json").json, celebrated_on="2026-11-21", how=None)


def test_celebrating_again_adds_how_it_was_celebrated(reached: Mentor) -> None:
    """The day is kept unless `--on` is given again."""
    reached("celebrate m1 --on saturday")
    assert "already" in reached("celebrate m1").out
    has(reached("celebrate m1 cake --json").json, celebrated_on="2026-11-21", how="cake")


def test_a_future_milestone_cannot_be_celebrated(reached: Mentor) -> None:
    """The error suggests `done`."""
    assert "mentorlog done m2" in reached.fails("celebrate m2", code=1)


@pytest.mark.parametrize("line", ["celebrate", "celebrate g1", "celebrate cake", "celebrate m1 --on nonsense"])
def test_an_invalid_command_records_nothing(reached: Mentor, line: str) -> None:
    """A missing or invalid ref and an invalid day are usage errors (exit 2)."""
    reached.fails(line, code=2)
    assert reached("show m1 --json").json["celebrated_on"] is None


def test_an_unknown_milestone_is_an_error(reached: Mentor) -> None:
    """The command fails with exit 1 and names the ref."""
    assert "m9" in reached.fails("celebrate m9", code=1)

"""`outcome`: did feedback change something?"""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def given(ana: Mentor) -> Mentor:
    """Feedback, f1, to be followed up."""
    return ana.given(
        "feedback give --behaviour 'cut in twice' --follow-up 'in 2 weeks' --on 2026-11-02",
    )


def test_an_outcome_is_said(given: Mentor) -> None:
    """All remaining words are the note."""
    said = given("outcome f1 improved he waits for others now").out
    assert "improved" in said
    assert "cut in twice" in said
    assert "he waits for others now" in said
    entry = shaped(given("show f1 --json").json, "feedback")
    has(entry, outcome="improved", outcome_note="he waits for others now", outcome_on="2026-11-23")


@pytest.mark.parametrize("line", ["F1 unchanged --on friday", "f1 Unchanged --on friday", "--on friday f1 UNCHANGED"])
def test_it_is_forgiving(given: Mentor, line: str) -> None:
    """Refs and words of any case, a day that looks back."""
    has(given(f"outcome {line} --json").json, outcome="unchanged", outcome_note=None, outcome_on="2026-11-20")


def test_it_may_change(given: Mentor) -> None:
    """The last word counts."""
    given("outcome f1 worse again today")
    has(given("outcome f1 improved --json").json, outcome="improved", outcome_note=None)


@pytest.mark.parametrize(
    "line", ["outcome", "outcome f1", "outcome f1 better", "outcome a1 improved", "outcome f1 worse --on nonsense"]
)
def test_what_makes_no_sense_records_nothing(given: Mentor, line: str) -> None:
    """A missing or unknown outcome, a day or feedback that is none, is wrong usage."""
    given.fails(line, code=2)
    assert given("show f1 --json").json["outcome"] is None


def test_feedback_that_is_not_there_is_not_found(given: Mentor) -> None:
    """It could not be done."""
    assert "f9" in given.fails("outcome f9 improved", code=1)

"""`outcome`: record whether feedback changed something."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def given(ana: Mentor) -> Mentor:
    """Feedback with a follow-up day, f1."""
    return ana.given(
        "feedback give --behaviour 'cut in twice' --follow-up 'in 2 weeks' --on 2026-11-02",
    )


def test_outcome_records_the_result_and_a_note(given: Mentor) -> None:
    """All words after the outcome are the note, and the day is today by default."""
    output = given("outcome f1 improved he waits for others now").out
    assert "improved" in output
    assert "cut in twice" in output
    assert "he waits for others now" in output
    entry = shaped(given("show f1 --json").json, "feedback")
    has(entry, outcome="improved", outcome_note="he waits for others now", outcome_on="2026-11-23")


@pytest.mark.parametrize("line", ["F1 unchanged --on friday", "f1 Unchanged --on friday", "--on friday f1 UNCHANGED"])
def test_refs_and_outcomes_in_any_case_are_accepted(given: Mentor, line: str) -> None:
    """A weekday in `--on` is in the past."""
    has(given(f"outcome {line} --json").json, outcome="unchanged", outcome_note=None, outcome_on="2026-11-20")


def test_a_second_outcome_replaces_the_first(given: Mentor) -> None:
    """The note of the first one is removed."""
    given("outcome f1 worse again today")
    has(given("outcome f1 improved --json").json, outcome="improved", outcome_note=None)


def test_no_change_in_several_words_is_unchanged(given: Mentor) -> None:
    """Not refused with a suggestion that says the opposite."""
    for typed in ("not improved", "didn't change", "did not improve", "not really"):
        given("outcome f1 worse")
        has(given(["outcome", "f1", *typed.split(), "--json"]).json, outcome="unchanged", outcome_note=None)


@pytest.mark.parametrize(
    "line", ["outcome", "outcome f1", "outcome f1 fine", "outcome a1 improved", "outcome f1 worse --on nonsense"]
)
def test_an_invalid_command_records_nothing(given: Mentor, line: str) -> None:
    """A missing or unknown outcome, an invalid day and a ref of another kind are usage errors (exit 2)."""
    given.fails(line, code=2)
    assert given("show f1 --json").json["outcome"] is None


def test_unknown_feedback_is_an_error(given: Mentor) -> None:
    """The command fails with exit 1 and names the ref."""
    assert "f9" in given.fails("outcome f9 improved", code=1)


def test_an_outcome_of_another_kind_is_answered_with_each_line(given: Mentor) -> None:
    """For feedback and advice; no word after it is kept, because it may say the opposite."""
    given("advice give Wait")
    for ref, word, words in (("f1", "worked", "improved unchanged worse"), ("v1", "improved", "worked partly not")):
        error = given.fails(f"outcome {ref} {word} well", code=2)
        assert error.splitlines()[1:] == [f"  mentorlog outcome {ref} {each}" for each in words.split()]

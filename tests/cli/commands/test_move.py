"""`move`: move a planned session to another day."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def planned(ana: Mentor) -> Mentor:
    """Planned sessions: s1 on Tuesday at 14:00, s2 a week later, and s3 in the past."""
    return ana.given(
        "plan 2026-11-24 14:00",
        "plan 2026-12-01 14:00",
        "plan 2026-11-20 14:00",
    )


def test_the_next_planned_session_is_moved(planned: Mentor) -> None:
    """The answer shows the new and the old day, and the time of day is kept."""
    output = planned("move thursday").out
    assert "Thu 26 Nov 14:00" in output
    assert "Tue 24 Nov 14:00" in output
    has(shaped(planned("show s1 --json").json, "session"), on="2026-11-26", at="14:00", moved=1, status="planned")


@pytest.mark.parametrize("ref", ["s2", "S2"])
def test_a_ref_selects_the_session(planned: Mentor, ref: str) -> None:
    """Refs are accepted in any case."""
    has(planned(f"move {ref} 2 dec 15:30 --json").json, ref="s2", on="2026-12-02", at="15:30")


def test_moves_are_counted_and_who_asked_is_recorded(planned: Mentor) -> None:
    """`--who` must be me or them."""
    has(planned("move s1 thursday --who them --json").json, moved=1, moved_by="them")
    has(planned("move s1 friday --who me --json").json, moved=2, moved_by="me")
    planned.fails("move s1 monday --who us", code=2)


def test_moving_to_the_same_day_changes_nothing(planned: Mentor) -> None:
    """The command succeeds, and the move is not counted."""
    assert "already" in planned("move s1 2026-11-24").out
    assert planned("show s1 --json").json["moved"] == 0


def test_the_option_with_or_a_ref_selects_the_relationship(planned: Mentor) -> None:
    """With several active relationships, one of the two is needed."""
    planned("start Bo --i-am mentee")
    planned.fails("move friday", code=2)
    planned.fails("move friday -w bo", code=1)
    assert planned("move friday -w ana --json").json["ref"] == "s1"
    assert planned("move s2 friday --json").json["ref"] == "s2"


@pytest.mark.parametrize("line", ["move", "move s1", "move s1 nonsense", "move s1 31 feb", "move a1 friday"])
def test_a_valid_day_is_required(planned: Mentor, line: str) -> None:
    """A missing or invalid day and a ref of another kind are usage errors (exit 2)."""
    planned.fails(line, code=2)


def test_a_held_or_unknown_session_cannot_be_moved(planned: Mentor) -> None:
    """The command fails with exit 1."""
    planned("log s1 talked")
    planned.fails("move s1 friday", code=1)
    planned.fails("move s9 friday", code=1)


def test_without_a_planned_session_the_error_suggests_plan(ana: Mentor) -> None:
    """With no session to move, the command fails with exit 1."""
    assert "mentorlog plan" in ana.fails("move friday", code=1)

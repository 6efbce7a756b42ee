"""`move`: a planned session to another day."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def planned(ana: Mentor) -> Mentor:
    """Two sessions ahead: s1 on Tuesday at 14, s2 a week later; and s3, which was not logged."""
    return ana.given(
        "plan 2026-11-24 14:00",
        "plan 2026-12-01 14:00",
        "plan 2026-11-20 14:00",
    )


def test_the_next_planned_is_moved(planned: Mentor) -> None:
    """The answer says the new day and the old one; the time stays."""
    said = planned("move thursday").out
    assert "Thu 26 Nov 14:00" in said
    assert "Tue 24 Nov 14:00" in said
    has(shaped(planned("show s1 --json").json, "session"), on="2026-11-26", at="14:00", moved=1, status="planned")


@pytest.mark.parametrize("ref", ["s2", "S2"])
def test_a_ref_says_which(planned: Mentor, ref: str) -> None:
    """In either case of the letter."""
    has(planned(f"move {ref} 2 dec 15:30 --json").json, ref="s2", on="2026-12-02", at="15:30")


def test_every_move_is_counted_with_who_asked(planned: Mentor) -> None:
    """`--who` is me or them."""
    has(planned("move s1 thursday --who them --json").json, moved=1, moved_by="them")
    has(planned("move s1 friday --who me --json").json, moved=2, moved_by="me")
    planned.fails("move s1 monday --who us", code=2)


def test_moving_to_where_it_is_changes_nothing(planned: Mentor) -> None:
    """It is no error, and no move."""
    assert "already" in planned("move s1 2026-11-24").out
    assert planned("show s1 --json").json["moved"] == 0


def test_with_says_whose(planned: Mentor) -> None:
    """Several active relationships are one too many to guess from."""
    planned("start Bo --i-am mentee")
    planned.fails("move friday", code=2)
    planned.fails("move friday -w bo", code=1)
    assert planned("move friday -w ana --json").json["ref"] == "s1"
    assert planned("move s2 friday --json").json["ref"] == "s2"


@pytest.mark.parametrize("line", ["move", "move s1", "move s1 nonsense", "move s1 31 feb", "move a1 friday"])
def test_a_day_is_needed(planned: Mentor, line: str) -> None:
    """A missing day, and what is none, is wrong usage."""
    planned.fails(line, code=2)


def test_only_a_planned_session_moves(planned: Mentor) -> None:
    """A held one, and one that is not there, could not be moved."""
    planned("log s1 talked")
    planned.fails("move s1 friday", code=1)
    planned.fails("move s9 friday", code=1)


def test_where_nothing_is_planned_it_says_how_to(ana: Mentor) -> None:
    """The line to type instead."""
    assert "mentorlog plan" in ana.fails("move friday", code=1)

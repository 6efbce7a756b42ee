"""`cancel`: a planned session that will not be held."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def planned(ana: Mentor) -> Mentor:
    """Two sessions ahead, s1 the nearer; and s3, which has passed."""
    return ana.given(
        "plan 2026-11-24 14:00",
        "plan 2026-12-01 14:00",
        "plan 2026-11-20 14:00",
    )


def test_the_next_planned_is_cancelled(planned: Mentor) -> None:
    """Not the one that has passed; with who and why."""
    said = planned('cancel --who them --why "down with the flu"').out
    assert "Tue 24 Nov" in said
    assert "down with the flu" in said
    entry = shaped(planned("show s1 --json").json, "session")
    has(entry, status="cancelled", cancelled_by="them", why="down with the flu", on="2026-11-24")


@pytest.mark.parametrize("ref", ["s2", "S2", "s3"])
def test_a_ref_says_which(planned: Mentor, ref: str) -> None:
    """In either case of the letter, passed or not."""
    has(planned(f"cancel {ref} --json").json, ref=ref.lower(), status="cancelled", cancelled_by=None, why=None)


def test_with_says_whose(planned: Mentor) -> None:
    """Several active relationships are one too many to guess from."""
    planned("start Bo --i-am mentee")
    planned.fails("cancel", code=2)
    planned.fails("cancel -w bo", code=1)
    assert planned("cancel -w ana --json").json["ref"] == "s1"


@pytest.mark.parametrize("line", ["cancel --who us", 'cancel --why ""', "cancel a1", "cancel ana", "cancel s1 s2"])
def test_what_makes_no_sense_cancels_nothing(planned: Mentor, line: str) -> None:
    """A party that is none, an empty reason, and what is no session."""
    planned.fails(line, code=2)


def test_only_a_planned_session_is_cancelled(planned: Mentor) -> None:
    """A held one, and one that is not there, could not be."""
    planned("log s1 talked")
    planned.fails("cancel s1", code=1)
    planned.fails("cancel s9", code=1)


def test_where_nothing_is_planned_it_says_how_to(ana: Mentor) -> None:
    """The line to type instead."""
    assert "mentorlog plan" in ana.fails("cancel", code=1)

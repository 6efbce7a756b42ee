"""`miss`: a planned session that did not happen."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def passed(ana: Mentor) -> Mentor:
    """Two sessions that have passed, s2 the later; s3 is this afternoon and s4 ahead."""
    return ana.given(
        "plan 2026-11-13 14:00",
        "plan 2026-11-20 14:00",
        "plan 2026-11-23 14:00",
        "plan 2026-12-01 14:00",
    )


def test_the_latest_passed_was_missed(passed: Mentor) -> None:
    """Not the one of this afternoon, at nine in the morning."""
    said = passed("miss --who them").out
    assert "Fri 20 Nov" in said
    has(shaped(passed("show s2 --json").json, "session"), status="missed", cancelled_by="them")


def test_one_of_today_without_a_time_has_passed_enough(ana: Mentor) -> None:
    """Who waited in vain does not wait for midnight to say so."""
    ana("plan 2026-11-23")
    has(ana("miss --json").json, ref="s1", status="missed")


def test_one_of_this_morning_has_passed(passed: Mentor) -> None:
    """Its time decides."""
    passed.now = "2026-11-23T15:00"
    assert passed("miss --json").json["ref"] == "s3"


@pytest.mark.parametrize("ref", ["s1", "S1"])
def test_a_ref_says_which(passed: Mentor, ref: str) -> None:
    """In either case of the letter."""
    has(passed(f"miss {ref} --json").json, ref="s1", status="missed", cancelled_by=None)


def test_with_says_whose(passed: Mentor) -> None:
    """Several active relationships are one too many to guess from."""
    passed("start Bo --i-am mentee")
    passed.fails("miss", code=2)
    passed.fails("miss -w bo", code=1)
    assert passed("miss -w ana --json").json["ref"] == "s2"


@pytest.mark.parametrize("line", ["miss --who us", "miss a1", "miss ana"])
def test_what_makes_no_sense_changes_nothing(passed: Mentor, line: str) -> None:
    """A party that is none, and what is no session."""
    passed.fails(line, code=2)


def test_only_a_planned_session_is_missed(passed: Mentor) -> None:
    """A held one, and one that is not there, could not be."""
    passed("log s2 talked")
    passed.fails("miss s2", code=1)
    passed.fails("miss s9", code=1)


def test_one_ahead_is_cancelled_and_not_missed(passed: Mentor) -> None:
    """The line to type instead; one of this afternoon may be known to fail already."""
    assert "mentorlog cancel s4" in passed.fails("miss s4", code=1)
    assert passed("miss s3 --json").json["status"] == "missed"


def test_where_none_has_passed_it_says_so(ana: Mentor) -> None:
    """One ahead is not missed by itself."""
    ana("plan friday")
    ana.fails("miss", code=1)


def test_why_it_was_missed(ana: Mentor) -> None:
    """As for a cancelled session."""
    ana("plan 2026-11-20 14:00")
    assert ana("miss --who them --why 'train cancelled' --json").json["why"] == "train cancelled"
    assert "train cancelled" in ana("sessions").out

"""`miss`: record that a planned session did not happen."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def passed(ana: Mentor) -> Mentor:
    """Planned sessions: s1 and s2 in the past, s3 this afternoon and s4 in the future."""
    return ana.given(
        "plan 2026-11-13 14:00",
        "plan 2026-11-20 14:00",
        "plan 2026-11-23 14:00",
        "plan 2026-12-01 14:00",
    )


def test_the_latest_past_session_is_missed(passed: Mentor) -> None:
    """At nine in the morning, the session of this afternoon is not chosen."""
    output = passed("miss --who them").out
    assert "Fri 20 Nov" in output
    has(shaped(passed("show s2 --json").json, "session"), status="missed", cancelled_by="them")


def test_a_session_of_today_without_a_time_can_be_missed(ana: Mentor) -> None:
    """The user need not wait until the next day."""
    ana("plan 2026-11-23")
    has(ana("miss --json").json, ref="s1", status="missed")


def test_a_session_earlier_today_can_be_missed(passed: Mentor) -> None:
    """Its time of day has passed."""
    passed.now = "2026-11-23T15:00"
    assert passed("miss --json").json["ref"] == "s3"


@pytest.mark.parametrize("ref", ["s1", "S1"])
def test_a_ref_selects_the_session(passed: Mentor, ref: str) -> None:
    """Refs are accepted in any case."""
    has(passed(f"miss {ref} --json").json, ref="s1", status="missed", cancelled_by=None)


def test_the_option_with_selects_the_relationship(passed: Mentor) -> None:
    """With several active relationships, a name is needed."""
    passed("start Bo --i-am mentee")
    passed.fails("miss", code=2)
    passed.fails("miss -w bo", code=1)
    assert passed("miss -w ana --json").json["ref"] == "s2"


@pytest.mark.parametrize("line", ["miss --who us", "miss a1", "miss ana"])
def test_an_invalid_command_is_a_usage_error(passed: Mentor, line: str) -> None:
    """An invalid party, a ref of another kind and a name are refused (exit 2)."""
    passed.fails(line, code=2)


def test_a_held_or_unknown_session_cannot_be_missed(passed: Mentor) -> None:
    """The command fails with exit 1."""
    passed("log s2 talked")
    passed.fails("miss s2", code=1)
    passed.fails("miss s9", code=1)


def test_a_future_session_cannot_be_missed(passed: Mentor) -> None:
    """The error suggests `cancel`; a session later today can be missed by its ref."""
    assert "mentorlog cancel s4" in passed.fails("miss s4", code=1)
    assert passed("miss s3 --json").json["status"] == "missed"


def test_without_a_past_session_miss_fails(ana: Mentor) -> None:
    """A future session is not chosen."""
    ana("plan friday")
    ana.fails("miss", code=1)


def test_the_reason_is_recorded_and_listed(ana: Mentor) -> None:
    """`--why` works as for `cancel`."""
    ana("plan 2026-11-20 14:00")
    assert ana("miss --who them --why 'train cancelled' --json").json["why"] == "train cancelled"
    assert "train cancelled" in ana("sessions").out

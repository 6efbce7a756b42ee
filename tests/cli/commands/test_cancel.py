"""`cancel`: cancel a planned session."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def planned(ana: Mentor) -> Mentor:
    """Two future sessions, s1 first, and a planned session in the past, s3."""
    return ana.given(
        "plan 2026-11-24 14:00",
        "plan 2026-12-01 14:00",
        "plan 2026-11-20 14:00",
    )


def test_the_next_planned_session_is_cancelled(planned: Mentor) -> None:
    """A planned session in the past is not chosen; `--who` and `--why` are recorded."""
    output = planned('cancel --who them --why "down with the flu"').out
    assert "Tue 24 Nov" in output
    assert "down with the flu" in output
    entry = shaped(planned("show s1 --json").json, "session")
    has(entry, status="cancelled", cancelled_by="them", why="down with the flu", on="2026-11-24")


@pytest.mark.parametrize("ref", ["s2", "S2", "s3"])
def test_a_ref_selects_the_session(planned: Mentor, ref: str) -> None:
    """Refs are accepted in any case, also of a session in the past."""
    has(planned(f"cancel {ref} --json").json, ref=ref.lower(), status="cancelled", cancelled_by=None, why=None)


def test_the_option_with_selects_the_relationship(planned: Mentor) -> None:
    """With several active relationships, a name is needed."""
    planned("start Bo --i-am mentee")
    planned.fails("cancel", code=2)
    planned.fails("cancel -w bo", code=1)
    assert planned("cancel -w ana --json").json["ref"] == "s1"


@pytest.mark.parametrize("line", ["cancel --who us", 'cancel --why ""', "cancel a1", "cancel ana", "cancel s1 s2"])
def test_an_invalid_command_is_a_usage_error(planned: Mentor, line: str) -> None:
    """An invalid party, an empty reason, a ref of another kind, a name and two refs are refused (exit 2)."""
    planned.fails(line, code=2)


def test_a_held_or_unknown_session_cannot_be_cancelled(planned: Mentor) -> None:
    """The command fails with exit 1."""
    planned("log s1 talked")
    planned.fails("cancel s1", code=1)
    planned.fails("cancel s9", code=1)


def test_without_a_planned_session_the_error_suggests_plan(ana: Mentor) -> None:
    """With no session to cancel, the command fails with exit 1."""
    assert "mentorlog plan" in ana.fails("cancel", code=1)

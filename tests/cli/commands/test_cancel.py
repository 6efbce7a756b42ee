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


def test_the_rest_cancels_all_that_are_still_planned(ana: Mentor) -> None:
    """Only with that person, only in the future, in one command; a passed session is warned of."""
    ana("start Bo Lind --i-am mentee")
    ana("plan 2026-11-20 -w ana")
    ana("plan friday --every weekly --times 3 -w ana")
    ana("plan friday 8:00 -w bo")
    assert "2 active relationships" in ana.fails("cancel --rest", code=2)
    answer = ana("cancel --rest -w ana --who them --why 'new job' --json")
    assert [(each["ref"], each["status"], each["why"]) for each in answer.json] == [
        (f"s{number}", "cancelled", "new job") for number in (2, 3, 4)
    ]
    assert "s1 has passed and is not cancelled" in answer.err
    ana("undo")
    assert ana("cancel --rest Bo").fields == "Cancelled Fri 27 Nov 08:00 with Bo Lind\ts5\n"
    ana("cancel --rest -w ana")
    assert "s1 has passed and is not logged" in ana.fails("cancel --rest -w ana", code=1)


def test_the_rest_takes_no_ref_and_needs_a_session(planned: Mentor) -> None:
    """A ref is refused (exit 2); if nothing is planned any more, the command fails (exit 1)."""
    assert "it takes no ref" in planned.fails("cancel s1 --rest", code=2)
    planned("cancel --rest")
    assert "is still planned" in planned.fails("cancel --rest", code=1)

"""`drop`: what will not be pursued."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def open_(ana: Mentor) -> Mentor:
    """One of each that can be dropped: g1, a1, t1."""
    return ana.given(
        "goal add Speak up",
        "action add Send it",
        "raise the tone",
    )


@pytest.mark.parametrize(("ref", "kind"), [("g1", "goal"), ("A1", "action"), ("t1", "point")])
def test_goals_actions_and_points_are_dropped(open_: Mentor, ref: str, kind: str) -> None:
    """The answer says which, in its own words."""
    assert ref.lower() in open_(f"drop {ref}").out
    has(shaped(open_(f"show {ref} --json").json, kind), status="dropped")


def test_several_are_dropped_at_once(open_: Mentor) -> None:
    """Several refs answer with an array, one with an object."""
    assert [entry["status"] for entry in open_("drop g1 a1 t1 --json").json] == ["dropped"] * 3
    assert open_("drop g1 --json").json["ref"] == "g1"


def test_a_kept_promise_that_is_dropped_was_kept_on_no_day(open_: Mentor) -> None:
    """`done_on` belongs to what is done."""
    open_("done a1")
    has(open_("drop a1 --json").json, status="dropped", done_on=None)


def test_a_discussed_point_that_is_dropped_belongs_to_no_session(open_: Mentor) -> None:
    """It was not discussed in one."""
    open_("log talked --point t1")
    has(open_("drop t1 --json").json, status="dropped", session=None)
    assert open_("show s1 --json").json["points"] == []


def test_again_is_no_error(open_: Mentor) -> None:
    """What is so already is said."""
    open_("drop a1")
    assert "already" in open_("drop a1").out


@pytest.mark.parametrize(
    "line", ["drop", "drop m1", "drop s1", "drop f1", "drop n1", "drop r1", "drop a1 m1", "drop ana"]
)
def test_other_kinds_are_not_dropped(open_: Mentor, line: str) -> None:
    """They are deleted or cancelled; nothing else on the line is dropped either."""
    open_.fails(line, code=2)
    assert open_("show a1 --json").json["status"] == "open"


def test_what_is_not_there_is_not_found(open_: Mentor) -> None:
    """It could not be done."""
    assert "a9" in open_.fails("drop a1 a9", code=1)

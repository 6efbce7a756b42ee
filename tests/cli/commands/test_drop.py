"""`drop`: drop goals, actions and points."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def open_entries(ana: Mentor) -> Mentor:
    """One entry of each kind that can be dropped: g1, a1, t1."""
    return ana.given(
        "goal add Speak up",
        "action add Send it",
        "raise the tone",
    )


@pytest.mark.parametrize(("ref", "kind"), [("g1", "goal"), ("A1", "action"), ("t1", "point")])
def test_goals_actions_and_points_are_dropped(open_entries: Mentor, ref: str, kind: str) -> None:
    """The answer names the ref, and refs are accepted in any case."""
    assert ref.lower() in open_entries(f"drop {ref}").out
    has(shaped(open_entries(f"show {ref} --json").json, kind), status="dropped")


def test_several_entries_are_dropped_at_once(open_entries: Mentor) -> None:
    """The JSON answer is an array for several refs and an object for one."""
    assert [entry["status"] for entry in open_entries("drop g1 a1 t1 --json").json] == ["dropped"] * 3
    assert open_entries("drop g1 --json").json["ref"] == "g1"


def test_dropping_a_done_action_clears_its_day(open_entries: Mentor) -> None:
    """`done_on` is null because the action is no longer done."""
    open_entries("done a1")
    has(open_entries("drop a1 --json").json, status="dropped", done_on=None)


def test_dropping_a_discussed_point_removes_it_from_its_session(open_entries: Mentor) -> None:
    """The session no longer lists the point."""
    open_entries("log talked --point t1")
    has(open_entries("drop t1 --json").json, status="dropped", session=None)
    assert open_entries("show s1 --json").json["points"] == []


def test_drop_again_changes_nothing(open_entries: Mentor) -> None:
    """The command succeeds and says that the entry is already dropped."""
    open_entries("drop a1")
    assert "already" in open_entries("drop a1").out


@pytest.mark.parametrize(
    "line", ["drop", "drop m1", "drop s1", "drop f1", "drop n1", "drop r1", "drop a1 m1", "drop ana"]
)
def test_entries_of_other_kinds_cannot_be_dropped(open_entries: Mentor, line: str) -> None:
    """The command is refused as a whole (exit 2), so valid refs in it are not dropped either."""
    open_entries.fails(line, code=2)
    assert open_entries("show a1 --json").json["status"] == "open"


def test_an_unknown_ref_is_an_error(open_entries: Mentor) -> None:
    """The command fails with exit 1 and names the ref."""
    assert "a9" in open_entries.fails("drop a1 a9", code=1)

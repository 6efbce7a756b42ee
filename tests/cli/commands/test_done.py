"""`done`: close goals, actions, points, milestones and sessions."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def open_entries(ana: Mentor) -> Mentor:
    """One entry of each kind that can be done: g1, a1, t1, m1, s1 (in the future) and s2 (in the past)."""
    return ana.given(
        "goal add Speak up",
        "action add Send it",
        "raise the tone",
        "milestone add First talk --by friday",
        "plan 2026-12-01 14:00",
        "plan 2026-11-20 14:00",
    )


@pytest.mark.parametrize(
    ("ref", "fields"),
    [
        ("g1", {"status": "achieved", "closed_on": "2026-11-23"}),
        ("a1", {"status": "done", "done_on": "2026-11-23"}),
        ("t1", {"status": "discussed", "closed_on": "2026-11-23"}),
        ("m1", {"status": "reached", "on": "2026-11-23"}),
        ("s2", {"status": "held", "on": "2026-11-20", "at": "14:00"}),
        ("s1", {"status": "held", "on": "2026-11-23"}),
    ],
)
def test_each_kind_gets_its_own_status(open_entries: Mentor, ref: str, fields: dict[str, str]) -> None:
    """A goal is achieved, an action done, a point discussed, a milestone reached, a session held."""
    entry = open_entries(f"done {ref} --json").json
    shaped(entry, entry["kind"])
    has(entry, ref=ref, **fields)


def test_the_answer_shows_the_text_the_day_and_the_ref(open_entries: Mentor) -> None:
    """`--on` sets the day."""
    output = open_entries("done a1 --on friday").out
    assert "Send it" in output
    assert "Fri 20 Nov" in output
    assert "a1" in output


def test_a_weekday_is_in_the_past(open_entries: Mentor) -> None:
    """On a Monday, "friday" is last Friday."""
    assert open_entries("done a1 --on friday --json").json["done_on"] == "2026-11-20"
    assert open_entries("done g1 --on friday --json").json["closed_on"] == "2026-11-20"


def test_several_entries_are_closed_at_once(open_entries: Mentor) -> None:
    """The JSON answer is an array in the order of the refs without duplicates, and one undo reverts them all."""
    entries = open_entries("done A1 t1 a1 g1 --json").json
    assert [entry["ref"] for entry in entries] == ["a1", "t1", "g1"]
    assert [entry["status"] for entry in entries] == ["done", "discussed", "achieved"]
    assert len(open_entries("undo --json").json["refs"]) == 3


def test_done_again_changes_nothing(open_entries: Mentor) -> None:
    """The command succeeds and keeps the day."""
    open_entries("done a1 --on friday")
    assert "already" in open_entries("done a1").out
    assert open_entries("show a1 --json").json["done_on"] == "2026-11-20"


def test_dropped_entries_can_be_done(open_entries: Mentor) -> None:
    """They need not be reopened first."""
    open_entries("drop g1 a1 t1")
    assert [entry["status"] for entry in open_entries("done g1 a1 t1 --json").json] == ["achieved", "done", "discussed"]


@pytest.mark.parametrize("verb", ["cancel", "miss"])
def test_a_cancelled_or_missed_session_cannot_be_done(open_entries: Mentor, verb: str) -> None:
    """The error suggests `reopen`."""
    open_entries(f"{verb} s2")
    assert "mentorlog reopen s2" in open_entries.fails("done s2", code=1)


def test_an_invalid_ref_closes_nothing(open_entries: Mentor) -> None:
    """An unknown ref fails with exit 1, and a kind that cannot be done with exit 2."""
    open_entries.fails("done a1 a9", code=1)
    open_entries.fails("done a1 n1", code=2)
    assert open_entries("show a1 --json").json["status"] == "open"


@pytest.mark.parametrize(
    "line",
    [
        "done",
        "done f1",
        "done n1",
        "done r1",
        "done ana",
        'done ""',
        "done a1 --on nonsense",
        "done a1 --on '1 dec 2026'",
    ],
)
def test_an_invalid_command_changes_nothing(open_entries: Mentor, line: str) -> None:
    """A missing ref, another kind and an invalid or future day are usage errors (exit 2)."""
    open_entries.fails(line, code=2)
    assert open_entries("show a1 --json").json["status"] == "open"


def test_without_a_journal_the_ref_is_unknown(mentor: Mentor) -> None:
    """The command fails with exit 1, and no journal is created."""
    assert "a1" in mentor.fails("done a1", code=1)
    assert not mentor.db.exists()

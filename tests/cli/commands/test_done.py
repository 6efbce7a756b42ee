"""`done`: what was reached, kept, discussed or held."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def open_(ana: Mentor) -> Mentor:
    """One of each that can be done: g1, a1, t1, m1, s1 (ahead) and s2 (passed)."""
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
def test_every_kind_has_its_own_way_to_be_done(open_: Mentor, ref: str, fields: dict[str, str]) -> None:
    """A goal is achieved, an action done, a point discussed, a milestone reached, a session held."""
    entry = open_(f"done {ref} --json").json
    shaped(entry, entry["kind"])
    has(entry, ref=ref, **fields)


def test_the_answer_says_what_was_done(open_: Mentor) -> None:
    """In the entry's own words, with the day."""
    said = open_("done a1 --on friday").out
    assert "Send it" in said
    assert "Fri 20 Nov" in said
    assert "a1" in said


def test_the_day_looks_back(open_: Mentor) -> None:
    """`--on` is for all that are named."""
    assert open_("done a1 --on friday --json").json["done_on"] == "2026-11-20"
    assert open_("done g1 --on friday --json").json["closed_on"] == "2026-11-20"


def test_several_are_done_at_once(open_: Mentor) -> None:
    """Several refs answer with an array, in their order, each once; one with an object."""
    entries = open_("done A1 t1 a1 g1 --json").json
    assert [entry["ref"] for entry in entries] == ["a1", "t1", "g1"]
    assert [entry["status"] for entry in entries] == ["done", "discussed", "achieved"]
    assert len(open_("undo --json").json["refs"]) == 3


def test_again_is_no_error(open_: Mentor) -> None:
    """It stays done on the day it was."""
    open_("done a1 --on friday")
    assert "already" in open_("done a1").out
    assert open_("show a1 --json").json["done_on"] == "2026-11-20"


def test_what_was_dropped_can_be_done_after_all(open_: Mentor) -> None:
    """A change of mind needs no detour."""
    open_("drop g1 a1 t1")
    assert [entry["status"] for entry in open_("done g1 a1 t1 --json").json] == ["achieved", "done", "discussed"]


@pytest.mark.parametrize("verb", ["cancel", "miss"])
def test_a_session_that_was_not_held_is_not_done(open_: Mentor, verb: str) -> None:
    """The line to type instead opens it again."""
    open_(f"{verb} s2")
    assert "mentorlog reopen s2" in open_.fails("done s2", code=1)


def test_all_or_nothing(open_: Mentor) -> None:
    """One wrong ref, and none is done."""
    open_.fails("done a1 a9", code=1)
    open_.fails("done a1 n1", code=2)
    assert open_("show a1 --json").json["status"] == "open"


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
def test_what_makes_no_sense_changes_nothing(open_: Mentor, line: str) -> None:
    """No ref, another kind, and a day that is none or ahead, are wrong usage."""
    open_.fails(line, code=2)
    assert open_("show a1 --json").json["status"] == "open"


def test_without_a_journal_there_is_nothing_to_do(mentor: Mentor) -> None:
    """And none is made."""
    assert "a1" in mentor.fails("done a1", code=1)
    assert not mentor.db.exists()

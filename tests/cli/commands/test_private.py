"""`private` and `shareable`: exclude entries from exports, or include them."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import shaped

KINDS = {
    "r1": "relationship",
    "s1": "session",
    "g1": "goal",
    "a1": "action",
    "f1": "feedback",
    "m1": "milestone",
    "t1": "point",
    "n1": "note",
    "c1": "checkin",
    "k1": "rating",
}


@pytest.fixture
def every(ana: Mentor) -> Mentor:
    """One shareable entry of every kind."""
    return ana.given(
        "log talked --me 'Send it'",
        "goal add Speak up",
        "feedback give hm",
        "milestone add Spoke up",
        "raise the tone",
        "note --shareable seemed tired",
        "checkin --frequency 4",
        "rate listening 3",
    )


@pytest.mark.parametrize(("ref", "kind"), KINDS.items())
def test_an_entry_of_any_kind_can_be_private_and_shareable_again(every: Mentor, ref: str, kind: str) -> None:
    """The answer has the ref, and refs are accepted in any case."""
    assert ref in every(f"private {ref.upper()}").out
    assert shaped(every(f"show {ref} --json").json, kind)["private"] is True
    assert ref in every(f"shareable {ref.upper()}").out
    assert shaped(every(f"show {ref} --json").json, kind)["private"] is False


def test_a_private_session_makes_its_actions_private(every: Mentor) -> None:
    """Sharing the session leaves them private, and a hint suggests the command that shares them."""
    assert every("private s1 --json").json["actions"][0]["private"] is True
    assert every("show a1 --json").json["private"] is True
    assert "mentorlog shareable a1" in every("shareable s1").err
    assert every("show a1 --json").json["private"] is True
    assert every("shareable s1 a1").err == ""


def test_several_entries_are_changed_at_once(every: Mentor) -> None:
    """The JSON answer is an array for several refs and an object for one."""
    assert [entry["private"] for entry in every("private g1 a1 n1 --json").json] == [True] * 3
    assert every("shareable g1 --json").json["private"] is False
    assert every("show a1 --json").json["private"] is True


def test_a_private_entry_is_marked_and_not_exported(every: Mentor) -> None:
    """Commands for the owner still show it."""
    every("private g1")
    assert "private" in every("show g1").out
    assert "Speak up" in every("goal").out
    assert "Speak up" not in every("export ana").out
    every("shareable g1")
    assert "Speak up" in every("export ana").out


@pytest.mark.parametrize("verb", ["private", "shareable"])
def test_the_same_again_changes_nothing(every: Mentor, verb: str) -> None:
    """The command succeeds and says that the entry already has that mark."""
    every(f"{verb} a1")
    assert "already" in every(f"{verb} a1").out


@pytest.mark.parametrize("verb", ["private", "shareable"])
def test_an_existing_ref_is_required(every: Mentor, verb: str) -> None:
    """A missing ref and a name are usage errors, an unknown ref fails with exit 1, and no entry is changed."""
    every.fails(verb, code=2)
    every.fails(f"{verb} ana", code=2)
    assert "a9" in every.fails(f"{verb} g1 a9", code=1)
    assert every("show g1 --json").json["private"] is False


def test_entries_of_a_private_relationship_are_marked_in_lists(every: Mentor) -> None:
    """In lists, the timeline and search results; their own marks are as before."""
    lines = ("goal", "action", "feedback", "milestone", "agenda", "notes", "sessions", "timeline --in goal")
    assert [line for line in lines if "private" in every(line).fields] == []
    every("private r1")
    assert [line for line in lines if "\tprivate" not in every(line).fields] == []
    assert every("search tired --json").json[0]["private"]
    assert not every("notes --json").json[0]["private"]
    every("shareable r1")
    assert [line for line in (*lines, "search tired") if "private" in every(line).fields] == []


def test_a_private_goal_does_not_change_what_the_actions_of_a_session_serve(ana: Mentor) -> None:
    """Others would notice it by a link that is missing; two goals that they see are still no link."""
    for line in ("goal add Listen", "goal add Leave --private", "goal add Lead"):
        ana(line)
    for goals, served in (("g1 g2", "g1"), ("g2 g1", "g1"), ("g2", "g2"), ("g1 g3", None), ("g1 g2 g3", None)):
        options = " ".join(f"--goal {goal}" for goal in goals.split())
        (action,) = ana(f"log talked {options} --me write --json -w ana").json["actions"]
        assert action["goal"] == served, goals

"""`private`: entries for your eyes alone. And `shareable`: entries that may be exported."""

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
def test_an_entry_of_any_kind_is_private_and_shareable_again(every: Mentor, ref: str, kind: str) -> None:
    """The answer says so; refs of any case."""
    assert ref in every(f"private {ref.upper()}").out
    assert shaped(every(f"show {ref} --json").json, kind)["private"] is True
    assert ref in every(f"shareable {ref.upper()}").out
    assert shaped(every(f"show {ref} --json").json, kind)["private"] is False


def test_a_private_session_takes_its_promises_along(every: Mentor) -> None:
    """What is recorded with a private session is private too; sharing it again leaves them, and says how to go on."""
    assert every("private s1 --json").json["actions"][0]["private"] is True
    assert every("show a1 --json").json["private"] is True
    assert "mentorlog shareable a1" in every("shareable s1").err
    assert every("show a1 --json").json["private"] is True
    assert every("shareable s1 a1").err == ""


def test_several_at_once(every: Mentor) -> None:
    """Several refs answer with an array, one with an object."""
    assert [entry["private"] for entry in every("private g1 a1 n1 --json").json] == [True] * 3
    assert every("shareable g1 --json").json["private"] is False
    assert every("show a1 --json").json["private"] is True


def test_a_private_entry_is_shown_to_its_owner_and_marked(every: Mentor) -> None:
    """It is out of exports, not out of sight."""
    every("private g1")
    assert "private" in every("show g1").out
    assert "Speak up" in every("goal").out
    assert "Speak up" not in every("export ana").out
    every("shareable g1")
    assert "Speak up" in every("export ana").out


@pytest.mark.parametrize("verb", ["private", "shareable"])
def test_again_is_no_error(every: Mentor, verb: str) -> None:
    """What is so already is said."""
    every(f"{verb} a1")
    assert "already" in every(f"{verb} a1").out


@pytest.mark.parametrize("verb", ["private", "shareable"])
def test_a_ref_is_needed_and_must_be_there(every: Mentor, verb: str) -> None:
    """No ref and a word are wrong usage, one that is not there could not be done; nothing else changes."""
    every.fails(verb, code=2)
    every.fails(f"{verb} ana", code=2)
    assert "a9" in every.fails(f"{verb} g1 a9", code=1)
    assert every("show g1 --json").json["private"] is False

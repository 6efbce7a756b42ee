"""`delete`: entries that should not have been; `undo` brings them back."""

from __future__ import annotations

import pytest

from tests.cli.commands.test_private import KINDS
from tests.cli.conftest import Mentor
from tests.cli.shapes import shaped
from tests.cli.terminal import at_terminal, ends


@pytest.fixture
def every(ana: Mentor) -> Mentor:
    """One entry of every kind, linked with one another."""
    return ana.given(
        "goal add Speak up",
        "checkpoint g1 40 so far",
        "raise the tone",
        "log talked --me 'Send it' --goal g1 --point t1",
        "feedback give hm",
        "milestone add Spoke up --goal g1",
        "note seemed tired",
        "checkin --frequency 4 --more praise",
        "rate listening 3 --mine",
    )


@pytest.mark.parametrize(("ref", "kind"), KINDS.items())
def test_an_entry_of_any_kind_is_deleted_and_brought_back(every: Mentor, ref: str, kind: str) -> None:
    """It answers with what is gone; undo brings it back with everything that hung from it."""
    before = {one: every(f"show {one} --json").json for one in KINDS}
    gone = shaped(every(f"delete {ref.upper()} --json").json, kind)
    assert gone == before[ref]
    every.fails(f"show {ref}", code=1)
    every("undo")
    assert {one: every(f"show {one} --json").json for one in KINDS} == before


def test_it_says_how_to_bring_it_back(every: Mentor) -> None:
    """No question is asked: the answer says what is gone, and the way back."""
    answer = every("delete n1")
    assert "seemed tired" in answer.out
    assert "mentorlog undo" in answer.said


def test_at_a_terminal_nothing_is_asked_either(every: Mentor) -> None:
    """It is done before a question could be answered."""
    code, said = ends(at_terminal(every, "delete", "n1"))
    assert code == 0
    assert "mentorlog undo" in said


def test_several_at_once(every: Mentor) -> None:
    """Several refs answer with an array; one command takes them all, one undo brings them back."""
    assert [entry["ref"] for entry in every("delete n1 f1 --json").json] == ["n1", "f1"]
    every.fails("show n1", code=1)
    every("undo")
    assert [every(f"show {ref} --json").json["ref"] for ref in ("n1", "f1")] == ["n1", "f1"]


def test_a_relationship_goes_with_all_its_entries(every: Mentor) -> None:
    """Nothing is left behind."""
    every("delete r1")
    assert every("people --all --json").json == []
    assert every("timeline --json").json == []
    every.fails("show g1", code=1)


def test_a_number_is_never_used_again(every: Mentor) -> None:
    """The next note has a number of its own."""
    every("delete n1")
    assert every("note again --json").json["ref"] == "n2"


def test_an_entry_and_its_relationship_can_be_deleted_together(every: Mentor) -> None:
    """What goes with another anyway is no error, whatever the order."""
    assert [entry["ref"] for entry in every("delete r1 s1 g1 --json").json] == ["r1", "s1", "g1"]


@pytest.mark.parametrize("line", ["delete", "delete ana", 'delete ""', "delete -w ana"])
def test_only_refs_are_deleted(every: Mentor, line: str) -> None:
    """A name is too easily meant otherwise."""
    every.fails(line, code=2)


def test_all_or_nothing(every: Mentor) -> None:
    """One that is not there, and none is deleted."""
    assert "n9" in every.fails("delete n1 n9", code=1)
    assert every("show n1 --json").json["ref"] == "n1"

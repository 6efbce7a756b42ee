"""`delete`: delete entries; `undo` restores them."""

from __future__ import annotations

import pytest

from tests.cli.commands.test_private import KINDS
from tests.cli.conftest import Mentor
from tests.cli.shapes import shaped
from tests.cli.terminal import at_terminal, ends


@pytest.fixture
def every(ana: Mentor) -> Mentor:
    """One entry of every kind, with links between them."""
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


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize(("ref", "kind"), KINDS.items())
def test_undo_restores_a_deleted_entry_of_any_kind(every: Mentor, ref: str, kind: str) -> None:
    """`delete` returns the deleted entry, and undo restores it with its links."""
    before = {other: every(f"show {other} --json").json for other in KINDS}
    deleted = shaped(every(f"delete {ref.upper()} --json").json, kind)
    assert deleted == before[ref]
    every.fails(f"show {ref}", code=1)
    every("undo")
    assert {other: every(f"show {other} --json").json for other in KINDS} == before


def test_delete_suggests_undo(every: Mentor) -> None:
    """The answer shows the deleted text and the `undo` command."""
    answer = every("delete n1")
    assert "seemed tired" in answer.out
    assert "mentorlog undo" in answer.output


def test_delete_asks_no_question_at_a_terminal(every: Mentor) -> None:
    """The entry is deleted at once."""
    code, output = ends(at_terminal(every, "delete", "n1"))
    assert code == 0
    assert "mentorlog undo" in output


def test_several_entries_are_deleted_at_once(every: Mentor) -> None:
    """The JSON answer is an array, and one undo restores them all."""
    assert [entry["ref"] for entry in every("delete n1 f1 --json").json] == ["n1", "f1"]
    every.fails("show n1", code=1)
    every("undo")
    assert [every(f"show {ref} --json").json["ref"] for ref in ("n1", "f1")] == ["n1", "f1"]


def test_deleting_a_relationship_deletes_its_entries(every: Mentor) -> None:
    """The journal is then empty."""
    every("delete r1")
    assert every("people --all --json").json == []
    assert every("timeline --json").json == []
    every.fails("show g1", code=1)


def test_the_ref_of_a_deleted_entry_is_not_reused(every: Mentor) -> None:
    """The next note has a new number."""
    every("delete n1")
    assert every("note again --json").json["ref"] == "n2"


def test_an_entry_and_its_relationship_can_be_deleted_together(every: Mentor) -> None:
    """The order does not matter, although deleting the relationship deletes its entries."""
    assert [entry["ref"] for entry in every("delete r1 s1 g1 --json").json] == ["r1", "s1", "g1"]


@pytest.mark.parametrize("line", ["delete", "delete ana", 'delete ""', "delete -w ana"])
def test_delete_accepts_only_refs(every: Mentor, line: str) -> None:
    """A name, a blank ref and `-w` are usage errors (exit 2)."""
    every.fails(line, code=2)


def test_an_unknown_ref_deletes_nothing(every: Mentor) -> None:
    """The command fails with exit 1 and names the ref."""
    assert "n9" in every.fails("delete n1 n9", code=1)
    assert every("show n1 --json").json["ref"] == "n1"


def test_delete_says_what_was_deleted_with_an_entry(every: Mentor) -> None:
    """A relationship takes all its entries with it, and a goal its checkpoints; what was named is not counted again."""
    counted = "1 session, 1 goal, 1 action, 1 feedback, 1 milestone, 1 point, 1 note, 1 check-in and 1 rating"
    for line, shown in (
        ("delete n1", None),
        ("delete g1", "with it: 1 checkpoint"),
        ("delete r1", f"with it: {counted}"),
        ("delete r1 s1 n1", f"with it: {counted.replace('1 session, ', '').replace('1 note, ', '')}"),
    ):
        out = every(line).fields
        assert (f"{shown}\n" in out) if shown else ("with it" not in out), out
        every("undo")
    every("note a second one")
    code, output = ends(at_terminal(every, "delete", "r1"))
    assert code == 0
    assert "2 notes" in " ".join(output.split())

"""`note`: a thought between sessions."""

from __future__ import annotations

from tests.cli.conftest import Mentor


def test_a_note_is_private_and_its_words_need_no_quotes(ana: Mentor) -> None:
    """`note seemed tired` is stored word for word, privately, for today."""
    note = ana("note seemed tired --json").json
    assert note["ref"] == "n1"
    assert (note["text"], note["private"], note["on"], note["relationship"]) == (
        "seemed tired",
        True,
        "2026-11-23",
        "Ana Souza",
    )


def test_a_note_may_be_shareable(ana: Mentor) -> None:
    """`--shareable` makes it one that may leave."""
    assert ana("note a good question --shareable --json").json["private"] is False


def test_a_note_comes_from_standard_input(ana: Mentor) -> None:
    """`-` reads all of it, line breaks kept."""
    assert ana("note - --json", stdin="one\ntwo\n").json["text"] == "one\ntwo"


def test_after_dashes_everything_is_text(ana: Mentor) -> None:
    """`--` lets text begin with a dash, and a lone dash be text."""
    assert ana(["note", "--json", "--", "-5", "degrees"]).json["text"] == "-5 degrees"
    assert ana(["note", "--json", "--", "-"]).json["text"] == "-"


def test_text_that_begins_with_a_dash_gets_the_line_with_two(ana: Mentor) -> None:
    """An option that is none is refused with the line to type instead."""
    err = ana.fails(["note", "-5", "degrees", "-w", "ana"], code=2)
    assert "mentorlog note -w ana -- -5 degrees" in err

"""`note`: record a thought between sessions."""

from __future__ import annotations

from tests.cli.conftest import Mentor


def test_a_note_is_private_by_default(ana: Mentor) -> None:
    """Its words need no quotes, and its day is today."""
    note = ana("note seemed tired --json").json
    assert note["ref"] == "n1"
    assert (note["text"], note["private"], note["on"], note["relationship"]) == (
        "seemed tired",
        True,
        "2026-11-23",
        "Ana Souza",
    )


def test_shareable_adds_a_note_that_is_not_private(ana: Mentor) -> None:
    """Exports include it."""
    assert ana("note a good question --shareable --json").json["private"] is False


def test_a_dash_reads_standard_input(ana: Mentor) -> None:
    """The whole input is stored, with its line breaks."""
    assert ana("note - --json", stdin="one\ntwo\n").json["text"] == "one\ntwo"


def test_after_dashes_everything_is_text(ana: Mentor) -> None:
    """After `--`, the text may begin with a dash or be a single dash."""
    assert ana(["note", "--json", "--", "-5", "degrees"]).json["text"] == "-5 degrees"
    assert ana(["note", "--json", "--", "-"]).json["text"] == "-"


def test_text_that_begins_with_a_dash_is_refused(ana: Mentor) -> None:
    """The error suggests the command with `--` before the text."""
    error = ana.fails(["note", "-5", "degrees", "-w", "ana"], code=2)
    assert "mentorlog note -w ana -- -5 degrees" in error

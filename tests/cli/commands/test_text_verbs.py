"""Verbs of other tools are not recorded as the text of a note, a session or a point."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor

_THREE = ("Ida Holm", "Freja Lund", "Marianne Dahl")


@pytest.fixture
def three(mentor: Mentor) -> Mentor:
    """A mentor with three active relationships and a session with the first."""
    for name in _THREE:
        mentor(["start", name, "--i-am", "mentor"])
    mentor("log hello -w ida")
    return mentor


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize(
    ("typed", "meant", "as_text"),
    [
        ("note list", "notes", "note -- list"),
        ("note ls", "notes", "note -- ls"),
        ("note all -w ida", "notes -w ida", "note -w ida -- all"),
        ("log list", "sessions", "log -- list"),
        ("log Show", "sessions", "log -- Show"),
        ("raise list", "agenda", "raise -- list"),
        ("log rm s1", "delete s1", "log -- rm s1"),
        ("note delete s1 -w ida", "delete s1", "note -w ida -- delete s1"),
        ("note add x", "note x", "note -- add x"),
        ("log add hello -w ida", "log hello -w ida", "log -w ida -- add hello"),
        ("raise new", "raise TEXT", "raise -- new"),
    ],
)
def test_a_verb_of_other_tools_is_refused_with_two_suggestions(
    three: Mentor, typed: str, meant: str, as_text: str
) -> None:
    """The first command is what was probably meant, and the second one records the words."""
    before = three("history --json").out
    error = three.fails(typed, code=2)
    assert error.splitlines()[1:] == [f"  mentorlog {meant}", f"  mentorlog {as_text}"]
    assert three("history --json").out == before


@pytest.mark.parametrize("text", ["list of books", "we made a new start", "show her the plan", "remove s1 from talk"])
def test_a_text_that_contains_a_verb_is_recorded(three: Mentor, text: str) -> None:
    """Only a complete command is refused, and a quoted text is always recorded."""
    assert three(f"note {text} -w ida --json").json["text"] == text
    assert three(["note", "add more tests", "-w", "ida", "--json"]).json["text"] == "add more tests"


def test_after_dashes_a_verb_is_text(three: Mentor) -> None:
    """Everything after `--` is text."""
    assert three("note -w ida --json -- list").json["text"] == "list"

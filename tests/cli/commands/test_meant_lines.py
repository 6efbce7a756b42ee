"""Commands that other tools would accept are refused with the command that was meant."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor


@pytest.fixture
def three(mentor: Mentor) -> Mentor:
    """A mentor with three active relationships, a promise and planned sessions."""
    for name in ("Ida Holm", "Freja Lund", "Marianne Dahl"):
        mentor(["start", name, "--i-am", "mentor", "--since", "2026-10-01"])
    mentor("action add Send it -w ida")
    mentor("plan friday 14:00 -w freja")
    return mentor


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("pause freja until friday", ["pause freja --until friday"]),
        ("pause freja lund until 1 dec", ["pause freja lund --until '1 dec'"]),
        ("people list", ["people"]),
        ("people add Bo", ["start Bo --i-am mentor", "start Bo --i-am mentee"]),
        ("people new Bo Lind", ["start Bo Lind --i-am mentor", "start Bo Lind --i-am mentee"]),
        ("status ida", ["review ida"]),
        ("people freja lund", ["review freja lund"]),
        ("agenda add x -w ida", ["raise x -w ida"]),
        ("done a1 by friday", ["edit a1 --by friday"]),
        ("done a1 on 23 nov", ["done a1 --on '23 nov'"]),
    ],
)
def test_the_error_shows_the_command_that_was_meant(three: Mentor, typed: str, lines: list[str]) -> None:
    """The error has exactly these commands, and each of them works."""
    assert three.fails(typed, code=2).splitlines()[1:] == [f"  mentorlog {line}" for line in lines]

"""Suggested commands include the person's name if they would be ambiguous without it."""

from __future__ import annotations

import shlex

import pytest

from tests.cli.conftest import Mentor

_DATE = {"DATE": "friday", "TITLE": "Lead", "TEXT": "something", "SKILL": "listening", "1-5": "4"}


@pytest.fixture
def three(mentor: Mentor) -> Mentor:
    """A mentor with three active relationships."""
    for name in ("Ida Holm", "Freja Lund", "Marianne Dahl"):
        mentor(["start", name, "--i-am", "mentor"])
    return mentor


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("goal freja", "goal add TITLE"),
        ("goal -w freja", "goal add TITLE"),
        ("notes freja", "note TEXT"),
        ("sessions freja", "plan friday 14:00"),
        ("feedback freja", "feedback give TEXT"),
        ("action freja", "action add TEXT --by friday"),
        ("milestone freja", "milestone add TITLE"),
        ("agenda freja", "raise TEXT"),
    ],
)
def test_the_hint_of_an_empty_list_has_the_name_of_the_person(three: Mentor, typed: str, line: str) -> None:
    """The suggested command works once its placeholders are replaced."""
    command = f"{line} -w 'Freja Lund'"
    assert f"mentorlog {command}" in three(typed).output
    words = [_DATE.get(word, word) for word in shlex.split(command)]
    assert three([*words, "--json"]).json["relationship"] == "Freja Lund"


def test_the_hint_of_an_empty_list_has_the_ref_of_a_long_name(three: Mentor) -> None:
    """With the name, the line would be folded, and could not be pasted from a narrow terminal."""
    name = "Maximiliane Freifrau von und zu Hohenstein"
    three(["start", name, "--i-am", "mentor"])
    assert three("goal maximiliane").output == f"No open goals with {name}.\tSet one: mentorlog goal add TITLE -w r4\n"
    assert three("goal add Lead -w r4 --json").json["relationship"] == name


def test_the_hint_of_log_has_the_name_of_the_person(three: Mentor) -> None:
    """With one active relationship, the name is omitted."""
    assert "no date yet: mentorlog plan DATE -w 'Ida Holm'\n" in three("log hello -w ida").out
    for name in ("freja", "marianne"):
        three(["end", name, "--yes"])
    assert "no date yet: mentorlog plan DATE\n" in three("log hello again -w ida --extra").out

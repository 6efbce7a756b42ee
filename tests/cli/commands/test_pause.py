"""`pause`: a relationship that rests."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


def test_a_relationship_is_paused(ana: Mentor) -> None:
    """Its status changes, and the answer says so."""
    assert "Paused with Ana Souza" in ana("pause ana").out
    has(ana("show ana --json").json, status="paused", paused_until=None)


def test_it_may_say_until_when(ana: Mentor) -> None:
    """`--until` looks ahead, and is said with its weekday."""
    answer = ana("pause ana --until friday")
    assert "Fri 27 Nov" in answer.out
    entry = shaped(ana('pause ana --until "in 2 months" --json').json, "relationship")
    has(entry, ref="r1", status="paused", paused_until="2027-01-23")


@pytest.mark.parametrize("line", ["pause bo", "pause Bo Lind", "pause -w bo", "pause R2", "pause r2"])
def test_the_name_is_an_argument_or_with(two: Mentor, line: str) -> None:
    """A part of the name, the whole name, a ref of any case."""
    assert two(f"{line} --json").json["name"] == "Bo Lind"


def test_without_a_name_it_is_the_only_active_one(two: Mentor) -> None:
    """Two are one too many to guess from."""
    two.fails("pause", code=2)
    two("end bo")
    assert two("pause --json").json["name"] == "Ana Souza"


@pytest.mark.parametrize("name", ['""', '"  "'])
def test_a_blank_name_is_no_name_at_all(ana: Mentor, name: str) -> None:
    """An empty variable in a script must not pause whoever is the only one."""
    ana.fails(f"pause {name}", code=2)
    assert ana("show ana --json").json["status"] == "active"


def test_again_is_no_error(ana: Mentor) -> None:
    """What is so already is said and leaves no trace."""
    ana("pause ana")
    assert "already" in ana("pause ana").out
    assert [command["verb"] for command in ana("history --json").json] == ["pause", "start"]


def test_an_ended_one_can_not_be_paused(ana: Mentor) -> None:
    """The line to type instead takes it up again."""
    ana("end ana")
    assert "mentorlog resume r1" in ana.fails("pause ana", code=1)


@pytest.mark.parametrize("until", ["yesterday", "2026-11-22", "2026-02-31", "nonsense", '""'])
def test_a_pause_ends_ahead(ana: Mentor, until: str) -> None:
    """A day that has passed, or is none, is wrong usage."""
    ana.fails(f"pause ana --until {until}", code=2)


def test_nobody_is_paused_where_nobody_is(mentor: Mentor) -> None:
    """Without a journal it says how to begin, and makes none."""
    assert "mentorlog start" in mentor.fails("pause", code=1)
    mentor.fails("pause ana", code=1)
    assert not mentor.db.exists()

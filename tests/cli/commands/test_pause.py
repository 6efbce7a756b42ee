"""`pause`: pause a relationship."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


def test_pause_changes_the_status(ana: Mentor) -> None:
    """By default, the pause has no end."""
    assert "Paused with Ana Souza" in ana("pause ana").out
    has(ana("show ana --json").json, status="paused", paused_until=None)


def test_until_sets_the_end_of_the_pause(ana: Mentor) -> None:
    """It is in the future, and the answer shows it with its weekday."""
    answer = ana("pause ana --until friday")
    assert "Fri 27 Nov" in answer.out
    entry = shaped(ana('pause ana --until "in 2 months" --json').json, "relationship")
    has(entry, ref="r1", status="paused", paused_until="2027-01-23")


@pytest.mark.parametrize("line", ["pause bo", "pause Bo Lind", "pause -w bo", "pause R2", "pause r2"])
def test_the_name_may_be_an_argument_or_given_with_w(two: Mentor, line: str) -> None:
    """Part of the name, the whole name and a ref in any case are accepted."""
    assert two(f"{line} --json").json["name"] == "Bo Lind"


def test_the_name_may_be_omitted_if_one_relationship_is_active(two: Mentor) -> None:
    """With two active relationships, a name is needed."""
    two.fails("pause", code=2)
    two("end bo")
    assert two("pause --json").json["name"] == "Ana Souza"


@pytest.mark.parametrize("name", ['""', '"  "'])
def test_a_blank_name_is_refused(ana: Mentor, name: str) -> None:
    """An empty variable in a script must not pause the only relationship."""
    ana.fails(f"pause {name}", code=2)
    assert ana("show ana --json").json["status"] == "active"


def test_pause_again_changes_nothing(ana: Mentor) -> None:
    """The command succeeds, and nothing is added to the history."""
    ana("pause ana")
    assert "already" in ana("pause ana").out
    assert [command["verb"] for command in ana("history --json").json] == ["pause", "start"]


def test_several_planned_sessions_are_cancelled_with_one_line(ana: Mentor) -> None:
    """Pausing and ending name it, if there is more than one."""
    ana('plan "friday 16:00" --every "2 weeks" --times 3')
    line = "To cancel all that are planned: mentorlog cancel --rest -w r1\n"
    assert line in ana("pause").err
    assert line in ana("end ana").err
    ana("cancel --rest -w r1")
    ana("undo 2")
    ana("cancel s1")
    ana("cancel s2")
    assert "--rest" not in ana("end ana").err


def test_a_session_that_has_passed_is_logged_or_missed_and_not_cancelled_with_the_rest(ana: Mentor) -> None:
    """Every line in the hint works when it is typed."""
    ana.given("plan '2026-11-10 16:00'", "plan '2026-11-11 16:00'")
    settle = "To settle s1: mentorlog log s1 TEXT, mentorlog miss s1, or mentorlog cancel s1\n"
    for line in ("pause", "end ana"):
        said = ana(line).err
        assert settle in said
        assert "--rest" not in said
        for typed in ("log s1 TEXT", "miss s1", "cancel s1"):
            ana(typed)
            ana("undo")
        ana("undo")
    ana("plan '2026-12-10 16:00'")
    said = ana("pause").err
    assert settle in said
    assert "To cancel all that are planned: mentorlog cancel --rest -w r1\n" in said
    ana("cancel --rest -w r1")


def test_an_ended_relationship_cannot_be_paused(ana: Mentor) -> None:
    """The error suggests `resume`."""
    ana("end ana")
    assert "mentorlog resume r1" in ana.fails("pause ana", code=1)


@pytest.mark.parametrize("until", ["yesterday", "2026-11-22", "2026-02-31", "nonsense", '""'])
def test_a_pause_must_end_in_the_future(ana: Mentor, until: str) -> None:
    """A past or invalid day is a usage error (exit 2)."""
    ana.fails(f"pause ana --until {until}", code=2)


def test_without_relationships_the_error_suggests_start(mentor: Mentor) -> None:
    """No journal is created."""
    assert "mentorlog start" in mentor.fails("pause", code=1)
    mentor.fails("pause ana", code=1)
    assert not mentor.db.exists()

"""`goal`: list them; `goal add` records one."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


def test_a_goal_is_added(ana: Mentor) -> None:
    """All remaining words are the title; the answer says when it is due, with the weekday."""
    said = ana('goal add Run the design review alone --by "1 feb"').out
    assert "Run the design review alone" in said
    assert "Mon 1 Feb" in said
    assert "g1" in said


def test_it_has_all_that_was_said(ana: Mentor) -> None:
    """Options may stand among the words."""
    entry = ana(
        'goal add Run --measure "three reviews, no rescue" the review --by "1 feb" --why "to lead" --on monday '
        "--private --json"
    ).json
    shaped(entry, "goal")
    has(
        entry,
        ref="g1",
        relationship="Ana Souza",
        title="Run the review",
        measure="three reviews, no rescue",
        why="to lead",
        due_on="2027-02-01",
        status="open",
        progress=0,
        checkpoints=[],
        private=True,
    )


def test_what_is_missing_to_a_good_goal_is_said_kindly(ana: Mentor) -> None:
    """A goal without a measure or a date gets the line that adds it."""
    said = ana("goal add Speak up").said
    assert "mentorlog edit g1 --measure" in said
    assert "mentorlog edit g1 --by" in said
    whole = ana('goal add Speak up --measure "once a week" --by "1 feb"').said
    assert "mentorlog edit g2" not in whole


def test_goals_are_listed(two: Mentor) -> None:
    """Alone the noun lists open ones, of all; `-w` of one; `--all` closed ones too."""
    two("goal add Speak up -w ana")
    two("goal add Write more -w bo")
    two("goal add Listen -w bo")
    two("done g3")
    assert [(entry["ref"], entry["relationship"]) for entry in two("goal --json").json] == [
        ("g1", "Ana Souza"),
        ("g2", "Bo Lind"),
    ]
    assert [entry["ref"] for entry in two("goal -w bo --json").json] == ["g2"]
    assert [entry["ref"] for entry in two("goal -w bo --all --json").json] == ["g2", "g3"]
    listed = two("goal").out
    for word in ("Speak up", "g1", "Ana", "Write more", "g2", "Bo"):
        assert word in listed
    assert "Listen" not in listed


def test_every_listed_goal_has_the_whole_shape(ana: Mentor) -> None:
    """Checkpoints stand oldest first, and the last is the progress."""
    ana("goal add Speak up")
    ana("checkpoint g1 40 --on 2026-11-20")
    ana("checkpoint g1 20 --on 2026-11-10 slow start")
    entry = shaped(ana("goal --json").json[0], "goal")
    assert [(one["on"], one["progress"], one["note"]) for one in entry["checkpoints"]] == [
        ("2026-11-10", 20, "slow start"),
        ("2026-11-20", 40, None),
    ]
    assert entry["progress"] == 40


def test_none_is_no_error(mentor: Mentor) -> None:
    """An empty list says how to begin, and with somebody there how to come by one; a read makes no journal."""
    assert "mentorlog start" in mentor("goal").said
    assert mentor("goal --json").json == []
    assert not mentor.db.exists()
    mentor("start Ana --i-am mentor")
    assert "mentorlog goal add" in mentor("goal").said


@pytest.mark.parametrize("option", ["-w ana", "--all", "--json", "-w ana --json"])
def test_an_option_before_add_is_refused(ana: Mentor, option: str) -> None:
    """There it would be lost; the line to type has it behind."""
    assert "mentorlog goal add" in ana.fails(f"goal {option} add Speak up", code=2)
    assert ana("goal --json").json == []


def test_a_name_after_the_noun_gets_the_line_with_with(ana: Mentor) -> None:
    """`goal ana` is neither form."""
    assert "mentorlog goal -w ana" in ana.fails("goal ana", code=2)


@pytest.mark.parametrize("option", ["--by nonsense", "--by 2026-02-31", '--measure ""', '--why " "', "--on nonsense"])
def test_what_makes_no_sense_adds_nothing(ana: Mentor, option: str) -> None:
    """A date that is none, or a blank text, is wrong usage."""
    ana.fails(f"goal add Speak up {option}", code=2)
    assert ana("goal --json").json == []

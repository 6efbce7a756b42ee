"""`milestone`: list them; `milestone add` marks one."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


def test_a_milestone_is_reached_today(ana: Mentor) -> None:
    """The answer says the day, and that it is worth celebrating."""
    answer = ana("milestone add First review led alone")
    assert "First review led alone" in answer.out
    assert "Mon 23 Nov" in answer.out
    assert "mentorlog celebrate m1" in answer.said


def test_it_has_all_that_was_said(ana: Mentor) -> None:
    """`--on` looks back."""
    ana("goal add Lead")
    entry = ana("milestone add First review --on friday --goal G1 --private --json").json
    shaped(entry, "milestone")
    has(
        entry,
        ref="m1",
        relationship="Ana Souza",
        title="First review",
        on="2026-11-20",
        status="reached",
        celebrated_on=None,
        how=None,
        goal="g1",
        private=True,
    )


def test_one_ahead_is_planned(ana: Mentor) -> None:
    """`--by` looks ahead, and the answer says that it lies there."""
    has(ana("milestone add First talk --by friday --json").json, on="2026-11-27", status="planned", celebrated_on=None)
    said = ana("milestone add Second talk --by friday").said
    assert "Fri 27 Nov" in said
    assert "celebrate" not in said


def test_its_goal_decides_whose_it_is(two: Mentor) -> None:
    """Without a name the relationship is the goal's; a contradiction is refused."""
    two("goal add Speak up -w bo")
    assert two("milestone add Spoke up --goal g1 --json").json["relationship"] == "Bo Lind"
    assert "Bo Lind" in two.fails("milestone add Spoke up --goal g1 -w ana", code=2)


def test_milestones_are_listed(two: Mentor) -> None:
    """Those ahead and those to celebrate, by date; celebrated ones with `--all`."""
    two("milestone add ahead -w ana --by friday")
    two("milestone add reached -w bo --on 2026-11-01")
    two("milestone add old -w bo --on 2026-10-01")
    two("celebrate m3 cake")
    assert [entry["title"] for entry in two("milestone --json").json] == ["reached", "ahead"]
    assert [entry["title"] for entry in two("milestone -w bo --json").json] == ["reached"]
    listed = two("milestone -w bo --all --json").json
    assert {entry["title"] for entry in listed} == {"old", "reached"}
    for entry in listed:
        shaped(entry, "milestone")
    said = two("milestone").out
    for word in ("ahead", "m1", "reached", "m2"):
        assert word in said


def test_none_is_no_error(mentor: Mentor) -> None:
    """An empty list says how to begin, and with somebody there how to come by one; a read makes no journal."""
    assert "mentorlog start" in mentor("milestone").said
    assert mentor("milestone --json").json == []
    assert not mentor.db.exists()
    mentor("start Ana --i-am mentor")
    assert "mentorlog milestone add" in mentor("milestone").said


@pytest.mark.parametrize("option", ["-w ana", "--all", "--json"])
def test_an_option_before_add_is_refused(ana: Mentor, option: str) -> None:
    """There it would be lost; the line to type has it behind."""
    assert "mentorlog milestone add" in ana.fails(f"milestone {option} add Led", code=2)
    assert ana("milestone --json").json == []


@pytest.mark.parametrize(
    "line",
    [
        "milestone add Led --on friday --by friday",
        "milestone add Led --on nonsense",
        "milestone add Led --by 2026-02-31",
        "milestone add Led --goal a1",
        "milestone first talk",
    ],
)
def test_what_makes_no_sense_adds_nothing(ana: Mentor, line: str) -> None:
    """Contradictions, dates and refs that are none, are wrong usage."""
    ana.fails(line, code=2)
    assert ana("milestone --all --json").json == []

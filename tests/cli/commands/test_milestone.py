"""`milestone`: list milestones; `milestone add` records one."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


def test_a_milestone_is_reached_today_by_default(ana: Mentor) -> None:
    """The answer shows the day and suggests `celebrate`."""
    answer = ana("milestone add First review led alone")
    assert "First review led alone" in answer.out
    assert "Mon 23 Nov" in answer.out
    assert "mentorlog celebrate m1" in answer.output


def test_every_option_is_recorded(ana: Mentor) -> None:
    """A weekday in `--on` is in the past."""
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


def test_the_option_by_adds_a_planned_milestone(ana: Mentor) -> None:
    """A weekday in `--by` is in the future, and the answer does not suggest `celebrate`."""
    has(ana("milestone add First talk --by friday --json").json, on="2026-11-27", status="planned", celebrated_on=None)
    output = ana("milestone add Second talk --by friday").output
    assert "Fri 27 Nov" in output
    assert "celebrate" not in output


def test_the_goal_selects_the_relationship(two: Mentor) -> None:
    """`-w` may be omitted; a goal of another relationship is a usage error."""
    two("goal add Speak up -w bo")
    assert two("milestone add Spoke up --goal g1 --json").json["relationship"] == "Bo Lind"
    assert "Bo Lind" in two.fails("milestone add Spoke up --goal g1 -w ana", code=2)


def test_milestones_are_listed_by_date(two: Mentor) -> None:
    """The list has planned milestones and those not yet celebrated; `--all` adds the others."""
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
    output = two("milestone").out
    for word in ("ahead", "m1", "reached", "m2"):
        assert word in output


def test_an_empty_list_shows_how_to_add_a_milestone(mentor: Mentor) -> None:
    """The hint suggests `start` if there is no relationship, and listing creates no journal."""
    assert "mentorlog start" in mentor("milestone").output
    assert mentor("milestone --json").json == []
    assert not mentor.db.exists()
    mentor("start Ana --i-am mentor")
    assert "mentorlog milestone add" in mentor("milestone").output


@pytest.mark.parametrize("option", ["-w ana", "--all", "--json"])
def test_an_option_before_add_is_refused(ana: Mentor, option: str) -> None:
    """The option would have no effect, so the error suggests the command with the option after `add`."""
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
def test_an_invalid_command_adds_nothing(ana: Mentor, line: str) -> None:
    """Contradictory options, invalid dates and refs and unknown subcommands are usage errors (exit 2)."""
    ana.fails(line, code=2)
    assert ana("milestone --all --json").json == []

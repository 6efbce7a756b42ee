"""`end`: a relationship that is over."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


def test_a_relationship_ends_today(ana: Mentor) -> None:
    """The answer says the day, and where the summary as a file is."""
    answer = ana("end ana")
    assert "Mon 23 Nov" in answer.out
    assert "mentorlog export r1" in answer.said
    has(ana("show ana --json").json, status="ended", ended_on="2026-11-23", reason=None, thanks=None)


def test_it_keeps_the_day_the_reason_and_the_thanks(ana: Mentor) -> None:
    """`--on` looks back."""
    entry = ana('end ana --on friday --reason "goals reached" --thanks "for every question" --json').json
    shaped(entry, "relationship")
    has(entry, ended_on="2026-11-20", reason="goals reached", thanks="for every question")


@pytest.mark.parametrize("line", ["end bo", "end Bo Lind", "end -w bo", "end R2"])
def test_the_name_is_an_argument_or_with(two: Mentor, line: str) -> None:
    """A part of the name, the whole name, a ref of any case."""
    has(two(f"{line} --json").json, name="Bo Lind", status="ended")


def test_without_a_name_it_is_the_only_active_one(two: Mentor) -> None:
    """Two are one too many to guess from."""
    two.fails("end", code=2)
    two("end bo")
    assert two("end --json").json["name"] == "Ana Souza"


def test_a_blank_name_is_no_name_at_all(ana: Mentor) -> None:
    """An empty variable in a script must not end whoever is the only one."""
    ana.fails('end ""', code=2)
    assert ana("show ana --json").json["status"] == "active"


def test_a_paused_one_can_end(ana: Mentor) -> None:
    """And is paused no longer."""
    ana("pause ana --until 2027-01-10")
    has(ana("end ana --json").json, status="ended", paused_until=None)


def test_again_changes_only_what_is_said(ana: Mentor) -> None:
    """The day stays unless it is said again; words may be added later."""
    ana("end ana --on 2026-11-01")
    assert "already" in ana("end ana").out
    has(ana("end ana --reason moved --json").json, ended_on="2026-11-01", reason="moved")


def test_an_end_before_the_start_is_refused(ana: Mentor) -> None:
    """It says how to correct the start."""
    assert "mentorlog edit r1 --since" in ana.fails("end ana --on 2026-03-01", code=2)


@pytest.mark.parametrize("option", ["--on nonsense", "--on 2026-02-31", '--reason ""'])
def test_a_wrong_option_ends_nothing(ana: Mentor, option: str) -> None:
    """The relationship stays active."""
    ana.fails(f"end ana {option}", code=2)
    assert ana("show ana --json").json["status"] == "active"


def test_nobody_to_end(mentor: Mentor) -> None:
    """Without a journal it says how to begin, and makes none."""
    assert "mentorlog start" in mentor.fails("end", code=1)
    assert not mentor.db.exists()

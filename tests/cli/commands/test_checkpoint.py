"""`checkpoint`: how far a goal has come."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def goal(ana: Mentor) -> Mentor:
    """A goal, g1."""
    return ana.given(
        "goal add Speak up --measure 'once a week' --by '1 feb'",
    )


def checkpoints(mentor: Mentor) -> list[dict[str, object]]:
    """The checkpoints of g1."""
    found: list[dict[str, object]] = mentor("show g1 --json").json["checkpoints"]
    return found


def test_a_checkpoint_says_how_far_it_has_come(goal: Mentor) -> None:
    """All remaining words are the note; the answer says the progress and the day."""
    said = goal("checkpoint g1 60 led two reviews").out
    assert "Speak up" in said
    assert "60%" in said
    assert "Mon 23 Nov" in said
    entry = shaped(goal("show g1 --json").json, "goal")
    has(entry, progress=60, checkpoints=[{"on": "2026-11-23", "progress": 60, "note": "led two reviews"}])


@pytest.mark.parametrize("line", ["checkpoint G1 60", "checkpoint g1 60%", "checkpoint --on today g1 60"])
def test_it_is_forgiving(goal: Mentor, line: str) -> None:
    """Refs of any case, a per cent sign, options first."""
    has(goal(f"{line} --json").json, ref="g1", progress=60)


def test_a_second_of_one_day_replaces_the_first(goal: Mentor) -> None:
    """The answer says what it replaces, and that the note stays; undo brings the first one back."""
    goal("checkpoint g1 60 too much")
    assert "replaces the 60% of that day; its note stays: too much" in goal("checkpoint g1 40").out
    assert checkpoints(goal) == [{"on": "2026-11-23", "progress": 40, "note": "too much"}]
    goal("undo")
    assert checkpoints(goal) == [{"on": "2026-11-23", "progress": 60, "note": "too much"}]


def test_a_new_note_replaces_the_first(goal: Mentor) -> None:
    """Also one that the first did not have."""
    for note in ("", "too much", "just right"):
        answer = goal(f"checkpoint g1 40 {note}")
        assert "stays" not in answer.out
        assert checkpoints(goal) == [{"on": "2026-11-23", "progress": 40, "note": note or None}]


def test_the_note_of_another_day_is_not_taken_over(goal: Mentor) -> None:
    """It belongs to its own checkpoint."""
    goal("checkpoint g1 20 a start --on 2026-11-20"), goal("checkpoint g1 40")
    assert [one["note"] for one in checkpoints(goal)] == ["a start", None]


def test_the_same_again_changes_nothing(goal: Mentor) -> None:
    """It is no error, and leaves no trace."""
    goal("checkpoint g1 40 so far")
    assert "already" in goal("checkpoint g1 40 so far").out
    assert [command["verb"] for command in goal("history --json").json].count("checkpoint") == 1


def test_progress_is_that_of_the_latest_day(goal: Mentor) -> None:
    """One that is written down late does not turn it back."""
    goal("checkpoint g1 60")
    has(goal("checkpoint g1 20 --on 2026-10-01 --json").json, progress=60)


@pytest.mark.parametrize("progress", ["0", "100"])
def test_the_ends_of_the_scale_are_on_it(goal: Mentor, progress: str) -> None:
    """And 100 does not close a goal: it gets the line that does."""
    answer = goal(f"checkpoint g1 {progress}")
    has(goal("show g1 --json").json, progress=int(progress), status="open")
    assert ("mentorlog done g1" in answer.said) == (progress == "100")


@pytest.mark.parametrize(
    "line",
    [
        "checkpoint",
        "checkpoint g1",
        "checkpoint 60",
        "checkpoint g1 101",
        "checkpoint g1 -- -1",
        "checkpoint g1 -1",
        "checkpoint g1 half",
        "checkpoint g1 50.5",
        "checkpoint g1 ٦٠",
        "checkpoint g1 60 --on nonsense",
        "checkpoint a1 60",
        "checkpoint speak 60",
    ],
)
def test_what_makes_no_sense_records_nothing(goal: Mentor, line: str) -> None:
    """A progress outside 0-100, a day or a goal that is none, is wrong usage."""
    goal.fails(line, code=2)
    assert goal("show g1 --json").json["checkpoints"] == []


def test_a_goal_that_is_not_there_is_not_found(goal: Mentor) -> None:
    """It could not be done."""
    assert "g9" in goal.fails("checkpoint g9 60", code=1)

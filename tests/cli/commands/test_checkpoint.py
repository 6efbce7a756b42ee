"""`checkpoint`: record the progress of a goal."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def goal(ana: Mentor) -> Mentor:
    """A journal with one goal, g1."""
    return ana.given(
        "goal add Speak up --measure 'once a week' --by '1 feb'",
    )


def checkpoints(mentor: Mentor) -> list[dict[str, object]]:
    """Return the checkpoints of g1."""
    found: list[dict[str, object]] = mentor("show g1 --json").json["checkpoints"]
    return found


def test_a_checkpoint_records_progress_and_a_note(goal: Mentor) -> None:
    """All words after the progress are the note; the answer shows the progress and the day."""
    output = goal("checkpoint g1 60 led two reviews").out
    assert "Speak up" in output
    assert "60%" in output
    assert "Mon 23 Nov" in output
    entry = shaped(goal("show g1 --json").json, "goal")
    has(entry, progress=60, checkpoints=[{"on": "2026-11-23", "progress": 60, "note": "led two reviews"}])


@pytest.mark.parametrize("line", ["checkpoint G1 60", "checkpoint g1 60%", "checkpoint --on today g1 60"])
def test_refs_in_any_case_and_a_percent_sign_are_accepted(goal: Mentor, line: str) -> None:
    """Options may also come first."""
    has(goal(f"{line} --json").json, ref="g1", progress=60)


def test_a_second_checkpoint_of_one_day_replaces_the_first(goal: Mentor) -> None:
    """The answer shows the replaced progress, the note is kept, and undo restores the first one."""
    goal("checkpoint g1 60 too much")
    assert "replaces the 60% of that day; its note stays: too much" in goal("checkpoint g1 40").out
    assert checkpoints(goal) == [{"on": "2026-11-23", "progress": 40, "note": "too much"}]
    goal("undo")
    assert checkpoints(goal) == [{"on": "2026-11-23", "progress": 60, "note": "too much"}]


def test_a_new_note_replaces_the_old_one(goal: Mentor) -> None:
    """A note can also be added to a checkpoint that had none."""
    for note in ("", "too much", "just right"):
        answer = goal(f"checkpoint g1 40 {note}")
        assert "stays" not in answer.out
        assert checkpoints(goal) == [{"on": "2026-11-23", "progress": 40, "note": note or None}]


def test_a_checkpoint_does_not_take_the_note_of_another_day(goal: Mentor) -> None:
    """A note belongs to one checkpoint."""
    goal("checkpoint g1 20 a start --on 2026-11-20"), goal("checkpoint g1 40")
    assert [checkpoint["note"] for checkpoint in checkpoints(goal)] == ["a start", None]


def test_the_same_checkpoint_changes_nothing(goal: Mentor) -> None:
    """The command succeeds, and nothing is added to the history."""
    goal("checkpoint g1 40 so far")
    assert "already" in goal("checkpoint g1 40 so far").out
    assert [command["verb"] for command in goal("history --json").json].count("checkpoint") == 1


def test_progress_is_that_of_the_latest_day(goal: Mentor) -> None:
    """A checkpoint of an earlier day that is recorded later does not change the progress."""
    goal("checkpoint g1 60")
    has(goal("checkpoint g1 20 --on 2026-10-01 --json").json, progress=60)


@pytest.mark.parametrize("progress", ["0", "100"])
def test_progress_may_be_0_or_100(goal: Mentor, progress: str) -> None:
    """A goal at 100% stays open, and a hint suggests `done`."""
    answer = goal(f"checkpoint g1 {progress}")
    has(goal("show g1 --json").json, progress=int(progress), status="open")
    assert ("mentorlog done g1" in answer.output) == (progress == "100")


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
def test_an_invalid_command_records_nothing(goal: Mentor, line: str) -> None:
    """Progress outside 0-100, an invalid day and an invalid ref are usage errors (exit 2)."""
    goal.fails(line, code=2)
    assert goal("show g1 --json").json["checkpoints"] == []


def test_an_unknown_goal_is_an_error(goal: Mentor) -> None:
    """The command fails with exit 1 and names the ref."""
    assert "g9" in goal.fails("checkpoint g9 60", code=1)

"""An achieved goal has 100 percent progress, whatever its last checkpoint was."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has


@pytest.fixture
def achieved(ana: Mentor) -> Mentor:
    """Three sessions, a goal that was achieved at 80%, and one without a checkpoint."""
    return ana.given(
        "log first --on 2026-03-10",
        "log second --on 2026-04-10",
        "log third --on 2026-11-10",
        "goal add Run the review --on 2026-03-10 --by 2026-11-20",
        'checkpoint g1 40 "a start" --on 2026-05-01',
        "checkpoint g1 80 --on 2026-09-01",
        "done g1 --on 2026-11-12",
        "goal add Say no --on 2026-03-10",
        "done g2 --on 2026-11-14",
    )


@pytest.mark.parametrize("ref", ["g1", "g2"])
def test_an_achieved_goal_has_100_percent_progress(achieved: Mentor, ref: str) -> None:
    """Export, list, progress and `show` agree, and its checkpoints keep their own progress."""
    (relationship,) = achieved("export ana --format json --include-private").json["relationships"]
    exported = {goal["ref"]: goal for goal in relationship["goals"]}
    listed = {goal["ref"]: goal for goal in achieved("goal --all --json").json}
    closed = {goal["ref"]: goal for goal in achieved("progress ana --json").json["closed_goals"]}
    shown = achieved(f"show {ref} --json").json
    for goal in (exported[ref], listed[ref], closed[ref], shown):
        has(goal, status="achieved", progress=100)
    assert [checkpoint["progress"] for checkpoint in shown["checkpoints"]] == ([40, 80] if ref == "g1" else [])


def test_a_reopened_goal_has_its_last_checkpoint_as_progress(achieved: Mentor) -> None:
    """The same applies to a dropped goal; without a checkpoint, the progress is 0."""
    has(achieved("reopen g1 --json").json, progress=80)
    has(achieved("drop g1 --json").json, progress=80)
    has(achieved("reopen g2 --json").json, progress=0)


def test_the_summary_and_its_chart_end_at_100_percent(achieved: Mentor) -> None:
    """The exported summary shows 100% on the day the goal was achieved, after the unchanged checkpoints."""
    achieved_on = "- Result: achieved Thu 12 Nov 2026\n"
    page = achieved("export ana").out
    assert f"{achieved_on}- Fri 1 May 2026, 40%: a start\n- Tue 1 Sep 2026, 80%\n" in page
    before = achieved("export ana --until 2026-11-11").out
    assert "- Result: open\n- Fri 1 May 2026, 40%: a start\n- Tue 1 Sep 2026, 80%\n" in before
    assert achieved_on in achieved("export ana --since 2026-11-01").out
    assert "100%" in achieved("export ana --format html").out


def test_a_review_shows_achieved_goals(achieved: Mentor) -> None:
    """With no open goal left, it lists the achieved ones and does not suggest `goal add`."""
    page = achieved("review ana").fields
    assert "goal add" not in page
    assert "Goals\tRun the review\t100%\tachieved 12 Nov\tg1\n" in page
    assert "Goals\tSay no\t100%\tachieved 14 Nov\tg2\n" in page
    assert "goal add" not in achieved("progress ana").fields
    assert "2 goals achieved" in achieved("").fields


def test_a_review_without_goals_suggests_goal_add(achieved: Mentor) -> None:
    """The hint also appears if all goals were dropped, and an open goal hides the achieved ones."""
    achieved("drop g1"), achieved("drop g2")
    assert "goal add" in achieved("review ana").out
    achieved("reopen g2")
    page = achieved("review ana").out
    assert "Say no" in page
    assert "Run the review" not in page


def test_a_private_achieved_goal_is_hidden(achieved: Mentor) -> None:
    """The review neither shows it above the private block nor suggests `goal add`; on a screen for others it is as if
    there were none."""
    achieved("private g1 g2")
    page = achieved("review ana").out
    assert "Run the review" not in page
    assert "goal add" not in page
    assert "Run the review" not in achieved("review ana --shareable").out


@pytest.mark.parametrize("line", ["done g1", "drop g1", "edit g1 --by 2027-01-10"])
def test_each_command_suggested_for_a_late_goal_removes_its_reminder(ana: Mentor, line: str) -> None:
    """A checkpoint is not suggested, because 100% does not close a goal."""
    ana.given("goal add Run the review --by 2026-11-20", "checkpoint g1 80")
    (reminder,) = [reminder for reminder in ana("remind --json").json if reminder["reminder"] == "goal_due"]
    offered = [reminder["settle"], *reminder["alternatives"]]
    assert f"mentorlog {line.replace('2027-01-10', 'DATE')}" in offered
    assert not [command for command in offered if "checkpoint" in command]
    ana(line)
    assert "goal_due" not in [reminder["reminder"] for reminder in ana("remind --json").json]


def test_a_summary_shows_each_feedback_once(ana: Mentor) -> None:
    """Constructive feedback is in the section on challenges only, also when it was given before the period."""
    ana.given(
        'feedback give "she did not wait" --behaviour "cut in twice" --constructive --on 2026-06-01',
        'outcome f1 improved "waits now" --on 2026-10-01',
    )
    for line in ("export ana", "export ana --since 2026-05-01", "export ana --since 2026-08-01"):
        page = ana(line).out
        assert page.count("cut in twice") == page.count("waits now") == 1

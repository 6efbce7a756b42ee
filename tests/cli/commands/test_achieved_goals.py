"""An achieved goal is reached, whatever its last checkpoint was."""

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
def test_its_progress_is_100_percent(achieved: Mentor, ref: str) -> None:
    """In every JSON; its checkpoints stay what they were."""
    (whole,) = achieved("export ana --format json").json["relationships"]
    exported = {one["ref"]: one for one in whole["goals"]}
    listed = {one["ref"]: one for one in achieved("goal --all --json").json}
    closed = {one["ref"]: one for one in achieved("progress ana --json").json["closed_goals"]}
    shown = achieved(f"show {ref} --json").json
    for goal in (exported[ref], listed[ref], closed[ref], shown):
        has(goal, status="achieved", progress=100)
    assert [one["progress"] for one in shown["checkpoints"]] == ([40, 80] if ref == "g1" else [])


def test_a_reopened_goal_is_where_it_was(achieved: Mentor) -> None:
    """At its last checkpoint; a dropped one too."""
    has(achieved("reopen g1 --json").json, progress=80)
    has(achieved("drop g1 --json").json, progress=80)
    has(achieved("reopen g2 --json").json, progress=0)


def test_the_summary_and_its_chart_end_at_100_percent(achieved: Mentor) -> None:
    """On the day on which it was achieved, after the checkpoints as they were."""
    page = achieved("export ana").out
    assert "| Run the review | 40% on Fri 1 May 2026 | 100% on Thu 12 Nov 2026 |" in page
    assert "- Fri 1 May 2026, 40%: a start\n- Tue 1 Sep 2026, 80%\n" in page
    before = achieved("export ana --until 2026-11-11").out
    assert "| Run the review | 40% on Fri 1 May 2026 | 80% on Tue 1 Sep 2026 |" in before
    assert "100%" not in before
    since = achieved("export ana --since 2026-11-01").out
    assert "| Run the review | 80% on Tue 1 Sep 2026 | 100% on Thu 12 Nov 2026 |" in since
    assert "100%" in achieved("export ana --format html").out


def test_a_review_shows_what_was_achieved(achieved: Mentor) -> None:
    """Rather than to ask for a goal, as if there had been none."""
    page = achieved("review ana").out
    assert "goal add" not in page
    assert "Goals\tRun the review\t100%\tachieved 12 Nov\tg1\n" in page
    assert "Goals\tSay no\t100%\tachieved 14 Nov\tg2\n" in page
    assert "goal add" not in achieved("progress ana").out
    assert "2 goals achieved" in achieved("").out


def test_a_review_without_any_goal_still_asks_for_one(achieved: Mentor) -> None:
    """Also if all were dropped; an open goal is shown alone."""
    achieved("drop g1"), achieved("drop g2")
    assert "goal add" in achieved("review ana").out
    achieved("reopen g2")
    page = achieved("review ana").out
    assert "Say no" in page
    assert "Run the review" not in page


def test_a_private_goal_that_was_achieved_is_not_named(achieved: Mentor) -> None:
    """Above the private block of a review; and nothing asks for another goal."""
    achieved("private g1 g2")
    page = achieved("review ana").out
    assert "Run the review" not in page
    assert "goal add" not in page
    assert "goal add" in achieved("review ana --shareable").out


@pytest.mark.parametrize("line", ["done g1", "drop g1", "edit g1 --by 2027-01-10"])
def test_what_a_late_goal_is_offered_settles_it(ana: Mentor, line: str) -> None:
    """A checkpoint of 100% would not."""
    ana.given("goal add Run the review --by 2026-11-20", "checkpoint g1 80")
    (reminder,) = [one for one in ana("remind --json").json if one["reminder"] == "goal_due"]
    offered = [reminder["settle"], *reminder["alternatives"]]
    assert f"mentorlog {line.replace('2027-01-10', 'DATE')}" in offered
    assert not [each for each in offered if "checkpoint" in each]
    ana(line)
    assert "goal_due" not in [one["reminder"] for one in ana("remind --json").json]


def test_a_summary_prints_no_feedback_twice(ana: Mentor) -> None:
    """One that met a challenge has its own section; one from before the span is a challenge of the span."""
    ana.given(
        'feedback give "she did not wait" --behaviour "cut in twice" --constructive --on 2026-06-01',
        'outcome f1 improved "waits now" --on 2026-10-01',
    )
    for line in ("export ana", "export ana --since 2026-05-01", "export ana --since 2026-08-01"):
        page = ana(line).out
        assert page.count("cut in twice") == page.count("waits now") == 1

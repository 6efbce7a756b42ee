"""Recording a new goal, action, feedback, milestone, point or note."""

from __future__ import annotations

import pytest

from mentorlog.errors import UsageError
from mentorlog.workflows.add_entry import add_action, add_feedback, add_goal, add_milestone, add_note, add_points
from tests.store.build import day
from tests.workflows.conftest import NOW, TODAY, Filled


def test_each_new_entry_is_one_command_with_its_own_verb(filled: Filled) -> None:
    """The command `history` lists the verbs."""
    journal, ana = filled.journal, filled.ana
    add_goal(journal, ana, title="Lead", on=TODAY, now=NOW)
    add_action(journal, ana, text="Send", owner="me", on=TODAY, now=NOW)
    add_feedback(journal, ana, direction="given", text="clear", on=TODAY, now=NOW)
    add_feedback(journal, ana, direction="received", impact="calm", on=TODAY, now=NOW)
    add_milestone(journal, ana, title="Led", now=NOW)
    add_points(journal, ana, texts=["Which talk"], on=TODAY, now=NOW)
    add_note(journal, ana, text="tired", on=TODAY, now=NOW)
    assert filled.verbs()[:7] == [
        "note",
        "raise",
        "milestone add",
        "feedback receive",
        "feedback give",
        "action add",
        "goal add",
    ]


def test_a_new_entry_is_open_and_returned_as_recorded(filled: Filled) -> None:
    """It has all given values."""
    journal, ana = filled.journal, filled.ana
    goal = add_goal(
        journal, ana, title="Lead", measure="three", due_on=day("12-01"), why="growth", on=day("11-20"), now=NOW
    )
    assert (goal.title, goal.measure, goal.due_on, goal.why) == ("Lead", "three", day("12-01"), "growth")
    assert (goal.status, goal.on, goal.private) == ("open", day("11-20"), False)
    action = add_action(
        journal, ana, text="Send", owner="them", due_on=day("12-01"), goal=goal.ref, on=TODAY, private=True, now=NOW
    )
    assert (action.owner, action.status, action.due_on, action.goal) == ("them", "open", day("12-01"), goal.ref)
    assert action.private
    assert filled.entry(action.ref) == action


def test_a_note_is_private_by_default(filled: Filled) -> None:
    """Entries of other kinds are shareable by default."""
    assert add_note(filled.journal, filled.ana, text="tired", on=TODAY, now=NOW).private
    assert not add_note(filled.journal, filled.ana, text="met", on=TODAY, private=False, now=NOW).private
    (point,) = add_points(filled.journal, filled.ana, texts=["Which talk"], on=TODAY, now=NOW)
    assert not point.private


@pytest.mark.parametrize(
    ("reached_on", "planned_on", "status", "on"),
    [
        (None, None, "reached", TODAY),
        (day("11-20"), None, "reached", day("11-20")),
        (TODAY, None, "reached", TODAY),
        (day("11-24"), None, "planned", day("11-24")),
        (None, day("12-01"), "planned", day("12-01")),
        (None, TODAY, "planned", TODAY),
    ],
)
def test_a_milestone_in_the_future_is_planned(filled: Filled, reached_on, planned_on, status, on) -> None:
    """The day can be given by either parameter."""
    found = add_milestone(
        filled.journal, filled.ana, title="Led", reached_on=reached_on, planned_on=planned_on, now=NOW
    )
    assert (found.status, found.on) == (status, on)


def test_a_link_to_another_relationship_is_refused(filled: Filled) -> None:
    """Nothing is recorded."""
    bo = filled.relationship("Bo")
    theirs = filled.goal(relationship=bo)
    before = filled.verbs()
    with pytest.raises(UsageError, match=r"g1 belongs to Bo, not to Ana Souza\."):
        add_action(filled.journal, filled.ana, text="Send", owner="me", goal=theirs, on=TODAY, now=NOW)
    with pytest.raises(UsageError, match=r"g1 belongs to Bo, not to Ana Souza\."):
        add_milestone(filled.journal, filled.ana, title="Led", goal=theirs, now=NOW)
    assert filled.verbs() == before


def test_empty_feedback_is_refused(filled: Filled) -> None:
    """A tone without text is empty too."""
    with pytest.raises(UsageError, match="feedback says something"):
        add_feedback(filled.journal, filled.ana, direction="given", tone="praise", on=TODAY, now=NOW)

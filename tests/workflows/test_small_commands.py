"""`delete`, `snooze`, `checkpoint`, `celebrate` and `outcome`."""

from __future__ import annotations

import pytest

from mentorlog.errors import ConflictError, NotFoundError, UsageError
from mentorlog.workflows.celebrate import celebrate
from mentorlog.workflows.checkpoint import add_checkpoint
from mentorlog.workflows.delete_entries import delete_entries
from mentorlog.workflows.outcome import record_outcome
from mentorlog.workflows.snooze import snooze
from tests.store.build import day
from tests.workflows.conftest import NOW, TODAY, Filled


def test_a_relationship_is_deleted_with_its_entries(filled: Filled) -> None:
    """The order of the arguments makes no difference."""
    note = filled.note()
    delete_entries(filled.journal, [filled.ana, filled.entry(note)], now=NOW)
    for ref in (filled.one, note):
        with pytest.raises(NotFoundError):
            filled.entry(ref)
    assert filled.verbs()[0] == "delete"


def test_a_reminder_is_snoozed(filled: Filled) -> None:
    """A note has no reminders, so it is refused."""
    action, note = filled.action(), filled.note()
    after = snooze(filled.journal, filled.entry(action), until=day("12-01"), now=NOW)
    assert (after, filled.verbs()[0]) == (filled.entry(action), "snooze")
    assert filled.entry(action).snoozed_until == day("12-01")
    with pytest.raises(UsageError, match=r"n1 is a note, which has no reminders\."):
        snooze(filled.journal, filled.entry(note), until=day("12-01"), now=NOW)


def test_only_an_open_goal_gets_a_checkpoint(filled: Filled) -> None:
    """The hint for a closed one is the command that reopens it."""
    goal = filled.goal()
    after = add_checkpoint(filled.journal, filled.entry(goal), progress=60, on=TODAY, note="led two", now=NOW)
    assert after == filled.entry(goal)
    assert [(one.progress, one.note) for one in filled.entry(goal).checkpoints] == [(60, "led two")]
    filled.set(goal, status="dropped", closed_on=TODAY)
    with pytest.raises(ConflictError, match=r"g1 was dropped\.") as caught:
        add_checkpoint(filled.journal, filled.entry(goal), progress=70, on=TODAY, now=NOW)
    assert caught.value.hint == "mentorlog reopen g1"


def test_a_milestone_is_celebrated_once(filled: Filled) -> None:
    """A second command adds only missing values: the date is kept if none is given, and `how` is not replaced."""
    milestone = filled.milestone()
    celebrate(filled.journal, filled.entry(milestone), how=None, on=day("11-20"), now=NOW)
    celebrate(filled.journal, filled.entry(milestone), how="cake", on=None, now=NOW)
    assert (filled.entry(milestone).celebrated_on, filled.entry(milestone).how) == (day("11-20"), "cake")
    with pytest.raises(ConflictError, match="already says how it was celebrated: cake"):
        celebrate(filled.journal, filled.entry(milestone), how="a walk", on=None, now=NOW)
    celebrate(filled.journal, filled.entry(milestone), how=None, on=TODAY, now=NOW)
    assert (filled.entry(milestone).celebrated_on, filled.entry(milestone).how) == (TODAY, "cake")


def test_a_milestone_is_celebrated_today_if_no_day_is_given(filled: Filled) -> None:
    """A milestone that is not reached is refused."""
    reached, planned = filled.milestone(), filled.milestone(status="planned", on=day("12-01"))
    celebrate(filled.journal, filled.entry(reached), how=None, on=None, now=NOW)
    assert filled.entry(reached).celebrated_on == TODAY
    with pytest.raises(ConflictError, match=r"m2 is not reached yet\."):
        celebrate(filled.journal, filled.entry(planned), how=None, on=None, now=NOW)


def test_a_later_outcome_replaces_the_earlier_with_its_note(filled: Filled) -> None:
    """The note belongs to the outcome."""
    feedback = filled.feedback()
    record_outcome(filled.journal, feedback, outcome="unchanged", note="not yet", on=day("11-20"), now=NOW)
    after = record_outcome(filled.journal, feedback, outcome="improved", on=TODAY, now=NOW)
    assert after == filled.entry(feedback)
    found = filled.entry(feedback)
    assert (found.outcome, found.outcome_note, found.outcome_on) == ("improved", None, TODAY)


def test_the_same_outcome_keeps_its_note(filled: Filled) -> None:
    """A new note replaces it."""
    feedback = filled.feedback()
    record_outcome(filled.journal, feedback, outcome="unchanged", note="not yet", on=day("11-20"), now=NOW)
    record_outcome(filled.journal, feedback, outcome="unchanged", on=TODAY, now=NOW)
    assert (filled.entry(feedback).outcome_note, filled.entry(feedback).outcome_on) == ("not yet", TODAY)
    record_outcome(filled.journal, feedback, outcome="unchanged", note="still not", on=TODAY, now=NOW)
    assert filled.entry(feedback).outcome_note == "still not"

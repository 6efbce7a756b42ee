"""What the review notices, and that it is silent when all is well."""

import pytest

from mentorlog.insight.signals import signals
from tests.insight.build import TODAY, action, dossier, goal, session


def refs(signal):
    """The refs of a signal's evidence, in their order."""
    return " ".join(str(each.ref) for each in signal.evidence)


def past(*states):
    """The last sessions, newest first, from words such as `held`, `moved`, `cancelled`."""
    return tuple(
        session(9 - n, f"2026-11-{20 - n}", status="held" if state == "moved" else state, moved=int(state == "moved"))
        for n, state in enumerate(states)
    )


def test_silence_when_all_is_well():
    """Held sessions, a promise carried twice and a goal touched lately are nothing to notice."""
    well = dossier(
        past=past("held", "held", "held", "cancelled", "cancelled", "cancelled"),
        actions=(action(1, carried=2),),
        goals=(goal(1, idle=2), goal(2)),
    )
    assert signals(well, today=TODAY) == ()
    assert signals(dossier(), today=TODAY) == ()


@pytest.mark.parametrize(
    ("states", "evidence", "words"),
    [
        (("moved", "moved", "moved"), "s7 s8 s9", "The last three sessions were moved."),
        (("cancelled", "held", "missed"), "s7 s9", "Two of the last three sessions were cancelled or missed."),
        (("moved", "cancelled", "missed"), "s7 s8 s9", "The last three sessions were moved, cancelled or missed."),
        (("missed", "missed"), "s8 s9", "The last two sessions were missed."),
    ],
)
def test_sessions_that_did_not_happen_as_planned(states, evidence, words):
    """Two of the last three are worth a question; the evidence is in the order of the days."""
    (seen,) = signals(dossier(past=past(*states)), today=TODAY)
    assert seen.signal == "sessions_disturbed"
    assert refs(seen) == evidence
    assert seen.question == f"{words} Is the rhythm right?"


@pytest.mark.parametrize("states", [("moved",), ("moved", "held", "held"), ("held", "held", "held", "moved", "moved")])
def test_one_that_was_moved_is_no_signal(states):
    """Life happens: one of three, or something long ago, says nothing."""
    assert signals(dossier(past=past(*states)), today=TODAY) == ()


def test_promises_carried_again_and_again():
    """From three sessions on, most carried first."""
    (one,) = signals(dossier(actions=(action(1, carried=4), action(2, carried=1))), today=TODAY)
    assert (one.signal, refs(one)) == ("actions_carried", "a1")
    assert "carried 4 times" in one.question
    (two,) = signals(dossier(actions=(action(1, carried=3), action(2, carried=5))), today=TODAY)
    assert refs(two) == "a2 a1"
    assert two.question.startswith("2 promises")


def test_goals_untouched():
    """From three sessions on; a goal whose sessions were not counted is left in peace."""
    (one,) = signals(dossier(goals=(goal(1, idle=3), goal(2), goal(3, idle=0))), today=TODAY)
    assert (one.signal, refs(one)) == ("goals_untouched", "g1")
    assert "untouched for 3 sessions" in one.question
    (two,) = signals(dossier(goals=(goal(1, idle=3), goal(2, idle=7))), today=TODAY)
    assert refs(two) == "g2 g1"


def test_at_most_three_each_a_question_with_evidence():
    """However bad it is, a review names three things, each with the entries that show it and a question."""
    bad = dossier(past=past("missed", "missed", "missed"), actions=(action(1, carried=9),), goals=(goal(1, idle=9),))
    seen = signals(bad, today=TODAY)
    assert [signal.signal for signal in seen] == ["sessions_disturbed", "actions_carried", "goals_untouched"]
    assert all(signal.evidence and signal.question.endswith("?") for signal in seen)

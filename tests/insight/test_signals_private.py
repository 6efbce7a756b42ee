"""Signals from private entries are separate from signals that may be shown to others."""

import pytest

from mentorlog.insight.signals import find_signals
from tests.builders import TODAY, action, checkin, day, dossier, goal, ref, relationship, session
from tests.insight.test_signals import lately, past, seen, stalled


def carried(number, *, private=False, **fields):
    """An action that was carried three times."""
    return action(number, carried=3, on="2026-09-14", private=private, **fields)


def told(filled):
    """Each signal as whether it is private, its evidence and the first sentence of its question."""
    found = find_signals(filled, today=TODAY)
    return [
        (each.private, " ".join(str(one.ref) for one in each.evidence), each.question.split(".")[0]) for each in found
    ]


@pytest.mark.parametrize("private", [False, True])
def test_a_signal_of_a_private_check_in_is_private(private):
    """The question quotes an answer of the check-in."""
    low = lately(checkins=(checkin(1, "2026-11-09", challenge=1, private=private),))
    assert seen(low).private is private


def test_an_older_check_in_does_not_count_after_a_private_one():
    """The last check-in decides, whether it is private or not."""
    older = checkin(1, "2026-08-31", challenge=1)
    assert seen(lately(checkins=(checkin(2, challenge=4, private=True), older))) is None
    both = lately(checkins=(checkin(2, challenge=1, private=True), older))
    assert told(both) == [(True, "c2", "In the check-in of 15 Nov, challenge got 1 of 5")]


@pytest.mark.parametrize("states", [(10, 10), ("moved", "cancelled")])
def test_a_signal_of_private_sessions_is_private(states):
    """The whole signal is private if the other sessions are not enough for one."""
    first, second = past(*states)
    assert seen(lately(past=(first, second))).private is False
    for sessions in ((first, second._replace(private=True)), (first._replace(private=True), second)):
        assert [str(each.ref) for each in seen(lately(past=sessions)).evidence] == ["s8", "s9"]
        assert seen(lately(past=sessions)).private is True


def test_public_sessions_are_counted_alone_if_they_are_enough():
    """A private session among the last three then counts as undisturbed."""
    one, two, three = past("moved", "moved", "moved")
    assert told(lately(past=(one._replace(private=True), two, three))) == [
        (False, "s7 s8", "Two of the last three sessions were moved")
    ]
    restless = lately(past=(one._replace(moved=3), two._replace(private=True, moved=4), three._replace(moved=0)))
    assert told(restless) == [
        (False, "s9", "A session was moved 3 times"),
        (True, "s8", "A session was moved 4 times"),
    ]


def test_a_silence_since_a_private_session_is_private():
    """The evidence includes that session; a private planned session is left out of a public signal."""
    last = past("held", last="2026-10-25")[0]
    quiet = lately(past=(last,), last_session=last)
    assert seen(quiet).private is False
    assert seen(quiet._replace(held=(last._replace(private=True),))).private is True
    planned = session(10, "2026-10-26", status="planned", private=True)
    long_ago = past("held", last="2026-08-31")[0]
    assert told(lately(past=(), last_session=long_ago, planned=(planned._replace(on=day("2026-10-25")),))) == [
        (False, "s9", "No session is logged for 84 days, and you planned to meet every 2 weeks")
    ]


def test_private_actions_have_a_signal_of_their_own():
    """The public signal counts public actions only; the private signal comes after all others."""
    promises = lately(actions=(carried(2), carried(4, private=True)), goals=(goal(1, idle=3),))
    assert told(promises) == [
        (False, "a2", "A promise of yours was carried over 3 times"),
        (False, "g1", "A goal has been untouched for 3 sessions"),
        (True, "a4", "A promise of yours was carried over 3 times"),
    ]
    assert told(lately(actions=(carried(4, private=True),))) == [
        (True, "a4", "A promise of yours was carried over 3 times"),
    ]


def test_an_action_from_a_private_session_is_private():
    """The action needs no private mark of its own."""
    held = past("held", "held")
    sessions = (held[0], held[1]._replace(private=True))
    assert [private for private, *_ in told(lately(past=sessions, actions=(carried(1, session=ref("s8")),)))] == [True]
    assert [private for private, *_ in told(lately(past=sessions, actions=(carried(1, session=ref("s9")),)))] == [False]


def test_private_goals_have_signals_of_their_own():
    """The rule holds for untouched and for stalled goals."""
    one = stalled(4)
    secret = one.goals[0]._replace(ref=ref("g2"), private=True)
    both = told(one._replace(goals=(*one.goals, secret, goal(3, idle=3), goal(4, idle=3, private=True))))
    assert [(private, refs) for private, refs, _ in both] == [
        (False, "g3"),
        (False, "g1"),
        (True, "g4"),
        (True, "g2"),
    ]


def test_a_private_relationship_does_not_make_its_signals_private():
    """All pages of a private relationship are already private."""
    assert seen(dossier(relationship(started_on="2026-10-25", private=True))).private is False

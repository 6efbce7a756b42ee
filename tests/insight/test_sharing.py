"""What may leave the journal, and that what stays behind leaves no trace."""

import pytest
from hypothesis import given

from mentorlog.errors import ConflictError
from mentorlog.insight.sharing import may_leave, shared
from tests.insight.build import (
    action,
    checkpoints,
    goal,
    milestone,
    note,
    point,
    ref,
    relationship,
    session,
)
from tests.insight.journals import History, histories

BOND = relationship()


def refs(entries):
    """The entries' refs as words."""
    return " ".join(str(entry.ref) for entry in entries)


@given(histories())
def test_it_is_as_if_nothing_private_had_ever_been(history: History):
    """What leaves is exactly what leaves a journal in which nothing private was recorded."""
    without = shared(BOND, history.everything, include_private=False)
    assert without == shared(BOND, history.public, include_private=True)


@given(histories())
def test_everything_leaves_when_it_is_asked_for(history: History):
    """With the private entries, none is missing, and none is changed but for what is counted."""
    leaving = shared(BOND, history.everything, include_private=True)
    left = {entry.ref: entry for kind in leaving[1:] for entry in kind}
    assert left.keys() == {entry.ref for entry in history.everything}
    for entry in history.everything:
        counted = {name: getattr(entry, name) for name in ("carried", "idle", "actions") if hasattr(entry, name)}
        assert left[entry.ref]._replace(**counted) == entry


def test_each_kind_in_its_order():
    """Oldest first, sessions of a day by their time; goals by number."""
    entries = [session(2, "2026-05-01"), session(1, "2026-06-01"), goal(2), goal(1, on="2026-09-01")]
    entries += [note(2, on="2026-05-01"), note(1, on="2026-06-01"), action(1, on="2026-02-01"), BOND]
    leaving = shared(BOND, entries, include_private=False)
    assert (refs(leaving.sessions), refs(leaving.goals), refs(leaving.notes)) == ("s2 s1", "g1 g2", "n2 n1")


def test_a_private_session_takes_its_actions_along():
    """An action promised in a private session stays behind, also when it bears no mark of its own."""
    entries = [
        session(1, "2026-05-01", private=True),
        session(2, "2026-06-01", actions=(action(1, session=ref("s1")), action(2))),
        action(1, session=ref("s1")),
        action(2, session=ref("s2")),
        action(3),
        action(4, private=True, session=ref("s2")),
    ]
    leaving = shared(BOND, entries, include_private=False)
    assert refs(leaving.actions) == "a2 a3"
    assert [refs(one.actions) for one in leaving.sessions] == ["a2"]


def test_references_to_what_stays_are_gone():
    """A private goal or point is named nowhere."""
    entries = [
        goal(1, private=True),
        goal(2),
        point(1, private=True),
        point(2, session=ref("s2")),
        session(1, "2026-05-01", goals=(ref("g1"), ref("g2")), points=(ref("t1"), ref("t2"))),
        session(2, "2026-05-02", private=True),
        action(1, goal=ref("g1"), session=ref("s1")),
        milestone(1, "2026-05-01", goal=ref("g1")),
    ]
    leaving = shared(BOND, entries, include_private=False)
    assert (leaving.sessions[0].goals, leaving.sessions[0].points) == ((ref("g2"),), (ref("t2"),))
    assert (leaving.actions[0].goal, leaving.actions[0].session) == (None, ref("s1"))
    assert (leaving.milestones[0].goal, leaving.points[0].session) == (None, None)


def test_counts_are_of_the_sessions_that_leave():
    """Carried and idle do not count a private session, nor one that was not held."""
    entries = [
        session(1, "2026-05-01"),
        session(2, "2026-05-08", private=True),
        session(3, "2026-05-15", goals=(ref("g1"),)),
        session(4, "2026-05-22"),
        session(5, "2026-05-29", status="cancelled"),
        action(1, on="2026-05-01", carried=9),
        action(2, on="2026-05-01", status="done", done_on="2026-05-22", carried=9),
        point(1, on="2026-04-30", carried=9),
        goal(1, on="2026-04-01", idle=9),
        goal(2, on="2026-04-01", checkpoints=checkpoints(("2026-05-01", 20)), idle=9),
        goal(3, on="2026-04-01", status="achieved"),
    ]
    leaving = shared(BOND, entries, include_private=False)
    assert [one.carried for one in (*leaving.actions, *leaving.points)] == [2, 1, 3]
    assert [one.idle for one in leaving.goals] == [1, 2, None]
    everything = shared(BOND, entries, include_private=True)
    assert [one.carried for one in (*everything.actions, *everything.points)] == [3, 2, 4]


def test_a_private_relationship_stays_as_a_whole():
    """It is refused with the line that would export it, and leaves when that is said."""
    bond = relationship(3, private=True)
    assert not may_leave(bond, include_private=False)
    assert may_leave(bond, include_private=True)
    with pytest.raises(ConflictError) as refused:
        shared(bond, [session(1, "2026-05-01")], include_private=False)
    assert refused.value.hint == "mentorlog export r3 --include-private"
    assert shared(bond, [session(1, "2026-05-01")], include_private=True).sessions

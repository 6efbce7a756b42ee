"""The status page: all active relationships and the reminders that are due."""

from mentorlog.insight.due.reminders import find_reminders
from mentorlog.insight.status import build_status
from mentorlog.model import Watch
from tests.builders import NOW, action, person, relationship, session


def test_the_status_of_an_empty_journal_is_empty():
    """It has no people and no reminders."""
    assert build_status(Watch(), now=NOW) == ((), (), 0, 0, 0, ())


def test_the_status_shows_what_is_due_now_and_counts_the_rest():
    """Overdue reminders and those of today are shown; those of the coming week are counted."""
    watch = Watch(
        people=(person(relationship(2, cadence="none")), person(relationship(1, cadence="none"))),
        sessions=(session(14, "2026-11-19", status="planned"), session(15, "2026-11-25", status="planned")),
        actions=(action(12, due_on="2026-11-20"), action(13, due_on="2026-11-23"), action(14, due_on="2026-11-30")),
    )
    seen = build_status(watch, now=NOW)
    assert [str(one.relationship.ref) for one in seen.people] == ["r2", "r1"]
    assert [str(one.ref) for one in seen.due] == ["a12", "s14", "a13"]
    assert seen.more == 2
    whole = build_status(watch, now=NOW, most=None, is_whole=True)
    assert [str(one.ref) for one in whole.due] == ["a12", "s14", "a13", "s15", "a14"]
    assert whole.more == 0


def test_the_status_shows_at_most_five_reminders():
    """The others are included in the count."""
    watch = Watch(actions=tuple(action(n, due_on="2026-11-20") for n in range(1, 9)))
    seen = build_status(watch, now=NOW)
    assert (len(seen.due), seen.more, seen.more_late) == (5, 3, 3)
    assert len(seen.due) + seen.more == len(find_reminders(watch, now=NOW))


def test_what_is_due_today_is_not_hidden_behind_what_is_late():
    """Of five rows three are for today; the others are the most overdue, in the usual order."""
    late = tuple(action(n, due_on=f"2026-11-{n:02}") for n in range(1, 9))
    watch = Watch(actions=(*late, *(action(n, due_on="2026-11-23") for n in range(20, 24))))
    seen = build_status(watch, now=NOW)
    assert [str(one.ref) for one in seen.due] == ["a1", "a2", "a20", "a21", "a22"]
    assert (seen.more, seen.more_late) == (7, 6)
    assert len(build_status(watch, now=NOW, most=None).due) == 12


def test_what_is_due_tomorrow_is_shown_before_the_meeting():
    """Not if that person is met later."""
    watch = Watch(
        people=(person(relationship(1), next_session_on="2026-11-24"),), actions=(action(1, due_on="2026-11-24"),)
    )
    assert [str(one.ref) for one in build_status(watch, now=NOW).due] == ["a1"]
    watch = Watch(
        people=(person(relationship(1), next_session_on="2026-11-26"),), actions=(action(1, due_on="2026-11-24"),)
    )
    assert not build_status(watch, now=NOW).due

"""The workflow of `log`: which session was held and when, and the entries that are recorded with it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from mentorlog.dates import When
from mentorlog.errors import ConflictError, UsageError
from mentorlog.model.results.sessions import LoggedSession
from mentorlog.workflows.log_session import HeldSession, SessionContent, find_held_session, log_session
from tests.store.build import day
from tests.workflows.conftest import NOW, TODAY, Filled


def held(filled: Filled, *, named: Any = None, when: When | None = None, now: dt.datetime = NOW) -> HeldSession:
    """Find the session with Ana that was held, and when."""
    return find_held_session(filled.journal, filled.ana, named=named and filled.entry(named), when=when, now=now)


def log(filled: Filled, at: HeldSession | None = None, *, private: bool = False, **content: Any) -> LoggedSession:
    """Log a session with Ana (default: today)."""
    at = at or HeldSession(TODAY, None, None)
    return log_session(filled.journal, filled.ana, held=at, content=SessionContent(**content), private=private, now=NOW)


# which session


def test_without_a_planned_session_a_new_one_is_logged(filled: Filled) -> None:
    """The default is today, and a day and time can be given."""
    assert held(filled) == (TODAY, None, None)
    assert held(filled, when=When(day("11-20"), dt.time(14))) == (day("11-20"), dt.time(14), None)


@pytest.mark.parametrize(("planned", "is_taken"), [("11-23", True), ("11-16", True), ("11-15", False)])
def test_a_planned_session_of_the_last_week_keeps_its_day(filled: Filled, planned: str, *, is_taken: bool) -> None:
    """It keeps its time of day too."""
    ref = filled.planned(planned, "08:00")
    assert held(filled) == ((day(planned), dt.time(8), filled.entry(ref)) if is_taken else (TODAY, None, None))


def test_a_given_day_replaces_the_planned_day(filled: Filled) -> None:
    """The time of day is kept unless another one is given."""
    session = filled.entry(filled.planned("11-18", "08:00"))
    assert held(filled, named=session.ref, when=When(day("11-20"))) == (day("11-20"), dt.time(8), session)
    assert held(filled, when=When(day("11-18"), dt.time(9))) == (day("11-18"), dt.time(9), session)


def test_a_given_day_matches_only_a_session_of_that_day(filled: Filled) -> None:
    """A session that is planned two days before stays planned."""
    filled.planned("11-18", "08:00")
    assert held(filled, when=When(day("11-20"))) == (day("11-20"), None, None)


def test_an_extra_session_is_always_a_new_one(filled: Filled) -> None:
    """The day makes no difference."""
    filled.planned("11-23", "08:00")
    for when in (None, When(TODAY)):
        found = find_held_session(filled.journal, filled.ana, named=None, when=when, now=NOW, is_extra=True)
        assert found == (TODAY, None, None)


def test_a_session_shortly_after_midnight_can_be_logged_before_it(filled: Filled) -> None:
    """It was held today, at an unknown time."""
    session = filled.entry(filled.planned("11-24", "00:15"))
    assert held(filled, now=dt.datetime.fromisoformat("2026-11-23T23:30")) == (TODAY, None, session)


def test_a_named_session_planned_for_later_was_held_today(filled: Filled) -> None:
    """A past session was held on its day, and a held one keeps its day."""
    later, earlier, done = filled.planned("12-01", "08:00"), filled.planned("06-01", "08:00"), filled.held("05-01")
    assert held(filled, named=later) == (TODAY, None, filled.entry(later))
    assert held(filled, named=earlier) == (day("06-01"), dt.time(8), filled.entry(earlier))
    assert held(filled, named=done) == (day("05-01"), None, filled.entry(done))


def test_a_session_that_was_not_held_is_refused(filled: Filled) -> None:
    """Examples are a day in the future and a cancelled or missed session."""
    with pytest.raises(UsageError, match="in the future"):
        held(filled, when=When(day("11-24")))
    for status in ("cancelled", "missed"):
        session = filled.add("session", status=status, on=day("11-20"))
        with pytest.raises(ConflictError, match=status):
            held(filled, named=session)


# recorded content


def test_a_new_session_has_the_given_content(filled: Filled) -> None:
    """The session is recorded in one command."""
    logged = log(filled, notes="talked", minutes=45, how="video", topics=("roles",), takeaways=("listen",))
    session = logged.session
    assert (session.status, session.on, session.notes, session.minutes) == ("held", TODAY, "talked", 45)
    assert (session.how, session.topics, session.takeaways) == ("video", ("roles",), ("listen",))
    assert logged.before is None
    assert logged.nothing_planned
    assert filled.verbs()[0] == "log"


def test_content_is_added_to_an_existing_session(filled: Filled) -> None:
    """Texts and lists are extended, new values replace planned ones, and the session stays private."""
    first, second = filled.goal("One"), filled.goal("Two")
    ref = filled.planned("11-23", minutes=60, how="phone", goals=(first,), topics=("roles",), private=True)
    log(filled, held(filled), notes="first", goals=(filled.entry(first),))
    logged = log(
        filled, held(filled, named=ref), notes="second", topics=("tone",), minutes=30, goals=(filled.entry(second),)
    )
    session = logged.session
    assert (session.ref, session.notes, session.topics) == (ref, "first\n\nsecond", ("roles", "tone"))
    assert (session.minutes, session.how, session.goals) == (30, "phone", (first, second))
    assert session.private
    assert logged.before is not None
    assert logged.before.notes == "first"


def test_promises_become_actions_of_the_session(filled: Filled) -> None:
    """They are private if the session is, and are linked to its goal if it has only one."""
    goals = tuple(filled.entry(filled.goal(title)) for title in ("One", "Two"))
    promises = (("me", "Send it", day("11-27")), ("them", "Read it", None))
    for worked_on, private in ((goals[:1], True), (goals, False)):
        logged = log(filled, promises=promises, goals=worked_on, private=private)
        actions = [filled.entry(action.ref) for action in logged.session.actions]
        assert [(action.owner, action.text, action.due_on, action.on) for action in actions] == [
            (*promise, TODAY) for promise in promises
        ]
        assert {action.private for action in actions} == {private}
        assert {action.goal for action in actions} == {worked_on[0].ref if len(worked_on) == 1 else None}


def test_actions_added_to_a_private_session_are_private(filled: Filled) -> None:
    """The command does not need to ask for it."""
    ref = filled.planned("11-23", private=True)
    logged = log(filled, held(filled, named=ref), promises=(("me", "Send it", None),))
    assert [action.private for action in logged.session.actions] == [True]


def test_points_are_discussed_on_the_day_of_the_session(filled: Filled) -> None:
    """They are linked to the session."""
    point = filled.point()
    logged = log(filled, HeldSession(day("11-20"), None, None), points=(filled.entry(point),))
    found = filled.entry(point)
    assert (found.status, found.closed_on, found.session) == ("discussed", day("11-20"), logged.session.ref)


def test_entries_of_another_relationship_are_refused(filled: Filled) -> None:
    """Examples are a goal, a point and a session; nothing is recorded."""
    bo = filled.relationship("Bo Lind")
    session = filled.entry(filled.planned("11-23", relationship=bo))
    goal, point = filled.entry(filled.goal(relationship=bo)), filled.entry(filled.point(relationship=bo))
    for at, content in (
        (HeldSession(TODAY, None, session), {}),
        (None, {"goals": (goal,)}),
        (None, {"points": (point,)}),
    ):
        with pytest.raises(UsageError, match="belongs to Bo Lind, not to Ana Souza"):
            log(filled, at, **content)
    assert filled.journal.sessions(status="held") == ()


def test_another_session_of_that_day_is_returned(filled: Filled) -> None:
    """A session to which content was added is not returned."""
    first = log(filled).session
    logged = log(filled)
    assert [other.ref for other in logged.same_day] == [first.ref]
    assert log(filled, held(filled, named=first.ref)).same_day == ()


# the next session


def test_the_next_session_is_planned(filled: Filled) -> None:
    """It has its time zone, and other sessions at the same time are returned."""
    bo = filled.relationship("Bo Lind")
    other = filled.planned("12-01", "10:30", relationship=bo)
    logged = log(filled, next_at=When(day("12-01"), dt.time(10)), next_zone="Europe/Copenhagen")
    assert logged.upcoming is not None
    assert (logged.upcoming.status, logged.upcoming.on, logged.upcoming.at) == ("planned", day("12-01"), dt.time(10))
    assert (logged.upcoming.zone, logged.upcoming_before) == ("Europe/Copenhagen", None)
    assert [clash.ref for clash in logged.clashes] == [other]
    assert not logged.nothing_planned


def test_a_given_planned_session_is_moved(filled: Filled) -> None:
    """It keeps its time of day, and the move is counted without a person who asked for it."""
    before = filled.entry(filled.planned("11-25", "10:00", minutes=60, zone="Europe/Paris", moved=1, moved_by="me"))
    logged = log(filled, next_at=When(day("12-01")), next_moves=before)
    assert logged.upcoming_before == before
    assert logged.upcoming == before._replace(on=day("12-01"), moved=2)
    assert not logged.is_upcoming_new
    assert logged.still_planned == ()


def test_a_next_session_beside_a_planned_one_is_new(filled: Filled) -> None:
    """The planned session is not changed, and is returned."""
    before = filled.entry(filled.planned("11-25", "10:00"))
    logged = log(filled, next_at=When(day("12-01")))
    assert logged.is_upcoming_new
    assert logged.still_planned == (before,)


def test_an_unlogged_planned_session_is_returned(filled: Filled) -> None:
    """Its time has come, but another session was logged."""
    unlogged = filled.entry(filled.planned("11-23", "08:00"))
    assert log(filled, HeldSession(day("11-20"), None, None)).not_logged == unlogged
    assert log(filled, held(filled)).not_logged is None


@pytest.mark.parametrize(
    ("planned", "when", "held_on"),
    [
        (("12-01", "10:00"), When(day("12-01")), None),
        (("12-01", "10:00"), When(day("12-01"), dt.time(10)), None),
        (("11-20", None), When(day("11-20")), "11-06"),
    ],
)
def test_a_session_planned_for_that_time_is_kept(
    filled: Filled, planned: tuple[str, str | None], when: When, held_on: str | None
) -> None:
    """Other planned sessions make no difference."""
    session = filled.entry(filled.planned(*planned))
    filled.planned("11-25")
    at = HeldSession(day(held_on), None, None) if held_on else None
    logged = log(filled, at, next_at=when)
    assert (logged.upcoming, logged.upcoming_before) == (session, None)
    assert filled.entry(session.ref) == session


def test_a_next_session_in_the_past_moves_no_future_session(filled: Filled) -> None:
    """The logged session is an old one, so its next session is in the past too."""
    ahead = filled.entry(filled.planned("12-01"))
    logged = log(filled, HeldSession(day("10-05"), None, None), next_at=When(day("10-19")))
    assert logged.upcoming is not None
    assert (logged.upcoming.on, logged.upcoming_before) == (day("10-19"), None)
    assert filled.entry(ahead.ref) == ahead


def test_a_held_session_is_not_the_next_one(filled: Filled) -> None:
    """A new session is planned."""
    ref = filled.planned("11-23", "10:00")
    logged = log(filled, held(filled, named=ref), next_at=When(day("11-27")))
    assert logged.upcoming is not None
    assert logged.upcoming.ref != ref
    assert filled.entry(ref).on == TODAY


def test_nothing_is_recorded_if_a_part_is_refused(filled: Filled) -> None:
    """The whole command is one transaction."""
    with pytest.raises(UsageError):
        log(filled, notes="talked", promises=(("me", "Send it", None), ("me", "half \ud800", None)))
    assert filled.journal.sessions() == ()
    assert filled.journal.actions() == ()

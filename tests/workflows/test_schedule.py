"""`plan`, `move`, `cancel` and `miss`."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from mentorlog.dates import When
from mentorlog.errors import ConflictError
from mentorlog.model.results.sessions import PlannedSession
from mentorlog.workflows.schedule import cancel_sessions, miss_session, move_session, plan_sessions
from tests.store.build import day
from tests.workflows.conftest import NOW, Filled

ZONE = "Europe/Copenhagen"


def plan(filled: Filled, when: When, **fields: Any) -> PlannedSession:
    """Plan a session with Ana."""
    ordinary: dict[str, Any] = {"minutes": None, "how": None, "where": None, "private": False}
    times = [(when, fields.pop("zone", ZONE))]
    return plan_sessions(filled.journal, filled.ana, times=times, now=NOW, **ordinary | fields)[0]


def move(filled: Filled, ref: Any, when: When, **fields: Any) -> PlannedSession:
    """Move a session."""
    ordinary: dict[str, Any] = {"zone": ZONE, "moved_by": None}
    return move_session(filled.journal, filled.entry(ref), when=when, now=NOW, **ordinary | fields)


def test_a_session_is_planned(filled: Filled) -> None:
    """A session with a time has a time zone; one without a time has none."""
    planned = plan(filled, When(day("11-27"), dt.time(14)), minutes=60, how="video", where="office", private=True)
    session = planned.session
    assert (session.status, session.on, session.at, session.zone) == ("planned", day("11-27"), dt.time(14), ZONE)
    assert (session.minutes, session.how, session.where, session.private) == (60, "video", "office", True)
    assert (planned.clashes, planned.has_passed) == ((), False)
    assert plan(filled, When(day("12-01"))).session.zone is None
    assert filled.verbs()[0] == "plan"


def test_clashing_sessions_are_returned(filled: Filled) -> None:
    """They can be with any person; the result also says whether the time has passed."""
    bo = filled.relationship("Bo Lind")
    other = filled.planned("11-20", "14:30", relationship=bo)
    planned = plan(filled, When(day("11-20"), dt.time(14)))
    assert [clash.ref for clash in planned.clashes] == [other]
    assert planned.has_passed
    moved = move(filled, other, When(day("11-20"), dt.time(14)))
    assert [clash.ref for clash in moved.clashes] == [planned.session.ref]
    assert moved.has_passed


def test_a_move_is_counted(filled: Filled) -> None:
    """A new day keeps the time of day and its zone; the person who asked last is recorded."""
    ref = filled.planned("11-27", "14:00", zone="Europe/Paris")
    session = move(filled, ref, When(day("11-30")), moved_by="them").session
    assert (session.on, session.at, session.zone) == (day("11-30"), dt.time(14), "Europe/Paris")
    assert (session.moved, session.moved_by) == (1, "them")
    session = move(filled, ref, When(day("11-30"), dt.time(15))).session
    assert (session.at, session.zone, session.moved, session.moved_by) == (dt.time(15), ZONE, 2, None)
    assert filled.verbs()[0] == "move"


@pytest.mark.parametrize("when", [When(day("11-27")), When(day("11-27"), dt.time(14))])
def test_a_session_at_the_same_time_is_not_moved(filled: Filled, when: When) -> None:
    """No command is recorded."""
    before = filled.entry(filled.planned("11-27", "14:00"))
    assert move(filled, before.ref, when, moved_by="me").session == before
    assert "move" not in filled.verbs()


def test_a_session_is_cancelled(filled: Filled) -> None:
    """The person and the reason are recorded."""
    before = filled.entry(filled.planned("11-27"))
    (after,) = cancel_sessions(filled.journal, [before], cancelled_by="them", why="flu", now=NOW)
    assert after == before._replace(status="cancelled", cancelled_by="them", why="flu") == filled.entry(before.ref)


def test_a_future_session_cannot_be_missed(filled: Filled) -> None:
    """From its day on it can be missed."""
    before = filled.entry(filled.planned("11-23", "14:00"))
    after = miss_session(filled.journal, before, missed_by="me", now=NOW)
    assert after == before._replace(status="missed", cancelled_by="me") == filled.entry(before.ref)
    ahead = filled.entry(filled.planned("11-24"))
    with pytest.raises(ConflictError, match="still ahead") as error:
        miss_session(filled.journal, ahead, missed_by=None, now=NOW)
    assert error.value.hint == f"mentorlog cancel {ahead.ref}"


@pytest.mark.parametrize("status", ["held", "cancelled", "missed"])
def test_only_a_planned_session_is_moved_cancelled_or_missed(filled: Filled, status: str) -> None:
    """The error gives the status of the session."""
    session = filled.entry(filled.add("session", status=status, on=day("11-20")))
    for change in (
        lambda: move(filled, session.ref, When(day("11-30"))),
        lambda: cancel_sessions(filled.journal, [session], cancelled_by=None, why=None, now=NOW),
        lambda: miss_session(filled.journal, session, missed_by=None, now=NOW),
    ):
        with pytest.raises(ConflictError, match=f"is not planned: it was {status}"):
            change()
    assert filled.entry(session.ref) == session

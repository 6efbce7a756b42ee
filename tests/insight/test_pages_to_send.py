"""The agenda and the recap, which the user sends to the other person."""

from __future__ import annotations

import datetime as dt

import pytest

from mentorlog.insight.pages_to_send import build_agenda, build_recap
from tests.builders import NOW, action, dossier, point, relationship, session

BOND = relationship()


def planned(number: int, on: str, at: str | None = None, **fields: object) -> object:
    """A planned session, with a time if one is given."""
    return session(number, on, status="planned", at=dt.time.fromisoformat(at) if at else None, **fields)


def test_the_points_that_were_carried_most_come_first() -> None:
    """Points that were carried equally often keep the order of the dossier."""
    points = (point(1, carried=1), point(2, carried=0), point(3, carried=3), point(4, carried=1))
    assert [str(one.ref) for one in build_agenda(dossier(points=points), now=NOW).points] == ["t3", "t1", "t4", "t2"]


def test_actions_are_sorted_by_date_for_each_person() -> None:
    """Actions without a date come last."""
    actions = (
        action(1),
        action(2, due_on="2026-12-01"),
        action(3, owner="them", due_on="2026-12-15"),
        action(4, due_on="2026-11-20"),
        action(5, owner="them"),
    )
    found = build_agenda(dossier(actions=actions), now=NOW)
    assert [str(one.ref) for one in found.mine] == ["a4", "a2", "a1"]
    assert [str(one.ref) for one in found.theirs] == ["a3", "a5"]


@pytest.mark.parametrize(
    ("meetings", "expected"),
    [
        ((), None),
        ((planned(1, "2026-11-24", "14:00"),), "s1"),
        ((planned(1, "2026-11-23"), planned(2, "2026-11-24")), "s1"),
        ((planned(1, "2026-11-23", "08:30"), planned(2, "2026-11-24")), "s1"),
        ((planned(1, "2026-11-23", "07:30"), planned(2, "2026-11-24")), "s2"),
        ((planned(1, "2026-11-20"), planned(2, "2026-12-07")), "s2"),
        ((planned(1, "2026-11-20"),), None),
    ],
)
def test_the_agenda_is_for_the_next_planned_session(meetings: tuple[object, ...], expected: str | None) -> None:
    """A session that began up to an hour ago is still the next one; an older one is not."""
    meeting = build_agenda(dossier(planned=meetings), now=NOW).next_session
    assert (str(meeting.ref) if meeting else None) == expected


def test_yesterdays_session_without_a_time_is_not_the_next_one() -> None:
    """The extra hour applies only to sessions with a time, as in the review."""
    meetings = (planned(1, "2026-11-22"), planned(2, "2026-11-30"))
    meeting = build_agenda(dossier(planned=meetings), now=NOW.replace(hour=0, minute=30)).next_session
    assert meeting is not None
    assert str(meeting.ref) == "s2"


def test_the_recap_has_the_next_session() -> None:
    """It is the first planned session that has not passed."""
    coming = [planned(2, "2026-11-20"), planned(3, "2026-11-23", "08:30"), planned(4, "2026-12-07")]
    found = build_recap(BOND, session(1, "2026-11-09"), planned=coming, now=NOW)  # type: ignore[arg-type]
    assert found.next_session is not None
    assert str(found.next_session.ref) == "s4"
    assert build_recap(BOND, session(1, "2026-11-09"), now=NOW).next_session is None


@pytest.mark.parametrize(("status", "is_last"), [("active", False), ("ended", True), ("paused", True)])
def test_only_the_last_session_of_an_active_relationship_has_a_next_one(*, status: str, is_last: bool) -> None:
    """The recap of another session does not mention a next one, even if it is planned."""
    coming = [planned(4, "2026-12-07")]
    bond = relationship(status=status, ended_on="2026-11-20" if status == "ended" else None)
    found = build_recap(bond, session(1, "2026-11-09"), planned=coming, is_last=is_last, now=NOW)  # type: ignore[arg-type]
    assert (found.shows_next_session, found.next_session) == (False, None)
    assert build_recap(BOND, session(1, "2026-11-09"), now=NOW).shows_next_session

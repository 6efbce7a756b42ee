"""Which of several planned sessions a command uses, and which sessions overlap."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from mentorlog.dates import When
from mentorlog.insight.planned import (
    clashes,
    next_planned,
    session_at,
    session_to_change,
    session_to_log,
    session_to_miss,
)
from mentorlog.model import Ref, Session
from tests.builders import NOW, TODAY, day, ref, session


def planned(*moments: str) -> list[Session]:
    """Planned sessions s1, s2, ... on ISO days, perhaps with a time after a blank."""
    found = []
    for number, moment in enumerate(moments, start=1):
        on, _, at = moment.partition(" ")
        found.append(session(number, on, status="planned", at=dt.time.fromisoformat(at) if at else None))
    return found


def chosen(found: Session | None) -> str | None:
    """The ref of a session."""
    return str(found.ref) if found else None


PASSED = ("2026-11-20", "2026-11-23 08:30")
AHEAD = ("2026-11-23 09:00", "2026-11-30")


def test_the_next_session_is_the_first_that_has_not_passed() -> None:
    """A session without a time passes with its day."""
    assert chosen(next_planned(planned(*PASSED, *AHEAD), now=NOW)) == "s3"
    assert chosen(next_planned(planned("2026-11-23"), now=NOW)) == "s1"
    assert next_planned(planned(*PASSED), now=NOW) is None


def test_a_past_session_can_be_moved_or_cancelled() -> None:
    """If there is no next session, the earliest planned one is used."""
    assert chosen(session_to_change(planned(*PASSED, *AHEAD), now=NOW)) == "s3"
    assert chosen(session_to_change(planned(*PASSED), now=NOW)) == "s1"
    assert session_to_change([], now=NOW) is None


def test_the_missed_session_is_the_latest_that_has_passed() -> None:
    """A session today without a time can be missed before the day is over."""
    assert chosen(session_to_miss(planned(*PASSED, *AHEAD), now=NOW)) == "s2"
    assert chosen(session_to_miss(planned("2026-11-20", "2026-11-23"), now=NOW)) == "s2"
    assert session_to_miss(planned(*AHEAD), now=NOW) is None


@pytest.mark.parametrize(
    ("moments", "found"),
    [
        ((), None),
        (("2026-11-18", "2026-11-20"), "s2"),
        (("2026-11-23 08:00", "2026-11-23 14:00"), "s1"),
        (("2026-11-23 08:00", "2026-11-23 08:30", "2026-11-23 14:00"), "s2"),
        (("2026-11-23 10:00", "2026-11-23 14:00"), "s1"),
        (("2026-11-20", "2026-11-23 14:00"), "s1"),
        (("2026-11-23 10:01",), None),
        (("2026-11-23",), "s1"),
        (("2026-11-24",), None),
    ],
)
def test_the_session_to_log_is_the_latest_that_has_begun(moments: tuple[str, ...], found: str | None) -> None:
    """A session that begins within an hour counts; one without a time begins with its day."""
    assert chosen(session_to_log(planned(*moments), moment=NOW)) == found


@pytest.mark.parametrize(
    ("moments", "found"),
    [
        (("2026-11-23 08:45", "2026-11-23 09:00", "2026-11-23 09:30"), "s2"),
        (("2026-11-23 06:00", "2026-11-23 09:30"), "s2"),
        (("2026-11-23", "2026-11-23 08:00"), "s2"),
        (("2026-11-23 10:30",), None),
    ],
)
def test_a_typed_time_selects_the_nearest_session(moments: tuple[str, ...], found: str | None) -> None:
    """The session had begun by that time or began within an hour of it."""
    assert chosen(session_to_log(planned(*moments), moment=NOW, is_typed=True)) == found


def test_a_typed_day_and_time_select_that_session() -> None:
    """If none is at that time, the first session of the day is selected."""
    sessions = planned("2026-11-30 10:00", "2026-11-30 14:00")
    assert chosen(session_at(sessions, When(day("2026-11-30"), dt.time(14)))) == "s2"
    assert chosen(session_at(sessions, When(day("2026-11-30"), dt.time(15)))) == "s1"
    assert session_at([], When(TODAY)) is None


@pytest.mark.parametrize(
    ("at", "fields", "is_clash"),
    [
        ("10:00", {}, True),
        ("10:30", {}, True),
        ("11:00", {}, False),
        ("11:00", {"minutes": 30}, False),
        ("09:00", {"minutes": 90}, True),
        ("09:00", {}, False),
        (None, {}, False),
    ],
)
def test_sessions_with_different_people_clash_if_they_overlap(
    at: str | None, fields: dict[str, Any], *, is_clash: bool
) -> None:
    """A session without a length takes an hour; one without a time clashes with none of another person."""
    mine = session(1, "2026-11-30", status="planned", at=dt.time(10), **fields)
    theirs = session(2, "2026-11-30", status="planned", at=at and dt.time.fromisoformat(at), **fields)
    theirs = theirs._replace(relationship_ref=Ref("relationship", 2))
    assert [other.ref for other in clashes(mine, [mine, theirs])] == ([ref("s2")] if is_clash else [])


@pytest.mark.parametrize(
    ("first", "second", "minutes", "is_clash"),
    [
        ("2026-11-29 23:30", "2026-11-30 00:15", None, True),
        ("2026-11-29 23:30", "2026-11-30 00:30", None, False),
        ("2026-11-29 08:00", "2026-11-30 07:30", 24 * 60, True),
        # the clocks go from 2:00 to 3:00
        ("2027-03-28 01:30", "2027-03-28 03:15", None, True),
        # the clocks go back from 3:00 to 2:00
        ("2026-10-25 01:30", "2026-10-25 03:15", 120, False),
    ],
)
def test_sessions_clash_across_midnight_and_clock_changes(
    first: str, second: str, minutes: int | None, *, is_clash: bool
) -> None:
    """The length is elapsed time, not the difference of the local times."""
    one, other = planned(first, second)
    one, other = one._replace(minutes=minutes), other._replace(relationship_ref=Ref("relationship", 2))
    assert bool(clashes(one, [other], zone="Europe/Copenhagen")) is is_clash
    assert bool(clashes(other, [one], zone="Europe/Copenhagen")) is is_clash


def test_two_sessions_with_one_person_on_a_day_without_times_clash() -> None:
    """They are probably the same session twice; if one has a time, they do not clash."""
    first, second = planned("2026-11-30", "2026-11-30")
    assert clashes(first, [first, second]) == (second,)
    assert clashes(first, [first, second._replace(at=dt.time(10))]) == ()

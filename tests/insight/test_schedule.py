"""The rhythm of a relationship: what became of the last meetings that its cadence asked for."""

import datetime as dt

import pytest

from mentorlog.insight.schedule import MOST_MEETINGS, ends_before_next, recent_rhythm
from mentorlog.model import Meeting
from tests.builders import TODAY, relationship

SIGNS = {"held": "H", "not_logged": "?", "missed": "M", "cancelled": "C", "none": "-"}
STATUSES = {"H": "held", "?": "planned", "M": "missed", "C": "cancelled"}


def rhythm(*ago: str, cadence: str = "every 2 weeks", started: int = 400, **fields: object) -> str:
    """The rhythm in letters; `H14` is a session held fourteen days ago."""
    days = sorted((int(one[1:]), STATUSES[one[0]]) for one in ago)
    meetings = [Meeting(TODAY - dt.timedelta(number), status) for number, status in days][:MOST_MEETINGS]
    one = relationship(cadence=cadence, started_on=TODAY - dt.timedelta(started), **fields)
    return "".join(SIGNS[result] for result in recent_rhythm(one, meetings, today=TODAY))


@pytest.mark.parametrize(
    ("ago", "found"),
    [
        ("H1 H15 H29 H43 H57 H71 H85", "HHHHHH"),
        ("H1 H15 H35 H45 H57 H78 H85", "HHHHHH"),  # neither an early nor a late meeting is one more or one less
        ("H1 C15 M29 ?43 H57 H71", "HH?MCH"),
        ("H22 H36 H50 H64 H78", "HHHHH-"),  # overdue on the 22nd day, and not on the 21st
        ("H21 H35 H49 H63 H77 H91", "HHHHHH"),
        ("H35 H49 H63 H77 H91 H105", "HHHHH-"),  # again after a cadence more
        ("H36 H50 H64 H78 H92 H106", "HHHH--"),
        ("H1 H30 H44 H58 H72", "HHHH-H"),
        ("H200", "------"),
        ("H3 C5 H17 M17 H31 C36 H45 H59 H73", "HHHHHH"),  # a meeting that was cancelled and held two days later
        ("C3 H12 H26", "HHC"),
        ("", ""),
    ],
)
def test_each_expected_meeting_has_a_result(ago: str, found: str) -> None:
    """It is the best of the sessions near the day; none if the next meeting was overdue without one."""
    started = max((int(one[1:]) for one in ago.split()), default=0)
    assert rhythm(*ago.split(), started=started) == found


def test_the_time_before_the_first_session_counts() -> None:
    """The cadence counts from the start of the relationship."""
    assert rhythm(started=60) == "---"
    assert rhythm("H1", "H15", started=80) == "----HH"
    assert rhythm("H1", started=20) == "H"


def test_the_time_of_a_pause_does_not_count() -> None:
    """It does not before the day on which the relationship was resumed, nor before that on which a pause ended."""
    ago = ("H5", "H90", "H104")
    assert rhythm(*ago, started=104) == "-----H"
    for field in ("resumed_on", "paused_until"):
        assert rhythm(*ago, started=104, **{field: TODAY - dt.timedelta(20)}) == "HHH"
        assert rhythm(*ago, started=104, **{field: TODAY - dt.timedelta(2)})[-1] == "H"


def test_no_rhythm_without_a_cadence() -> None:
    """Also if the cadence is not recognised."""
    assert rhythm("H1", "H15", cadence="none") == rhythm("H1", cadence="whenever") == ""


def test_extra_sessions_hide_nothing_and_invent_nothing() -> None:
    """Of many sessions, only the last are read; what was before them is not known, and not called none."""
    ago = [f"H{number}" for number in range(1, 90, 3)]
    assert rhythm(*ago, cadence="monthly") == "HH"


def test_months_are_those_of_the_calendar() -> None:
    """A month may have 31 days, and a cadence may be longer than the calendar."""
    assert rhythm("H31", "H61", "H92", cadence="monthly", started=92) == "HHH"
    assert rhythm("H31", cadence="yearly", started=4000) == "-----H"


@pytest.mark.parametrize(
    ("cadence", "last", "end", "expected"),
    [
        ("every 2 weeks", -13, 1, False),  # due on the day of the end
        ("every 2 weeks", -12, 1, True),
        ("every 2 weeks", -30, 6, True),  # overdue, and too near the end
        ("every 2 weeks", -30, 7, False),
        ("weekly", -30, 3, True),
        ("weekly", -30, 4, False),
        ("monthly", -5, 60, False),
        ("monthly", -5, None, False),
        ("none", -5, 3, True),
        ("none", -5, 30, False),
        ("every 2 weeks", -3, -1, True),
    ],
)
def test_a_relationship_may_end_before_the_next_session(cadence, last, end, expected) -> None:
    """The planned end comes before the day that the cadence asks for, or that day has passed and the end is near."""
    ends_on = None if end is None else TODAY + dt.timedelta(end)
    one = relationship(cadence=cadence, ends_on=ends_on)
    assert ends_before_next(one, last_on=TODAY + dt.timedelta(last), today=TODAY) is expected

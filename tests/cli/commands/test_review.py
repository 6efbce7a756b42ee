"""`review` without a name: whom it chooses."""

from __future__ import annotations

import datetime as dt

import pytest

from mentorlog.insight import schedule
from tests.cli.conftest import Mentor

ANA, BO = "Ana Souza", "Bo Lind"


def chosen(mentor: Mentor) -> str:
    """Whose review it is."""
    return str(mentor("review --json").json["relationship"]["name"])


@pytest.fixture
def calm(mentor: Mentor) -> Mentor:
    """Somebody with two relationships, neither of them overdue; it is Monday 23 November 2026, 9:00."""
    mentor("start Ana Souza --i-am mentor --cadence 'every 2 weeks' --since 2026-11-20")
    mentor("start Bo Lind --i-am mentee --cadence monthly --since 2026-11-20")
    return mentor


@pytest.fixture
def late(mentor: Mentor) -> Mentor:
    """Somebody who met both long ago: Ana is 8 days late at her cadence, Bo 22."""
    mentor("start Ana Souza --i-am mentor --cadence 'every 2 weeks' --since 2026-03-02")
    mentor("start Bo Lind --i-am mentee --cadence monthly --since 2026-03-02")
    mentor("log talked -w ana --on 2026-11-01")
    mentor("log talked -w bo --on 2026-10-01")
    return mentor


@pytest.mark.parametrize(
    "planned",
    [
        "2026-11-23 08:00",
        "2026-11-23 08:30",
        "2026-11-23 09:00",
        "2026-11-23 23:59",
        "2026-11-24 09:00",
        "2026-11-23",
        "2026-11-24",
    ],
)
def test_a_session_from_an_hour_ago_to_a_day_ahead_is_taken(late: Mentor, planned: str) -> None:
    """Before anybody who is overdue; without a time of day it may be any time of its day."""
    late(f"plan {planned} -w ana")
    assert chosen(late) == ANA


@pytest.mark.parametrize("planned", ["2026-11-24 09:01", "2026-11-25", "2026-11-23 07:59", "2026-12-01"])
def test_a_session_further_away_is_not(late: Mentor, planned: str) -> None:
    """Then the most overdue is taken."""
    late(f"plan {planned} -w ana")
    assert chosen(late) == BO


def test_how_long_a_session_is_the_coming_one_is_said_once(late: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is met is chosen by the same grace that the page goes by."""
    late("plan '2026-11-23 07:00' -w ana")
    assert chosen(late) == BO
    monkeypatch.setattr(schedule, "GRACE", dt.timedelta(hours=2))
    assert chosen(late) == ANA


def test_of_two_near_sessions_the_first_is_taken(calm: Mentor) -> None:
    """Whoever comes first by the clock."""
    calm("plan 2026-11-23 16:00 -w ana")
    calm("plan 2026-11-23 14:00 -w bo")
    assert chosen(calm) == BO
    calm("plan 2026-11-23 08:45 -w ana")
    assert chosen(calm) == ANA


def test_the_most_overdue_is_taken(late: Mentor) -> None:
    """Counted in days beyond the cadence."""
    assert chosen(late) == BO
    late("log talked -w bo --on 2026-11-20")
    assert chosen(late) == ANA


def test_a_planned_session_is_not_overdue(late: Mentor) -> None:
    """Who has the next session planned is not the one to worry about."""
    late("plan 2026-12-10 -w bo")
    assert chosen(late) == ANA


def test_else_the_next_session_is_taken(calm: Mentor) -> None:
    """Where nobody is late."""
    calm("plan 2026-12-10 -w ana")
    calm("plan 2026-12-01 -w bo")
    assert chosen(calm) == BO
    calm("plan 2026-11-30 -w ana")
    assert chosen(calm) == ANA


def test_the_only_active_one_is_taken(late: Mentor) -> None:
    """Those who rest or are over are not chosen."""
    late("pause bo")
    assert chosen(late) == ANA
    late("end ana")
    said = late.fails("review", code=1)
    assert "There is no active relationship." in said
    assert "mentorlog resume NAME" in said
    assert late("review --json").json is None


def test_those_who_rest_can_be_named(late: Mentor) -> None:
    """`review bo` reads what there is of anybody."""
    late("end bo")
    assert late("review bo --json").json["relationship"]["status"] == "ended"


def test_nobody_is_late_or_planned(calm: Mentor) -> None:
    """Somebody is chosen all the same, and always the same one."""
    assert chosen(calm) in (ANA, BO)
    assert chosen(calm) == chosen(calm)


def test_the_last_session_has_its_takeaways_and_its_notes(ana: Mentor) -> None:
    """Both, whichever was written first."""
    ana("log We looked at the three reviews --on 2026-11-16 --takeaway 'Ask first' --takeaway 'Wait ten seconds'")
    for line in ("review ana", "review ana --full" if "--full" in ana("review --help").out else "review ana"):
        page = ana(line).out
        for words in ("Ask first", "Wait ten seconds", "We looked at the three reviews"):
            assert words in page
    ana("log s1 He will lead the next one")
    assert "He will lead the next one" in ana("review ana").out

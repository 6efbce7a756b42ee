"""`review` without a name: which relationship it selects."""

from __future__ import annotations

import datetime as dt

import pytest

from mentorlog.insight import schedule
from tests.cli.conftest import Mentor

ANA, BO = "Ana Souza", "Bo Lind"


def selected(mentor: Mentor) -> str:
    """Return the name in the review."""
    return str(mentor("review --json").json["relationship"]["name"])


@pytest.fixture
def calm(mentor: Mentor) -> Mentor:
    """Two relationships, neither of them overdue, on Monday 23 November 2026 at 9:00."""
    mentor("start Ana Souza --i-am mentor --cadence 'every 2 weeks' --since 2026-11-20")
    mentor("start Bo Lind --i-am mentee --cadence monthly --since 2026-11-20")
    return mentor


@pytest.fixture
def late(mentor: Mentor) -> Mentor:
    """Two overdue relationships: Ana by 8 days beyond the cadence, Bo by 22."""
    mentor("start Ana Souza --i-am mentor --cadence 'every 2 weeks' --since 2026-03-02")
    mentor("start Bo Lind --i-am mentee --cadence monthly --since 2026-03-02")
    mentor("log talked -w ana --on 2026-11-01")
    mentor("log talked -w bo --on 2026-10-01")
    return mentor


@pytest.mark.everyday_cases(3)
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
def test_a_session_from_an_hour_ago_to_in_a_day_is_selected(late: Mentor, planned: str) -> None:
    """It comes before overdue relationships; without a time of day it counts as any time of its day."""
    late(f"plan {planned} -w ana")
    assert selected(late) == ANA


@pytest.mark.parametrize("planned", ["2026-11-24 09:01", "2026-11-25", "2026-11-23 07:59", "2026-12-01"])
def test_a_more_distant_session_is_not_selected(late: Mentor, planned: str) -> None:
    """The most overdue relationship is selected instead."""
    late(f"plan {planned} -w ana")
    assert selected(late) == BO


def test_the_grace_after_the_start_of_a_session_is_one_constant(late: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The selection uses the same constant as the page."""
    late("plan '2026-11-23 07:00' -w ana")
    assert selected(late) == BO
    monkeypatch.setattr(schedule, "GRACE", dt.timedelta(hours=2))
    assert selected(late) == ANA


def test_of_two_near_sessions_the_earlier_is_selected(calm: Mentor) -> None:
    """A session that began less than an hour ago counts."""
    calm("plan 2026-11-23 16:00 -w ana")
    calm("plan 2026-11-23 14:00 -w bo")
    assert selected(calm) == BO
    calm("plan 2026-11-23 08:45 -w ana")
    assert selected(calm) == ANA


def test_the_most_overdue_relationship_is_selected(late: Mentor) -> None:
    """Overdue is counted in days beyond the cadence."""
    assert selected(late) == BO
    late("log talked -w bo --on 2026-11-20")
    assert selected(late) == ANA


def test_a_relationship_with_a_planned_session_is_not_overdue(late: Mentor) -> None:
    """The other overdue relationship is selected."""
    late("plan 2026-12-10 -w bo")
    assert selected(late) == ANA


def test_without_overdue_relationships_the_next_session_is_selected(calm: Mentor) -> None:
    """The session may be more than a day away."""
    calm("plan 2026-12-10 -w ana")
    calm("plan 2026-12-01 -w bo")
    assert selected(calm) == BO
    calm("plan 2026-11-30 -w ana")
    assert selected(calm) == ANA


def test_only_active_relationships_are_selected(late: Mentor) -> None:
    """Without any, the error suggests `resume`, and the JSON is null."""
    late("pause bo")
    assert selected(late) == ANA
    late("end ana")
    error = late.fails("review", code=1)
    assert "There is no active relationship." in error
    assert "mentorlog resume NAME" in error
    assert late("review --json").json is None


def test_an_ended_relationship_can_be_reviewed_by_name(late: Mentor) -> None:
    """The review shows its status."""
    late("end bo")
    assert late("review bo --json").json["relationship"]["status"] == "ended"


def test_without_overdue_or_planned_sessions_the_selection_is_stable(calm: Mentor) -> None:
    """The same relationship is selected every time."""
    assert selected(calm) in (ANA, BO)
    assert selected(calm) == selected(calm)


def test_the_review_shows_takeaways_and_notes_of_the_last_session(ana: Mentor) -> None:
    """Notes that are added later are shown too."""
    ana("log We looked at the three reviews --on 2026-11-16 --takeaway 'Ask first' --takeaway 'Wait ten seconds'")
    for line in ("review ana", "review ana --full" if "--full" in ana("review --help").out else "review ana"):
        page = ana(line).out
        for words in ("Ask first", "Wait ten seconds", "We looked at the three reviews"):
            assert words in page
    ana("log s1 He will lead the next one")
    assert "He will lead the next one" in ana("review ana").out

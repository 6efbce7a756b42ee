"""The progress of a relationship."""

import pytest

from mentorlog.insight.progress import build_progress
from mentorlog.model import Month, Skill
from tests.builders import NOW, day, dossier, goal, rating, relationship


def shown(filled):
    """The months of its progress as words: year, month and sessions held."""
    return [f"{month.year}-{month.month}: {month.held}" for month in build_progress(filled, now=NOW).months]


def test_totals_are_of_all_time():
    """The totals include months that are not shown."""
    months = (
        Month(2024, 1, held=2, minutes=100, cancelled=1),
        Month(2026, 11, held=3, minutes=200, cancelled=1, missed=1),
    )
    seen = build_progress(dossier(relationship(started_on="2024-01-01"), months=months), now=NOW)
    assert (seen.sessions_held, seen.minutes_held, seen.cancelled, seen.missed) == (5, 300, 2, 1)
    assert len(seen.months) == 12


def test_months_have_no_gaps():
    """They run from the month of the start to this month, even without sessions."""
    filled = dossier(relationship(started_on="2026-08-15"), months=(Month(2026, 10, held=2),))
    assert shown(filled) == ["2026-8: 0", "2026-9: 0", "2026-10: 2", "2026-11: 0"]


def test_progress_shows_the_last_twelve_months():
    """The months can belong to two years."""
    months = shown(dossier(relationship(started_on="2020-01-01")))
    assert (len(months), months[0], months[1], months[-1]) == (12, "2025-12: 0", "2026-1: 0", "2026-11: 0")


def test_the_month_of_a_session_before_the_start_is_shown():
    """The months begin with that session."""
    filled = dossier(relationship(started_on="2026-11-01"), months=(Month(2026, 10, held=1),))
    assert shown(filled) == ["2026-10: 1", "2026-11: 0"]


def test_a_future_month_is_not_shown():
    """A cancelled session of next month counts in the total only."""
    filled = dossier(relationship(started_on="2026-11-01"), months=(Month(2026, 12, cancelled=1),))
    assert shown(filled) == ["2026-11: 0"]
    assert build_progress(filled, now=NOW).cancelled == 1


def test_an_ended_relationship_shows_the_months_before_its_end():
    """No sessions are expected after the end."""
    bond = relationship(started_on="2020-01-06", status="ended", ended_on="2020-03-02")
    filled = dossier(bond, months=(Month(2020, 2, held=1),))
    assert shown(filled) == ["2020-1: 0", "2020-2: 1", "2020-3: 0"]
    assert build_progress(filled, now=NOW).expected == 4


@pytest.mark.parametrize(
    ("started_on", "cadence", "expected"),
    [
        ("2026-03-02", "every 2 weeks", 19),
        ("2026-11-09", "every 2 weeks", 1),
        ("2026-11-10", "every 2 weeks", 0),
        ("2026-11-23", "weekly", 0),
        ("2026-12-24", "weekly", 0),
        ("2025-11-23", "monthly", 12),
        ("2025-11-24", "monthly", 11),
        ("2016-11-23", "monthly", 120),
        ("2026-03-02", "none", None),
        ("2026-03-02", "when the moon is full", None),
    ],
)
def test_the_expected_sessions_are_the_full_cadences_since_the_start(started_on, cadence, expected):
    """The number is never negative, and None without a cadence that the program understands."""
    assert build_progress(dossier(relationship(started_on=started_on, cadence=cadence)), now=NOW).expected == expected


def test_expected_sessions_count_from_a_session_before_the_start():
    """A first session after the start does not change the number."""
    bond = relationship(started_on="2026-11-01", cadence="weekly")
    early = dossier(bond, months=(Month(2026, 10, held=1),), first_session_on=day("2026-10-12"))
    late = early._replace(first_session_on=day("2026-11-09"))
    assert (build_progress(early, now=NOW).expected, build_progress(late, now=NOW).expected) == (6, 3)


def test_progress_has_open_and_closed_goals():
    """The two lists are separate."""
    seen = build_progress(dossier(goals=(goal(1),), closed_goals=(goal(2, status="achieved"),)), now=NOW)
    assert (len(seen.goals), seen.closed_goals[0].status) == (1, "achieved")


@pytest.mark.parametrize(("role", "order"), [("mentor", "k2 k3 k1"), ("mentee", "k1 k2 k3")])
def test_skills_of_the_mentee_come_first(role, order):
    """Within each person, the skill that was rated first comes first."""
    ratings = (
        rating(1, on="2026-03-02", owner="me"),
        rating(2, on="2026-04-01", skill="Empathy"),
        rating(3, on="2026-04-01"),
    )
    skills = [Skill(one.skill, one.owner, one, (one,)) for one in reversed(ratings)]
    seen = build_progress(dossier(relationship(role=role)), now=NOW, skills=skills)
    assert " ".join(str(one.first.ref) for one in seen.skills) == order
    assert build_progress(dossier(), now=NOW).skills == ()

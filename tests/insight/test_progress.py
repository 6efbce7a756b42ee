"""How far a relationship has come."""

import pytest

from mentorlog.insight.progress import build_progress
from mentorlog.model import Month, Skill
from tests.builders import NOW, day, dossier, goal, rating, relationship


def shown(filled):
    """The months of its progress as words: year, month and sessions held."""
    return [f"{month.year}-{month.month}: {month.held}" for month in build_progress(filled, now=NOW).months]


def test_totals_are_of_all_time():
    """Sessions and minutes beyond the months shown count too."""
    months = (
        Month(2024, 1, held=2, minutes=100, cancelled=1),
        Month(2026, 11, held=3, minutes=200, cancelled=1, missed=1),
    )
    seen = build_progress(dossier(relationship(started_on="2024-01-01"), months=months), now=NOW)
    assert (seen.sessions_held, seen.minutes_held, seen.cancelled, seen.missed) == (5, 300, 2, 1)
    assert len(seen.months) == 12


def test_months_have_no_gaps():
    """From the month of the start to this one, also where nothing happened."""
    filled = dossier(relationship(started_on="2026-08-15"), months=(Month(2026, 10, held=2),))
    assert shown(filled) == ["2026-8: 0", "2026-9: 0", "2026-10: 2", "2026-11: 0"]


def test_the_last_twelve_months():
    """A long relationship shows a year, over the turn of the year."""
    months = shown(dossier(relationship(started_on="2020-01-01")))
    assert (len(months), months[0], months[1], months[-1]) == (12, "2025-12: 0", "2026-1: 0", "2026-11: 0")


def test_a_session_before_the_start_is_shown():
    """What was logged for a day before the start has its month."""
    filled = dossier(relationship(started_on="2026-11-01"), months=(Month(2026, 10, held=1),))
    assert shown(filled) == ["2026-10: 1", "2026-11: 0"]


def test_a_month_to_come_is_not_shown():
    """A session of next month that was cancelled counts in the total; the months end with this one."""
    filled = dossier(relationship(started_on="2026-11-01"), months=(Month(2026, 12, cancelled=1),))
    assert shown(filled) == ["2026-11: 0"]
    assert build_progress(filled, now=NOW).cancelled == 1


def test_an_ended_relationship_shows_its_own_last_months():
    """Long after its end the months are those it had, and nothing more is expected of it."""
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
def test_what_the_cadence_asks_for(started_on, cadence, expected):
    """Whole cadences since the start; nothing is expected without one, and never less than none."""
    assert build_progress(dossier(relationship(started_on=started_on, cadence=cadence)), now=NOW).expected == expected


def test_a_session_before_the_start_is_when_it_began():
    """What is expected counts from the first session, where that was before the start."""
    bond = relationship(started_on="2026-11-01", cadence="weekly")
    early = dossier(bond, months=(Month(2026, 10, held=1),), first_session_on=day("2026-10-12"))
    late = early._replace(first_session_on=day("2026-11-09"))
    assert (build_progress(early, now=NOW).expected, build_progress(late, now=NOW).expected) == (6, 3)


def test_goals_are_passed_on():
    """Open and closed goals stand apart."""
    seen = build_progress(dossier(goals=(goal(1),), closed_goals=(goal(2, status="achieved"),)), now=NOW)
    assert (len(seen.goals), seen.closed_goals[0].status) == (1, "achieved")


@pytest.mark.parametrize(("role", "order"), [("mentor", "k2 k3 k1"), ("mentee", "k1 k2 k3")])
def test_skills_of_the_mentee_come_first(role, order):
    """Then a mentor's own; in each the first rated first."""
    ratings = (
        rating(1, on="2026-03-02", owner="me"),
        rating(2, on="2026-04-01", skill="Empathy"),
        rating(3, on="2026-04-01"),
    )
    skills = [Skill(one.skill, one.owner, one, (one,)) for one in reversed(ratings)]
    seen = build_progress(dossier(relationship(role=role)), now=NOW, skills=skills)
    assert " ".join(str(one.first.ref) for one in seen.skills) == order
    assert build_progress(dossier(), now=NOW).skills == ()

"""The phase of a relationship."""

import pytest

from mentorlog.insight.phases import find_phase, is_end_near
from tests.builders import TODAY, checkpoints, dossier, goal, months_held, relationship

SETTLED = {"agreement": "Monthly, on video"}


@pytest.mark.parametrize(
    ("sessions", "agreed", "goals", "name", "reason"),
    [
        (0, False, False, "preparing", "no session yet"),
        (0, True, True, "preparing", "no session yet"),
        (1, True, True, "negotiating", "the first two sessions"),
        (2, True, True, "enabling growth", "goals and agreement are recorded"),
        (2, False, True, "negotiating", "no agreement yet"),
        (3, True, False, "negotiating", "no goal yet"),
        (1, False, False, "negotiating", "no agreement and no goal yet"),
        (3, False, False, "negotiating", "no agreement and no goal yet"),
        (4, False, False, "enabling growth", "the fifth session or later, no agreement and no goal yet"),
        (40, False, True, "enabling growth", "the fifth session or later, no agreement yet"),
    ],
)
def test_the_phases_from_preparing_to_enabling_growth(sessions, agreed, goals, name, reason):
    """Negotiating lasts while a goal or the agreement is missing, at most until the fifth session."""
    bond = relationship(**SETTLED) if agreed else relationship()
    filled = dossier(bond, months=months_held(sessions), goals=(goal(1),) if goals else ())
    assert find_phase(filled, today=TODAY) == (name, reason)


@pytest.mark.parametrize(
    ("ends_on", "cadence", "near"),
    [
        ("2027-01-04", "none", True),
        ("2027-01-05", "none", False),
        ("2027-01-05", "weekly", False),
        ("2027-01-22", "monthly", True),
        ("2027-01-23", "monthly", False),
        ("2026-11-01", "none", True),
        (None, "monthly", False),
        ("2027-01-05", "when the moon is full", False),
    ],
)
def test_closure_is_near_within_six_weeks_or_two_cadences(ends_on, cadence, near):
    """The longer of the two counts; 4 January is six weeks after 23 November."""
    bond = relationship(ends_on=ends_on, cadence=cadence, **SETTLED)
    assert is_end_near(bond, today=TODAY) is near
    name = find_phase(dossier(bond, months=months_held(9), goals=(goal(1),)), today=TODAY).name
    assert name == ("coming to closure" if near else "enabling growth")


def test_the_reason_says_whether_the_planned_end_has_passed():
    """An end today is still near."""
    assert find_phase(dossier(relationship(ends_on="2026-11-22")), today=TODAY).reason == "the planned end has passed"
    assert find_phase(dossier(relationship(ends_on="2026-11-23")), today=TODAY).reason == "the planned end is near"


@pytest.mark.parametrize(
    ("goals", "achieved", "closing"),
    [
        ((), 0, False),
        ((), 2, True),
        ((goal(1, progress=40),), 2, False),
        ((goal(1, progress=100, checkpoints=checkpoints(("2026-11-01", 100))),), 0, True),
        ((goal(1, progress=100), goal(2)), 0, False),
    ],
)
def test_closure_comes_when_all_goals_are_reached(goals, achieved, closing):
    """A goal is reached if it is achieved or at 100%; a relationship without goals does not come to closure."""
    filled = dossier(relationship(**SETTLED), months=months_held(9), goals=goals, goals_achieved=achieved)
    assert (find_phase(filled, today=TODAY).name == "coming to closure") is closing


@pytest.mark.parametrize(("sessions", "name"), [(2, "enabling growth"), (3, "coming to closure")])
def test_goals_reached_before_the_third_session_do_not_bring_closure(sessions, name):
    """The two are still setting goals until then; the reminders use the same rule."""
    filled = dossier(relationship(**SETTLED), months=months_held(sessions), goals_achieved=1)
    assert find_phase(filled, today=TODAY).name == name


def test_closure_takes_precedence_over_preparing():
    """A near planned end matters more than the missing first session."""
    assert find_phase(dossier(relationship(ends_on="2026-12-01")), today=TODAY).name == "coming to closure"


def test_ended_takes_precedence_over_all_phases():
    """The reason is the recorded reason of the end, if there is one."""
    bond = relationship(status="ended", ends_on="2026-12-01", reason="New job")
    assert find_phase(dossier(bond), today=TODAY) == ("ended", "New job")
    assert find_phase(dossier(bond._replace(reason=None)), today=TODAY).reason

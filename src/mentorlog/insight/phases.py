"""Where a relationship stands among the four phases of Lois Zachary's "The Mentor's Guide"."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal, NamedTuple

from mentorlog.insight.rhythm import cadence_of
from mentorlog.model import Dossier, Relationship

PhaseName = Literal["preparing", "negotiating", "enabling growth", "coming to closure", "ended"]

CLOSING_DAYS: Final = 42
"""A planned end this near, or nearer than two cadences, is coming to closure."""
SETTLED: Final = 5
"""By this session negotiating is over, whatever is still missing."""
FEWEST: Final = 3
"""Sessions held from which on goals that are all reached mean an end; before that, goals are still being found."""


class Phase(NamedTuple):
    """Where a relationship stands among Zachary's four phases; `reason` says why in a few words."""

    name: PhaseName
    reason: str


def phase(dossier: Dossier, *, today: dt.date) -> Phase:
    """The phase of one relationship; coming to closure wins over the first three."""
    relationship = dossier.relationship
    if relationship.status == "ended":
        return Phase("ended", relationship.reason or "it has ended")
    if closing := _closing(dossier, today=today):
        return Phase("coming to closure", closing)
    number = dossier.sessions_held + 1
    if number == 1:
        return Phase("preparing", "no session yet")
    missing = _missing(dossier)
    if number <= 2:
        return Phase("negotiating", missing or "the first two sessions")
    if missing and number < SETTLED:
        return Phase("negotiating", missing)
    return Phase(
        "enabling growth", f"the fifth session or later, {missing}" if missing else "goals and agreement stand"
    )


def is_end_near(relationship: Relationship, *, today: dt.date) -> bool:
    """Whether the planned end is within six weeks or two cadences, whichever is longer, or has passed."""
    if relationship.ends_on is None:
        return False
    left = (relationship.ends_on - today).days
    if left <= CLOSING_DAYS:
        return True
    cadence = cadence_of(relationship)
    return cadence is not None and left <= 2 * cadence.in_days


def _closing(dossier: Dossier, *, today: dt.date) -> str | None:
    ends_on = dossier.relationship.ends_on
    if ends_on is not None and is_end_near(dossier.relationship, today=today):
        return "the planned end is near" if ends_on >= today else "the planned end has passed"
    reached = dossier.goals_achieved > 0 or bool(dossier.goals)
    if reached and dossier.sessions_held >= FEWEST and all(goal.progress == 100 for goal in dossier.goals):
        return "all goals are reached"
    return None


def _missing(dossier: Dossier) -> str | None:
    has_goal = bool(dossier.goals or dossier.closed_goals or dossier.goals_achieved)
    has_agreement = bool(dossier.relationship.agreement)
    if has_goal and has_agreement:
        return None
    if has_goal:
        return "no agreement yet"
    return "no goal yet" if has_agreement else "no agreement and no goal yet"

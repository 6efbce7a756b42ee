"""The phase of a relationship, one of four described by Lois Zachary in "The Mentor's Guide"."""

from __future__ import annotations

from mentorlog.insight.schedule import cadence_of
from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from typing import Final, Literal

    from mentorlog.model import Dossier, Relationship

    PhaseName = Literal["preparing", "negotiating", "enabling growth", "coming to closure", "ended"]


CLOSING_DAYS: Final = 42
"""A relationship is coming to closure if its planned end is this near, or nearer than two cadences."""
GROWTH_FROM_SESSION: Final = 5
"""From this session on the phase is not `negotiating`, even without a goal or an agreement."""
CLOSING_FROM_SESSIONS: Final = 3
"""Sessions held before which reaching all goals does not mean an end: more goals may still be set."""


class Phase(NamedTuple):
    """The phase of a relationship."""

    name: PhaseName
    reason: str
    """Why, in a few words."""


def find_phase(dossier: Dossier, *, today: dt.date) -> Phase:
    """The phase of a relationship. `coming to closure` wins over the first three."""
    relationship = dossier.relationship
    if relationship.status == "ended":
        return Phase("ended", relationship.reason or "it has ended")
    if reason := _closing_reason(dossier, today=today):
        return Phase("coming to closure", reason)
    number = dossier.sessions_held + 1
    if number == 1:
        return Phase("preparing", "no session yet")
    missing = _missing(dossier)
    if number <= 2:
        return Phase("negotiating", missing or "the first two sessions")
    if missing and number < GROWTH_FROM_SESSION:
        return Phase("negotiating", missing)
    return Phase(
        "enabling growth",
        f"the fifth session or later, {missing}" if missing else "goals and agreement are recorded",
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


def _closing_reason(dossier: Dossier, *, today: dt.date) -> str | None:
    """Why the relationship is coming to closure, or None if it is not."""
    ends_on = dossier.relationship.ends_on
    if ends_on is not None and is_end_near(dossier.relationship, today=today):
        return "the planned end is near" if ends_on >= today else "the planned end has passed"
    has_goals = dossier.goals_achieved > 0 or bool(dossier.goals)
    is_reached = has_goals and all(goal.progress == 100 for goal in dossier.goals)
    if is_reached and dossier.sessions_held >= CLOSING_FROM_SESSIONS:
        return "all goals are reached"
    return None


def _missing(dossier: Dossier) -> str | None:
    """What is still to be agreed, in a few words, or None."""
    has_goal = bool(dossier.goals or dossier.closed_goals or dossier.goals_achieved)
    has_agreement = bool(dossier.relationship.agreement)
    if has_goal and has_agreement:
        return None
    if has_goal:
        return "no agreement yet"
    return "no goal yet" if has_agreement else "no agreement and no goal yet"

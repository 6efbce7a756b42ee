"""When the two people are half-way, and look again at what they expected."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mentorlog.model import Dossier, Relationship

HALF_WAY_SESSIONS: Final = 6
"""Sessions held after which a relationship is half-way if neither an end nor a number of sessions is planned."""
FEWEST_SESSIONS: Final = 2
"""No relationship is half-way before this many sessions, however few were agreed on."""


def is_half_way(dossier: Dossier, *, today: dt.date) -> bool:
    """Whether the two are half-way or further, and have not said since then how far their expectations have come true.
    Half-way is in the middle of the planned time or of the sessions agreed on, whichever comes first; without either,
    after six sessions."""
    relationship = dossier.relationship
    if relationship.status != "active" or dossier.sessions_held < FEWEST_SESSIONS:
        return False
    since = [day for day in (_middle(relationship), _month_of_middle_session(dossier)) if day and day <= today]
    if not since:
        return False
    last = dossier.expectations_on
    return last is None or last < min(since)


def is_over(dossier: Dossier, *, today: dt.date) -> bool:
    """Whether the planned end has passed, or all sessions agreed on were held."""
    ends_on, agreed = dossier.relationship.ends_on, dossier.relationship.sessions_agreed
    return bool((ends_on and ends_on < today) or (agreed and dossier.sessions_held >= agreed))


def is_about_half(dossier: Dossier, *, today: dt.date) -> bool:
    """Whether between two and three fifths of the planned time have passed, or of the sessions agreed on were held."""
    relationship, agreed = dossier.relationship, dossier.relationship.sessions_agreed
    shares = [(dossier.sessions_held, agreed)] if agreed else []
    if relationship.ends_on is not None:
        start = relationship.started_on
        shares.append(((today - start).days, (relationship.ends_on - start).days))
    # integers, so that a share on the border is the same on every machine
    return any(2 * whole <= 5 * part <= 3 * whole or abs(2 * part - whole) <= 1 for part, whole in shares)


def _middle(relationship: Relationship) -> dt.date | None:
    """The day in the middle between the start and the planned end; None if no end is planned."""
    if relationship.ends_on is None:
        return None
    return relationship.started_on + (relationship.ends_on - relationship.started_on) / 2


def _month_of_middle_session(dossier: Dossier) -> dt.date | None:
    """The first day of the month in which the session in the middle was held; None if it was not held yet, or if only
    an end is planned. A dossier has the number of sessions by month, not their days."""
    agreed = dossier.relationship.sessions_agreed
    if agreed is None and dossier.relationship.ends_on is not None:
        return None
    middle = max(FEWEST_SESSIONS, -(-agreed // 2)) if agreed else HALF_WAY_SESSIONS
    held = 0
    for month in dossier.months:
        held += month.held
        if held >= middle:
            return dt.date(month.year, month.month, 1)
    return None

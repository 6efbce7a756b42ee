"""When the two look at their agreement again."""

from __future__ import annotations

import datetime as dt
from typing import Final, NamedTuple

from mentorlog.dates import Cadence
from mentorlog.model import Relationship

HALF_A_YEAR: Final = Cadence(months=6)
"""When to look at an agreement again where the two did not say."""


class Agreed(NamedTuple):
    """An agreement in time: the day it was made or last changed, the day to look at it again, and whether that day has
    come."""

    agreed_on: dt.date
    look_again_on: dt.date
    is_due: bool


def agreed(relationship: Relationship, *, today: dt.date) -> Agreed | None:
    """When to look at the agreement again; None where nothing was agreed.

    A day to look again that lies before the agreement itself belongs to an older one: it counts as not said. It is due
    from its day on, in an active relationship alone.
    """
    if not relationship.agreement:
        return None
    agreed_on = relationship.agreed_on or relationship.started_on
    said = relationship.look_again_on
    look_again_on = said if said and said > agreed_on else HALF_A_YEAR.after(agreed_on)
    return Agreed(agreed_on, look_again_on, relationship.status == "active" and today >= look_again_on)

"""When the two people look at their agreement again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import Cadence
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Relationship


DEFAULT_INTERVAL: Final = Cadence(months=6)
"""The time after which an agreement is looked at again, if the two people did not set a day."""


class AgreementDates(NamedTuple):
    """The dates of an agreement."""

    agreed_on: dt.date
    """The day it was made or last changed."""
    look_again_on: dt.date
    """The day to look at it again."""
    is_due: bool
    """Whether that day has come. Always false unless the relationship is active."""


def agreement_dates(relationship: Relationship, *, today: dt.date) -> AgreementDates | None:
    """The dates of the relationship's agreement; None if there is none.

    A recorded day to look again that is not after the agreement belongs to an older agreement, and is ignored.
    """
    if not relationship.agreement:
        return None
    agreed_on = relationship.agreed_on or relationship.started_on
    look_again_on = relationship.look_again_on
    if look_again_on is None or look_again_on <= agreed_on:
        look_again_on = DEFAULT_INTERVAL.after(agreed_on)
    return AgreementDates(agreed_on, look_again_on, relationship.status == "active" and today >= look_again_on)

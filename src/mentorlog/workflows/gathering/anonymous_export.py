"""Make a gathered export anonymous."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.insight.anonymous.entries import AnonymousEntries

if TYPE_CHECKING:
    from mentorlog.insight.anonymous.replace import Replacements
    from mentorlog.store import Journal
    from mentorlog.workflows.gathering.gather_export import GatheredExport

_FEWEST_WEEKS: Final = 26
_MOST_WEEKS: Final = 260


def random_shift() -> dt.timedelta:
    """How far to move all dates: a random number of whole weeks back, from half a year to five years, so that weekdays
    and the time between two dates stay the same."""
    from secrets import randbelow

    return dt.timedelta(weeks=-_FEWEST_WEEKS - randbelow(_MOST_WEEKS - _FEWEST_WEEKS + 1))


def make_anonymous(
    journal: Journal, gathered: GatheredExport, replacements: Replacements, *, shift: dt.timedelta
) -> GatheredExport:
    """The export without names, with identities that are new in each export, and with every date moved by `shift`.
    Calendars count no earlier changes. The journal must still have the view from which the export was gathered: a name
    that several people share is that of those in it."""
    replacements.prefer(journal.relationships())
    anonymous = AnonymousEntries(replacements, shift=shift)
    return gathered._replace(
        relationships=tuple(map(anonymous.relationship, gathered.relationships)),
        revisions={ref: {} for ref in gathered.revisions},
        details=gathered.details and anonymous.details(gathered.details),
    )

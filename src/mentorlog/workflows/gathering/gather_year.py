"""Read a year of mentoring, or all years, for the screen or for other people."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from mentorlog.dates.vocabulary import YEARS
from mentorlog.insight.year import build_year, build_years, years_in
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from mentorlog.insight.year import Year
    from mentorlog.store import Journal

    Reader = Literal["owner", "others", "others, with private entries", "anyone"]


class GatheredYears(NamedTuple):
    """One year or several."""

    years: tuple[Year, ...]
    """Newest first."""
    other_years: tuple[int, ...] = ()
    """The years in which something counts, if the only one of `years` is empty; oldest first."""
    has_private: bool = False
    """Whether private entries count in these years, if the reader asked for them; else False."""


def gather_years(
    journal: Journal, year: int | None, *, today: dt.date, reader: Reader, owner: str | None = None
) -> GatheredYears:
    """Read one year, or all years if it is None. For `others` private entries are left out, for `anyone` names of
    people too, and that of the journal's `owner`. If the reader is not the owner, the journal is switched to its
    shareable view."""
    if reader == "owner":
        return _gather(journal, year, today)
    # the names of private people must not be in a text either
    everyone = journal.identities() if reader == "anyone" else ()
    with_private = _gather(journal, year, today) if reader == "others, with private entries" else None
    journal.hide_private()
    found = _gather(journal, year, today)
    if with_private:
        return with_private._replace(has_private=with_private.years != found.years)
    if reader == "anyone":
        from mentorlog.insight.identifying_text import IdentifyingText
        from mentorlog.insight.shareable_year import hide_names

        identifying = IdentifyingText(everyone, other_names=[owner])
        found = found._replace(years=tuple(hide_names(each, identifying) for each in found.years))
    return found


def _gather(journal: Journal, year: int | None, today: dt.date) -> GatheredYears:
    """Read what the journal shows now."""
    first, last = dt.date(YEARS[0], 1, 1), dt.date(today.year, 12, 31)
    if year is None:
        return GatheredYears(tuple(build_years(journal.year_entries(first=first, last=last), today=today)))
    entries = journal.year_entries(first=dt.date(year, 1, 1), last=dt.date(year, 12, 31))
    found = build_year(entries, year, today=today)
    other_years = years_in(journal.year_entries(first=first, last=last)) if found.is_empty else ()
    return GatheredYears((found,), tuple(other_years))

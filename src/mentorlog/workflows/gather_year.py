"""Read a year of mentoring, or all years, for the screen or for other people."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.insight.year import build_year, build_years, years_in
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from mentorlog.insight.year import Year
    from mentorlog.store import Journal

FIRST_YEAR: Final = 1900
"""The first year of a journal."""


class GatheredYears(NamedTuple):
    """One year or several, with what was left out of them."""

    years: tuple[Year, ...]
    """Newest first."""
    other_years: tuple[int, ...] = ()
    """The years in which something counts, if the only year of `years` is empty; oldest first."""
    private_included: int = 0
    """The number of private entries in them."""
    has_omitted_private: bool = False
    """Whether private entries were left out."""


def gather_years(
    journal: Journal, year: int | None, *, today: dt.date, include_private: bool, is_shareable: bool = False
) -> GatheredYears:
    """Read one year, or all years if it is None. Without `include_private`, or with `is_shareable`, the journal is
    switched to its shareable view; with `is_shareable`, names of people are removed too."""
    first, last = dt.date(year or FIRST_YEAR, 1, 1), dt.date(year or today.year, 12, 31)
    # the names of private people must not be in a text either
    everyone, introduced = journal.relationships(), journal.people_introduced()
    entries = journal.year_entries(first=first, last=last)
    every = entries
    if is_shareable or not include_private:
        journal.hide_private()
        entries = journal.year_entries(first=first, last=last)
    years = [build_year(entries, year, today=today)] if year else build_years(entries, today=today)
    other_years: tuple[int, ...] = ()
    if year and years[0].is_empty:
        all_entries = journal.year_entries(first=dt.date(FIRST_YEAR, 1, 1), last=dt.date(today.year, 12, 31))
        other_years = tuple(years_in(all_entries))
    private_included = sum(map(_count_private, years))
    if is_shareable:
        from mentorlog.insight.shareable_year import hide_names

        years = [hide_names(each, everyone=everyone, introduced=introduced) for each in years]
    return GatheredYears(
        tuple(years),
        other_years,
        private_included,
        has_omitted_private=entries._replace(relationships=()) != every._replace(relationships=()),
    )


def _count_private(year: Year) -> int:
    """The number of private entries of a year that a page lists."""
    entries = {each.ref for each in (*year.goals, *year.milestones, *year.learned) if each.private}
    entries |= {each.ref for each in (*year.contacts, *year.resources, *year.people) if each.private}
    return len(entries) + sum(each.private for each in year.skills)

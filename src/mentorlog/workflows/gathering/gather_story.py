"""Read the story of a year, from what may be shared."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mentorlog.dates.vocabulary import YEARS
from mentorlog.insight.year import years_in
from mentorlog.insight.year_story import build_story
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from mentorlog.insight.year_story import Rewrite, Story
    from mentorlog.store import Journal


class GatheredStory(NamedTuple):
    """The story of a year."""

    story: Story
    other_years: tuple[int, ...] = ()
    """The years in which something counts, if the story is empty; oldest first."""
    has_private: bool = False
    """Whether private entries of the year were left out."""


def gather_story(
    journal: Journal, year: int, *, today: dt.date, is_named: bool, owner: str | None = None
) -> GatheredStory:
    """Read the story of a year. Unless people are named, what identifies them is replaced, as is the name of the
    journal's `owner`. The journal is switched to its shareable view."""
    rewrite = None if is_named else _without_names(journal, owner)
    with_private = _build(journal, year, today, rewrite)
    journal.hide_private()
    story = _build(journal, year, today, rewrite)
    other_years: list[int] = []
    if story.is_empty:
        first, last = dt.date(YEARS[0], 1, 1), dt.date(today.year, 12, 31)
        other_years = [each for each in years_in(journal.year_entries(first=first, last=last)) if each != year]
    return GatheredStory(story, tuple(other_years), with_private != story)


def _build(journal: Journal, year: int, today: dt.date, rewrite: Rewrite | None) -> Story:
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    entries = journal.year_entries(first=first, last=last)
    return build_story(entries, journal.exchanged(first=first, last=last), year, today=today, rewrite=rewrite)


def _without_names(journal: Journal, owner: str | None) -> Rewrite:
    """Rewrites a text without what identifies people."""
    from mentorlog.insight.identifying_text import IdentifyingText

    # the names of private people must not be in a text either
    identifying = IdentifyingText(journal.identities(), other_names=[owner] if owner else ())
    return lambda text: None if identifying.is_in(text) else text

"""Read the story of a year, from what may be shared."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mentorlog.dates.vocabulary import YEARS
from mentorlog.insight.anonymous.replace import names_to_replace, replaced
from mentorlog.insight.year import years_in
from mentorlog.insight.year_story import build_story
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from mentorlog.insight.anonymous.replace import Replacements
    from mentorlog.insight.anonymous.stand_ins import StandInWords
    from mentorlog.insight.year_story import Rewrite, Story
    from mentorlog.store import Journal


class GatheredStory(NamedTuple):
    """The story of a year."""

    story: Story
    other_years: tuple[int, ...] = ()
    """The years in which something counts, if the story is empty; oldest first."""
    replacements: Replacements | None = None
    """What was replaced; None if people are named."""


def gather_story(
    journal: Journal,
    year: int,
    *,
    today: dt.date,
    is_named: bool,
    owner: str | None = None,
    words: StandInWords | None = None,
) -> GatheredStory:
    """Read the story of a year. Unless people are named, stand-ins in these `words` replace what identifies them, and
    the name of the journal's `owner`. The journal is switched to its shareable view."""
    # the names of private people must not be in a text either
    everyone = () if is_named else journal.identities()
    journal.hide_private()
    replacements = None
    if is_named:
        story = _build(journal, year, today, None)
    else:
        replacements = names_to_replace(everyone, owner=owner, words=words)
        # a name that several people share is that of those whom the story may be about
        replacements.prefer(journal.relationships())
        story = _build(journal, year, today, lambda text, person: replaced(text, replacements, person=person))
    other_years: list[int] = []
    if story.is_empty:
        first, last = dt.date(YEARS[0], 1, 1), dt.date(today.year, 12, 31)
        other_years = [each for each in years_in(journal.year_entries(first=first, last=last)) if each != year]
    return GatheredStory(story, tuple(other_years), replacements)


def _build(journal: Journal, year: int, today: dt.date, rewrite: Rewrite | None) -> Story:
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    entries = journal.year_entries(first=first, last=last)
    return build_story(entries, journal.exchanged(first=first, last=last), year, today=today, rewrite=rewrite)

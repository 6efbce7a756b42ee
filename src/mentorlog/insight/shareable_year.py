"""A year without the names of people, to show to others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.insight.year import NotShown

if TYPE_CHECKING:
    from typing import TypeVar

    from mentorlog.insight.identifying_text import IdentifyingText
    from mentorlog.insight.year import Learned, Year
    from mentorlog.model.results.year import YearEntry

    Named = TypeVar("Named", YearEntry, Learned)


def hide_names(year: Year, identifying: IdentifyingText) -> Year:
    """The year without people and contacts. A text that can identify people is left out, and so is its entry if it has
    no other; the counts still include it."""
    kept: dict[str, Any] = {
        "goals": tuple(_nameless(each) for each in year.goals if not identifying.is_in(each.text)),
        "milestones": tuple(_nameless(each) for each in year.milestones if not identifying.is_in(each.text)),
        "learned": tuple(_nameless(each) for each in year.learned if not identifying.is_in(each.text)),
        "skills": tuple(each._replace(relationships=()) for each in year.skills if not identifying.is_in(each.skill)),
        "resources": tuple(
            # what was taken from a resource is in `learned`
            _nameless(each)._replace(takeaway=None)
            for each in year.resources
            if not identifying.is_in(each.text)
        ),
    }
    not_shown = NotShown(**{part: len(getattr(year, part)) - len(shown) for part, shown in kept.items()})
    return year._replace(**kept, people=(), contacts=(), is_shareable=True, not_shown=not_shown)


def _nameless(entry: Named) -> Named:
    return entry._replace(relationship="")

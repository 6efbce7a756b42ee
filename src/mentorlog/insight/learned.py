"""What a relationship, or a span of it, has brought beside its goals: advice, resources and new contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.insight.relationship_entries import RelationshipEntries
    from mentorlog.model import Action, Advice, Resource


class Learned(NamedTuple):
    """Advice, resources and new contacts, as they were at the end of the span."""

    advice_tried: tuple[Advice, ...] = ()
    """Advice whose outcome was recorded in the span."""
    advice: tuple[Advice, ...] = ()
    """Advice of the span without an outcome."""
    resources: tuple[Resource, ...] = ()
    """The resources that were done in the span, by day, then those that are open."""
    introductions: tuple[Action, ...] = ()
    """The introductions that took place in the span, by day."""


def build_learned(entries: RelationshipEntries, *, first: dt.date, last: dt.date) -> Learned:
    """What was learned from `first` to `last`, both included; `entries` are as they were on the last day."""
    tried = [(each.outcome_on or each.on, each) for each in entries.advice if each.outcome]
    done = [(each.done_on, each) for each in entries.resources if each.done_on]
    met = [(each.done_on, each) for each in entries.actions if each.person and each.done_on]
    return Learned(
        advice_tried=tuple(each for on, each in tried if on >= first),
        advice=tuple(each for each in entries.advice if not each.outcome and first <= each.on <= last),
        resources=(
            *(each for on, each in sorted(done, key=lambda pair: (pair[0], pair[1].ref)) if on >= first),
            *(each for each in entries.resources if each.status == "open"),
        ),
        introductions=tuple(each for on, each in sorted(met, key=lambda pair: (pair[0], pair[1].ref)) if on >= first),
    )

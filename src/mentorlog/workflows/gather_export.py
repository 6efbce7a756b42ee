"""Gather what an export is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mentorlog.insight.whole import Whole, whole
from mentorlog.model import Entry, Ref, Relationship
from mentorlog.store import Journal
from mentorlog.workflows.shareable import refuse_private_relationship


class GatheredExport(NamedTuple):
    """Relationships with all their entries that may be in the export."""

    relationships: tuple[Whole, ...]
    """Each relationship with its entries."""
    revisions: dict[Ref, dict[Ref, int]]
    """Of each relationship, how often each session, goal and action has changed; only for a calendar."""


def gather_export(
    journal: Journal,
    relationship: Relationship | None,
    *,
    include_private: bool,
    with_revisions: bool = False,
    on_total: Callable[[int], None],
    on_entries: Callable[[Iterable[Entry]], Iterator[Entry]],
) -> GatheredExport:
    """Gather one relationship, or all of them (None), with all entries; without the private ones unless asked for,
    after which the journal is the shareable view of itself. For a progress bar, `on_total` is given the number of
    entries, and the entries of each relationship pass through `on_entries`.

    Raises ConflictError for a private relationship that is asked for by name, unless private ones are included.
    """
    if relationship is not None and not include_private:
        refuse_private_relationship(relationship, instead="mentorlog export {ref} --include-private")
    if not include_private:
        journal.hide_private()
    people = [one for one in journal.relationships() if relationship is None or one.ref == relationship.ref]
    on_total(sum(journal.size(one.ref) for one in people))
    return GatheredExport(
        tuple(whole(one, on_entries(journal.history(one.ref))) for one in people),
        {one.ref: journal.revisions(one.ref) for one in people} if with_revisions else {},
    )

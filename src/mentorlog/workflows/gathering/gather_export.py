"""Read the entries for an export."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import TYPE_CHECKING, Final, cast

from mentorlog.errors import NotFoundError
from mentorlog.insight.relationship_entries import group_entries
from mentorlog.model import ME, Relationship
from mentorlog.model.vocabulary import ME_UUID
from mentorlog.named_tuples import NamedTuple
from mentorlog.workflows.shareable import refuse_private_relationship

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mentorlog.insight.relationship_entries import RelationshipEntries
    from mentorlog.model import Entry, Ref
    from mentorlog.model.results.export_details import ExportDetails
    from mentorlog.store import Journal


class GatheredExport(NamedTuple):
    """Relationships with all their entries that may be in the export."""

    relationships: tuple[RelationshipEntries, ...]
    """Each relationship with its entries."""
    revisions: dict[Ref, dict[Ref, int]]
    """For a calendar: how often each session, goal and action has changed, by relationship."""
    details: ExportDetails | None = None
    """For JSON: what only an export shows."""


def gather_export(
    journal: Journal,
    relationship: Relationship | None,
    *,
    include_private: bool,
    with_revisions: bool = False,
    with_details: bool = False,
    on_total: Callable[[int], None],
    on_entries: Callable[[Iterable[Entry]], Iterator[Entry]],
) -> GatheredExport:
    """Read one relationship, or all (None), with all entries. Without `include_private`, the journal is switched to its
    shareable view. For a progress bar, `on_total` gets the number of entries, and the entries of each relationship pass
    through `on_entries`.

    All relationships are without `me`, which is private to the owner, unless private entries are included.

    Raises ConflictError if `relationship` is private and `include_private` is false.
    """
    if relationship is not None and not include_private:
        refuse_private_relationship(relationship, instead="mentorlog export {ref} --include-private")
    if not include_private:
        journal.hide_private()
    people = list(_exported(journal, relationship, include_private=include_private))
    on_total(sum(journal.size(person.ref) for person in people))
    return GatheredExport(
        tuple(group_entries(person, on_entries(journal.history(person.ref))) for person in people),
        {person.ref: journal.revisions(person.ref) for person in people} if with_revisions else {},
        journal.export_details(relationship and relationship.ref, include_private=include_private)
        if with_details
        else None,
    )


def _exported(journal: Journal, relationship: Relationship | None, *, include_private: bool) -> Iterator[Relationship]:
    """The relationships to export, read from the view of the journal that is exported."""
    is_own = relationship is not None and relationship.ref == ME
    if not is_own:
        people = journal.relationships()
        yield from (person for person in people if relationship is None or person.ref == relationship.ref)
    if is_own:
        yield cast("Relationship", journal.entry(ME))
    elif relationship is None and include_private:
        yield from _own_if_used(journal)


def _own_if_used(journal: Journal) -> Iterator[Relationship]:
    """The relationship `me`, if something was recorded under it or about it."""
    with suppress(NotFoundError):  # another program may have deleted its row
        own = cast("Relationship", journal.entry(ME))
        if journal.size(ME) or own != _UNUSED._replace(started_on=own.started_on):
            yield own


_UNUSED: Final = Relationship(ME, ME_UUID, "me", "self", "active", started_on=dt.date.min, cadence="none")
"""The relationship `me` of a new journal, which is also in every file that an export is read into."""

"""Read the resources for a list to share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.insight.identifying_text import IdentifyingText
from mentorlog.insight.resource_list import build_resource_list
from mentorlog.named_tuples import NamedTuple
from mentorlog.workflows.shareable import refuse_private_relationship

if TYPE_CHECKING:
    from mentorlog.insight.resource_list import SharedResource
    from mentorlog.model import Relationship
    from mentorlog.store import Journal


class GatheredResources(NamedTuple):
    """The resources of a list to share."""

    resources: tuple[SharedResource, ...]
    """Those that may be shared."""
    named: int
    """How many were left out because their title can identify someone."""


def gather_resources(
    journal: Journal, relationship: Relationship | None, *, owner: str | None = None
) -> GatheredResources:
    """Read the resources of one relationship, or of all, that may be shared, without the name of the journal's
    `owner`. Switches the journal to its shareable view. Raises ConflictError for a private relationship."""
    if relationship is not None:
        refuse_private_relationship(relationship)
    ref = relationship and relationship.ref
    # the names of private people must not be in a title either
    identifying = IdentifyingText(journal.identities(), other_names=[owner])
    journal.hide_private()
    shared = journal.resources(relationship=ref, all=True)
    return GatheredResources(
        build_resource_list(shared, identifying=identifying),
        named=sum(each.status != "dropped" and identifying.is_in(each.title) for each in shared),
    )

"""Relationships that were ended."""

from typing import TYPE_CHECKING, NamedTuple

from mentorlog.model import Ref

if TYPE_CHECKING:
    from mentorlog.model import Entry


class EndedRelationship(NamedTuple):
    """A relationship that was ended."""

    relationship: "Entry"
    """The relationship as it is now."""
    outcomes: dict[str, tuple[Ref, ...]]
    """Goals, actions and sessions by outcome: their new status, or `carried on`."""
    still_open: tuple[Ref, ...]
    """Planned sessions, open goals and open actions about which nothing was decided."""

"""Relationships that were paused or ended."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.model import Entry, Ref, Session


class EndedRelationship(NamedTuple):
    """A relationship that was ended."""

    relationship: Entry
    """The relationship as it is now."""
    outcomes: dict[str, tuple[Ref, ...]]
    """Entries by outcome: their new status, the outcome of feedback, or `carried on`."""
    still_open: tuple[Ref, ...]
    """Entries that are planned or open, and about which nothing was decided."""
    kept: tuple[Entry, ...] = ()
    """All entries that are planned or open, those that are carried on too."""


class PausedRelationship(NamedTuple):
    """A relationship that was paused."""

    relationship: Entry
    """The relationship as it is now."""
    clashes: tuple[Session, ...] = ()
    """Sessions that are planned for the same time as one that was moved."""

"""What a restore would change.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

import datetime as dt

from mentorlog.model.vocabulary import Kind, Ref
from mentorlog.named_tuples import NamedTuple


class DifferentEntry(NamedTuple):
    """An entry that the journal or the restored file has differently, or that only one of them has."""

    ref: Ref
    """Its ref in the file that has it; the same in both if both have it."""
    title: str
    """The beginning of its title; empty for a session and a check-in, which have none."""
    on: dt.date | None
    """Its day; of a relationship the day on which it started."""
    relationship: str
    """The name of the other person; empty for a relationship itself."""


class DifferentEntries(NamedTuple):
    """All entries that differ in one way."""

    counts: tuple[tuple[Kind, int], ...] = ()
    """How many of each kind there are, without kinds that have none."""
    first: tuple[DifferentEntry, ...] = ()
    """The first of them, by kind and number."""

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(count for _, count in self.counts)


class Differences(NamedTuple):
    """The entries that a restore would change."""

    comes: DifferentEntries = DifferentEntries()
    """Entries that only the restored file has."""
    goes: DifferentEntries = DifferentEntries()
    """Entries that only the journal has."""
    changes: DifferentEntries = DifferentEntries()
    """Entries that both have, with different content."""
    ignored: tuple[str, ...] = ()
    """Columns of other programs that only the restored file has, and that are not restored: `note.mood`."""

    @property
    def total(self) -> int:
        """How many entries differ."""
        return self.comes.total + self.goes.total + self.changes.total

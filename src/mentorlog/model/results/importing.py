"""What an import from another journal brought, changed and left.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

import datetime as dt

from mentorlog.model.vocabulary import Ref
from mentorlog.named_tuples import NamedTuple


class NamesakeHere(NamedTuple):
    """A relationship here with the same name as one of the file."""

    ref: Ref
    """Its ref here."""
    name: str
    """Its name here, which may be written with other capitals or accents."""
    status: str
    """Its status here."""
    may_be_two: bool
    """Whether the two can be kept apart: one of them has ended."""


class Namesake(NamedTuple):
    """A relationship of the file that has the name of one here, but another identity."""

    ref: Ref
    """Its ref in the file."""
    name: str
    """Its name there."""
    status: str
    """Its status there."""
    candidates: tuple[NamesakeHere, ...]
    """The relationships here with that name."""


class ImportedEntry(NamedTuple):
    """An entry of the file."""

    kind: str
    """Its kind; `evaluation` for the evaluation of a programme, which has no ref."""
    there: Ref | None
    """Its ref in the file; None if it has none."""
    here: Ref | None
    """Its ref in the journal; None if it did not come, or has none."""
    title: str
    """The beginning of its title; empty for a session and a check-in, which have none."""
    on: dt.date | None
    """Its day; of a relationship the day on which it started."""
    relationship: str
    """The name of the other person; empty for a relationship itself."""
    fields: tuple[str, ...] = ()
    """The fields that differ, by name; empty for an entry of which only one of the two files has a version."""


class ImportedEntries(NamedTuple):
    """All entries of the file to which the same happened."""

    counts: tuple[tuple[str, int], ...] = ()
    """How many of each kind there are, without kinds that have none; `checkpoint` for those of goals."""
    first: tuple[ImportedEntry, ...] = ()
    """The first of them, by kind and number; all of them if no limit was given. Checkpoints are not among them."""

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(count for _, count in self.counts)

    def without_refs_there(self) -> "ImportedEntries":
        """The same entries without their refs in the file."""
        return self._replace(first=tuple(each._replace(there=None) for each in self.first))


class JoinedRelationship(NamedTuple):
    """A relationship of the file that is one here, under another identity."""

    there: Ref | None
    """Its ref in the file; None if it has none."""
    here: Ref
    """Its ref here."""
    name: str
    """Its name here."""


class Imported(NamedTuple):
    """What an import did, or would do."""

    came: ImportedEntries = ImportedEntries()
    """Entries that were not here."""
    changed: ImportedEntries = ImportedEntries()
    """Entries that got the values of the file."""
    filled: ImportedEntries = ImportedEntries()
    """Relationships, joined with one of the file, that got fields which were empty here."""
    differ: ImportedEntries = ImportedEntries()
    """Entries that both have, with different values, and that were left as they are here."""
    deleted: ImportedEntries = ImportedEntries()
    """Entries that were deleted here, or belong to such, and did not come."""
    waiting: ImportedEntries = ImportedEntries()
    """Entries that can't come before their relationship here is changed: it is a prospect here, or another active
    relationship has its name."""
    kept_private: ImportedEntries = ImportedEntries()
    """Entries that are shareable in the file and private here, and that stay private although the other values of the
    file were taken."""
    joined: tuple[JoinedRelationship, ...] = ()
    """Relationships that were joined with one here."""
    from_same_log: int = 0
    """How many entries are in both under another identity, because the same log was imported into each."""
    same: int = 0
    """How many entries are here already, with the same values."""
    ignored: tuple[str, ...] = ()
    """Columns of other programs that only the file has, and that do not come: `note.mood`."""
    is_exact: bool = False
    """Whether the journal was empty, so that every entry came as it is in the file."""
    has_refs: bool = True
    """Whether the file has refs."""

    @property
    def has_changes(self) -> bool:
        """Whether anything came or changed."""
        return bool(self.came.total or self.changed.total or self.filled.total)

    def without_refs_there(self) -> "Imported":
        """The same result for a file without refs."""
        return self._replace(
            came=self.came.without_refs_there(),
            changed=self.changed.without_refs_there(),
            filled=self.filled.without_refs_there(),
            differ=self.differ.without_refs_there(),
            deleted=self.deleted.without_refs_there(),
            waiting=self.waiting.without_refs_there(),
            kept_private=self.kept_private.without_refs_there(),
            joined=tuple(each._replace(there=None) for each in self.joined),
            has_refs=False,
        )

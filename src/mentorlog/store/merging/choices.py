"""What the user decided about an import.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

from collections.abc import Mapping

from mentorlog.model.vocabulary import Ref
from mentorlog.named_tuples import NamedTuple


class Choices(NamedTuple):
    """What is to be done with entries that are not simply new."""

    joins: Mapping[Ref, Ref | None] = {}
    """For relationships of the file, the one here that is the same, or None if there is none."""
    takes_theirs: bool = False
    """Whether entries that differ get the values of the file."""
    takes_shareable: bool = False
    """Whether, with `takes_theirs`, entries that are private here become shareable if they are so in the file."""
    brings_deleted: bool = False
    """Whether entries that were deleted here come again."""
    has_refs: bool = True
    """Whether the file has refs. Without them, its entries are numbered only to be read, and no number is shown."""
    has_private: bool = True
    """Whether the file has its private content. Without it, what is private here is not compared with it."""
    missing: Mapping[str, frozenset[str]] = {}
    """The columns, by table, whose values the file does not have. They are neither compared nor taken."""
    maybe_missing: Mapping[str, frozenset[str]] = {}
    """The columns, by table, of which the file may lack a value: if it has none, that is not a difference."""

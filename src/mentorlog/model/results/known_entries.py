"""Entries that were imported, or that an import must not repeat."""

import datetime as dt

from mentorlog.model.vocabulary import Ref
from mentorlog.named_tuples import NamedTuple


class KnownEntry(NamedTuple):
    """A session, note or action that is in the journal, as far as an import needs it."""

    ref: Ref
    """Its handle."""
    uuid: str
    """Its permanent identity."""
    relationship: Ref
    """The handle of the relationship that it belongs to."""
    on: dt.date
    """Its day; of a planned session, as it is stored."""
    status: str | None
    """Its status; None for a note."""
    source_digest: str | None
    """The SHA-256 of the section that it was imported from; None if it was not imported with its text."""
    private: bool = False
    """Whether it is private."""
    text: str = ""
    """Its texts, one below the other; those of a session with its promises."""


class DeletedEntry(NamedTuple):
    """A session or note that was deleted, as far as the record of changes reaches."""

    uuid: str
    """Its permanent identity."""
    on: dt.date
    """Its day."""
    source_digest: str | None
    """The SHA-256 of the section that it was imported from; None if it was not imported with its text."""

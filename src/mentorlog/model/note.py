"""A note between sessions."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model.vocabulary import Ref


class Note(NamedTuple):
    """A thought between sessions."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    relationship: str
    """The name of the other person."""
    relationship_ref: Ref
    """The handle of the relationship that it belongs to."""
    on: dt.date
    """Its day."""
    text: str
    """The thought."""
    private: bool = True
    """Whether it is private; what is private is exported only on request."""

"""A question of one's own, to ask at a session."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model.vocabulary import Ref


class Question(NamedTuple):
    """A question that the journal's owner wrote; it is asked like those of the bank."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    relationship: str
    """The name of the other person."""
    relationship_ref: Ref
    """The handle of the relationship that it belongs to."""
    text: str
    """The question."""
    on: dt.date
    """The day it was recorded."""
    phase: str = "any"
    """The phase of a relationship that it is for."""
    role: str = "either"
    """Whose question it is: a mentor's, a mentee's, or for one's own development (`me`)."""
    topic: str | None = None
    """What it is about."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""

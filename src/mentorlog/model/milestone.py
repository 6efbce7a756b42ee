"""A milestone."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model.vocabulary import Ref


class Milestone(NamedTuple):
    """An event worth marking."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    relationship: str
    """The name of the other person."""
    relationship_ref: Ref
    """The handle of the relationship that it belongs to."""
    title: str
    """What happened, or will happen."""
    status: str
    """Whether it has happened."""
    on: dt.date
    """The day it happened, or will happen."""
    celebrated_on: dt.date | None = None
    """The day it was celebrated."""
    how: str | None = None
    """How it was celebrated."""
    goal: Ref | None = None
    """The goal that it is a step towards."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""
    snoozed_until: dt.date | None = None
    """No reminder of it is shown before this day."""

"""A point to raise."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model.vocabulary import Ref


class Point(NamedTuple):
    """Something to raise at the next session."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    relationship: str
    """The name of the other person."""
    relationship_ref: Ref
    """The handle of the relationship that it belongs to."""
    text: str
    """What is to be raised."""
    status: str
    """Whether it is open (on the agenda), or how it was closed."""
    on: dt.date
    """The day it was put on the agenda."""
    closed_on: dt.date | None = None
    """The day it was discussed or dropped."""
    session: Ref | None = None
    """The session in which it was discussed."""
    carried: int = 0
    """The number of sessions held since it was put on the agenda, and before it was closed."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""

"""A piece of advice."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from typing import Literal

    from mentorlog.model.vocabulary import Ref


class Advice(NamedTuple):
    """A piece of advice that one of the two gave the other, and what came of it."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    relationship: str
    """The name of the other person."""
    relationship_ref: Ref
    """The handle of the relationship that it belongs to."""
    direction: Literal["given", "received"]
    """Whether the journal's owner gave or received it."""
    on: dt.date
    """The day it was given."""
    text: str
    """The advice."""
    try_by: dt.date | None = None
    """The day by which it is to be tried."""
    outcome: str | None = None
    """Whether it worked."""
    outcome_note: str | None = None
    """How that showed."""
    outcome_on: dt.date | None = None
    """The day the outcome was recorded."""
    session: Ref | None = None
    """The session in which it was given."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""
    snoozed_until: dt.date | None = None
    """No reminder of it is shown before this day."""

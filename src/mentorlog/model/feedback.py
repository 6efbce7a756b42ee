"""Feedback given or received."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from typing import Literal

    from mentorlog.model.vocabulary import Ref


class Feedback(NamedTuple):
    """Feedback that one of the two gave the other, in parts (the Center for Creative Leadership's) or as free text."""

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
    tone: str | None = None
    """Whether it is praise or constructive."""
    text: str | None = None
    """The feedback as free text."""
    situation: str | None = None
    """When and where it happened."""
    behaviour: str | None = None
    """What was seen or heard."""
    impact: str | None = None
    """What it led to."""
    follow_up_on: dt.date | None = None
    """The day to check whether it changed something."""
    outcome: str | None = None
    """What it changed."""
    outcome_note: str | None = None
    """How the change showed."""
    outcome_on: dt.date | None = None
    """The day the outcome was recorded."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""
    snoozed_until: dt.date | None = None
    """No reminder of it is shown before this day."""

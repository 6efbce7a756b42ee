"""A resource to learn from."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model.vocabulary import Party, Ref


class Resource(NamedTuple):
    """Something to learn from: a book, a course, a talk, a person's example."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    relationship: str
    """The name of the other person."""
    relationship_ref: Ref
    """The handle of the relationship that it belongs to."""
    title: str
    """What it is called."""
    status: str
    """Whether it is open, or how it was closed."""
    on: dt.date
    """The day it was recorded."""
    url: str | None = None
    """Where to find it: an address that begins with http, https or mailto."""
    type: str | None = None
    """What it is."""
    skill: str | None = None
    """The skill that it is for."""
    goal: Ref | None = None
    """The goal that it serves."""
    recommended_by: Party | None = None
    """Who recommended it: `me` is the journal's owner."""
    due_on: dt.date | None = None
    """The day by which it is to be done."""
    done_on: dt.date | None = None
    """The day it was done."""
    minutes: int | None = None
    """The time spent on it, in minutes."""
    takeaway: str | None = None
    """What was taken from it."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""
    snoozed_until: dt.date | None = None
    """No reminder of it is shown before this day."""

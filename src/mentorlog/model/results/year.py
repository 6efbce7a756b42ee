"""What the journal has of one year, or of several, over all relationships."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model.rating import Rating
    from mentorlog.model.relationship import Relationship
    from mentorlog.model.vocabulary import Ref, Role


class MonthWithPerson(NamedTuple):
    """The sessions of one month with one person."""

    relationship_ref: Ref
    """The handle of the relationship."""
    year: int
    """The year of the month."""
    month: int
    """The number of the month, from 1."""
    held: int
    """How many sessions were held."""
    cancelled: int
    """How many were cancelled."""
    missed: int
    """How many did not take place without being cancelled."""
    minutes: int
    """The length of those held that have one."""
    without_length: int = 0
    """How many of those held have no length."""


class YearEntry(NamedTuple):
    """An entry that counts in a year, with the text that a year shows of it."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    relationship: str
    """The name of the other person."""
    relationship_ref: Ref
    """The handle of the relationship that it belongs to."""
    role: Role
    """The role of the journal's owner in that relationship."""
    relationship_type: str
    """Whether the relationship is mentoring or coaching."""
    on: dt.date
    """The day on which it counts: reached, done, tried or held."""
    text: str
    """Its title or text."""
    private: bool = False
    """Whether it, or its relationship, is private."""
    celebrated_on: dt.date | None = None
    """The day a milestone was celebrated."""
    outcome: str | None = None
    """Whether advice worked."""
    direction: str | None = None
    """Whether the journal's owner gave or received the advice."""
    resource_type: str | None = None
    """What a resource is: book, course, ..."""
    minutes: int | None = None
    """The time spent on a resource."""
    takeaway: str | None = None
    """What was taken from a resource."""
    person: str | None = None
    """The new contact of an introduction."""
    owner: str | None = None
    """Who introduced them: `me` or `them`."""


class YearEntries(NamedTuple):
    """What counts from one day to another, in all relationships; each list by day."""

    first: dt.date
    """The first day."""
    last: dt.date
    """The last day."""
    relationships: tuple[Relationship, ...]
    """All relationships with other people."""
    months: tuple[MonthWithPerson, ...]
    """The months that have a session."""
    takeaways: tuple[YearEntry, ...] = ()
    """What was taken from held sessions; several of one session have the same ref."""
    goals: tuple[YearEntry, ...] = ()
    """The goals that were reached."""
    milestones: tuple[YearEntry, ...] = ()
    """The milestones that were reached or celebrated."""
    advice: tuple[YearEntry, ...] = ()
    """The advice whose outcome was recorded."""
    resources: tuple[YearEntry, ...] = ()
    """The resources that were finished."""
    introductions: tuple[YearEntry, ...] = ()
    """The introductions that took place."""
    ratings: tuple[Rating, ...] = ()
    """The ratings of skills."""
    own_actions: tuple[tuple[int, int], ...] = ()
    """For each year, the number of actions of one's own development that were done."""


class Exchanged(NamedTuple):
    """What was given and received in a year, in numbers."""

    feedback_given: int = 0
    feedback_received: int = 0
    promises_kept: int = 0
    """The actions that the journal's owner did for mentees."""
    promises_kept_to_me: int = 0
    """The actions that mentors did for the journal's owner."""

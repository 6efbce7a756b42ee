"""Entries and relationships as plain data, and the rules that are theirs alone. No I/O, no clock.

Every entry has `ref` (kind and number), `uuid` (its permanent identity), `relationship` (the name), `relationship_ref`,
`private` and, if it is dated, `on`. Dates are `datetime.date`, times of day `datetime.time`, lengths whole minutes.

They are named tuples and not frozen dataclasses because every command pays for making the classes, and a dataclass
costs three times as much.
"""

from mentorlog.model.entries import (
    Action,
    Checkin,
    Checkpoint,
    Entry,
    Feedback,
    Goal,
    Milestone,
    Note,
    Point,
    Rating,
    Session,
)
from mentorlog.model.readings import Command, Contact, Dossier, Found, Moment, Month, Person, Skill, Watch
from mentorlog.model.relationship import Relationship
from mentorlog.model.words import (
    CLOSING,
    DIRECTIONS,
    KINDS,
    LETTERS,
    LONGEST_SESSION,
    MANNERS,
    OUTCOMES,
    PARTIES,
    ROLES,
    SCORES,
    STATUSES,
    TONES,
    UNSET,
    USUAL_SESSION,
    Kind,
    Party,
    Ref,
    Role,
    Unset,
)

__all__ = [
    "CLOSING",
    "DIRECTIONS",
    "KINDS",
    "LETTERS",
    "LONGEST_SESSION",
    "MANNERS",
    "OUTCOMES",
    "PARTIES",
    "ROLES",
    "SCORES",
    "STATUSES",
    "TONES",
    "UNSET",
    "USUAL_SESSION",
    "Action",
    "Checkin",
    "Checkpoint",
    "Command",
    "Contact",
    "Dossier",
    "Entry",
    "Feedback",
    "Found",
    "Goal",
    "Kind",
    "Milestone",
    "Moment",
    "Month",
    "Note",
    "Party",
    "Person",
    "Point",
    "Rating",
    "Ref",
    "Relationship",
    "Role",
    "Session",
    "Skill",
    "Unset",
    "Watch",
]

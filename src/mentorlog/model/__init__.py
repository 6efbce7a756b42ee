"""Entries and relationships as plain data, with the rules that need nothing else. No I/O, no clock.

Every entry has `ref` (kind and number), `uuid` (its permanent identity), `relationship` (the name), `relationship_ref`,
`private` and, if it is dated, `on`. Dates are `datetime.date`, times of day `datetime.time`, lengths whole minutes.

They are named tuples and not frozen dataclasses, because every command has to create the classes, and a dataclass takes
three times as long.
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
from mentorlog.model.read_results import Command, Contact, Dossier, Found, Moment, Month, Person, Skill, Watch
from mentorlog.model.relationship import Relationship
from mentorlog.model.vocabulary import (
    CLOSING,
    DEFAULT_SESSION_MINUTES,
    DIRECTIONS,
    KINDS,
    MAX_SESSION_MINUTES,
    MEETING_TYPES,
    OUTCOMES,
    PARTIES,
    REF_LETTERS,
    ROLES,
    SCORES,
    STATUSES,
    TONES,
    UNSET,
    Kind,
    Party,
    Ref,
    Role,
    Unset,
)

__all__ = [
    "CLOSING",
    "DEFAULT_SESSION_MINUTES",
    "DIRECTIONS",
    "KINDS",
    "MAX_SESSION_MINUTES",
    "MEETING_TYPES",
    "OUTCOMES",
    "PARTIES",
    "REF_LETTERS",
    "ROLES",
    "SCORES",
    "STATUSES",
    "TONES",
    "UNSET",
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

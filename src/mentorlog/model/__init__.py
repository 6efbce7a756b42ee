"""Entries and relationships as plain data, with the rules that need nothing else. No I/O, no clock.

Every entry has `ref` (kind and number), `uuid` (its permanent identity), `relationship` (the name), `relationship_ref`,
`private` and, if it is dated, `on`. Dates are `datetime.date`, times of day `datetime.time`, lengths whole minutes.

They are named tuples and not frozen dataclasses, because a dataclass takes three times as long to create. A class is
loaded when its name is first imported from here: each takes 0.2 ms to create, and a command needs a few of them.
"""

from __future__ import annotations

from mentorlog.model.vocabulary import (
    ADVICE_OUTCOMES,
    ANSWERS,
    BENEFITS,
    CLOSING,
    DEFAULT_SESSION_MINUTES,
    DIRECTIONS,
    EXPECTATIONS,
    KINDS,
    LANGUAGES,
    LOW_FREQUENCY,
    MAX_SESSION_MINUTES,
    ME,
    MEETING_TYPES,
    OUTCOMES,
    OUTCOMES_BY_KIND,
    PARTIES,
    PROSPECT_FIELDS,
    REF_LETTERS,
    RELATIONSHIP_TYPES,
    RESOURCE_TYPES,
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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from mentorlog.model.action import Action
    from mentorlog.model.advice import Advice
    from mentorlog.model.checkin import Checkin
    from mentorlog.model.feedback import Feedback
    from mentorlog.model.goal import Checkpoint, Goal
    from mentorlog.model.milestone import Milestone
    from mentorlog.model.note import Note
    from mentorlog.model.point import Point
    from mentorlog.model.question import Question
    from mentorlog.model.rating import Rating
    from mentorlog.model.relationship import Relationship
    from mentorlog.model.resource import Resource
    from mentorlog.model.results.contacts import Contact
    from mentorlog.model.results.dossier import Dossier, Month
    from mentorlog.model.results.entry_history import EntryChange, EntryHistory, FieldChange
    from mentorlog.model.results.evaluations import Evaluation
    from mentorlog.model.results.findings import Finding
    from mentorlog.model.results.history import ChangedText, Command
    from mentorlog.model.results.people import Meeting, Person
    from mentorlog.model.results.questions import OwnQuestion
    from mentorlog.model.results.search import Found
    from mentorlog.model.results.skills import Skill
    from mentorlog.model.results.timeline import Moment
    from mentorlog.model.results.topics import TopicCount
    from mentorlog.model.results.watch import Watch
    from mentorlog.model.session import Session

    Entry = (
        Relationship
        | Session
        | Goal
        | Action
        | Feedback
        | Milestone
        | Point
        | Note
        | Checkin
        | Rating
        | Advice
        | Resource
        | Question
    )

_MODULES: Final = {
    "Action": "action",
    "Advice": "advice",
    "ChangedText": "results.history",
    "Checkin": "checkin",
    "Checkpoint": "goal",
    "Command": "results.history",
    "Contact": "results.contacts",
    "Dossier": "results.dossier",
    "EntryChange": "results.entry_history",
    "EntryHistory": "results.entry_history",
    "Evaluation": "results.evaluations",
    "Feedback": "feedback",
    "FieldChange": "results.entry_history",
    "Finding": "results.findings",
    "Found": "results.search",
    "Goal": "goal",
    "Milestone": "milestone",
    "Moment": "results.timeline",
    "Month": "results.dossier",
    "Note": "note",
    "OwnQuestion": "results.questions",
    "Meeting": "results.people",
    "Person": "results.people",
    "Point": "point",
    "Question": "question",
    "Rating": "rating",
    "Relationship": "relationship",
    "Resource": "resource",
    "Session": "session",
    "Skill": "results.skills",
    "TopicCount": "results.topics",
    "Watch": "results.watch",
}
"""The module of each class, in this package."""


if not TYPE_CHECKING:  # mypy would accept any name

    def __getattr__(name: str) -> type:
        """Load a class. Raises AttributeError for another name."""
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(name)
        # importlib.import_module would load two more modules, which take 1.7 million instructions
        found = globals()[name] = getattr(__import__(f"{__name__}.{module}", fromlist=(name,)), name)
        return found


__all__ = [
    "ADVICE_OUTCOMES",
    "ANSWERS",
    "BENEFITS",
    "CLOSING",
    "DEFAULT_SESSION_MINUTES",
    "DIRECTIONS",
    "EXPECTATIONS",
    "KINDS",
    "LANGUAGES",
    "LOW_FREQUENCY",
    "MAX_SESSION_MINUTES",
    "ME",
    "MEETING_TYPES",
    "OUTCOMES",
    "OUTCOMES_BY_KIND",
    "PARTIES",
    "PROSPECT_FIELDS",
    "REF_LETTERS",
    "RELATIONSHIP_TYPES",
    "RESOURCE_TYPES",
    "ROLES",
    "SCORES",
    "STATUSES",
    "TONES",
    "UNSET",
    "Action",
    "Advice",
    "ChangedText",
    "Checkin",
    "Checkpoint",
    "Command",
    "Contact",
    "Dossier",
    "Entry",
    "EntryChange",
    "EntryHistory",
    "Evaluation",
    "Feedback",
    "FieldChange",
    "Finding",
    "Found",
    "Goal",
    "Kind",
    "Meeting",
    "Milestone",
    "Moment",
    "Month",
    "Note",
    "OwnQuestion",
    "Party",
    "Person",
    "Point",
    "Question",
    "Rating",
    "Ref",
    "Relationship",
    "Resource",
    "Role",
    "Session",
    "Skill",
    "TopicCount",
    "Unset",
    "Watch",
]

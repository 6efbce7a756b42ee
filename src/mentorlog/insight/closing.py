"""The closing of a relationship: when to prepare it, and what it asks.

A good ending is prepared at least one meeting ahead (Zachary's "coming to closure"; university mentoring handbooks):
thanks, what was learned and how it helped, what comes next, and the door kept open.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from mentorlog.insight.phases import Phase
from mentorlog.model import Relationship, Role

REASONS: Final = ("goals reached", "time over", "moved on", "no fault of either", "other")
"""Why relationships end; any other words will do as well."""

ASKED: Final[dict[str, dict[Role, str]]] = {
    "learned": {
        "mentor": "What did you learn as a mentor, and how has it helped?",
        "mentee": "What did you learn, and how has it helped?",
    },
    "thanks": {
        "mentor": "What do you thank your mentee for, in particular?",
        "mentee": "What do you thank your mentor for, in particular?",
    },
    "same": {"mentor": "What would you do the same again?", "mentee": "What would you do the same again?"},
    "different": {"mentor": "What would you do differently?", "mentee": "What would you do differently?"},
    "next": {
        "mentor": "What comes next: who or what takes your place?",
        "mentee": "What comes next: who or what takes your mentor's place?",
    },
}
"""What a closing asks, by the field that keeps the answer, in its order, and by my role."""


class Closing(NamedTuple):
    """That the closing is to be prepared: `reason` says why now; `answered` and `open` are the fields of `ASKED` that
    have an answer and those that have none; `questions` asks for the open ones."""

    reason: str
    answered: tuple[str, ...]
    open: tuple[str, ...]
    questions: tuple[str, ...]


def closing(one: Relationship, stands: Phase) -> Closing | None:
    """The closing that a relationship in the phase `stands` comes to; None where it is not near, or over."""
    if stands.name != "coming to closure":
        return None
    missing = unanswered(one)
    return Closing(
        stands.reason,
        answered=tuple(field for field in ASKED if field not in missing),
        open=missing,
        questions=tuple(ASKED[field][one.role] for field in missing),
    )


def unanswered(relationship: Relationship) -> tuple[str, ...]:
    """The fields of the closing that have no answer yet."""
    return tuple(field for field in ASKED if getattr(relationship, field) is None)

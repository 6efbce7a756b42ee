"""The closing of a relationship: when to prepare it, and which questions it asks.

A good ending is prepared at least one meeting ahead (Zachary, "The Mentor's Guide"; mentoring handbooks of
universities): thanks, what was learned and how it helped, what comes next, and how to stay in touch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from mentorlog.insight.phases import Phase
    from mentorlog.model import Relationship, Role


REASONS: Final = ("goals reached", "time over", "moved on", "no fault of either", "other")
"""Usual reasons for an end; any other text is accepted too."""

CLOSING_QUESTIONS: Final[dict[str, dict[Role, str]]] = {
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
"""The questions of a closing in order: by the field that stores the answer, then by my role."""


class Closing(NamedTuple):
    """A closing that should be prepared now."""

    reason: str
    """Why now."""
    answered: tuple[str, ...]
    """The fields of CLOSING_QUESTIONS that have an answer."""
    open: tuple[str, ...]
    """The fields that have none."""
    questions: tuple[str, ...]
    """The questions for the open fields."""


def build_closing(relationship: Relationship, phase: Phase) -> Closing | None:
    """The closing of a relationship in `phase`; None unless it is coming to closure."""
    if phase.name != "coming to closure":
        return None
    unanswered = unanswered_fields(relationship)
    return Closing(
        phase.reason,
        answered=tuple(field for field in CLOSING_QUESTIONS if field not in unanswered),
        open=unanswered,
        questions=tuple(CLOSING_QUESTIONS[field][relationship.role] for field in unanswered),
    )


def unanswered_fields(relationship: Relationship) -> tuple[str, ...]:
    """The fields of CLOSING_QUESTIONS that have no answer yet."""
    return tuple(field for field in CLOSING_QUESTIONS if getattr(relationship, field) is None)

"""The closing of a relationship: when to prepare it, and which questions it asks.

A good ending is prepared at least one meeting ahead (Zachary, "The Mentor's Guide"; mentoring handbooks of
universities): thanks, what was learned and how it helped, what comes next, and how to stay in touch.
"""

from __future__ import annotations

from mentorlog.insight.phases import CLOSING_FROM_SESSIONS, is_end_near
from mentorlog.insight.schedule import cadence_of, next_due_on
from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from typing import Final

    from mentorlog.insight.phases import Phase
    from mentorlog.model import Person, Relationship, Role


PREPARE_WITHIN: Final = 30
"""The time for preparing the closing after all goals are reached, if no session and no end is planned or expected."""
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
        questions=tuple(closing_question(field, relationship) for field in unanswered),
    )


def closing_question(field: str, relationship: Relationship) -> str:
    """The question for a field of CLOSING_QUESTIONS; of a client or a coach if the relationship is coaching."""
    question = CLOSING_QUESTIONS[field][relationship.role]
    if relationship.type != "coaching":
        return question
    from mentorlog.model.role_words import in_words_of

    return in_words_of(relationship.type, question)


def unanswered_fields(relationship: Relationship) -> tuple[str, ...]:
    """The fields of CLOSING_QUESTIONS that have no answer yet."""
    return tuple(field for field in CLOSING_QUESTIONS if getattr(relationship, field) is None)


def is_closing_prepared(relationship: Relationship) -> bool:
    """Whether at least one closing question has an answer."""
    return unanswered_fields(relationship) != tuple(CLOSING_QUESTIONS)


def closing_reason(person: Person, *, today: dt.date) -> str | None:
    """Why the closing of an active relationship should be prepared now, or None."""
    relationship = person.relationship
    if is_end_near(relationship, today=today):
        from mentorlog.dates import format_short_date

        return f"the planned end is {format_short_date(relationship.ends_on or today, today=today)}"
    is_reached = not person.goals_short and (person.goals_open or person.goals_achieved)
    if is_reached and person.sessions_held >= CLOSING_FROM_SESSIONS:
        return "all goals are reached"
    return None


def closing_due_on(person: Person, *, today: dt.date) -> dt.date:
    """The day by which the closing should be prepared: the last session before the end that is planned or that the
    cadence asks for, else the end itself. Without a planned end, the next session counts as the last one."""
    relationship, planned_on = person.relationship, person.last_planned_on
    ends_on = relationship.ends_on
    if ends_on is None:
        last_on = person.last_session_on or today
        from mentorlog.dates import days_after

        return planned_on or next_due_on(relationship, last_on=last_on) or days_after(last_on, PREPARE_WITHIN)
    days = [day for day in (planned_on, _last_expected(person, ends_on=ends_on, today=today)) if day]
    return max(days, default=ends_on)


_MOST_STEPS: Final = 4000
"""How many sessions are counted ahead, ten years of daily ones: an end that is farther away is not near."""


def _last_expected(person: Person, *, ends_on: dt.date, today: dt.date) -> dt.date | None:
    """The last day from today to the end on which the cadence asks for a session, or None."""
    cadence = cadence_of(person.relationship)
    day = person.last_planned_on or person.last_session_on
    expected: dt.date | None = None
    steps = 0
    while cadence and day and steps < _MOST_STEPS:
        day, steps = cadence.after(day), steps + 1
        if day > ends_on:
            break
        expected = day if day >= today else None
    return expected

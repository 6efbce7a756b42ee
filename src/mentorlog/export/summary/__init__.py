"""The words of the relationship summary: which sections it has, and what each says, in the page's language."""

from __future__ import annotations

from collections.abc import Iterable

from mentorlog.export.document import Block, Document, Section, Typed
from mentorlog.export.speech import Speech
from mentorlog.export.summary.ending import looking_back, next_steps, promises, thanks
from mentorlog.export.summary.goals import expected, goals, then_and_now
from mentorlog.export.summary.head import facts, lead
from mentorlog.export.summary.meetings import notes, partnership, sessions
from mentorlog.export.summary.telling import Telling
from mentorlog.export.summary.way import challenges, feedback, learned, milestones
from mentorlog.insight.summary import Summary

__all__ = ["summary_document"]


def summary_document(told: Summary, speech: Speech) -> Document:
    """The whole summary; sections that have nothing to say are left away."""
    tell = Telling(told, speech)
    return Document(
        speech.language,
        speech.say_with("Mentoring with {name}", name=Typed(told.relationship.name)),
        lead(tell),
        tuple(facts(tell)),
        tuple(section for section in _sections(tell) if section.blocks),
        on=told.exported_on,
    )


def _sections(tell: Telling) -> tuple[Section, ...]:
    told, say = tell.told, tell.say
    mentors = tell.one.role == "mentor"
    return (
        _section("expected", say("Expected and reached"), expected(tell)),
        _section("goals", say("Goals"), goals(tell)),
        _section("then-and-now", say("Then and now"), then_and_now(tell)),
        _section("milestones", say("Milestones"), milestones(tell)),
        _section("challenges", say("Challenges on the way"), challenges(tell)),
        _section("feedback-changed", say("Feedback that changed something"), feedback(tell, told.feedback_with_effect)),
        _section("learned", say("What was learned"), learned(tell)),
        _section(
            "thanks",
            say("Thanks from the mentor") if mentors else say("Thanks from the mentee"),
            thanks(tell),
        ),
        _section("looking-back", say("Looking back"), looking_back(tell)),
        _section("next", say("What comes next"), next_steps(tell)),
        _section("promises", say("Promises"), promises(tell)),
        _section("sessions", say("Sessions"), sessions(tell)),
        _section(
            "feedback",
            say("Other feedback") if told.feedback_with_effect else say("Feedback"),
            feedback(tell, told.feedback),
        ),
        _section("partnership", say("How the two worked together"), partnership(tell)),
        _section("notes", say("Notes"), notes(tell)),
    )


def _section(key: str, title: str, blocks: Iterable[Block]) -> Section:
    return Section(key, title, tuple(blocks))

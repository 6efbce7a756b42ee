"""Write the summary of a relationship as a document: its sections, and the text of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import Document, Section, UserText
from mentorlog.export.summary.answers import benefits, expectations
from mentorlog.export.summary.closing import learned, looking_back, next_steps, promises, thanks
from mentorlog.export.summary.feedback import feedback
from mentorlog.export.summary.goals import expected, goals, then_and_now
from mentorlog.export.summary.header import facts, lead
from mentorlog.export.summary.learning import advice, contacts, resources
from mentorlog.export.summary.milestones import challenges, milestones, session_timeline
from mentorlog.export.summary.sessions import notes, partnership, sessions
from mentorlog.export.summary.writer import SummaryWriter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.export.document import Block
    from mentorlog.export.translation import Translator
    from mentorlog.insight.summary import Summary

__all__ = ["summary_document"]


def summary_document(summary: Summary, translator: Translator, *, owner: str | None = None) -> Document:
    """The summary as a document, without empty sections, signed with the name of the journal's owner."""
    translator = translator.of(summary.relationship)
    writer = SummaryWriter(summary, translator)
    if summary.relationship.role == "self":
        from mentorlog.export.summary.own import own_document

        return own_document(writer, owner=owner)
    if summary.relationship.status == "prospect":
        from mentorlog.export.summary.prospect import prospect_document

        return prospect_document(writer, owner=owner)
    return Document(
        translator.language,
        translator.translate_with("Mentoring with {name}", name=UserText(summary.relationship.name)),
        lead(writer, owner),
        tuple(facts(writer)),
        tuple(section for section in _sections(writer) if section.blocks),
        on=summary.exported_on,
    )


def _sections(writer: SummaryWriter) -> tuple[Section, ...]:
    summary, _ = writer.summary, writer.translate
    is_mentor = writer.relationship.role == "mentor"
    with_effect, other = summary.feedback_with_effect, summary.feedback
    other_title = _("Other feedback") if with_effect else _("Feedback")
    return (
        _section("expected", _("Expected and reached"), (*expected(writer), *expectations(writer))),
        _section("goals", _("Goals"), goals(writer)),
        _section("then-and-now", _("Then and now"), (*then_and_now(writer), *benefits(writer))),
        _section("milestones", _("Milestones"), milestones(writer)),
        _section("challenges", _("Challenges"), challenges(writer)),
        _section("feedback-changed", _("Feedback that changed something"), feedback(writer, with_effect)),
        _section(
            "advice-tried", _("Advice that was tried, and what happened"), advice(writer, summary.learned.advice_tried)
        ),
        _section("learned", _("What was learned"), learned(writer)),
        _section("resources", _("Resources"), resources(writer)),
        _section("contacts", _("New contacts"), contacts(writer)),
        _section("thanks", _("Thanks from the mentor") if is_mentor else _("Thanks from the mentee"), thanks(writer)),
        _section("looking-back", _("Looking back"), looking_back(writer)),
        _section("next", _("What comes next"), next_steps(writer)),
        _section("promises", _("Promises"), promises(writer)),
        _section("sessions", _("Sessions"), (*session_timeline(writer), *sessions(writer))),
        _section("feedback", other_title, feedback(writer, other)),
        _section("advice", _("Advice not tried yet"), advice(writer, summary.learned.advice)),
        _section("partnership", _("How the two worked together"), partnership(writer)),
        _section("notes", _("Notes"), notes(writer)),
    )


def _section(key: str, title: str, blocks: Iterable[Block]) -> Section:
    return Section(key, title, tuple(blocks))

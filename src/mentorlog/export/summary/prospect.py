"""Write the page of a prospect: what was recorded of a person before a relationship begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import Document, Fact, Section, UserText, join_texts
from mentorlog.export.summary.closing import promises
from mentorlog.export.summary.header import own_lead
from mentorlog.export.summary.sessions import notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.export.document import InlineText
    from mentorlog.export.summary.writer import SummaryWriter


def prospect_document(writer: SummaryWriter, *, owner: str | None = None) -> Document:
    """The page of a prospect, which has no sessions, no cadence and no start, without empty sections."""
    relationship, _ = writer.relationship, writer.translate
    translate_with, name = writer.translator.translate_with, UserText(relationship.name)
    sections = (
        Section("promises", _("Promises"), tuple(promises(writer))),
        Section("notes", _("Notes"), tuple(notes(writer))),
    )
    return Document(
        writer.translator.language,
        translate_with("A possible mentee: {name}", name=name)
        if relationship.role == "mentor"
        else translate_with("A possible mentor: {name}", name=name),
        own_lead(writer, owner),
        tuple(_facts(writer)),
        tuple(section for section in sections if section.blocks),
        on=writer.summary.exported_on,
    )


def _facts(writer: SummaryWriter) -> Iterator[Fact]:
    """Each field that was recorded."""
    prospect, _ = writer.relationship, writer.translate
    yield Fact(_("Added"), (writer.date(prospect.started_on),))
    yield from writer.fact(_("Admired for"), prospect.admire)
    if prospect.skills:
        yield Fact(_("Skills"), join_texts(prospect.skills))
    yield from writer.fact(_("I hope for"), prospect.hope)
    yield from writer.fact(_("I offer"), prospect.offer)
    yield from writer.fact(_("Background"), prospect.background)
    yield from writer.fact(_("Found through"), prospect.found_through)
    if prospect.asked_on:
        yield Fact(_("Asked"), (writer.date(prospect.asked_on),))
    yield from writer.fact(_("Asked via"), prospect.via)
    yield from writer.fact(_("Message"), prospect.message)
    if prospect.answer:
        yield Fact(_("Answer"), _answer(writer, prospect.answer))
    yield from writer.fact(_("Note"), prospect.answer_note)
    if prospect.follow_up_on:
        yield Fact(_("To follow up"), (writer.date(prospect.follow_up_on),))


def _answer(writer: SummaryWriter, answer: str) -> InlineText:
    """What the prospect said, with the day if it is known."""
    _, on = writer.translate, writer.relationship.answered_on
    answers = {"yes": _("yes"), "no": _("no"), "later": _("later")}
    return (f"{answers[answer]}, {writer.date(on)}" if on else answers[answer],)

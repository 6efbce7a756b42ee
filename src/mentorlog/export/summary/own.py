"""Write the summary of one's own development: its sections, and the questions that only it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import Document, Fact, Section
from mentorlog.export.summary.closing import promises
from mentorlog.export.summary.goals import goals, then_and_now
from mentorlog.export.summary.header import own_lead, span
from mentorlog.export.summary.learning import advice, contacts, resources
from mentorlog.export.summary.milestones import milestones
from mentorlog.export.summary.sessions import notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.export.document import Block
    from mentorlog.export.summary.writer import SummaryWriter


def own_document(writer: SummaryWriter, *, owner: str | None = None) -> Document:
    """The summary of `me` as a document, without empty sections, signed with the name of the journal's owner."""
    summary, _ = writer.summary, writer.translate
    learned = summary.learned
    sections = (
        Section("goals", _("Goals"), tuple(goals(writer))),
        Section("then-and-now", _("Then and now"), tuple(then_and_now(writer))),
        Section("milestones", _("Milestones"), tuple(milestones(writer))),
        Section(
            "advice-tried", _("Advice that was tried, and what happened"), tuple(advice(writer, learned.advice_tried))
        ),
        Section("resources", _("Resources"), tuple(resources(writer))),
        Section("contacts", _("New contacts"), tuple(contacts(writer))),
        Section("promises", _("What I set out to do"), tuple(promises(writer))),
        Section("advice", _("Advice not tried yet"), tuple(advice(writer, learned.advice))),
        Section("notes", _("Notes"), tuple(notes(writer))),
        Section("questions", _("My own questions"), tuple(_questions(writer))),
    )
    return Document(
        writer.translator.language,
        (_("My own development"),),
        own_lead(writer, owner),
        tuple(_facts(writer)),
        tuple(section for section in sections if section.blocks),
        on=summary.exported_on,
    )


def _facts(writer: SummaryWriter) -> Iterator[Fact]:
    if writer.summary.since or writer.summary.until:
        yield Fact(writer.translate("This report"), (span(writer),))


def _questions(writer: SummaryWriter) -> Iterator[Block]:
    """The questions that the owner wrote, by the role in which they are asked."""
    _, questions = writer.translate, writer.summary.questions
    titles = {
        "mentor": _("To ask as a mentor"),
        "mentee": _("To ask as a mentee"),
        "either": _("To ask as a mentor or a mentee"),
        "me": _("To ask myself"),
    }
    for role, title in titles.items():
        asked = (each for each in questions if each.role == role)
        yield from writer.lists((writer.item(each.on, each.text, private=each.private) for each in asked), title)
    # another program may have written a role that this version does not know
    other = (each for each in questions if each.role not in titles)
    yield from writer.lists(writer.item(each.on, each.text, private=each.private) for each in other)

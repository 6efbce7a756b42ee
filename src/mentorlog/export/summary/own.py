"""Write the summary of one's own development: goals, milestones, skills, advice and resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import Document, Fact, Section, UserText
from mentorlog.export.summary.closing import promises
from mentorlog.export.summary.goals import goals, then_and_now
from mentorlog.export.summary.header import span
from mentorlog.export.summary.milestones import milestones
from mentorlog.export.summary.sessions import notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.export.document import Block, InlineText, ListItem
    from mentorlog.export.summary.writer import SummaryWriter
    from mentorlog.model import Advice, Resource


def own_document(writer: SummaryWriter, *, owner: str | None = None) -> Document:
    """The summary of `me` as a document, without empty sections, signed with the name of the journal's owner."""
    summary, _ = writer.summary, writer.translate
    sections = (
        Section("goals", _("Goals"), tuple(goals(writer))),
        Section("then-and-now", _("Then and now"), tuple(then_and_now(writer))),
        Section("milestones", _("Milestones"), tuple(milestones(writer))),
        Section("advice", _("Advice, and what came of it"), tuple(_advice(writer))),
        Section("resources", _("Books, courses and other resources"), tuple(_resources(writer))),
        Section("promises", _("What I set out to do"), tuple(promises(writer))),
        Section("notes", _("Notes"), tuple(notes(writer))),
    )
    return Document(
        writer.translator.language,
        (_("My own development"),),
        _lead(writer, owner),
        tuple(_facts(writer)),
        tuple(section for section in sections if section.blocks),
        on=summary.exported_on,
    )


def _lead(writer: SummaryWriter, owner: str | None) -> InlineText:
    """Whose journal the page comes from, on which day, and whether private entries are included."""
    day, _ = writer.date(writer.summary.exported_on), writer.translate
    source: InlineText = (_("From my journal, {day}.").format(day=day),)
    if owner:
        source = writer.translator.translate_with("From the journal of {owner}, {day}.", owner=UserText(owner), day=day)
    return (*source, " ", _("Private entries are included.")) if writer.summary.private_included else source


def _facts(writer: SummaryWriter) -> Iterator[Fact]:
    if writer.summary.since or writer.summary.until:
        yield Fact(writer.translate("This report"), (span(writer),))


def _advice(writer: SummaryWriter) -> Iterator[Block]:
    """Each piece of advice, with its outcome or the day to try it."""
    yield from writer.lists(_advice_item(writer, each) for each in writer.summary.advice)


def _advice_item(writer: SummaryWriter, advice: Advice) -> ListItem:
    _ = writer.translate
    children: tuple[ListItem, ...] = ()
    label = _("try by {day}").format(day=writer.date(advice.try_by)) if advice.try_by and not advice.outcome else ""
    if advice.outcome:
        outcome = {
            "worked": _("it worked"),
            "partly": _("it worked in part"),
            "did_not_work": _("it did not work"),
        }[advice.outcome]
        children = (writer.item(advice.outcome_on, advice.outcome_note, label=outcome),)
    return writer.item(advice.on, advice.text, label=label, private=advice.private, children=children)


def _resources(writer: SummaryWriter) -> Iterator[Block]:
    """The resources that are done, then those still open."""
    _, resources = writer.translate, writer.summary.resources
    for title, status in ((_("Done"), "done"), (writer.translator.translate_in_context("resources", "Open"), "open")):
        yield from writer.lists((_resource(writer, each) for each in resources if each.status == status), title)


def _resource(writer: SummaryWriter, resource: Resource) -> ListItem:
    """A resource with its type, its skill, the time spent on it, its link, and what was taken from it."""
    _ = writer.translate
    facts = (
        _type(writer, resource.type),
        writer.translator.format_hours(resource.minutes) if resource.minutes else "",
        _("by {day}").format(day=writer.date(resource.due_on)) if resource.due_on and not resource.done_on else "",
    )
    details = ((_("skill"), resource.skill), ("", resource.url), (_("learned"), resource.takeaway))
    return writer.item(
        resource.done_on or resource.on,
        resource.title,
        label=", ".join(fact for fact in facts if fact),
        private=resource.private,
        children=tuple(writer.item(None, text, label=label) for label, text in details if text),
    )


def _type(writer: SummaryWriter, kind: str | None) -> str:
    _ = writer.translate
    types = {
        "book": _("book"),
        "article": _("article"),
        "course": _("course"),
        "workshop": _("workshop"),
        "talk": _("talk"),
        "video": _("video"),
        "tool": _("tool"),
    }
    return types.get(kind or "", "")

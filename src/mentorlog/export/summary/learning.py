"""Write the sections about advice, resources and new contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import ListItem, Sentence, UserText
from mentorlog.export.resource_list import format_type, link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.export.document import Block
    from mentorlog.export.summary.writer import SummaryWriter
    from mentorlog.model import Action, Advice, Resource


def advice(writer: SummaryWriter, given: Iterable[Advice]) -> Iterator[Block]:
    """Each piece of advice: which of the two gave it, and, if it was tried, what happened."""
    yield from writer.lists(_advice(writer, each) for each in given)


def resources(writer: SummaryWriter) -> Iterator[Block]:
    """What was read, watched or attended, with what was taken from it; then what is still to be done."""
    _, found = writer.translate, writer.summary.learned.resources
    done = (_resource(writer, each) for each in found if each.done_on)
    yield from writer.lists(done, _("Read, watched and attended"))
    is_open = (_resource(writer, each) for each in found if not each.done_on)
    yield from writer.lists(is_open, _("To read, watch and attend"))


def contacts(writer: SummaryWriter) -> Iterator[Block]:
    """How many new contacts there are, and each with the day on which the two met."""
    met = writer.summary.learned.introductions
    if met:
        count = writer.translator.translate_plural("{count} new contact", "{count} new contacts", len(met))
        yield Sentence((count,))
        yield from writer.lists(_contact(writer, each) for each in met)


def _advice(writer: SummaryWriter, given: Advice) -> ListItem:
    _ = writer.translate
    label = []
    if writer.relationship.role != "self":
        is_by_mentor = (given.direction == "given") == (writer.relationship.role == "mentor")
        label.append(_("from the mentor") if is_by_mentor else _("from the mentee"))
    if given.try_by and not given.outcome:
        label.append(_("to be tried by {day}").format(day=writer.date(given.try_by)))
    children: tuple[ListItem, ...] = ()
    if given.outcome:
        outcome = {
            "worked": _("it worked"),
            "partly": _("it partly worked"),
            "did_not_work": _("it did not work"),
        }[given.outcome]
        children = (writer.item(given.outcome_on, given.outcome_note, label=outcome),)
    return writer.item(given.on, given.text, label=", ".join(label), private=given.private, children=children)


def _resource(writer: SummaryWriter, resource: Resource) -> ListItem:
    _, translator = writer.translate, writer.translator
    label = [format_type(resource.type, translator)] if resource.type else []
    if resource.recommended_by and writer.relationship.role != "self":
        is_by_mentor = (resource.recommended_by == "me") == (writer.relationship.role == "mentor")
        label.append(_("recommended by the mentor") if is_by_mentor else _("recommended by the mentee"))
    if resource.minutes:
        label.append(translator.format_hours(resource.minutes))
    if resource.due_on and resource.status == "open":
        label.append(_("by {day}").format(day=writer.date(resource.due_on)))
    children = [ListItem(label=_("skill"), text=UserText(resource.skill))] if resource.skill else []
    children += [ListItem(text=link(resource.url))] if resource.url else []
    children += [ListItem(label=_("learned"), text=UserText(resource.takeaway))] if resource.takeaway else []
    on = resource.done_on or resource.on
    return writer.item(on, resource.title, label=", ".join(label), private=resource.private, children=tuple(children))


def _contact(writer: SummaryWriter, introduction: Action) -> ListItem:
    children = (ListItem(text=UserText(introduction.text)),)
    return writer.item(introduction.done_on, introduction.person, private=introduction.private, children=children)

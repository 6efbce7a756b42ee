"""Resources as a list to share, and as items of other pages. No names of people are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.export.document import Document, ListItem, Section, Sentence, Table, UserText, without_empty_columns
from mentorlog.translatable import mark_for_translation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.export.document import InlineText
    from mentorlog.export.translation import Translator
    from mentorlog.insight.resource_list import SharedResource
    from mentorlog.model import Resource

TYPES: Final = {
    "book": mark_for_translation("book"),
    "article": mark_for_translation("article"),
    "course": mark_for_translation("course"),
    "workshop": mark_for_translation("workshop"),
    "talk": mark_for_translation("talk"),
    "video": mark_for_translation("video"),
    "tool": mark_for_translation("tool"),
    "other": mark_for_translation("other"),
}
"""The types of resources on pages."""


def resource_list_document(
    resources: Sequence[SharedResource], translator: Translator, *, on: dt.date | None = None
) -> Document:
    """The list to share: title, link, type, skill and minutes of each resource. `on` is the day it was made."""
    _ = translator.translate
    rows = tuple(_row(each, translator) for each in resources)
    header = (_("Title"), _("Link"), _("Type"), _("Skill"), translator.translate_in_context("length", "Time"))
    block = without_empty_columns(Table(header, rows, is_wide=True)) if rows else Sentence((_("Nothing yet."),))
    section = Section("resources", _("Recommended"), (block,))
    return Document(translator.language, (_("Resources"),), (), (), (section,), has_contents=False, on=on)


def _row(resource: SharedResource, translator: Translator) -> tuple[InlineText, ...]:
    return (
        (UserText(resource.title),),
        (link(resource.url),) if resource.url else (),
        (format_type(resource.type, translator),) if resource.type else (),
        (UserText(resource.skill),) if resource.skill else (),
        (translator.format_hours(resource.minutes),) if resource.minutes else (),
    )


def resource_item(resource: Resource, translator: Translator) -> ListItem:
    """An open resource as an item of a page to send: its title, its type, the day it is due, and its link below."""
    parts = [format_type(resource.type, translator)] if resource.type else []
    if resource.due_on:
        parts.append(translator.translate("by {day}").format(day=translator.format_date(resource.due_on)))
    children = (ListItem(text=link(resource.url)),) if resource.url else ()
    return ListItem(text=UserText(resource.title), state=", ".join(parts), children=children)


def link(url: str) -> UserText:
    """An address as a link, which every format of a page shows as one."""
    return UserText(f"<{url}>")


def format_type(type_: str, translator: Translator) -> str:
    """The type of a resource in the language of the page."""
    return translator.translate(TYPES[type_])

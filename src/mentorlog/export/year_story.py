"""Write the story of a year of mentoring as a page to share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import (
    Document,
    Fact,
    Facts,
    ListItem,
    ListItems,
    Prose,
    Section,
    Sentence,
    Subsection,
    UserText,
    join_texts,
    join_with_details,
)
from mentorlog.export.lead import journal_of
from mentorlog.export.resource_list import TYPES, format_type
from mentorlog.export.year_roles import role_numbers, role_phrase
from mentorlog.insight.year_story import MOST_SHOWN

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from mentorlog.export.document import Block, InlineText
    from mentorlog.export.translation import Translator
    from mentorlog.insight.year import RoleInYear
    from mentorlog.insight.year_story import Exchange, Story, StoryItem


def story_document(story: Story, translator: Translator, *, on: dt.date, owner: str | None = None) -> Document:
    """The page of a story, made on that day; `owner` is the name of the journal's owner, if it is shown."""
    writer = _StoryWriter(story, translator)
    sections = (section for section in writer.sections() if section.blocks)
    return Document(
        translator.language,
        (writer.title(),),
        writer.lead(on, owner),
        tuple(writer.figures()),
        tuple(sections),
        on=on,
        has_contents=False,
        has_large_facts=True,
    )


class _StoryWriter:
    """Writes the parts of a story in one language."""

    def __init__(self, story: Story, translator: Translator) -> None:
        self.story, self.translator = story, translator
        self.translate = translator.translate

    def title(self) -> str:
        """The title, in the words of coaching if all relationships of the year are coaching."""
        of_type = self.translator.of_type(self.story.type)
        return of_type.translate("My year of mentoring: {year}").format(year=self.story.year)

    def lead(self, on: dt.date, owner: str | None) -> InlineText:
        """Where the page is from, and that no one is named if that is so."""
        lead = journal_of(self.translator, on=on, owner=owner)
        return lead if self.story.is_named else (*lead, " ", self.translate("No one is named."))

    def figures(self) -> Iterator[Fact]:
        """The numbers of the whole year."""
        _, total = self.translate, self.story.total
        if self.story.people:
            yield Fact(_("People"), (self.translator.format_number(self.story.people),))
        if total.sessions:
            yield Fact(_("Sessions"), (self.translator.format_number(total.sessions),))
        if total.minutes:
            name = self.translator.translate_in_context("length", "Time")
            yield Fact(name, (self.translator.format_hours(total.minutes),))

    def sections(self) -> Iterator[Section]:
        """The sections of the story; those without content have no blocks."""
        _, story = self.translate, self.story
        if story.is_empty:
            nothing = Sentence((_("No session was held, and nothing was reached, finished or learned."),))
            yield Section("sessions", _("Sessions"), (nothing,))
        yield Section("given", _("What I gave"), tuple(self._exchange(story.given, self._given())))
        yield Section("received", _("What I received"), tuple(self._exchange(story.received, self._received())))
        yield Section("learned", _("What I learned"), tuple(self._learned()))
        yield Section("reached", _("Goals and milestones"), tuple(self._list(story.reached, self._reached)))
        yield Section("thanks", _("Thanks"), tuple(self._thanks()))

    def _exchange(self, exchange: Exchange, facts: Iterator[Fact]) -> Iterator[Block]:
        """What was given or received: its facts, and the advice that worked."""
        found = tuple(facts)
        if found:
            yield Facts(found)
        yield from self._list(exchange.advice, _item, title=self.translate("Advice that worked"))

    def _given(self) -> Iterator[Fact]:
        given, _ = self.story.given, self.translate
        yield from self._meetings(given)
        yield from self._number(self._goals_of_mentees(), given.goals)
        yield from self._number(_("Feedback given"), given.feedback)
        yield from self._number(_("Promises kept"), given.promises)
        yield from self._introductions(_("Introductions made"), given)

    def _received(self) -> Iterator[Fact]:
        received, _ = self.story.received, self.translate
        yield from self._meetings(received)
        yield from self._number(_("Feedback received"), received.feedback)
        yield from self._number(_("Promises kept to me"), received.promises)
        yield from self._introductions(_("New contacts"), received)

    def _meetings(self, exchange: Exchange) -> Iterator[Fact]:
        meetings = exchange.meetings
        if meetings.total.sessions:
            yield Fact(self._role_name(meetings), (role_numbers(meetings, self.translator),))
        if exchange.people:
            yield Fact(self.translate("With"), join_texts(exchange.people))

    def _role_name(self, meetings: RoleInYear) -> str:
        return self.translator.capitalize(role_phrase(meetings.role, meetings.type, self.translator))

    def _goals_of_mentees(self) -> str:
        of_type = self.translator.of_type(self.story.given.meetings.type)
        return of_type.translate("Goals my mentees reached")

    def _number(self, label: str, number: int) -> Iterator[Fact]:
        if number:
            yield Fact(label, (self.translator.format_number(number),))

    def _introductions(self, label: str, exchange: Exchange) -> Iterator[Fact]:
        if exchange.contacts:
            yield Fact(label, join_texts(exchange.contacts))
        else:
            yield from self._number(label, exchange.introductions)

    def _learned(self) -> Iterator[Block]:
        _, story = self.translate, self.story
        yield from self._list(story.learned, _item)
        skills = [(each.skill, f"{each.first} → {each.last}") for each in story.skills]
        resources = [(each.text, self._type(each)) for each in story.resources[:MOST_SHOWN]]
        lines = (
            (_("Skills that grew"), join_with_details(skills)),
            (_("Read, watched and attended"), (*join_with_details(resources), *self._more_in_line(story.resources))),
        )
        facts = tuple(Fact(label, value) for label, value in lines if value)
        yield from [Facts(facts)] if facts else []

    def _type(self, resource: StoryItem) -> str:
        return format_type(resource.source, self.translator) if resource.source in TYPES else ""

    def _more_in_line(self, items: Sequence[StoryItem]) -> InlineText:
        more = self._more(items)
        return (", ", more) if more else ()

    def _more(self, items: Sequence[StoryItem]) -> str:
        """How many items there are beyond those shown; empty for none."""
        more = len(items) - MOST_SHOWN
        return self.translator.translate_plural("and {count} more", "and {count} more", more) if more > 0 else ""

    def _list(
        self, items: Sequence[StoryItem], as_item: Callable[[StoryItem], ListItem], *, title: str = ""
    ) -> Iterator[Block]:
        """The first items of a list, and how many more there are; nothing without any."""
        if items:
            yield ListItems(tuple(map(as_item, items[:MOST_SHOWN])), title)
        if more := self._more(items):
            yield Sentence((more,))

    def _reached(self, item: StoryItem) -> ListItem:
        _ = self.translate
        month = self.translator.format_month(item.month)
        state = _("celebrated") if item.is_celebrated else _("goal") if item.source == "goal" else ""
        label = role_phrase(item.role, item.relationship_type, self.translator)
        return ListItem(month, label, UserText(item.text), state=state)

    def _thanks(self) -> Iterator[Block]:
        """What people were thanked for: each person by name, or all without names in one list."""
        thanks = self.story.thanks
        unnamed = tuple(ListItem(label=self._whom(each), text=UserText(each.text)) for each in thanks)
        if not self.story.is_named:
            yield from [ListItems(unnamed)] if unnamed else []
            return
        for each in thanks:
            title = self.translator.translate_with("To {name}", name=UserText(each.relationship or ""))
            yield Subsection(title, (Prose(UserText(each.text)),))

    def _whom(self, thanks: StoryItem) -> str:
        of_type = self.translator.of_type(thanks.relationship_type)
        return of_type.translate("To my mentee") if thanks.role == "mentor" else of_type.translate("To my mentor")


def _item(item: StoryItem) -> ListItem:
    return ListItem(text=UserText(item.text))

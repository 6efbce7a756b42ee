"""The agenda and the recap as pages to send, in one of the languages of pages.

They are written from the owner of the journal to the other person ("I", "you"), and signed with the owner's name if it
is known. They contain no refs, and every date has its year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.export.document import (
    Document,
    Fact,
    Facts,
    ListItem,
    ListItems,
    Prose,
    Section,
    Sentence,
    UserText,
    join_texts,
)
from mentorlog.export.introductions import introduced
from mentorlog.export.readers import readers_fact
from mentorlog.translatable import mark_for_translation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from mentorlog.export.document import Block, InlineText
    from mentorlog.export.translation import Translator
    from mentorlog.insight.pages_to_send import Agenda, Recap
    from mentorlog.model import Action, Point, Relationship, Resource, Session

_MIN_CARRIED: Final = 2
TIMES: Final = (
    mark_for_translation("twice"),
    mark_for_translation("three times"),
    mark_for_translation("four times"),
    mark_for_translation("five times"),
    mark_for_translation("six times"),
)
"""How often a point was carried over, in words, from twice on (once says nothing); higher numbers are in digits."""


def agenda_document(
    agenda: Agenda, translator: Translator, *, owner: str | None = None, on: dt.date | None = None
) -> Document:
    """The page to send before a session, signed with the name of the journal's owner and made on that day."""
    translator = translator.of(agenda.relationship)
    return _PageWriter(translator).agenda(agenda)._replace(lead=_address(agenda.relationship, translator, owner), on=on)


def recap_document(
    recap: Recap, translator: Translator, *, owner: str | None = None, on: dt.date | None = None
) -> Document:
    """The page to send after a session, signed with the name of the journal's owner and made on that day."""
    translator = translator.of(recap.relationship)
    return _PageWriter(translator).recap(recap)._replace(lead=_address(recap.relationship, translator, owner), on=on)


def _address(relationship: Relationship, translator: Translator, owner: str | None) -> InlineText:
    """The line with the receiver and the sender of the page."""
    translate_with, name = translator.translate_with, UserText(relationship.name)
    is_mentor = relationship.role == "mentor"
    if owner and is_mentor:
        return translate_with("To {name} (mentee), from {owner} (mentor).", name=name, owner=UserText(owner))
    if owner:
        return translate_with("To {name} (mentor), from {owner} (mentee).", name=name, owner=UserText(owner))
    if is_mentor:
        return translate_with("To {name} (mentee), from your mentor.", name=name)
    return translate_with("To {name} (mentor), from your mentee.", name=name)


class _PageWriter:
    """Writes pages in one language, without their address."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def agenda(self, agenda: Agenda) -> Document:
        _ = self._translator.translate
        title = _("Agenda for our next session")
        if agenda.next_session:
            day = self._translator.format_full_date(agenda.next_session.on)
            title = _("Agenda for our session on {day}").format(day=day)
        nothing = Sentence((_("Nothing yet. What would you like to talk about?"),))
        points = tuple(map(self._point, agenda.points))
        return self._page(
            title,
            self._titled_session(agenda.next_session) if agenda.next_session else self._session(None),
            Section("to-talk-about", _("To talk about"), (ListItems(points) if points else nothing,)),
            Section("my-promises", _("I owe"), _list(map(self._action, agenda.mine))),
            Section("your-promises", _("You owe"), _list(map(self._action, agenda.theirs))),
        )

    def recap(self, recap: Recap) -> Document:
        _, session = self._translator.translate, recap.session
        title = _("Our session on {day}").format(day=self._translator.format_full_date(session.on))
        notes = (Prose(UserText(session.notes)),) if session.notes else ()
        takeaways = (ListItem(text=UserText(takeaway)) for takeaway in session.takeaways)
        next_session = Facts(tuple(self._session(recap.next_session)))
        return self._page(
            title,
            (*self._titled_session(session), *readers_fact(recap.relationship, self._translator)),
            Section("talked-about", _("What we talked about"), (*notes, *self._discussed(recap))),
            Section("takeaways", _("Takeaways"), _list(takeaways)),
            *self._actions(recap.mine, recap.theirs),
            Section("resources", _("To read, watch and attend"), _list(self._resources(recap.resources))),
            Section("next-session", _("Our next session"), (next_session,) if recap.shows_next_session else ()),
        )

    def _page(self, title: str, facts: Iterable[Fact], *sections: Section) -> Document:
        with_content = tuple(section for section in sections if section.blocks)
        return Document(self._translator.language, (title,), (), tuple(facts), with_content, has_contents=False)

    def _discussed(self, recap: Recap) -> tuple[Block, ...]:
        """The topics, goals and points of a session."""
        _ = self._translator.translate
        facts = [Fact(_("Topics"), join_texts(recap.session.topics))] if recap.session.topics else []
        facts += [Fact(_("Worked on"), (UserText(goal.title),)) for goal in recap.goals]
        facts += [Fact(_("Discussed"), (UserText(point.text),)) for point in recap.points]
        return (Facts(tuple(facts)),) if facts else ()

    def _session(self, session: Session | None) -> Iterator[Fact]:
        """The date, the time, the way to meet and the place of a session."""
        _, translator = self._translator.translate, self._translator
        if session is None:
            yield Fact(_("When"), (_("no date yet"),))
            return
        when = translator.format_full_date(session.on)
        if session.at:
            when = _("{day}, {time}").format(day=when, time=self._time(session))
        length = f", {translator.format_minutes(session.minutes)}" if session.minutes else ""
        yield Fact(_("When"), (f"{when}{length}",))
        yield from self._place(session)

    def _titled_session(self, session: Session) -> Iterator[Fact]:
        """The time, the way to meet and the place of a session whose day is in the title of the page."""
        _, translator = self._translator.translate, self._translator
        length = translator.format_minutes(session.minutes) if session.minutes else ""
        if session.at:
            yield Fact(_("When"), (", ".join(part for part in (self._time(session), length) if part),))
        elif length:
            yield Fact(_("Length"), (length,))
        yield from self._place(session)

    def _time(self, session: Session) -> str:
        """The time of a session that has one."""
        translator = self._translator
        return translator.format_time(session.at) + translator.format_time_there(session) if session.at else ""

    def _place(self, session: Session) -> Iterator[Fact]:
        """The way to meet and the place of a session."""
        _, translator = self._translator.translate, self._translator
        if session.how:
            yield Fact(_("How"), (translator.format_how(session.how),))
        if session.where:
            yield Fact(_("Where"), (UserText(session.where),))

    def _point(self, point: Point) -> ListItem:
        if point.carried < _MIN_CARRIED:
            return ListItem(text=UserText(point.text))
        times = self._times(point.carried)
        state = self._translator.translate("carried over {times}").format(times=times)
        return ListItem(text=UserText(point.text), state=state)

    def _times(self, number: int) -> str:
        if number - _MIN_CARRIED < len(TIMES):
            return self._translator.translate(TIMES[number - _MIN_CARRIED])
        return self._translator.translate_plural("{count} time", "{count} times", number)

    def _actions(self, mine: Iterable[Action], theirs: Iterable[Action]) -> Iterator[Section]:
        _ = self._translator.translate
        yield Section("my-promises", _("What I promised"), _list(map(self._action, mine)))
        yield Section("your-promises", _("What you promised"), _list(map(self._action, theirs)))

    def _resources(self, resources: Iterable[Resource]) -> Iterator[ListItem]:
        from mentorlog.export.resource_list import resource_item

        return (resource_item(resource, self._translator) for resource in resources)

    def _action(self, action: Action) -> ListItem:
        _, translator = self._translator.translate, self._translator
        state = ""
        if action.status == "open" and action.due_on:
            state = _("by {day}").format(day=translator.format_date(action.due_on))
        elif action.status == "done":
            state = _("kept {day}").format(day=translator.format_date(action.done_on)) if action.done_on else _("kept")
        elif action.status == "dropped":
            state = _("dropped")
        return ListItem(text=UserText(action.text), state=state, children=introduced(action, translator))


def _list(items: Iterable[ListItem]) -> tuple[Block, ...]:
    """A list of the items; nothing if there are none."""
    all_items = tuple(items)
    return (ListItems(all_items),) if all_items else ()

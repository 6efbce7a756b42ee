"""The agenda and the recap as Markdown pages to send, in one of the languages of pages.

They are written from the owner of the journal to the other person ("I", "you"), because the journal does not contain
its owner's name. They contain no refs, and every date has its year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.export.document import UserText
from mentorlog.export.escape import escape_block, escape_continued, escape_inline
from mentorlog.export.translation import Translator, mark_for_translation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.insight.pages_to_send import Agenda, Recap
    from mentorlog.model import Action, Point, Relationship, Session

TIMES: Final = (
    mark_for_translation("once"),
    mark_for_translation("twice"),
    mark_for_translation("three times"),
    mark_for_translation("four times"),
    mark_for_translation("five times"),
    mark_for_translation("six times"),
)
"""How often a point was carried over; higher numbers are written in figures."""


def agenda_markdown(agenda: Agenda, *, language: str = "en") -> str:
    """The page to send before a session, ending in a newline."""
    return _PageWriter(language).agenda(agenda)


def recap_markdown(recap: Recap, *, language: str = "en") -> str:
    """The page to send after a session, ending in a newline."""
    return _PageWriter(language).recap(recap)


class _PageWriter:
    """Writes pages in one language."""

    def __init__(self, language: str) -> None:
        self._translator = Translator(language)

    def agenda(self, agenda: Agenda) -> str:
        _ = self._translator.translate
        title = _("Agenda for our next session")
        if agenda.next_session:
            day = self._translator.format_date(agenda.next_session.on)
            title = _("Agenda for our session on {day}").format(day=day)
        nothing = _("Nothing yet. What would you like to talk about?")
        return _page(
            f"# {title}",
            self._address(agenda.relationship),
            _list(self._session(agenda.next_session)),
            *_section(_("To talk about"), _list(map(self._point, agenda.points)) or nothing),
            *self._actions(agenda.mine, agenda.theirs),
        )

    def recap(self, recap: Recap) -> str:
        _, session = self._translator.translate, recap.session
        discussed = [
            _labelled(_("Topics"), ", ".join(session.topics)),
            *(_labelled(_("Worked on"), goal.title) for goal in recap.goals),
            *(_labelled(_("Discussed"), point.text) for point in recap.points),
        ]
        title = _("Our session on {day}").format(day=self._translator.format_date(session.on))
        next_session = _section(_("Our next session"), _list(self._session(recap.next_session)))
        return _page(
            f"# {title}",
            self._address(recap.relationship),
            _list(self._session(session)),
            *_section(_("What we talked about"), escape_block(session.notes or ""), _list(discussed)),
            *_section(_("Takeaways"), _list(map(_item, session.takeaways))),
            *self._actions(recap.mine, recap.theirs),
            *(next_session if recap.shows_next_session else ()),
        )

    def _address(self, relationship: Relationship) -> str:
        """Who the page is to and from."""
        translate_with, name = self._translator.translate_with, UserText(relationship.name)
        address = (
            translate_with("To {name} (mentee), from your mentor.", name=name)
            if relationship.role == "mentor"
            else translate_with("To {name} (mentor), from your mentee.", name=name)
        )
        return "".join(escape_inline(part.text) if isinstance(part, UserText) else part for part in address)

    def _session(self, session: Session | None) -> Iterator[str]:
        """When, how and where a session is."""
        _, translator = self._translator.translate, self._translator
        if session is None:
            yield _labelled(_("When"), _("no date yet"))
            return
        time = translator.format_time(session.at) + translator.format_time_there(session) if session.at else ""
        length = translator.format_minutes(session.minutes) if session.minutes else ""
        when = (translator.format_date(session.on), time, length)
        yield _labelled(_("When"), ", ".join(part for part in when if part))
        yield _labelled(_("How"), translator.format_how(session.how) if session.how else "")
        yield _labelled(_("Where"), session.where or "")

    def _point(self, point: Point) -> str:
        if not point.carried:
            return _item(point.text)
        times = self._times(point.carried)
        return _item(point.text, self._translator.translate("carried over {times}").format(times=times))

    def _times(self, number: int) -> str:
        if number <= len(TIMES):
            return self._translator.translate(TIMES[number - 1])
        return self._translator.translate_plural("{count} time", "{count} times", number)

    def _actions(self, mine: Iterable[Action], theirs: Iterable[Action]) -> Iterator[str]:
        _ = self._translator.translate
        yield from _section(_("What I promised"), _list(map(self._action, mine)))
        yield from _section(_("What you promised"), _list(map(self._action, theirs)))

    def _action(self, action: Action) -> str:
        _, translator = self._translator.translate, self._translator
        state = ""
        if action.status == "open" and action.due_on:
            state = _("by {day}").format(day=translator.format_date(action.due_on))
        elif action.status == "done":
            state = _("done {day}").format(day=translator.format_date(action.done_on)) if action.done_on else _("done")
        elif action.status == "dropped":
            state = _("dropped")
        return _item(action.text, state)


def _page(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(title: str, *parts: str) -> Iterator[str]:
    """A heading with its content; nothing if there is no content."""
    content = [part for part in parts if part]
    if content:
        yield f"## {title}"
        yield from content


def _list(items: Iterable[str]) -> str:
    return "\n".join(item for item in items if item)


def _item(text: str, state: str = "") -> str:
    """A list item of user text, with its state in brackets."""
    return f"- {escape_block(text, indent='  ')}{f' ({state})' if state else ''}"


def _labelled(label: str, text: str) -> str:
    """A list item of user text after a label; empty if there is no text."""
    escaped = escape_continued(text, indent="  ")
    return f"- {label}: {escaped}" if escaped else ""

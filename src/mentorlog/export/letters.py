"""The agenda and the recap as Markdown: pages to send, good to read as they stand, in one of the languages of pages.

They are written as the journal's owner would write to the other person ("I", "you"): whose journal it is, it does not
know by name. No refs stand in them, and every day bears its year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from mentorlog.export.document import Typed
from mentorlog.export.escape import block, continued, inline
from mentorlog.export.speech import Speech, _
from mentorlog.insight.pages_to_send import Agenda, Recap
from mentorlog.model import Action, Point, Relationship, Session

TIMES: Final = (_("once"), _("twice"), _("three times"), _("four times"), _("five times"), _("six times"))
"""How often something was carried over; more often than this in figures."""


def agenda(item: Agenda, *, language: str = "en") -> str:
    """The page to send before a session, ending in a newline."""
    return _Letter(language).agenda(item)


def recap(item: Recap, *, language: str = "en") -> str:
    """The page to send after a session, ending in a newline."""
    return _Letter(language).recap(item)


class _Letter:
    """One page in one language."""

    def __init__(self, language: str) -> None:
        self.speech = Speech(language)
        self.say = self.speech.say

    def agenda(self, item: Agenda) -> str:
        title = self.say("Agenda for our next session")
        if item.next_session:
            title = self.say("Agenda for our session on {day}").format(day=self.speech.on(item.next_session.on))
        nothing = self.say("Nothing yet. What would you like to talk about?")
        return _page(
            f"# {title}",
            self._from(item.relationship),
            _list(self._meeting(item.next_session)),
            *_section(self.say("To talk about"), _list(map(self._point, item.points)) or nothing),
            *self._promises(item.mine, item.theirs),
        )

    def recap(self, item: Recap) -> str:
        say, session = self.say, item.session
        discussed = [
            _labelled(say("Topics"), ", ".join(session.topics)),
            *(_labelled(say("Worked on"), goal.title) for goal in item.goals),
            *(_labelled(say("Discussed"), point.text) for point in item.points),
        ]
        title = say("Our session on {day}").format(day=self.speech.on(session.on))
        return _page(
            f"# {title}",
            self._from(item.relationship),
            _list(self._meeting(session)),
            *_section(say("What we talked about"), block(session.notes or ""), _list(discussed)),
            *_section(say("What to take away"), _list(map(_item, session.takeaways))),
            *self._promises(item.mine, item.theirs),
            *(
                _section(say("Our next session"), _list(self._meeting(item.next_session)))
                if item.shows_next_session
                else ()
            ),
        )

    def _from(self, relationship: Relationship) -> str:
        say_with, name = self.speech.say_with, Typed(relationship.name)
        said = (
            say_with("To {name} (mentee), from your mentor.", name=name)
            if relationship.role == "mentor"
            else say_with("To {name} (mentor), from your mentee.", name=name)
        )
        return "".join(inline(part.text) if isinstance(part, Typed) else part for part in said)

    def _meeting(self, session: Session | None) -> Iterator[str]:
        """When and where the two meet, or met."""
        say, speech = self.say, self.speech
        if session is None:
            yield _labelled(say("When"), say("no date yet"))
            return
        time = speech.time(session.at) if session.at else ""
        length = speech.minutes(session.minutes) if session.minutes else ""
        yield _labelled(say("When"), ", ".join(part for part in (speech.on(session.on), time, length) if part))
        yield _labelled(say("How"), speech.manner(session.how) if session.how else "")
        yield _labelled(say("Where"), session.where or "")

    def _point(self, point: Point) -> str:
        if not point.carried:
            return _item(point.text)
        return _item(point.text, self.say("carried over {times}").format(times=self._times(point.carried)))

    def _times(self, number: int) -> str:
        if number <= len(TIMES):
            return self.say(TIMES[number - 1])
        return self.speech.count("{count} time", "{count} times", number)

    def _promises(self, mine: Iterable[Action], theirs: Iterable[Action]) -> Iterator[str]:
        yield from _section(self.say("What I promised"), _list(map(self._action, mine)))
        yield from _section(self.say("What you promised"), _list(map(self._action, theirs)))

    def _action(self, action: Action) -> str:
        standing = ""
        if action.status == "open" and action.due_on:
            standing = self.say("by {day}").format(day=self.speech.on(action.due_on))
        elif action.status == "done":
            done = self.say("done {day}") if action.done_on else self.say("done")
            standing = done.format(day=self.speech.on(action.done_on) if action.done_on else "")
        elif action.status == "dropped":
            standing = self.say("dropped")
        return _item(action.text, standing)


def _page(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(title: str, *parts: str) -> Iterator[str]:
    """A heading with what stands below it; nothing where nothing does."""
    said = [part for part in parts if part]
    if said:
        yield f"## {title}"
        yield from said


def _list(items: Iterable[str]) -> str:
    return "\n".join(item for item in items if item)


def _item(text: str, standing: str = "") -> str:
    """A line of a list: the user's text, and after it in brackets how it stands."""
    return f"- {block(text, indent='  ')}{f' ({standing})' if standing else ''}"


def _labelled(label: str, text: str) -> str:
    """A line of a list, the user's text after a label of ours; nothing where there is no text."""
    said = continued(text, indent="  ")
    return f"- {label}: {said}" if said else ""

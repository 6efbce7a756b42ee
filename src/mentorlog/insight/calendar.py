"""A relationship as calendar items: sessions as events, goals and actions with a date as to-dos.

A later export must correct a calendar that imported an earlier one. So cancelled sessions are included, marked as such,
and every item has what a calendar identifies it by: the entry's `uuid`, and a `sequence` that grows with each change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, Protocol

from mentorlog.insight.relationship_entries import mark_private_actions
from mentorlog.model import ME
from mentorlog.model.role_words import in_words_of
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from mentorlog.insight.relationship_entries import RelationshipEntries
    from mentorlog.model import Ref, Session

DEFAULT_MINUTES: Final = 60
"""The length of a session that has a time but no length."""

State = Literal["open", "done", "dropped"]
_STATES: Final[dict[str, State]] = {"open": "open", "done": "done", "achieved": "done", "dropped": "dropped"}


class Translations(Protocol):
    """Translates the fixed text of a calendar, in the words of the type of a relationship (`Translator`)."""

    def translate(self, message: str) -> str:
        """The translation of an English text."""

    def translate_in_context(self, context: str, message: str) -> str:
        """The translation of an English text that has several."""


class _English:
    """The text as it is in the code, in the words of a type of relationship."""

    def __init__(self, relationship_type: str) -> None:
        self._type = relationship_type

    def translate(self, message: str) -> str:
        return in_words_of(self._type, message)

    def translate_in_context(self, context: str, message: str) -> str:  # noqa: ARG002 - English has one text
        return self.translate(message)


class Event(NamedTuple):
    """A planned or cancelled session."""

    uuid: str
    sequence: int
    """How often the session was changed."""
    summary: str
    on: dt.date
    at: dt.time | None = None
    """The time of day in `zone`; None for a whole day."""
    zone: str | None = None
    """An IANA time zone; None for local time."""
    minutes: int | None = None
    """The length; None if a whole day has none."""
    how: str | None = None
    where: str | None = None
    agenda: tuple[str, ...] = ()
    """The points to raise, in order."""
    cancelled: bool = False
    has_alarm: bool = False
    """Whether the calendar reminds of it: it is planned and in the future."""
    private: bool = False
    """Whether anything in it is private."""


class Todo(NamedTuple):
    """A goal or an action with a date."""

    uuid: str
    sequence: int
    """How often the entry was changed."""
    summary: str
    due_on: dt.date
    state: State = "open"
    done_on: dt.date | None = None
    """The day it was done, if known."""
    measure: str | None = None
    """How a goal is measured."""
    private: bool = False


class Calendar(NamedTuple):
    """One relationship as calendar items."""

    name: str
    events: tuple[Event, ...] = ()
    """By day and time."""
    todos: tuple[Todo, ...] = ()
    """Goals by number, then actions, oldest first."""


def build_calendar(
    relationship: RelationshipEntries,
    *,
    revisions: Mapping[Ref, int],
    now: dt.datetime,
    translator: Translations | None = None,
) -> Calendar:
    """The calendar of one relationship, in English if there is no translator. `revisions` is how often each entry was
    changed; `now` is local time.

    Only the next session has the agenda, because its points are raised there. Goals and actions without a date are not
    included.
    """
    person = relationship.relationship
    texts = translator or _English(person.type)
    if person.role == "self":
        name = summary = texts.translate("My own development")
    elif person.status == "prospect":
        name = summary = person.name
    else:
        name = texts.translate("Mentoring with {name}").format(name=person.name)
        summary = texts.translate_in_context("session", "Mentoring with {name}").format(name=person.name)
    return Calendar(
        name,
        events=tuple(_events(relationship, summary, revisions=revisions, now=now)),
        todos=(*_goals(relationship, revisions, texts), *_actions(relationship, revisions, texts)),
    )


def _events(
    relationship: RelationshipEntries, summary: str, *, revisions: Mapping[Ref, int], now: dt.datetime
) -> Iterator[Event]:
    future = [each for each in relationship.sessions if each.status == "planned" and not each.has_passed(now)]
    next_ref = future[0].ref if future else None
    open_points = [point for point in relationship.points if point.status == "open"]
    for session in relationship.sessions:
        if session.status in ("planned", "cancelled"):
            points = open_points if session.ref == next_ref else []
            own = session.in_own_zone()
            yield Event(
                session.uuid,
                revisions.get(session.ref, 0),
                summary,
                own.on,
                own.at,
                own.zone,
                minutes=_minutes(session),
                how=session.how,
                where=session.where,
                agenda=tuple(point.text for point in points),
                cancelled=session.status == "cancelled",
                has_alarm=session in future,
                private=session.private or any(point.private for point in points),
            )


def _minutes(session: Session) -> int | None:
    return session.minutes or (DEFAULT_MINUTES if session.at else None)


def _goals(relationship: RelationshipEntries, revisions: Mapping[Ref, int], texts: Translations) -> Iterator[Todo]:
    for goal in relationship.goals:
        if goal.due_on:
            is_mine = goal.relationship_ref == ME
            whose = texts.translate("my goal") if is_mine else texts.translate("goal with {name}")
            yield Todo(
                goal.uuid,
                revisions.get(goal.ref, 0),
                f"{goal.title} ({whose.format(name=goal.relationship)})",
                goal.due_on,
                _STATES[goal.status],
                done_on=goal.closed_on if goal.status == "achieved" else None,
                measure=goal.measure,
                private=goal.private,
            )


def _actions(relationship: RelationshipEntries, revisions: Mapping[Ref, int], texts: Translations) -> Iterator[Todo]:
    for action in mark_private_actions(relationship).actions:
        if action.due_on:
            is_mine = action.owner == "me"
            promised = texts.translate("I promised {name}") if is_mine else texts.translate("{name} promised")
            promise = promised.format(name=action.relationship)
            yield Todo(
                action.uuid,
                revisions.get(action.ref, 0),
                action.text if action.relationship_ref == ME else f"{action.text} ({promise})",
                action.due_on,
                _STATES[action.status],
                done_on=action.done_on,
                private=action.private,
            )

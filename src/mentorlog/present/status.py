"""The page of `mentorlog` without a command: each active relationship on one line, and what is due."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mentorlog.dates import format_relative_when, format_short_date
from mentorlog.insight.status import DAYS_AHEAD
from mentorlog.present.page import Gap, Line, Row, Span, Table, suggestion, text
from mentorlog.present.phrases import count_phrase, days_late, join_facts, private_marker, role_phrase
from mentorlog.present.remind import reminder_due, reminder_person, reminder_text
from mentorlog.present.time_there import next_session_time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.insight.due.reminder import Reminder
    from mentorlog.insight.status import Status
    from mentorlog.model import Person
    from mentorlog.present.page import Page, Text

_EMPTY: Page = (
    Line(text("No active relationship. Start one, or look around in an invented journal:")),
    Gap(),
    Row(
        label="Begin",
        body=text(suggestion("mentorlog start NAME --i-am mentor", "strong")),
        side=text("or --i-am mentee"),
    ),
    Row(label="Look around", body=text(Span("mentorlog demo", "strong"))),
)


def no_one_page() -> Page:
    """What to type first, if no relationship is active."""
    return _EMPTY


def status_page(status: Status, *, today: dt.date) -> Page:
    """Each active relationship, and the most urgent entries that are due; if there is neither, what to type first."""
    if not status.people and not status.due and not status.more:
        return no_one_page()
    rows = tuple(_person(person, today=today) for person in status.people)
    people: Page = (Table(rows=rows, stretch=2), Gap()) if rows else ()
    due = tuple(
        (
            text(Span(str(reminder.ref or ""), "dim")),
            join_facts(reminder_text(reminder), private_marker(private=reminder.private)),
            text(reminder_person(reminder)),
            text(reminder_due(reminder, today=today)),
        )
        for reminder in status.due
    )
    span = f"in the next {DAYS_AHEAD} days: mentorlog remind"
    if not due:
        return (*people, Line(text(suggestion(f"{status.more} due {span}")))) if status.more else people[:1]
    others = (Row(body=text(suggestion(f"+{status.more} more {span}", "dim"))),) if status.more else ()
    return (*people, Table(rows=due, stretch=1, label="Due", max_lines=2), *others)


def contacts_page(reminders: Iterable[Reminder], *, today: dt.date) -> Page:
    """The days on which to get in touch again with people of ended relationships."""
    return tuple(
        Row(
            label="" if number else "Contact",
            body=text(f"{reminder.text} {reminder_person(reminder)}"),
            side=join_facts(
                reminder_due(reminder, today=today), private_marker(private=reminder.private), reminder.ref
            ),
        )
        for number, reminder in enumerate(reminders)
    )


def _person(person: Person, *, today: dt.date) -> tuple[Text, ...]:
    relationship = person.relationship
    return (
        text(Span(relationship.name, "title")),
        text(role_phrase(relationship.role, relationship.type)),
        text(_next_session(person, today=today)),
        _goals(person, today=today),
    )


def _next_session(person: Person, *, today: dt.date) -> Span:
    """The next session. A past one that is not logged comes first, unless the next is today or tomorrow."""
    next_on, unlogged = person.next_session_on, person.unlogged
    if unlogged and not (next_on and today <= next_on <= today + dt.timedelta(days=1)):
        return Span(f"{format_relative_when(unlogged.on, None, today=today)} not logged", "look")
    if next_on is None:
        return Span("nothing planned", "dim")
    return Span(next_session_time(person, today=today))


def _goals(person: Person, *, today: dt.date) -> Text:
    due_on = person.next_goal_due_on
    if not person.goals_open:
        achieved = f"{count_phrase(person.goals_achieved, 'goal')} achieved" if person.goals_achieved else "no goals"
        return text(Span(achieved, "dim"))
    goals = count_phrase(person.goals_open, "goal")
    if due_on is None:
        return text(goals, Span(", no date", "dim"))
    if due_on < today:
        return text(f"{goals}, ", Span(days_late((today - due_on).days), "late"))
    return text(f"{goals}, ", f"next {format_short_date(due_on, today=today)}")

"""The page of `mentorlog` without a command: each active relationship on one line, and what is due."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_relative_when, format_short_date
from mentorlog.insight.status import DAYS_AHEAD, MOST_REMINDERS
from mentorlog.names import short_names
from mentorlog.present.commands import with_commands
from mentorlog.present.name_labels import MAX_NAME, MAX_TABLE_NAME, fits, fitted_names
from mentorlog.present.no_one import no_one_page
from mentorlog.present.page import Gap, Line, Row, Span, Table, text
from mentorlog.present.phrases import (
    NOTHING_PLANNED,
    coming_session,
    count_phrase,
    days_late,
    join_facts,
    not_logged,
    private_marker,
    role_phrase,
)
from mentorlog.present.remind import reminder_due, reminder_person, reminder_text
from mentorlog.present.time_there import next_session_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mentorlog.insight.due.reminder import Reminder
    from mentorlog.insight.schedule import Result
    from mentorlog.insight.status import Status
    from mentorlog.model import Person, Ref
    from mentorlog.present.page import Page, Text

    _Names = Mapping[Ref | None, tuple[str, str]]


_NAME_WIDTHS: Final = (MAX_NAME, 16, MAX_TABLE_NAME)
"""The cells of the longest name at a terminal."""
_MAX_LINES: Final = 3
"""The lines of a reminder's text: two lines of a page fit, although its column is narrower."""
_SIGNS: Final[dict[Result, Span]] = {
    "held": Span("●", "bar"),
    "missed": Span("○"),
    "cancelled": Span("○"),
    "not_logged": Span("?", "look"),
    "none": Span("·", "dim"),
}
"""What became of an expected meeting."""
_WORDS: Final[dict[Result, str]] = {
    "held": "held",
    "missed": "missed",
    "cancelled": "cancelled",
    "not_logged": "not logged",
    "none": "none",
}
"""The same in words."""


def status_page(status: Status, *, today: dt.date) -> Page:
    """Each active relationship, and the most urgent entries that are due; if there is neither, what to type first."""
    if not status.people and not status.due and not status.more:
        return no_one_page()
    paused = (Line(with_commands(f"{status.paused} paused: mentorlog people")),) if status.paused else ()
    names = list(_names(status))
    people: Page = (_people(status, names, today=today), *paused, Gap()) if status.people else ()
    due, *shorter = (tuple(_due(reminder, forms, today=today) for reminder in status.due) for forms in names)
    span = f"in the next {DAYS_AHEAD} days: mentorlog remind"
    if not due:
        return (*people, Line(with_commands(f"{status.more} due {span}", "plain"))) if status.more else people[:-1]
    others = (Row(body=with_commands(_more(status, span))),) if status.more else ()
    table = Table(rows=due, stretch=1, label="Due", max_lines=_MAX_LINES, shorter=tuple(shorter))
    return (*people, table, *others)


def fitted_status_page(status: Status, *, today: dt.date, width: int, lines: int | None) -> Page:
    """The page with as many of the reminders as fit so many lines (None: all), but at least five."""
    if lines is None:
        return status_page(status, today=today)
    from mentorlog.present.layout import layout

    most = min(len(status.due), max(lines, MOST_REMINDERS))
    while True:
        page = status_page(status.most_urgent(most), today=today)
        excess = sum(1 for _ in layout(page, width)) - lines
        if excess <= 0 or most <= MOST_REMINDERS:
            return page
        most = max(MOST_REMINDERS, most - max(1, excess // 2))


def _names(status: Status) -> Iterator[_Names]:
    """The name in the upper table and the one among what is due, by the ref of each person: in full, then in at most so
    many cells as `_NAME_WIDTHS` has; a name that is too long is the same in both."""
    people: dict[Ref | None, str] = {
        each.relationship_ref: each.relationship or "" for each in status.due if each.person
    }
    people |= {person.relationship.ref: person.relationship.name for person in status.people}
    short = short_names(people)
    yield {ref: (name, short[ref]) for ref, name in people.items()}
    for width in _NAME_WIDTHS:
        fitted = fitted_names(short, width)
        yield {ref: (name if fits(name, width) else fitted[ref], fitted[ref]) for ref, name in people.items()}


def _due(reminder: Reminder, names: _Names, *, today: dt.date) -> tuple[Text, ...]:
    if reminder.relationship_ref in names:
        reminder = reminder._replace(person=names[reminder.relationship_ref][1])
    return (
        text(Span(str(reminder.ref or ""), "dim", "ref")),
        join_facts(reminder_text(reminder), private_marker(private=reminder.private)),
        text(reminder_person(reminder)),
        text(reminder_due(reminder, today=today)),
    )


def _more(status: Status, span: str) -> str:
    """How many reminders are not shown, and how many of them are late; else the days ahead that were looked at."""
    if not status.more_late:
        return f"+{status.more} more {span}"
    late = f"{status.more_late} of them late"
    if status.more_late == status.more:
        late = "late" if status.more == 1 else "all late"
    return f"+{status.more} more, {late}: mentorlog remind"


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


def _people(status: Status, names: Sequence[_Names], *, today: dt.date) -> Table:
    """Each active relationship; if there is a cadence, with its rhythm, for which names are shortened."""
    refs = [person.relationship.ref for person in status.people]
    rows, *shorter = (_people_rows(status, [forms[ref][0] for ref in refs], today=today) for forms in names)
    if not any(status.rhythms):
        return Table(rows=rows, stretch=2, shorter=tuple(shorter))
    return Table(rows=rows, stretch=3, right=(2,), shorter=tuple(shorter))


def _people_rows(status: Status, names: Sequence[str], *, today: dt.date) -> tuple[tuple[Text, ...], ...]:
    rows = [_person(person, name, today=today) for person, name in zip(status.people, names, strict=True)]
    if not any(status.rhythms):
        return tuple(rows)
    rhythms = [_rhythm(rhythm) for rhythm in status.rhythms]
    return tuple((*row[:2], signs, *row[2:]) for row, signs in zip(rows, rhythms, strict=True))


def _rhythm(results: Sequence[Result]) -> Text:
    """A sign for each expected meeting; in words, the same in that order, the latest last."""
    signs = [_SIGNS[result]._replace(spoken="") for result in results]
    if signs:
        words = ", ".join(_WORDS[result] for result in results)
        signs[0] = signs[0]._replace(spoken=f"last {count_phrase(len(results), 'expected meeting')}: {words}")
    return tuple(signs)


def _person(person: Person, name: str, *, today: dt.date) -> tuple[Text, ...]:
    relationship = person.relationship
    return (
        text(Span(name, "title")),
        text(role_phrase(relationship.role, relationship.type)),
        text(_next_session(person, today=today)),
        _goals(person, today=today),
    )


def _next_session(person: Person, *, today: dt.date) -> Span:
    """The next session. A past one that is not logged comes first, unless the next is today or tomorrow."""
    next_on, unlogged = person.next_session_on, person.unlogged
    if unlogged and not (next_on and today <= next_on <= today + dt.timedelta(days=1)):
        return not_logged(format_relative_when(unlogged.on, None, today=today))
    if next_on is None:
        return NOTHING_PLANNED
    return coming_session(next_session_time(person, today=today))


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
    return text(f"{goals}, ", Span(day := f"next {format_short_date(due_on, today=today)}", spoken=f"the {day}"))

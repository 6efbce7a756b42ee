"""The page of `people`: every relationship in the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import cadence_in_english, format_short_date, is_no_cadence
from mentorlog.present.commands import hint_line
from mentorlog.present.entries.fields import side_facts
from mentorlog.present.page import Row, Span, text
from mentorlog.present.phrases import (
    NOTHING_PLANNED,
    cells,
    coming_session,
    join_facts,
    labelled,
    not_logged,
    private_marker,
    role_phrase,
    sessions_phrase,
)
from mentorlog.present.time_there import next_session_time

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from mentorlog.model import Person, Relationship
    from mentorlog.present.page import Line, Page


def people_page(people: Iterable[Person], *, today: dt.date) -> Page:
    """Each person with my role and the next session; below, the cadence, the number of sessions, the focus and the
    programme. If some are paused, a hint says how many."""
    people = tuple(people)
    return (*(_row(person, today) for person in people), *_counts(people))


def _counts(people: Sequence[Person]) -> tuple[Line, ...]:
    """How many are active, paused and ended, if any is paused."""
    statuses = [person.relationship.status for person in people]
    if "paused" not in statuses:
        return ()
    shown = ("active", "paused", "ended")
    counts = [f"{statuses.count(status)} {status}" for status in shown if status in statuses]
    return (hint_line(", ".join(counts)),)


def _row(person: Person, today: dt.date) -> Row:
    relationship = person.relationship
    name = Span(relationship.name, "title") if relationship.status == "active" else Span(relationship.name)
    last = f", last {format_short_date(person.last_session_on, today=today)}" if person.last_session_on else ""
    met = f"{sessions_phrase(person.sessions_held, agreed=relationship.sessions_agreed)}{last}"
    body, coming = text(name, f", {role_phrase(relationship.role, relationship.type)}"), _next_session(person, today)
    below = (_cadence(relationship.cadence), met, relationship.focus, relationship.programme)
    marker = private_marker(private=relationship.private)
    return Row(
        body=body,
        side=side_facts(relationship, coming),
        under=(
            join_facts(
                *below[:2], labelled("focus", relationship.focus), labelled("programme", relationship.programme)
            ),
        ),
        cells=cells(body, *below, coming, marker, relationship.ref),
    )


def _cadence(cadence: str) -> str:
    """The cadence of a relationship."""
    return "no fixed rhythm" if is_no_cadence(cadence) else cadence_in_english(cadence)


def _next_session(person: Person, today: dt.date) -> Span:
    """The next session with this person, or why there is none."""
    relationship = person.relationship
    if relationship.status != "active":
        return Span(_inactive_status(relationship, today))
    if person.unlogged is not None:
        return not_logged(format_short_date(person.unlogged.on, today=today))
    if person.next_session_on is None:
        return NOTHING_PLANNED
    return coming_session(next_session_time(person, today=today))


def _inactive_status(relationship: Relationship, today: dt.date) -> str:
    """That a relationship is paused or ended, and until or since when."""
    if relationship.status == "paused":
        return (
            f"paused until {format_short_date(relationship.paused_until, today=today)}"
            if relationship.paused_until
            else "paused"
        )
    return f"ended {format_short_date(relationship.ended_on, today=today)}" if relationship.ended_on else "ended"

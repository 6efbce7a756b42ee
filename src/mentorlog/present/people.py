"""Everybody in the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from mentorlog.dates import format_relative_when, format_short_date, is_no_cadence
from mentorlog.model import Person, Relationship
from mentorlog.present.empty_page import empty_page
from mentorlog.present.fields import facts
from mentorlog.present.page import Page, Row, Span, text
from mentorlog.present.words import counted, dotted, role_phrase


def people_page(people: Iterable[Person], *, today: dt.date) -> Page:
    """Each person with my role and what comes next; below, the rhythm, how often we met, and what it is about."""
    rows = tuple(_row(person, today) for person in people)
    return rows or empty_page(
        "Nobody here yet.", hint="Begin with the person:", command="mentorlog start NAME --i-am mentor"
    )


def _row(person: Person, today: dt.date) -> Row:
    one = person.relationship
    name = Span(one.name, "title") if one.status == "active" else Span(one.name)
    last = f", last {format_short_date(person.last_session_on, today=today)}" if person.last_session_on else ""
    met = f"{counted(person.sessions_held, 'session')}{last}" if person.sessions_held else "no session yet"
    return Row(
        body=text(name, f", {role_phrase(one.role)}"),
        side=facts(one, (_next(person, today),)),
        under=(dotted(_rhythm(one.cadence), met, one.focus),),
    )


def _rhythm(cadence: str) -> str:
    """How often the two mean to meet."""
    return "no fixed rhythm" if is_no_cadence(cadence) else cadence


def _next(person: Person, today: dt.date) -> Span:
    """What comes next with this person, or why nothing does."""
    one = person.relationship
    if one.status != "active":
        return Span(_rest(one, today))
    if person.unlogged is not None:
        return Span(f"{format_short_date(person.unlogged.on, today=today)} not logged", "look")
    if person.next_session_on is None:
        return Span("nothing planned", "dim")
    return Span(format_relative_when(person.next_session_on, person.next_session_at, today=today))


def _rest(one: Relationship, today: dt.date) -> str:
    """That a relationship is paused or has ended, and until or since when."""
    if one.status == "paused":
        return f"paused until {format_short_date(one.paused_until, today=today)}" if one.paused_until else "paused"
    return f"ended {format_short_date(one.ended_on, today=today)}" if one.ended_on else "ended"

"""The page of `agenda NAME` at a terminal: when the two meet, the points to raise, and what was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.commands import with_commands
from mentorlog.present.entries.fields import format_session_time
from mentorlog.present.entries.rows import entry_row
from mentorlog.present.page import Line, Row, Span, text
from mentorlog.present.phrases import join_facts, owes_label, private_marker

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.insight.pages_to_send import Agenda
    from mentorlog.model import Entry, Point
    from mentorlog.present.page import Page


def agenda_page(agenda: Agenda, points: Sequence[Point], *, today: dt.date) -> Page:
    """The next session, these points, and the open promises of both, mine first."""
    relationship, coming = agenda.relationship, agenda.next_session
    when = Span("nothing planned", "look")
    if coming:
        when = Span(format_session_time(coming, today=today), "strong")
    private = private_marker(private=relationship.private)
    return (
        Line(text(Span(relationship.name, "title")), side=join_facts(private, when, coming.ref if coming else None)),
        *(_rows("Agenda", points, today) or (_no_point(agenda),)),
        *_rows(owes_label("me", relationship.name), agenda.mine, today, due_by=agenda.due_by),
        *_rows(owes_label("them", relationship.name), agenda.theirs, today, due_by=agenda.due_by),
    )


def _rows(label: str, entries: Sequence[Entry], today: dt.date, *, due_by: dt.date | None = None) -> tuple[Row, ...]:
    return tuple(
        entry_row(entry, today=today, label="" if number else label, due_by=due_by)
        for number, entry in enumerate(entries)
    )


def _no_point(agenda: Agenda) -> Row:
    """That nothing is to be raised yet, and how to."""
    return Row("Agenda", with_commands(f"Nothing yet: mentorlog raise TEXT -w {agenda.relationship.ref}"))

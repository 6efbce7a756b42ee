"""The page of a programme: a line for each relationship, and below them what they came to together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import format_short_date, format_time_spent
from mentorlog.present.name_labels import full_names
from mentorlog.present.page import Gap, Line, Row, Rule, Span, Table, text
from mentorlog.present.phrases import count_phrase, in_words, join_facts, private_marker, role_phrase
from mentorlog.present.programme.again import again_phrase
from mentorlog.present.programme.totals import totals_rows

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.insight.programme.member import Member
    from mentorlog.insight.programme.overview import Overview
    from mentorlog.present.page import Page, Text


def overview_page(overview: Overview, *, today: dt.date) -> Page:
    """The relationships of a programme beside each other, by whose they are, then totals and evaluations."""
    groups: dict[str, list[Member]] = {}
    names = full_names(dict(enumerate(member.name for member in overview.members)))
    for number, member in enumerate(overview.members):
        groups.setdefault(whose_phrase(member), []).append(member._replace(name=names[number]))
    only = next(iter(groups)) if len(groups) == 1 else None
    rows = tuple(
        row
        for phrase, members in groups.items()
        for row in (*(() if only else ((text(Span(phrase, "dim")),),)), *map(_member, members))
    )
    table = (Table(rows, stretch=0, right=(2,)), Gap(starts_section=True)) if rows else ()
    return (
        _heading(overview, only),
        Rule(),
        *table,
        *totals_rows(overview),
        *_evaluations(overview, today),
    )


def whose_phrase(member: Member) -> str:
    """Whose relationship it is: `you mentor`, `mentors you`; of a colleague, `Maria mentors`, `mentors Maria`."""
    if member.source_name is None:
        return role_phrase(member.role, member.type)
    who, verb = member.owner or member.source_name, "coaches" if member.type == "coaching" else "mentors"
    return f"{who} {verb}" if member.role == "mentor" else f"{verb} {who}"


def _heading(overview: Overview, whose: str | None) -> Line:
    return Line(
        text(Span(overview.programme, "title"), f", {whose}" if whose else None),
        join_facts(
            count_phrase(overview.totals.relationships, "relationship"),
            *(f"{number} {status}" for status, number in overview.counts_of("status").items()),
        ),
    )


def _member(member: Member) -> tuple[Text, ...]:
    status = None if member.status == "active" else member.status
    return (
        text(Span(member.name, "title" if member.status == "active" else "plain")),
        text(_held(member)),
        text(format_time_spent(member.minutes) if member.minutes else ""),
        _goals(member),
        join_facts(status, private_marker(private=member.private)),
        text(Span(str(member.ref or ""), "dim", "ref")),
    )


def _held(member: Member) -> Span:
    """How many sessions were held, of how many."""
    held = f"{member.sessions_held or 'none'}"
    if member.sessions_agreed is not None:
        held = f"{member.sessions_held} of {member.sessions_agreed}"
    return Span(f"{held} held", spoken=f"sessions: {held} held")


def _goals(member: Member) -> Text:
    """How many goals were reached, and how far the open ones came on average: `2 reached, 3 open at 45%`."""
    reached, still_open = len(member.goals_with("achieved")), len(member.goals_with("open"))
    if not reached and not still_open:
        return text(Span("goals dropped" if member.goals else "no goal", "dim"))
    parts = [f"{reached} reached"] if reached else []
    parts += [f"{still_open} open at {member.open_progress}%"] if still_open else []
    return text(in_words(", ".join(parts), label="goals:"))


def _evaluations(overview: Overview, today: dt.date) -> Page:
    """Each evaluation with what was found, oldest first; the last says when the next one is. Without names, notes are
    not shown."""
    evaluations = overview.evaluations
    no_note = "note not shown" if overview.is_anonymous else "no note"
    return tuple(
        Row(
            "" if number else "Evaluated",
            text(each.note or Span(no_note, "dim")),
            join_facts(
                format_short_date(each.on, today=today),
                again_phrase(each.look_again_on, today=today) if number == len(evaluations) - 1 else None,
            ),
        )
        for number, each in enumerate(evaluations)
    )

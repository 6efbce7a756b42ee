"""The heading of a review: the person, the status of the relationship, and the next session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import cadence_in_english, format_days, format_relative_when, format_short_date, is_no_cadence
from mentorlog.present.cells import cells
from mentorlog.present.page import Line, Row, Span, as_string, split_facts, text, with_dots
from mentorlog.present.phrases import (
    NOTHING_PLANNED,
    coming_session,
    count_phrase,
    join_facts,
    not_logged,
    ordinal,
    private_marker,
    role_phrase,
)
from mentorlog.present.time_there import time_there_suffix

if TYPE_CHECKING:
    from mentorlog.insight.review import Review
    from mentorlog.present.page import Text
    from mentorlog.present.review.detail import Detail


def heading(review: Review, *, has_rule: bool, width: int = 80) -> tuple[Line, ...]:
    """Two lines: the person and the next session; the session number and the cadence. Three if the facts have no space
    on two lines of `width` cells."""
    relationship, coming = review.relationship, review.next_session
    who = join_facts(
        (Span(relationship.name, "title"), Span(f", {role_phrase(relationship.role, relationship.type)}")),
        *_status(review),
    )
    is_private = private_marker(private=relationship.private)
    how = coming.how if coming and not coming.private else None
    refs = (
        Span(str(coming.ref), kind="ref", spoken=f"next session {coming.ref}") if coming else None,
        Span(str(relationship.ref), kind="ref", spoken=f"relationship {relationship.ref}"),
    )
    side, when = join_facts(is_private, how, *refs), join_facts(next_meeting(review))
    rhythm = join_facts(*session_rhythm(review))
    first = _fitting(who, width - _size(when))
    others = list(split_facts(who))[len(first) :]
    rest = with_dots((*others, rhythm))
    if not first or (not others and cells(as_string(rest)) <= width - _size(side)):
        return Line(who, when), Line(rhythm, side, has_rule=has_rule)
    second = _fitting(rest, width)
    third = with_dots(list(split_facts(rest))[len(second) :])
    if not second or not third or cells(as_string(third)) > width - _size(side):
        return Line(with_dots(first), when), Line(rest, side, has_rule=has_rule)
    return Line(with_dots(first), when), Line(with_dots(second)), Line(third, side, has_rule=has_rule)


def _size(side: Text) -> int:
    """The cells that a text at the right edge takes from a line, with the space before it."""
    return cells(as_string(side)) + 2 if side else 0


def _fitting(facts: Text, width: int) -> list[Text]:
    """The first of some facts that fit one line of `width` cells."""
    fitting = list(split_facts(facts))
    while fitting and cells(as_string(with_dots(fitting))) > width:
        fitting = fitting[:-1]
    return fitting


def meeting_place(review: Review, detail: Detail) -> list[Row]:
    """The place of the next session."""
    coming = review.next_session
    if coming is None or coming.private or not coming.where:
        return []
    return [Row(body=text(coming.where), max_lines=detail.max_lines)]


def next_meeting(review: Review) -> Span | None:
    """The time of the next session, or that none is planned or one is not logged; None after the end."""
    coming = review.next_session
    if coming:
        when = format_relative_when(coming.on, coming.at, today=review.today)
        when += time_there_suffix(coming.on, coming.there)
        return coming_session(when)._replace(style="strong")
    if review.relationship.status == "ended":
        return None
    if review.unlogged:
        return not_logged(format_short_date(review.unlogged.on, today=review.today))
    return NOTHING_PLANNED._replace(style="look")


def session_rhythm(review: Review) -> tuple[str | Span, ...]:
    """The number of the next session, the time since the last one, and the cadence."""
    relationship, days = review.relationship, review.days_since
    if relationship.status == "ended":
        return (count_phrase(review.session_number - 1, "session"),)
    cadence = None if is_no_cadence(relationship.cadence) else cadence_in_english(relationship.cadence)
    since = None if days is None else f"{format_days(days)} since the last" if days else "met today"
    facts = ", ".join(part for part in (since, cadence) if part)
    spoken = facts.replace(" since the last", " since the last session", 1) if days else facts
    spoken += ", overdue" if review.is_overdue else ""
    agreed = relationship.sessions_agreed
    number = review.session_number - 1
    held = (
        (f", {number} held, {agreed} agreed" if number > agreed else f", {number} of {agreed} held") if agreed else ""
    )
    return f"{ordinal(review.session_number)} session{held}", Span(
        facts, "late" if review.is_overdue else "plain", spoken=spoken
    )


def _status(review: Review) -> tuple[str | Span | None, ...]:
    relationship = review.relationship
    if relationship.status == "ended":
        ended_on = relationship.ended_on
        return (f"ended {format_short_date(ended_on, today=review.today)}" if ended_on else "ended",)
    if relationship.status == "paused":
        until = relationship.paused_until
        return (Span(f"paused until {format_short_date(until, today=review.today)}" if until else "paused", "look"),)
    return review.phase.name, _left(review.days_left)


def _left(days: int | None) -> str | Span | None:
    """The time until the planned end; None if no end is planned."""
    if days is None:
        return None
    if days < 0:
        return Span(f"{format_days(-days)} past its end", "look")
    return f"{format_days(days)} left" if days else Span("ends today", "look")

"""The answer of `start`: the new relationship."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import cadence_in_english, format_recorded_date, is_no_cadence
from mentorlog.insight.due.quoted_name import quote_name
from mentorlog.present.commands import with_commands
from mentorlog.present.entries.fields import labelled_rows, side_facts
from mentorlog.present.page import Line, Span, text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mentorlog.model import Relationship
    from mentorlog.present.page import Block, Text


def started_blocks(relationship: Relationship, *, today: dt.date, has_others: bool = False) -> Iterator[Block]:
    """Its role, cadence, dates and focus, and what to type next: with the name if there are other relationships."""
    i_mentor = relationship.role == "mentor"
    name = Span(relationship.name, "strong")
    is_coaching = relationship.type == "coaching"
    if i_mentor:
        who = text("You coach " if is_coaching else "You mentor ", name, ".")
    else:
        who = text(name, " coaches you." if is_coaching else " mentors you.")
    yield Line(who, side=side_facts(relationship))
    ends = f", until {format_recorded_date(relationship.ends_on, today=today)}" if relationship.ends_on else ""
    cadence = "" if is_no_cadence(relationship.cadence) else f"{cadence_in_english(relationship.cadence)}, "
    agreed = f", {relationship.sessions_agreed} sessions agreed" if relationship.sessions_agreed else ""
    meeting = text(f"{cadence}since {format_recorded_date(relationship.started_on, today=today)}{ends}{agreed}")
    rows: list[tuple[str, Text, Text]] = [("Meeting", meeting, ())]
    if relationship.focus:
        rows.append(("Focus", text(relationship.focus), ()))
    if relationship.programme:
        rows.append(("Programme", text(relationship.programme), ()))
    whom = f" -w {quote_name(relationship.name, relationship.ref)}" if has_others else ""
    rows.append(("Next", with_commands(f"mentorlog plan DATE{whom}, or mentorlog goal add TITLE{whom}"), ()))
    yield from labelled_rows(rows)

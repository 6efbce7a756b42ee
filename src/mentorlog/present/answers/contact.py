"""The confirmation that a session settled the day to get in touch again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import format_date
from mentorlog.present.commands import hint_line
from mentorlog.present.page import Line, text

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Relationship
    from mentorlog.present.page import Page


def contact_left_page(relationship: Relationship, *, today: dt.date) -> Page:
    """That a private session did not settle the day to get in touch again, and how to clear it."""
    day = format_date(relationship.keep_in_touch_on or today, today=today)
    return (
        Line(
            text(
                f"Not settled: get in touch again with {relationship.name}, {day}, because this session is private and "
                "exports show that day"
            )
        ),
        hint_line(f"To clear it: mentorlog edit {relationship.ref} --clear keep-in-touch"),
    )


def settled_contact_page(before: Relationship, *, today: dt.date) -> Page:
    """That the day to get in touch again is settled, and how to set another; `before` still has that day."""
    day = before.keep_in_touch_on or today
    again = f"To be reminded again: mentorlog edit {before.ref} --keep-in-touch DATE"
    return (
        Line(text(f"Settled: get in touch again with {before.name}, {format_date(day, today=today)}")),
        hint_line(again),
    )

"""Several reviews one after another: those of every relationship with a session in the next days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.page import Gap, Line, Rule, Span, text
from mentorlog.present.time_there import next_session_time

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from mentorlog.model import Person
    from mentorlog.present.page import Block, Page


def several_pages(pages: Sequence[Page], *, is_brief: bool) -> Page:
    """Full reviews, each below a rule with its number; brief ones with a rule between them."""
    if is_brief:
        return tuple(block for page in pages for block in (Rule(), *page))[1:]
    return tuple(block for number, page in enumerate(pages, 1) for block in _numbered(number, len(pages), page))


def _numbered(number: int, total: int, page: Page) -> Iterable[Block]:
    gap = [Gap(starts_section=True)] if number > 1 else []
    return (*gap, Rule(f"{number} of {total}"), *page) if total > 1 else page


def none_planned_page(people: Sequence[Person], *, within: int, today: dt.date, options: str = "") -> Page:
    """That no session is planned in the next `within` days, which one comes after that, and what to type.

    The command that shows the later session has the same `options`; if none is planned, only planning is suggested.
    """
    span = ("today", "today or tomorrow")[within] if within < 2 else f"in the next {within} days"
    sentence = f"No session is planned {span}"
    hints = [("Plan one: ", "mentorlog plan DATE -w NAME")]
    after = next((person for person in people if person.next_session_on), None)
    if after and after.next_session_on:
        when = next_session_time(after, today=today)
        sentence += f"; the next is with {after.relationship.name}, {when}"
        days = (after.next_session_on - today).days
        hints.append(("Look further: ", f"mentorlog review --all --within {days}d{options}"))
    under = tuple(text(hint, Span(command, "command")) for hint, command in hints)
    return (Line(text(f"{sentence}."), under=under, is_hint=True),)

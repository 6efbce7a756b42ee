"""The page of `programme` without a label: each programme on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import format_short_date
from mentorlog.present.empty_page import empty_page
from mentorlog.present.page import Row, Span, text
from mentorlog.present.phrases import cells, count_phrase, join_facts
from mentorlog.present.programme.again import again_phrase

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.insight.programme.listing import ProgrammeLine
    from mentorlog.present.page import Page


def programmes_page(programmes: Iterable[ProgrammeLine], *, today: dt.date) -> Page:
    """Each programme with its relationships, the sessions held, its last evaluation and the next; if there is none, how
    to begin."""
    rows = tuple(_row(each, today) for each in programmes)
    return rows or empty_page(
        "No relationship belongs to a programme yet.",
        hint="Say which one it belongs to:",
        command="mentorlog edit NAME --programme TEXT",
    )


def _row(programme: ProgrammeLine, today: dt.date) -> Row:
    count = count_phrase(programme.relationships, "relationship")
    active = f"{programme.active} active"
    held = f"{count_phrase(programme.sessions_held, 'session')} held"
    evaluated = (
        f"evaluated {format_short_date(programme.evaluated_on, today=today)}" if programme.evaluated_on else None
    )
    again = again_phrase(programme.look_again_on, today=today)
    name = Span(programme.programme, "title")
    return Row(
        body=text(name),
        side=join_facts(count, active),
        under=(join_facts(held, evaluated, again),),
        cells=cells(name, count, active, held, evaluated, again),
    )

"""What the page of a relationship shows beside its own fields: when the two meet, the last session, and the goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import format_minutes
from mentorlog.present.entries.fields import format_session_time, side_facts
from mentorlog.present.entries.rows import entry_row
from mentorlog.present.page import Gap, Row, Span, text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mentorlog.model import Dossier, Session


def relationship_blocks(dossier: Dossier, coming: Session | None, *, today: dt.date) -> Iterator[Row | Gap]:
    """The next session (`coming`), the last one, and the open goals; nothing of what there is none of."""
    yield Gap(starts_section=True)
    if coming:
        minutes = format_minutes(coming.minutes) if coming.minutes else None
        yield Row("Next", text(format_session_time(coming, today=today)), side_facts(coming, minutes))
    elif dossier.relationship.status == "active":
        line = Span(f"mentorlog plan DATE -w {dossier.relationship.ref}", "command", "line to type")
        yield Row("Next", text("nothing planned"), text(line))
    last = dossier.last_session
    if last:
        yield entry_row(last, today=today, label="Last time")
    for number, goal in enumerate(dossier.goals):
        yield entry_row(goal, today=today, label="" if number else "Goals")

"""What a relationship came to, below the answer of `end`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import format_recorded_date, format_time_spent
from mentorlog.present.page import Gap, Row, text
from mentorlog.present.phrases import count_phrase, join_facts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mentorlog.model import Dossier


def ended_rows(dossier: Dossier, *, still_open: int, today: dt.date) -> Iterator[Row | Gap]:
    """The sessions, hours and goals reached, the first and the last day, and how many entries stay open."""
    yield Gap(starts_section=True)
    came_to = join_facts(
        count_phrase(dossier.sessions_held, "session") if dossier.sessions_held else None,
        format_time_spent(dossier.minutes_held) if dossier.minutes_held else None,
        f"{count_phrase(dossier.goals_achieved, 'goal')} reached" if dossier.goals_achieved else None,
    )
    if came_to:
        yield Row("  In all", came_to)
    first, last = dossier.first_session_on, dossier.last_session
    if first and last:
        days = [format_recorded_date(day, today=today) for day in dict.fromkeys((first, last.on))]
        yield Row("  Met", text(" to ".join(days)))
    if still_open:
        yield Row("  Open", text(f"{count_phrase(still_open, 'entry', 'entries')} left open"))

"""What is still planned or open in a relationship, and the day on which each entry is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.model import Dossier, Entry, Kind

DUE_FIELDS: Final[dict[Kind, str]] = {
    "session": "on",
    "goal": "due_on",
    "action": "due_on",
    "feedback": "follow_up_on",
    "advice": "try_by",
    "resource": "due_on",
    "milestone": "on",
}
"""The field with the day on which an entry is due, by kind. Entries of other kinds are never due."""


def open_entries(dossier: Dossier) -> tuple[Entry, ...]:
    """Planned sessions, open goals and actions, feedback to follow up, advice and resources with a date, milestones to
    reach or celebrate, and points."""
    return (
        *dossier.planned,
        *dossier.goals,
        *dossier.actions,
        *dossier.feedback,
        *(advice for advice in dossier.advice if advice.try_by),
        *(resource for resource in dossier.resources if resource.due_on),
        *dossier.milestones,
        *dossier.points,
    )


def due_day(entry: Entry) -> dt.date | None:
    """The day on which an open entry is due; None if it has none."""
    field = DUE_FIELDS.get(entry.ref.kind)
    day: dt.date | None = getattr(entry, field) if field else None
    return day


def due_entries(entries: Iterable[Entry], *, before: dt.date | None = None) -> tuple[Entry, ...]:
    """The entries that are due, on any day or `before` a day; the earliest first."""
    dated = [(due, entry) for entry in entries if (due := due_day(entry)) and (before is None or due < before)]
    return tuple(entry for _, entry in sorted(dated, key=lambda pair: (pair[0], pair[1].ref.kind, pair[1].ref.number)))

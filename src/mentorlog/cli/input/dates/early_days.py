"""Check a typed day against the day on which the relationship or the entry began: another year may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli import output
from mentorlog.errors import UsageError
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from mentorlog.cli.app import App
    from mentorlog.model import Entry, Relationship
    from mentorlog.store import Journal


class Beginning(NamedTuple):
    """The day before which something can't have happened."""

    on: dt.date
    """That day."""
    event: str
    """What happened then: `g6 was recorded`."""


def beginning_of(relationship: Relationship) -> Beginning:
    """When a relationship began."""
    return Beginning(relationship.started_on, "the relationship began")


def beginnings_of(journal: Journal, entries: Iterable[Entry]) -> Iterator[Beginning]:
    """When each entry was recorded, and when its relationship began. The day of a planned session or milestone is not
    its beginning."""
    for entry in entries:
        relationship = journal.entry(entry.relationship_ref)
        if relationship.status != "prospect":  # type: ignore[union-attr]
            yield Beginning(relationship.started_on, "the relationship began")  # type: ignore[union-attr]
        if entry.ref.kind in ("goal", "action", "point", "resource"):
            yield Beginning(entry.on, f"{entry.ref} was recorded")  # type: ignore[union-attr]
        elif entry.ref.kind in ("feedback", "advice"):
            yield Beginning(entry.on, f"{entry.ref} was given")  # type: ignore[union-attr]
        elif entry.ref.kind == "milestone" and getattr(entry, "status", "") == "reached":
            yield Beginning(entry.on, f"{entry.ref} was reached")  # type: ignore[union-attr]


def check_early_day(app: App, text: str, day: dt.date, *, since: Iterable[Beginning], option: str = "--on") -> None:
    """Check `day`, which `text` names, against the latest beginning. If it is earlier, raise UsageError with both years
    if the text leaves the year open, else warn."""
    latest = max(since, key=lambda beginning: beginning.on, default=None)
    if latest is not None and day < latest.on:
        refuse_open_year(app, text, day, since=latest, hint=f"{option} {day}")
        warn_of_early_day(day, since=latest)


def refuse_open_year(app: App, text: str, day: dt.date, *, since: Beginning, hint: str) -> None:
    """Raise UsageError with both years if `day` is before a beginning and `text`, which names it, leaves its year
    open."""
    from mentorlog.dates import find_day_in_other_year, format_full_date

    other = find_day_in_other_year(text, now=app.now, direction="past", order=app.date_order)
    if other is None or day >= since.on:
        return
    from mentorlog.dates.vocabulary import quote

    raise UsageError(
        f"{quote(text)} could be {format_full_date(day)}, before {since.event} ({format_full_date(since.on)}), "
        f"or {format_full_date(other)}, which is still ahead.",
        hint=hint,
    )


def warn_of_early_day(day: dt.date, *, since: Beginning) -> None:
    """Warn of a day before that beginning."""
    if day < since.on:
        output.warn(f"{day:%a} {day} is before {since.event} ({since.on}).")

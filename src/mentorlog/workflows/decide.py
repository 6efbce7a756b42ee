"""Decide what becomes of an open entry when its relationship is paused or ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog import model
from mentorlog.insight.open_entries import DUE_FIELDS
from mentorlog.model import OUTCOMES_BY_KIND
from mentorlog.named_tuples import NamedTuple
from mentorlog.workflows.close_entries import closing_fields
from mentorlog.workflows.schedule import fields_in_local_time, own_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.model import Entry, Ref
    from mentorlog.store import Journal
    from mentorlog.store.writing import Change

CARRIED_ON: Final = "carried on"
"""The outcome of an entry that stays open on purpose."""
MOVED: Final = "moved"
"""The outcome of an entry that gets a later day."""


class Decision(NamedTuple):
    """What becomes of one open entry."""

    entry: Entry
    outcome: str
    """Its new status, the outcome of feedback or advice, `CARRIED_ON` or `MOVED`."""
    move_to: dt.date | None = None
    """The new day of an entry that is moved."""


def apply_decisions(journal: Journal, change: Change, decisions: Iterable[Decision], *, on: dt.date) -> None:
    """Give the entries their outcomes; those that are closed are closed on the day `on`."""
    for entry, outcome, move_to in decisions:
        if outcome == MOVED and move_to is not None:
            change.set(entry.ref, **_moved(entry, move_to, local_zone=journal.local_zone))
        elif outcome != CARRIED_ON:
            change.set(entry.ref, **_closed(entry, outcome, on=on, local_zone=journal.local_zone))


def refs_by_outcome(decisions: Iterable[Decision]) -> dict[str, tuple[Ref, ...]]:
    """The refs of the entries by their outcome, in the order of the decisions."""
    found: dict[str, tuple[Ref, ...]] = {}
    for entry, outcome, _ in decisions:
        found[outcome] = (*found.get(outcome, ()), entry.ref)
    return found


def _moved(entry: Entry, move_to: dt.date, *, local_zone: str | None) -> dict[str, object]:
    if isinstance(entry, model.Session):
        return {"on": own_day(entry, move_to, local_zone=local_zone), "moved": entry.moved + 1}
    return {DUE_FIELDS[entry.ref.kind]: move_to}


def _closed(entry: Entry, outcome: str, *, on: dt.date, local_zone: str | None) -> dict[str, object]:
    if isinstance(entry, model.Session):
        return {"status": outcome, **fields_in_local_time(entry, zone=local_zone)}
    if entry.ref.kind in OUTCOMES_BY_KIND:
        return {"outcome": outcome, "outcome_on": on}
    return closing_fields(entry.ref.kind, outcome, on=on)

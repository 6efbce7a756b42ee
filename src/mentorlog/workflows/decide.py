"""Decide what becomes of an open entry when its relationship is paused or ended.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from mentorlog import model
from mentorlog.insight.open_entries import DUE_FIELDS
from mentorlog.model import Ref
from mentorlog.workflows.close_entries import closing_fields

if TYPE_CHECKING:
    from mentorlog.model import Entry
    from mentorlog.store.writing import Change

CARRIED_ON: Final = "carried on"
"""The outcome of an entry that stays open on purpose."""
MOVED: Final = "moved"
"""The outcome of an entry that gets a later day."""


class Decision(NamedTuple):
    """What becomes of one open entry."""

    entry: "Entry"
    outcome: str
    """Its new status, the outcome of feedback, `CARRIED_ON` or `MOVED`."""
    move_to: dt.date | None = None
    """The new day of an entry that is moved."""


def apply_decisions(change: "Change", decisions: Iterable[Decision], *, on: dt.date) -> None:
    """Give the entries their outcomes; those that are closed are closed on the day `on`."""
    for entry, outcome, move_to in decisions:
        if outcome == MOVED:
            change.set(entry.ref, **_moved(entry, move_to))
        elif outcome != CARRIED_ON:
            change.set(entry.ref, **_closed(entry, outcome, on=on))


def refs_by_outcome(decisions: Iterable[Decision]) -> dict[str, tuple[Ref, ...]]:
    """The refs of the entries by their outcome, in the order of the decisions."""
    found: dict[str, tuple[Ref, ...]] = {}
    for entry, outcome, _ in decisions:
        found[outcome] = (*found.get(outcome, ()), entry.ref)
    return found


def _moved(entry: "Entry", move_to: dt.date | None) -> dict[str, object]:
    fields: dict[str, object] = {DUE_FIELDS[entry.ref.kind]: move_to}
    return fields | ({"moved": entry.moved + 1} if isinstance(entry, model.Session) else {})


def _closed(entry: "Entry", outcome: str, *, on: dt.date) -> dict[str, object]:
    match entry.ref.kind:
        case "session":
            return {"status": outcome}
        case "feedback":
            return {"outcome": outcome, "outcome_on": on}
    return closing_fields(entry.ref.kind, outcome, on=on)

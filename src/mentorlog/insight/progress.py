"""How far a relationship has come."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from mentorlog.model import Dossier, Goal, Month, Relationship


class Progress(NamedTuple):
    """Goals with their trend, and the rhythm of sessions. `months` run without gaps from the first month shown to this
    one (the last twelve); `expected` is how many sessions the cadence asks for since the start, None without one;
    `minutes_held` and `sessions_held` are of all time."""

    relationship: Relationship
    today: dt.date
    sessions_held: int
    minutes_held: int
    cancelled: int
    missed: int
    expected: int | None
    goals: tuple[Goal, ...]
    closed_goals: tuple[Goal, ...]
    months: tuple[Month, ...]


def progress(dossier: Dossier, *, now: dt.datetime) -> Progress:
    """The progress of one relationship at `now` (local time)."""
    raise NotImplementedError

"""What is due, over all active relationships, the most urgent first."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from mentorlog.model import Ref, Watch


class Reminder(NamedTuple):
    """Something due. `reminder` is its kind (DESIGN's list), `ref` the entry (the relationship for `session_due`),
    `days` from today to `due_on` (negative: overdue), `text` the entry's own words or a phrase, `settle` the command
    line that settles it."""

    reminder: str
    ref: Ref
    relationship: str
    due_on: dt.date
    days: int
    text: str
    settle: str


def reminders(watch: Watch, *, now: dt.datetime, within: int = 7) -> tuple[Reminder, ...]:
    """All that is overdue, due today or in the next `within` days, the most urgent first."""
    raise NotImplementedError

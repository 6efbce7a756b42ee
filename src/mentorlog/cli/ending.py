"""The end of a relationship: what it sets, and what it leaves open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.model import Ref, Relationship
from mentorlog.store import Journal


def ending(ended_on: dt.date | None) -> dict[str, object]:
    """The fields that end a relationship on that day; none where it goes on."""
    return {} if ended_on is None else {"status": "ended", "ended_on": ended_on, "paused_until": None}


def say_what_is_open(app: App, journal: Journal, one: Relationship, *, carried_on: Iterable[Ref] = ()) -> None:
    """What the end leaves open, so that nothing is forgotten unseen; what is carried on was decided."""
    decided = set(carried_on)
    refs = [
        *(session.ref for session in journal.planned(one.ref)),
        *(goal.ref for goal in journal.goals(relationship=one.ref)),
        *(action.ref for action in journal.actions(relationship=one.ref)),
    ]
    left = [ref for ref in refs if ref not in decided]
    if left:
        more = f" and {len(left) - 12} more" if len(left) > 12 else ""
        output.warn(f"still open: {', '.join(map(str, left[:12]))}{more} (done, drop or cancel settles them)")

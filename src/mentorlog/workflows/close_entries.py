"""Mark entries as done, drop them, or open them again (`done`, `drop`, `reopen`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final, Literal

from mentorlog.errors import ConflictError
from mentorlog.model import Entry, Kind, Session
from mentorlog.store import Journal

Closing = Literal["done", "drop", "reopen"]

STATUS_AFTER: Final[dict[Closing, dict[Kind, str]]] = {
    "done": {"goal": "achieved", "action": "done", "point": "discussed", "milestone": "reached", "session": "held"},
    "drop": {"goal": "dropped", "action": "dropped", "point": "dropped"},
    "reopen": {"goal": "open", "action": "open", "point": "open", "milestone": "planned", "session": "planned"},
}
"""The status that each command brings an entry to; the kinds are those that it takes."""

_CLOSED_ON: Final[dict[tuple[Kind, str], str]] = {
    ("goal", "achieved"): "closed_on",
    ("goal", "dropped"): "closed_on",
    ("point", "discussed"): "closed_on",
    ("point", "dropped"): "closed_on",
    ("action", "done"): "done_on",
    ("milestone", "reached"): "on",
}
"""The field with the day on which an entry came to a status. A dropped action was not done on any."""


def close_entries(
    journal: Journal, entries: Sequence[Entry], verb: Closing, *, on: dt.date | None = None, now: dt.datetime
) -> list[tuple[Entry, Entry]]:
    """Bring entries to the status of `verb` on a day (default: today). Returns each as it is now and as it was; one
    that has the status already stays as it is. Raises ConflictError for a session that can't have been held."""
    for entry in entries:
        _refuse_not_held(entry, verb)
    with journal.command(verb, now=now) as change:
        for entry in entries:
            status = STATUS_AFTER[verb][entry.ref.kind]
            if getattr(entry, "status", status) != status:
                change.set(entry.ref, **_fields(entry, status, on=on, today=now.date()))
    return [(journal.entry(entry.ref), entry) for entry in entries]


def closing_fields(kind: Kind, status: str, *, on: dt.date) -> dict[str, object]:
    """The fields that bring an entry of a kind to a status on a day. What the status leaves no room for is cleared by
    the store."""
    closed_on = _CLOSED_ON.get((kind, status))
    return {"status": status} | ({closed_on: on} if closed_on else {})


def _refuse_not_held(entry: Entry, verb: Closing) -> None:
    """A session that was cancelled or missed was not held."""
    if isinstance(entry, Session) and verb == "done" and entry.status in ("cancelled", "missed"):
        raise ConflictError(f"{entry.ref} was {entry.status}.", hint=f"mentorlog reopen {entry.ref}")


def _fields(entry: Entry, status: str, *, on: dt.date | None, today: dt.date) -> dict[str, object]:
    if isinstance(entry, Session) and status == "held":
        day = on or entry.day_held(today)
        # the time of day is that of the planned day
        return {"status": status, "on": day} | ({} if day == entry.on else {"at": None})
    return closing_fields(entry.ref.kind, status, on=on or today)

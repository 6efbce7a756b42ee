"""Mark entries as done, drop them, or reopen them (`done`, `drop`, `reopen`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from mentorlog import model
from mentorlog.workflows.relationships.keep_in_touch import settle_contact

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from mentorlog.model import Entry, Kind
    from mentorlog.store import Journal

Closing = Literal["done", "drop", "reopen"]

STATUS_AFTER: Final[dict[Closing, dict[Kind, str]]] = {
    "done": {
        "goal": "achieved",
        "action": "done",
        "point": "discussed",
        "milestone": "reached",
        "session": "held",
        "resource": "done",
    },
    "drop": {"goal": "dropped", "action": "dropped", "point": "dropped", "resource": "dropped"},
    "reopen": {
        "goal": "open",
        "action": "open",
        "point": "open",
        "milestone": "planned",
        "session": "planned",
        "resource": "open",
    },
}
"""The new status of an entry, by command and kind; a command accepts only the kinds listed here."""

_CLOSED_ON: Final[dict[tuple[Kind, str], str]] = {
    ("goal", "achieved"): "closed_on",
    ("goal", "dropped"): "closed_on",
    ("point", "discussed"): "closed_on",
    ("point", "dropped"): "closed_on",
    ("action", "done"): "done_on",
    ("resource", "done"): "done_on",
    ("milestone", "reached"): "on",
}
"""The field with the day on which an entry got a status. A dropped action has no such day."""


def close_entries(
    journal: Journal,
    entries: Sequence[Entry],
    verb: Closing,
    *,
    on: dt.date | None = None,
    details: Mapping[str, object] | None = None,
    now: dt.datetime,
) -> list[tuple[Entry, Entry]]:
    """Give entries the status of `verb` on a day (default: today). Returns each entry as it is now and as it was; an
    entry that already has the status is not changed, but for the fields in `details`. Raises ConflictError for a
    cancelled or missed session."""
    for entry in entries:
        if verb == "done" and isinstance(entry, model.Session):
            from mentorlog.workflows.schedule import check_not_called_off  # few commands close a session

            check_not_called_off(entry)
    with journal.command(verb, now=now) as change:
        for entry in entries:
            status = STATUS_AFTER[verb][entry.ref.kind]
            if details:
                change.set(entry.ref, **details)
            if getattr(entry, "status", status) != status:
                fields = _fields(entry, status, on=on, today=now.date())
                change.set(entry.ref, **fields, **_zone_fields(journal, entry, fields))
                if status == "held":
                    held_on = _day_held(entry, on, now.date())
                    settle_contact(journal, change, entry.relationship_ref, held_on=held_on, private=entry.private)
    return [(journal.entry(entry.ref), entry) for entry in entries]


def closing_fields(kind: Kind, status: str, *, on: dt.date) -> dict[str, object]:
    """The fields to set so that an entry of a kind gets a status on a day. The store clears the fields that have no
    value in that status."""
    closed_on = _CLOSED_ON.get((kind, status))
    return {"status": status} | ({closed_on: on} if closed_on else {})


def _day_held(session: Entry, on: dt.date | None, today: dt.date) -> dt.date:
    """The day on which a session counts as held."""
    return on or (session.day_held(today) if isinstance(session, model.Session) else today)


def _fields(entry: Entry, status: str, *, on: dt.date | None, today: dt.date) -> dict[str, object]:
    if status == "held" and isinstance(entry, model.Session):
        day = _day_held(entry, on, today)
        # the time of day belongs to the planned day
        return {"status": status, "on": day} | ({} if day == entry.on else {"at": None})
    return closing_fields(entry.ref.kind, status, on=on or today)


def _zone_fields(journal: Journal, entry: Entry, fields: Mapping[str, object]) -> dict[str, object]:
    """The time of day and the time zone of a session that stays on its planned day, if that is a day in local time."""
    if not isinstance(entry, model.Session) or "at" in fields or fields.get("on") != entry.on:
        return {}
    return {"at": entry.at, "zone": journal.local_zone} if entry.own_time else {}

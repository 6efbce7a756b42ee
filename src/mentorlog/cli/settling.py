"""What `done`, `drop` and `reopen` share: which state each kind of entry goes to."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

from mentorlog.cli.app import App
from mentorlog.cli.input.lookup import entries
from mentorlog.cli.output.changes import show_changes
from mentorlog.errors import ConflictError
from mentorlog.model import Entry, Kind, Session

Settling = Literal["done", "drop", "reopen"]

_TO: Final[dict[Settling, dict[Kind, str]]] = {
    "done": {"goal": "achieved", "action": "done", "point": "discussed", "milestone": "reached", "session": "held"},
    "drop": {"goal": "dropped", "action": "dropped", "point": "dropped"},
    "reopen": {"goal": "open", "action": "open", "point": "open", "milestone": "planned", "session": "planned"},
}
"""DESIGN: done makes a goal achieved, an action done, a point discussed, a milestone reached, a session held."""

_CLOSING_DAY: Final[dict[Kind, str]] = {"goal": "closed_on", "point": "closed_on", "action": "done_on"}


def settle(app: App, words: list[str] | None, verb: Settling, *, on: dt.date | None = None, as_json: bool) -> None:
    """Bring the entries that the refs name to the state of `verb`; one that is there already stays as it is."""
    journal = app.writing()
    before = entries(journal, words, *_TO[verb])
    for entry in before:
        _refuse(entry, verb)
    with journal.command(verb, now=app.now) as change:
        for entry in before:
            if _status(entry) != _TO[verb][entry.ref.kind]:
                change.set(entry.ref, **_fields(app, entry, verb, on))
    show_changes(app, [(journal.entry(entry.ref), entry) for entry in before], verb=verb, as_json=as_json)


def _status(entry: Entry) -> str:
    return str(entry.status)  # type: ignore[union-attr]


def _refuse(entry: Entry, verb: Settling) -> None:
    """A session that was cancelled or missed was not held."""
    if isinstance(entry, Session) and verb == "done" and entry.status in ("cancelled", "missed"):
        raise ConflictError(f"{entry.ref} was {entry.status}.", hint=f"mentorlog reopen {entry.ref}")


def _fields(app: App, entry: Entry, verb: Settling, on: dt.date | None) -> dict[str, object]:
    kind = entry.ref.kind
    fields = settled(kind, _TO[verb][kind], on=None if verb == "reopen" else on or app.today)
    if kind == "point" and verb == "reopen":
        fields["session"] = None
    if kind == "session":
        fields |= _session_fields(app, entry, verb, on)
    if kind == "milestone" and verb == "done":
        fields["on"] = on or app.today
    return fields


def settled(kind: Kind, status: str, *, on: dt.date | None) -> dict[str, object]:
    """The fields of an entry that comes to a status on a day; a dropped action was not done on any."""
    if kind not in _CLOSING_DAY:
        return {"status": status}
    return {"status": status, _CLOSING_DAY[kind]: None if (kind, status) == ("action", "dropped") else on}


def _session_fields(app: App, entry: Entry, verb: Settling, on: dt.date | None) -> dict[str, object]:
    """A planned session is held on its day, one planned ahead today; a reopened one was not cancelled or missed."""
    assert isinstance(entry, Session)  # noqa: S101 - the caller looked at the kind
    if verb == "reopen":
        return {"cancelled_by": None, "why": None}
    held_on = on or min(entry.on, app.today)
    return {"on": held_on} if held_on == entry.on else {"on": held_on, "at": None}

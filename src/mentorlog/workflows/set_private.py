"""Mark entries as private, or as shareable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.model import Session
from mentorlog.model.results.entries import PrivacyChange

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.model import Entry
    from mentorlog.store import Journal


def set_private(journal: Journal, entries: Sequence[Entry], *, private: bool, now: dt.datetime) -> PrivacyChange:
    """Mark entries as private, or as shareable. The actions of a session become private with it, but stay private when
    it becomes shareable again, because they may be private for another reason."""
    with journal.command("private" if private else "shareable", now=now) as change:
        for entry in entries:
            if entry.private != private:
                change.set(entry.ref, private=private)
    after = [journal.entry(entry.ref) for entry in entries]
    named = {entry.ref for entry in entries}
    promised = [action for entry in after if isinstance(entry, Session) for action in entry.actions]
    return PrivacyChange(
        changes=tuple(zip(after, entries, strict=True)),
        still_private=tuple(
            action.ref for action in promised if not private and action.private and action.ref not in named
        ),
    )

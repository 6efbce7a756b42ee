"""What the journal has, or had, that a log may be about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.model import Ref
    from mentorlog.model.results.known_entries import DeletedEntry, KnownEntry


class KnownEntries:
    """The entries that are compared with a log, by identity, digest and day."""

    def __init__(self, entries: Iterable[KnownEntry], deleted: Iterable[DeletedEntry], *, relationship: Ref) -> None:
        """`entries` are the sessions and notes of `relationship`, planned sessions on their local day, and the entries
        of others that have identities of the log. `deleted` have identities or digests of the log."""
        self.by_uuid = {entry.uuid: entry for entry in entries}
        self.deleted = {entry.uuid: entry for entry in deleted if entry.uuid not in self.by_uuid}
        self.uuid_of = {entry.source_digest: entry.uuid for entry in self.by_uuid.values() if entry.source_digest}
        self.deleted_uuid_of = {
            entry.source_digest: entry.uuid for entry in self.deleted.values() if entry.source_digest
        }
        self._sessions: dict[dt.date, list[KnownEntry]] = {}
        for entry in self.by_uuid.values():
            if entry.ref.kind == "session" and entry.relationship == relationship:
                self._sessions.setdefault(entry.on, []).append(entry)

    def sessions_on(self, day: dt.date) -> tuple[KnownEntry, ...]:
        """The sessions of the relationship on a day."""
        return tuple(self._sessions.get(day, ()))

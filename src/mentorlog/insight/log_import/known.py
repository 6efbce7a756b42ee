"""What the journal has, or had, that a log may be about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from mentorlog.model import Ref
    from mentorlog.model.results.known_entries import DeletedEntry, KnownEntry


class KnownEntries:
    """The entries that are compared with a log, by identity, digest and day."""

    def __init__(self, entries: Iterable[KnownEntry], deleted: Iterable[DeletedEntry], *, relationship: Ref) -> None:
        """`entries` are the sessions and notes of `relationship`, planned sessions on their local day, and the entries
        of others that have identities of the log. `deleted` have identities or digests of the log."""
        self.by_uuid = {entry.uuid: entry for entry in entries}
        self.deleted = {entry.uuid: entry for entry in deleted if entry.uuid not in self.by_uuid}
        self._by_digest = _uuids_by_digest(self.by_uuid.values())
        self._deleted_by_digest = _uuids_by_digest(self.deleted.values())
        self._sessions: dict[dt.date, list[KnownEntry]] = {}
        for entry in self.by_uuid.values():
            if entry.ref.kind == "session" and entry.relationship == relationship:
                self._sessions.setdefault(entry.on, []).append(entry)

    def imported_from(self, digest: str) -> Sequence[str]:
        """The identities of the entries that were imported from a part of a log with that digest: several, if it had
        equal parts."""
        return self._by_digest.get(digest, ())

    def deleted_from(self, digest: str) -> Sequence[str]:
        """As `imported_from`, of the entries that were deleted."""
        return self._deleted_by_digest.get(digest, ())

    def sessions_on(self, day: dt.date) -> tuple[KnownEntry, ...]:
        """The sessions of the relationship on a day."""
        return tuple(self._sessions.get(day, ()))


def _uuids_by_digest(entries: Iterable[KnownEntry | DeletedEntry]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in entries:
        if entry.source_digest is not None:
            found.setdefault(entry.source_digest, []).append(entry.uuid)
    return found

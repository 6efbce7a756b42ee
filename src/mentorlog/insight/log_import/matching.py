"""Find the entry that each section of a log was imported as.

A session's identity is its relationship, its day and its number within that day. When a section is added above another
one of its day, the numbers shift, so sections are recognised by their digests first, then by their numbers.
"""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from mentorlog.importing.logs.digest import digest_of
from mentorlog.insight.log_import.plan import LeftPart, NewNote, NewSession
from mentorlog.model.log_identity import note_uuid, session_uuid

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from mentorlog.importing.logs.log_data import LogSection, LogText
    from mentorlog.insight.log_import.known import KnownEntries
    from mentorlog.model.results.known_entries import KnownEntry


class Matching:
    """What becomes of each section and text. An entry of the journal belongs to one of them at most."""

    def __init__(self, known: KnownEntries, *, relationship: str, again: bool, extra: bool) -> None:
        """`relationship` is its uuid. `again`: what was deleted is brought again; `extra`: a section is recorded beside
        the sessions of its day that were recorded without the log."""
        self._known = known
        self._relationship = relationship
        self._again = again
        self._extra = extra
        self._used: set[str] = set()
        self.sessions: list[NewSession] = []
        self.notes: list[NewNote] = []
        self.unchanged = 0
        self.changed: list[LeftPart] = []
        self.deleted: list[LeftPart] = []
        self.taken_days: list[LeftPart] = []

    def match_day(self, day: dt.date, sections: Sequence[LogSection]) -> None:
        """Decide about the sections of one day."""
        digests = {id(section): section.digest for section in sections}
        identity = partial(session_uuid, self._relationship, day)
        before = len(self.sessions)
        rest = [section for section in sections if not self._is_unchanged(digests[id(section)])]
        for section in rest:
            uuid = self._deleted_uuid(digests[id(section)])
            if uuid is not None:
                self._leave_deleted(section, uuid)
            else:
                self._match_section(section, digests[id(section)], identity)
        place = {id(section): number for number, section in enumerate(sections)}
        self.sessions[before:] = sorted(self.sessions[before:], key=lambda new: place[id(new.section)])

    def match_texts(self, texts: Iterable[LogText], *, on: dt.date) -> None:
        """Decide about the texts without a date; a note that is made of one is of the day `on`."""
        digests = [(text, digest_of(text.source or text.text)) for text in texts]
        for text, digest in [(text, digest) for text, digest in digests if not self._is_unchanged(digest)]:
            uuid = self._deleted_uuid(digest) or self._free_uuid(partial(note_uuid, self._relationship))
            entry = self._known.by_uuid.get(uuid)
            if entry is not None and entry.source_digest == digest:
                self.unchanged += 1
            elif entry is not None:
                self.changed.append(LeftPart(text.place, None, (entry.ref,)))
            elif uuid in self._known.deleted and not self._again:
                self.deleted.append(LeftPart(text.place, None))
            else:
                self.notes.append(NewNote(uuid, on, text, digest))

    def _is_unchanged(self, digest: str) -> bool:
        """Whether a part with that digest was imported; then it is counted."""
        is_there = self._take(self._known.imported_from(digest)) is not None
        self.unchanged += is_there
        return is_there

    def _deleted_uuid(self, digest: str) -> str | None:
        """The identity of the deleted entry that was imported from a part with that digest; None if there is none."""
        return self._take(self._known.deleted_from(digest))

    def _take(self, uuids: Iterable[str]) -> str | None:
        """The first of these identities that no part has yet, which it has from now on; None if there is none."""
        uuid = next((uuid for uuid in uuids if uuid not in self._used), None)
        if uuid is not None:
            self._used.add(uuid)
        return uuid

    def _free_uuid(self, identity: Callable[[int], str]) -> str:
        """The identity with the lowest number that no part has."""
        uuid = self._take(map(identity, count(1)))
        assert uuid is not None  # noqa: S101 - there are numbers enough
        return uuid

    def _leave_deleted(self, section: LogSection, uuid: str) -> None:
        """List a section whose session was deleted, or record it again."""
        if self._again:
            self.sessions.append(NewSession(uuid, section))
        else:
            self.deleted.append(LeftPart(section.place, section.on))

    def _match_section(self, section: LogSection, digest: str, identity: Callable[[int], str]) -> None:
        """Decide about a section that is not recognised by its digest."""
        uuid = self._free_uuid(identity)
        entry = self._known.by_uuid.get(uuid)
        while entry is not None and not self._settles(section, digest, entry):
            uuid = self._free_uuid(identity)
            entry = self._known.by_uuid.get(uuid)
        if entry is not None:
            return
        deleted = self._known.deleted.get(uuid)
        if deleted is not None and deleted.source_digest is not None:
            self._leave_deleted(section, uuid)
        else:
            self._match_by_day(section, uuid)

    def _settles(self, section: LogSection, digest: str, entry: KnownEntry) -> bool:
        """Whether an entry with the identity of a section decides what becomes of the section; else it needs the next
        number: a session that was called off is another one."""
        if entry.source_digest == digest:
            self.unchanged += 1
        elif entry.source_digest is not None:
            self.changed.append(LeftPart(section.place, section.on, (entry.ref,)))
        elif entry.status == "planned":
            self.sessions.append(NewSession(entry.uuid, section, entry.ref))
        elif entry.status == "held" and not self._extra:
            self.taken_days.append(LeftPart(section.place, section.on, (entry.ref,)))
        else:
            return False
        return True

    def _match_by_day(self, section: LogSection, uuid: str) -> None:
        """Decide about a section whose identity is new, by the other sessions of its day: one whose section has
        changed; one that was planned, and becomes held; those that were recorded without the log."""
        others = [entry for entry in self._known.sessions_on(section.on) if entry.uuid not in self._used]
        imported = next((entry for entry in others if entry.source_digest), None)
        planned = next((entry for entry in others if entry.status == "planned"), None)
        held = [entry.ref for entry in others if entry.status == "held"]
        if imported is not None:
            self._used.add(imported.uuid)
            self.changed.append(LeftPart(section.place, section.on, (imported.ref,)))
        elif planned is not None:
            self._used.add(planned.uuid)
            self.sessions.append(NewSession(planned.uuid, section, planned.ref))
        elif held and not self._extra:
            self.taken_days.append(LeftPart(section.place, section.on, tuple(held)))
        else:
            self.sessions.append(NewSession(uuid, section))

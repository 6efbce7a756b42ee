"""Find the entry that each section of a log was imported as.

A session's identity is its relationship, its day and its number within that day. When a section is added above another
one of its day, the numbers shift, so sections are recognised by their digests first, then by their numbers.
"""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from mentorlog.importing.logs.log_data import NotRead
from mentorlog.insight.log_import.plan import LeftPart, NewNote, NewSession
from mentorlog.insight.log_import.similar_texts import may_be_same
from mentorlog.model.log_identity import note_uuid, session_uuid

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from mentorlog.importing.logs.log_data import LogSection, LogText
    from mentorlog.insight.log_import.known import KnownEntries
    from mentorlog.model.results.known_entries import KnownEntry

    P = TypeVar("P", LogSection, LogText)


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
        self.copies: list[NotRead] = []

    def match_day(self, day: dt.date, sections: Sequence[LogSection]) -> None:
        """Decide about the sections of one day."""
        numbers = _Numbers(partial(session_uuid, self._relationship, day))
        before = len(self.sessions)
        given = self._without_copies(sections)
        for section, digest in [(section, digest) for section, digest in given if not self._is_unchanged(digest)]:
            uuid = self._take(self._known.deleted_uuid_of.get(digest))
            if uuid is not None:
                self._leave_deleted(section, uuid)
            else:
                self._match_section(section, numbers)
        place = {id(section): number for number, section in enumerate(sections)}
        self.sessions[before:] = sorted(self.sessions[before:], key=lambda new: place[id(new.section)])

    def match_texts(self, texts: Iterable[LogText], *, on: dt.date) -> None:
        """Decide about the texts without a date; a note that is made of one is of the day `on`."""
        given = self._without_copies(texts)
        numbers = _Numbers(partial(note_uuid, self._relationship))
        for text, digest in [(text, digest) for text, digest in given if not self._is_unchanged(digest)]:
            uuid = self._take(self._known.deleted_uuid_of.get(digest))
            uuid = uuid or self._free_uuid(numbers, partial(_is_of, text))
            entry = self._known.by_uuid.get(uuid)
            if entry is not None:
                self.changed.append(LeftPart(text.place, None, (entry.ref,)))
            elif uuid in self._known.deleted and not self._again:
                self.deleted.append(LeftPart(text.place, None))
            else:
                self.notes.append(NewNote(uuid, on, text))

    def _without_copies(self, parts: Iterable[P]) -> list[tuple[P, str]]:
        """The parts with their digests, without those that are equal to an earlier one: copies of a file."""
        first: dict[str, P] = {}
        for part in parts:
            digest = part.digest
            if digest in first:
                reason = f"a copy of {first[digest].place}"
                self.copies.append(NotRead(part.place, part.source, reason))
            else:
                first[digest] = part
        return [(part, digest) for digest, part in first.items()]

    def _is_unchanged(self, digest: str) -> bool:
        """Whether a part with that digest was imported; then it is counted."""
        is_there = self._take(self._known.uuid_of.get(digest)) is not None
        self.unchanged += is_there
        return is_there

    def _take(self, uuid: str | None) -> str | None:
        """Give an identity to a part, and return it; None if there is none, or another part has it."""
        if uuid is None or uuid in self._used:
            return None
        self._used.add(uuid)
        return uuid

    def _free_uuid(self, numbers: _Numbers, may_have: Callable[[KnownEntry], bool]) -> str:
        """The identity with the lowest number that no part has, and that has no entry or one which the part `may_have`.
        What belongs to another part stays free for it."""
        for uuid in numbers.unused(self._used):
            entry = self._known.by_uuid.get(uuid)
            if entry is None or may_have(entry):
                break
        self._used.add(uuid)
        return uuid

    def _leave_deleted(self, section: LogSection, uuid: str) -> None:
        """List a section whose session was deleted, or record it again."""
        if self._again:
            self.sessions.append(NewSession(uuid, section, section.private))
        else:
            self.deleted.append(LeftPart(section.place, section.on))

    def _match_section(self, section: LogSection, numbers: _Numbers) -> None:
        """Decide about a section that is not recognised by its digest."""
        uuid = self._free_uuid(numbers, lambda entry: self._may_settle(section, entry))
        entry = self._known.by_uuid.get(uuid)
        if entry is not None:
            self._settle(section, entry)
            return
        deleted = self._known.deleted.get(uuid)
        if deleted is not None and deleted.source_digest is not None:
            self._leave_deleted(section, uuid)
        else:
            self._match_by_day(section, uuid)

    def _may_settle(self, section: LogSection, entry: KnownEntry) -> bool:
        """Whether an entry with the identity of a section decides what becomes of the section; else it needs the next
        number: a session that was called off is another one, and so is one that another log was about."""
        if entry.source_digest is not None:
            return _is_about(section, entry)
        return entry.status == "planned" or (entry.status == "held" and not self._extra)

    def _settle(self, section: LogSection, entry: KnownEntry) -> None:
        """Decide about a section whose identity an entry has."""
        if entry.source_digest is not None:
            self.changed.append(LeftPart(section.place, section.on, (entry.ref,)))
        elif entry.status == "planned":
            self.sessions.append(_becomes_held(entry, section))
        else:
            self.taken_days.append(LeftPart(section.place, section.on, (entry.ref,)))

    def _match_by_day(self, section: LogSection, uuid: str) -> None:
        """Decide about a section whose identity is new, by the other sessions of its day: one whose section has
        changed; one that was planned, and becomes held; those that were recorded without the log."""
        others = [entry for entry in self._known.sessions_on(section.on) if entry.uuid not in self._used]
        imported = next((entry for entry in others if entry.source_digest and _is_about(section, entry)), None)
        planned = next((entry for entry in others if entry.status == "planned"), None)
        held = [entry.ref for entry in others if entry.status == "held" and not entry.source_digest]
        if imported is not None:
            self._used.add(imported.uuid)
            self.changed.append(LeftPart(section.place, section.on, (imported.ref,)))
        elif planned is not None:
            self._used.add(planned.uuid)
            self.sessions.append(_becomes_held(planned, section))
        elif held and not self._extra:
            self.taken_days.append(LeftPart(section.place, section.on, tuple(held)))
        else:
            self.sessions.append(NewSession(uuid, section, section.private))


class _Numbers:
    """The identities of the sessions of one day, or of the notes, by their numbers from 1."""

    def __init__(self, identity: Callable[[int], str]) -> None:
        self._identity = identity
        self._first = 1

    def unused(self, used: Collection[str]) -> Iterator[str]:
        """The identities that are not used, the lowest number first. What was used once stays used, so that a log of
        thousands of texts is not searched from its beginning for each of them."""
        while self._identity(self._first) in used:
            self._first += 1
        return (uuid for uuid in map(self._identity, count(self._first)) if uuid not in used)


def _is_about(section: LogSection, entry: KnownEntry) -> bool:
    """Whether a section may be a changed version of the one that an entry was imported from."""
    promises = (promise.text for promise in section.promises)
    texts = (section.notes, section.private_notes, *section.topics, *section.takeaways, *promises)
    return may_be_same(texts, entry.text)


def _is_of(text: LogText, entry: KnownEntry) -> bool:
    return may_be_same([text.text], entry.text)


def _becomes_held(planned: KnownEntry, section: LogSection) -> NewSession:
    return NewSession(planned.uuid, section, section.private or planned.private, planned.ref)

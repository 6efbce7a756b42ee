"""What the import of a log makes, and what it leaves."""

import datetime as dt
from typing import TYPE_CHECKING

from mentorlog.model.log_identity import promise_uuid
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from mentorlog.importing.logs.log_data import LogNotice, LogPromise, LogSection, LogText, NotRead, Place
    from mentorlog.model import Ref, Relationship


class NewSession(NamedTuple):
    """A section that is recorded as a held session."""

    uuid: str
    """The permanent identity of the session."""
    section: "LogSection"
    """What it is made of."""
    private: bool
    """Whether it is private."""
    planned: "Ref | None" = None
    """The planned session of that day, which becomes held; it keeps its own identity."""

    @property
    def promises(self) -> "tuple[LogPromise, ...]":
        """The promises that become actions: those whose owner is known."""
        return tuple(promise for promise in self.section.promises if promise.owner is not None)

    @property
    def promises_by_uuid(self) -> "dict[str, LogPromise]":
        """The promises that become actions, by the permanent identities of these."""
        return {promise_uuid(self.uuid, number): promise for number, promise in enumerate(self.promises, start=1)}


class NextSession(NamedTuple):
    """The next meeting that the newest section names; it is planned."""

    uuid: str
    """The permanent identity of the session: that of the section which the log will have when it was held."""
    on: dt.date
    """Its day."""
    at: dt.time | None
    """The time of day at which it begins."""
    private: bool
    """Whether it is private, as the section that names it."""
    place: "Place"
    """Where that section begins."""


class NewNote(NamedTuple):
    """A text without a date that is recorded as a note; notes are private."""

    uuid: str
    """The permanent identity of the note."""
    on: dt.date
    """Its day: that of the first session of the log."""
    text: "LogText"
    """What it is made of."""


class LeftPart(NamedTuple):
    """A section or text of a log that is not recorded, because of what the journal has."""

    place: "Place"
    """Where it begins."""
    on: dt.date | None
    """Its day; None for a text without a date."""
    refs: "tuple[Ref, ...]" = ()
    """The entries because of which it is left; empty if they were deleted."""


class LogImport(NamedTuple):
    """What importing a log comes to."""

    relationship: "Relationship"
    """Whose log it is, as it was before."""
    sessions: tuple[NewSession, ...]
    """The sessions to record, the earliest first."""
    next_session: NextSession | None
    """The session to plan."""
    notes: tuple[NewNote, ...]
    """The notes to record."""
    unchanged: int
    """How many sections and texts are in the journal, and have not changed in the log."""
    changed: tuple[LeftPart, ...]
    """Those that are in the journal, and have changed in the log since; they are left."""
    deleted: tuple[LeftPart, ...]
    """Those whose session or note was deleted; they are left."""
    taken_days: tuple[LeftPart, ...]
    """The sections of days that have a session which was recorded without the log; they are left."""
    started_on: dt.date | None
    """The new start of the relationship: the first session that is not private, if that was before the start; else
    None."""
    not_read: "tuple[NotRead, ...]"
    """The parts of the files that are not recorded."""
    notices: "tuple[LogNotice, ...]"
    """The lines that may be meant in another way."""

    @property
    def promises(self) -> "tuple[LogPromise, ...]":
        """The promises of the new sessions that become actions."""
        return tuple(promise for session in self.sessions for promise in session.promises)

    @property
    def without_owner(self) -> "tuple[tuple[NewSession, LogPromise], ...]":
        """The promises of the new sessions that stay in the notes, because the log does not say whose they are."""
        return tuple(
            (session, promise)
            for session in self.sessions
            for promise in session.section.promises
            if promise.owner is None
        )

    @property
    def shareable(self) -> int:
        """How many of the new sessions are not private."""
        return sum(not session.private for session in self.sessions)

    @property
    def sessions_that_show(self) -> "tuple[NewSession, ...]":
        """The new sessions that others may see, or all of a private relationship: only they may move its dates."""
        return tuple(each for each in self.sessions if self.relationship.private or not each.private)

    @property
    def with_private_part(self) -> int:
        """How many of the new sessions are not private, but have a private part."""
        return sum(bool(each.section.private_notes) and not each.private for each in self.sessions)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to record."""
        return not (self.sessions or self.next_session or self.notes)


class RecordedLog(NamedTuple):
    """What was recorded from a log."""

    plan: LogImport
    """What there was to record."""
    refs: "dict[str, Ref]"
    """The refs of the recorded entries, by uuid."""
    settled_contact: "Relationship | None" = None
    """The relationship as it was, if a session settled its day to get in touch again."""

"""What a log that was kept elsewhere is read as: sessions with their promises, texts without a date, and what was not
read."""

import datetime as dt
from typing import Literal

from mentorlog.importing.logs.digest import digest_of
from mentorlog.model import Role
from mentorlog.named_tuples import NamedTuple

PromiseOwner = Literal["me", "them"]
"""Who promised something: the journal's owner, or the other person."""


class LogFile(NamedTuple):
    """A file to read."""

    name: str
    """Its path as messages show it."""
    data: bytes
    """Its content."""


class Names(NamedTuple):
    """The two people that a log is about, so that owners of promises are recognised."""

    them: str
    """The other person's name."""
    me: str | None = None
    """The journal owner's name, if the setting `name` has it."""
    my_role: Role | None = None
    """My role, so that `@mentor` and `@mentee` are recognised."""


class Place(NamedTuple):
    """A line of a file."""

    file: str
    """The path of the file as messages show it."""
    line: int
    """The line number, counted from 1."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class LogPromise(NamedTuple):
    """Something that one of the two promised."""

    text: str
    """What was promised, without its owner and the day it is due."""
    owner: PromiseOwner | None
    """Who promised it; None if the log does not say, and then its line is also in the notes of the session."""
    due_on: dt.date | None
    """The day it is due."""
    is_done: bool
    """Whether it is checked off."""
    place: Place
    """Its line."""
    private: bool = False
    """Whether it is in a private part."""
    done_on: dt.date | None = None
    """When it was done: the day that its line has, else that of the session in which it is checked off."""


class LogSection(NamedTuple):
    """One session."""

    on: dt.date
    """Its day, which is never after today."""
    at: dt.time | None
    """When it began."""
    minutes: int | None
    """Its length in minutes."""
    notes: str
    """What may be shared: the text with its headings, without the private part and without promises that have an
    owner."""
    private_notes: str
    """The text of the private part."""
    promises: tuple[LogPromise, ...]
    """In the order of the log."""
    next_on: dt.date | None
    """The day of the next session, as the log says it; it may have passed, and it may be a session of the log."""
    next_at: dt.time | None
    """When the next session begins."""
    source: str
    """The characters of the file that it was made of."""
    place: Place
    """Its first line."""
    how: str | None = None
    """How it was held: `video`, `in-person`, `phone` or `chat`; only a table of columns says that."""
    where: str | None = None
    """Where it was held; only a table of columns says that."""
    topics: tuple[str, ...] = ()
    """Its topics; only tables and JSON exports have them."""
    takeaways: tuple[str, ...] = ()
    """What was learned; only a table of columns says that."""
    private: bool = False
    """Whether all of the session is private."""
    is_next_private: bool = False
    """Whether the day of the next session is in the private part."""

    @property
    def digest(self) -> str:
        """The SHA-256 of the source, for `source_digest`. Blank lines, blanks and rules (`---`) at its ends do not
        count, so that a section stays the same when another one is added after it."""
        return digest_of(self.source)


class LogText(NamedTuple):
    """A text that belongs to no session: what is above the first date."""

    text: str
    """The text."""
    private: bool
    """Whether a line in it says that it is private, or all is recorded as private."""
    place: Place
    """Its first line."""
    source: str = ""
    """The characters of the file that it was made of."""

    @property
    def digest(self) -> str:
        """The SHA-256 of the source, as that of a section."""
        return digest_of(self.source or self.text)


class NotRead(NamedTuple):
    """A part of a file that is not recorded."""

    place: Place
    """Its first line."""
    text: str
    """The part."""
    reason: str
    """Why it is not recorded, as a phrase without a full stop."""
    is_dated: bool = False
    """Whether it is a section with a day, but not with one on which a session was held."""


class LogNotice(NamedTuple):
    """A line that is recorded, but not as the writer may have meant it."""

    place: Place
    """The line."""
    text: str
    """The line itself."""
    reason: str
    """What the user should know about it, as a phrase without a full stop."""


class Log(NamedTuple):
    """All that was read. The sources of sections and texts and the parts that were not read are together the whole of
    every file, with LF at the end of each line."""

    sections: tuple[LogSection, ...]
    """The sessions, oldest first; sessions of one day in the order in which they were held."""
    texts: tuple[LogText, ...]
    """The texts that belong to no session, in the order of the files."""
    not_read: tuple[NotRead, ...]
    """The parts that are not recorded."""
    notices: tuple[LogNotice, ...] = ()
    """Lines about which the user should know something: near misses of the private marker, columns without a meaning,
    dates of promises that are not understood."""
    ambiguous_days: tuple[LogNotice, ...] = ()
    """Dated headings whose day could be two days, and that the file does not settle. They have no section."""

    @property
    def needs_date_order(self) -> bool:
        """Whether `date_order` must be given before the log can be recorded."""
        return bool(self.ambiguous_days)

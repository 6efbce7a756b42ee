"""The door of the store."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from mentorlog.store import opening, reading
from mentorlog.store.errors import spoken

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator
    from types import TracebackType

    from mentorlog.model import (
        Action,
        Checkin,
        Command,
        Contact,
        Dossier,
        Entry,
        Feedback,
        Found,
        Goal,
        Kind,
        Milestone,
        Moment,
        Note,
        Party,
        Person,
        Point,
        Rating,
        Ref,
        Relationship,
        Session,
        Skill,
        Watch,
    )
    from mentorlog.store.opening import Access, State
    from mentorlog.store.writing import Change


class Journal:
    """One journal. Every read is a consistent picture of it, every command one transaction that can be undone.

    Any method may raise JournalError (BusyError where another process holds the lock, NewerJournalError).
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        *,
        name: str,
        state: State,
        writable: bool,
        today: dt.date | None = None,
    ) -> None:
        self._connection = connection
        said = today.isoformat() if today else None
        self._connection.create_function("mentorlog_today", 0, lambda: said, deterministic=True)
        self._name = name
        self._newer = state == "newer"
        self._writable = writable
        self._shareable = False
        self.exists = state != "absent"
        """False where an empty journal stands for a file that is not there yet."""

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, access: Access, today: dt.date | None = None) -> Journal:
        """The journal at `path`: `write` makes it where it is missing, the others answer an empty one then.

        Waits for a lock 5 s to write, 2 s to read, 0.25 s to `remind`, which does not bring an older file up to date.
        `today` is the day on which a pause that has an end is over by itself.
        """
        name = os.fspath(path)
        connection, state = opening.open_file(name, access=access)
        return cls(connection, name=name, state=state, writable=access == "write", today=today)

    @classmethod
    def in_memory(cls) -> Journal:
        """An empty journal without a file."""
        return cls(opening.in_memory(), name="in memory", state="here", writable=True)

    def leave_private_out(self) -> None:
        """Become a picture, for reading, in which nothing private exists; for good."""
        if self._shareable:
            return
        from mentorlog.store.shareable import leave_private_out

        with spoken(self._name, newer=self._newer):
            leave_private_out(self._connection)
        self._shareable, self._writable = True, False

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # reading

    def relationships(self) -> tuple[Relationship, ...]:
        """All of them: active, paused, ended; by name."""
        with self._picture() as connection:
            return reading.relationships(connection)

    def entry(self, ref: Ref) -> Entry:
        """One entry with all that belongs to it; NotFoundError where there is none."""
        with self._picture() as connection:
            return reading.entry(connection, ref)

    def people(self, *, now: dt.datetime, all: bool = False) -> tuple[Person, ...]:  # noqa: A002
        """Relationships that are not ended (or all), the nearest next session first, ended ones last.

        `now` (local time) parts what is planned ahead from what has passed without being logged.
        """
        condition = "" if all else "WHERE x.status IN ('active', 'paused') "
        with self._picture() as connection:
            return reading.people(connection, now=now, where=condition)

    def dossier(self, ref: Ref) -> Dossier:
        """One relationship with what hangs from it; NotFoundError where there is none."""
        from mentorlog.store import dossier

        with self._picture() as connection:
            return dossier.dossier(connection, ref)

    def skills(self, relationship: Ref) -> tuple[Skill, ...]:
        """Every skill that was rated with its first and last ratings, the first rated first."""
        from mentorlog.store import skills

        with self._picture() as connection:
            return skills.skills(connection, relationship)

    def watch(self, *, until: dt.date, now: dt.datetime) -> Watch:
        """What can be due by the day `until`, over the active relationships; `now` as for `people`."""
        with self._picture() as connection:
            return reading.watch(connection, until=until, now=now)

    def goals(self, *, relationship: Ref | None = None, all: bool = False) -> tuple[Goal, ...]:  # noqa: A002
        """Open goals (and closed ones), by number, with their last three checkpoints."""
        with self._picture() as connection:
            return reading.goals(connection, relationship, closed=all)

    def actions(
        self,
        *,
        relationship: Ref | None = None,
        all: bool = False,  # noqa: A002
        owner: Party | None = None,
    ) -> tuple[Action, ...]:
        """Open actions (and closed ones after them), by due date, those without last."""
        with self._picture() as connection:
            return reading.actions(connection, relationship, closed=all, owner=owner)

    def feedback(self, *, relationship: Ref | None = None, all: bool = False) -> tuple[Feedback, ...]:  # noqa: A002
        """The latest twenty (or all), newest first."""
        with self._picture() as connection:
            return reading.feedback(connection, relationship, limit=-1 if all else reading.LATEST)

    def milestones(self, *, relationship: Ref | None = None, all: bool = False) -> tuple[Milestone, ...]:  # noqa: A002
        """Planned and uncelebrated ones (or all), by date."""
        with self._picture() as connection:
            return reading.milestones(connection, relationship, closed=all)

    def points(self, *, relationship: Ref | None = None, all: bool = False) -> tuple[Point, ...]:  # noqa: A002
        """Open points (and closed ones after them), the longest carried first."""
        with self._picture() as connection:
            return reading.points(connection, relationship, closed=all)

    def notes(self, *, relationship: Ref | None = None, all: bool = False) -> tuple[Note, ...]:  # noqa: A002
        """The latest twenty (or all), newest first."""
        with self._picture() as connection:
            return reading.notes(connection, relationship, limit=-1 if all else reading.LATEST)

    def checkins(self, *, relationship: Ref | None = None, all: bool = False) -> tuple[Checkin, ...]:  # noqa: A002
        """The latest twenty (or all), newest first."""
        with self._picture() as connection:
            return reading.checkins(connection, relationship, limit=-1 if all else reading.LATEST)

    def ratings(self, *, relationship: Ref | None = None, all: bool = False) -> tuple[Rating, ...]:  # noqa: A002
        """The latest twenty (or all), newest first."""
        with self._picture() as connection:
            return reading.ratings(connection, relationship, limit=-1 if all else reading.LATEST)

    def sessions(
        self, *, relationship: Ref | None = None, status: str | None = None, limit: int = -1
    ) -> tuple[Session, ...]:
        """Sessions (of one status), newest first; all of them with a limit of -1."""
        with self._picture() as connection:
            return reading.sessions(connection, relationship, status=status, limit=limit)

    def planned(
        self, relationship: Ref | None, *, since: dt.date | None = None, until: dt.date | None = None
    ) -> tuple[Session, ...]:
        """Planned sessions (of all relationships with None) by day and time, passed or not, within the span (both ends
        included)."""
        with self._picture() as connection:
            return reading.planned(connection, relationship, since=since, until=until)

    def contacts(self, *, since: dt.date | None = None, until: dt.date | None = None) -> tuple[Contact, ...]:
        """Every session that was held, with whoever it was, by day and time, within the span (both ends included)."""
        from mentorlog.store import contacts

        with self._picture() as connection:
            return contacts.contacts(connection, since=since, until=until)

    def contacts_count(self, *, since: dt.date | None = None, until: dt.date | None = None) -> int:
        """How many they are."""
        from mentorlog.store import contacts

        with self._picture() as connection:
            return contacts.count(connection, since=since, until=until)

    def revisions(self, relationship: Ref) -> dict[Ref, int]:
        """How often what a calendar shows of each session, goal and action has changed; 0 where it is not named."""
        with self._picture() as connection:
            return reading.revisions(connection, relationship)

    def size(self, relationship: Ref) -> int:
        """How many entries hang from a relationship."""
        with self._picture() as connection:
            return reading.size(connection, relationship)

    def open_refs(self) -> Iterator[tuple[str, str]]:
        """(ref, title) of what is open, and of check-ins and ratings, for completion: at most forty of each kind,
        newest first."""
        with self._picture() as connection:
            return iter(list(reading.open_refs(connection)))

    def timeline(
        self,
        *,
        relationship: Ref | None = None,
        kinds: Collection[Kind] = (),
        since: dt.date | None = None,
        until: dt.date | None = None,
    ) -> Iterator[Moment]:
        """Every entry on its day, checkpoints, and where relationships start and end; oldest first, as they are read.

        No lock is held between the rows, so that a reader that stands still keeps nobody from writing.
        """
        from mentorlog.store import stream

        yield from stream.timeline(
            self._picture, relationship=relationship, kinds=frozenset(kinds), since=since, until=until
        )

    def history(
        self, relationship: Ref, *, since: dt.date | None = None, until: dt.date | None = None
    ) -> Iterator[Entry]:
        """All that hangs from a relationship, by kind, then day, as it is read; goals with all their checkpoints."""
        from mentorlog.store import stream

        yield from stream.history(self._picture, relationship, since=since, until=until)

    def search(
        self,
        words: str,
        *,
        relationship: Ref | None = None,
        kinds: Collection[Kind] = (),
        since: dt.date | None = None,
        until: dt.date | None = None,
        limit: int = 50,
    ) -> tuple[Found, ...]:
        """The newest entries that have all the words, whatever their case and accents; any text is a search.

        `"two words"` are sought as they stand, `word*` is a beginning. Where nothing has the words as they are, they
        are taken as beginnings. Characters of Chinese, Japanese and Korean are found anywhere, one by one.
        """
        from mentorlog.store import search

        if self._shareable:
            raise RuntimeError("the shareable view can't be searched: the index contains private text")
        with self._picture() as connection:
            return search.search(
                connection,
                words,
                relationship=relationship,
                kinds=kinds,
                since=since,
                until=until,
                limit=limit,
            )

    def commands(self, *, limit: int) -> tuple[Command, ...]:
        """The last commands that changed something, newest first."""
        from mentorlog.store import changes

        with self._picture() as connection:
            return changes.commands(connection, limit=limit)

    # checks

    def refuse_name_in_use(self, name: str) -> None:
        """Raise ConflictError if a relationship that has not ended has that name, whatever its case and accents."""
        from mentorlog.store import checks

        with self._picture() as connection:
            checks.refuse_name_in_use(connection, name)

    def refuse_other_relationship(self, ref: Ref, *, relationship: Ref) -> None:
        """Raise UsageError if an entry belongs to another relationship, NotFoundError if there is no such entry."""
        from mentorlog.store import checks

        with self._picture() as connection:
            checks.refuse_other_relationship(connection, ref, relationship=relationship)

    # writing

    @contextmanager
    def command(self, verb: str, *, now: dt.datetime) -> Iterator[Change]:
        """What is done with the `Change` inside is one transaction and one line of `history`.

        An exception takes it all back; where nothing changed, no trace is left. Reads inside see the change.
        """
        from mentorlog.store import writing

        with self._writing() as connection, writing.command(connection, verb, now=now) as change:
            yield change

    def undo(self, *, now: dt.datetime) -> Command:
        """Take back the last command as a whole and exactly, and answer it; ConflictError where there is none."""
        from mentorlog.store import changes

        with self._writing() as connection:
            return changes.undo(connection, now=now)

    def redo(self, *, now: dt.datetime) -> Command:  # noqa: ARG002 (undo's twin)
        """Bring back the command that was undone last, and answer it; ConflictError where there is none, which is
        also where a command has changed something since."""
        from mentorlog.store import changes

        with self._writing() as connection:
            return changes.redo(connection)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if not self._writable:
            raise RuntimeError("this journal was opened for reading")
        if self._connection.in_transaction:
            raise RuntimeError("a command is already open")
        with spoken(self._name):
            yield self._connection

    @contextmanager
    def _picture(self) -> Iterator[sqlite3.Connection]:
        """A read transaction, so that several statements see the same journal; inside a command, the command's."""
        with spoken(self._name, newer=self._newer):
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.execute("ROLLBACK")

"""The journal: the public interface of the store."""

from __future__ import annotations

import os
from contextlib import contextmanager

from mentorlog.errors import SavedError
from mentorlog.store import local_times
from mentorlog.store.entry_lists import EntryLists
from mentorlog.store.errors import too_new_to_share, translate_sqlite_errors
from mentorlog.store.file import opening
from mentorlog.store.queries import reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    import sqlite3
    from collections.abc import Callable, Collection, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import TracebackType
    from typing import Self, TypeVar

    from mentorlog.errors import DamagedError
    from mentorlog.model import (
        Command,
        Contact,
        Dossier,
        Entry,
        Found,
        Kind,
        Moment,
        Person,
        Ref,
        Relationship,
        Session,
        Skill,
        TopicCount,
        Watch,
    )
    from mentorlog.store.file.opening import Access, State
    from mentorlog.store.merging.merge import Merge
    from mentorlog.store.restoring.restore import Restore
    from mentorlog.store.writing import Change

    P = TypeVar("P", Merge, Restore)


class Journal(EntryLists):
    """One journal. Every read is consistent in itself; every command is one transaction that can be undone.

    Any method may raise JournalError, in particular BusyError if another process holds the lock, and NewerJournalError.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        *,
        name: str,
        state: State,
        writable: bool,
        today: dt.date | None = None,
        local_zone: Callable[[], str | None] | None = None,
    ) -> None:
        self._connection = connection
        today_text = today.isoformat() if today else None
        self._connection.create_function("mentorlog_today", 0, lambda: today_text, deterministic=True)
        self._local_zone = local_zone or (lambda: None)
        local_times.register(connection, local_zone=self._local_zone)
        self._name = name
        self._newer = state == "newer"
        self._writable = writable
        self._shareable = self._is_closed = False
        self.exists = state != "absent"
        """Whether the file exists; if it does not, the journal is empty and in memory."""
        self.has_written = False
        """Whether a command, an undo or a redo of this run was saved."""

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        access: Access,
        today: dt.date | None = None,
        local_zone: Callable[[], str | None] | None = None,
    ) -> Journal:
        """Open the journal at `path`. If it is missing, `write` creates it; the others return an empty one.

        Waits for a lock 5 s to write, 2 s to read, 0.25 s to `remind`, which does not migrate an older file. `today`
        decides whether a pause with an end date is over. `local_zone` returns the name of the local time zone, in which
        planned sessions are read; it is called once a session has a zone. Without it they are read as they were stored.
        """
        name = os.fspath(path)
        connection, state = opening.open_file(name, access=access)
        return cls(connection, name=name, state=state, writable=access == "write", today=today, local_zone=local_zone)

    @classmethod
    def in_memory(cls) -> Journal:
        """Create an empty journal without a file."""
        return cls(opening.in_memory(), name="in memory", state="here", writable=True)

    @property
    def local_zone(self) -> str | None:
        """The name of the local time zone; None if it is not known."""
        return self._local_zone()

    def hide_private(self) -> None:
        """Switch to the shareable view, without private content and read-only. This can't be reversed. Raises
        NewerJournalError for a journal of a newer schema, in which something that is unknown here may be private."""
        if self._shareable:
            return
        if self._newer:
            raise too_new_to_share(self._name)
        from mentorlog.store.shareable import hide_private

        with translate_sqlite_errors(self._name, newer=self._newer):
            hide_private(self._connection)
        self._shareable, self._writable = True, False

    def close(self) -> None:
        """Close the file."""
        self._is_closed = True
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # reading

    def relationships(self) -> tuple[Relationship, ...]:
        """Read all relationships with other people: active, paused, prospects, ended; by name."""
        with self._snapshot() as connection:
            return reading.relationships(connection)

    def entry(self, ref: Ref) -> Entry:
        """Read one entry with everything that belongs to it. Raises NotFoundError."""
        with self._snapshot() as connection:
            return reading.entry(connection, ref)

    def people(self, *, now: dt.datetime, all: bool = False) -> tuple[Person, ...]:  # noqa: A002
        """Read the relationships that have not ended (or all), the nearest next session first, ended ones last.

        `now` (local time) separates planned sessions from those that have passed without being logged.
        """
        status = "<> 'prospect'" if all else "IN ('active', 'paused')"
        condition = f"WHERE x.id > 0 AND x.status {status} "
        with self._snapshot() as connection:
            return reading.people(connection, now=now, where=condition)

    def dossier(self, ref: Ref) -> Dossier:
        """Read one relationship with its open and recent entries. Raises NotFoundError."""
        from mentorlog.store.queries import dossier

        with self._snapshot() as connection:
            return dossier.dossier(connection, ref)

    def skills(self, relationship: Ref) -> tuple[Skill, ...]:
        """Read every rated skill with its first and latest ratings, the earliest rated first."""
        from mentorlog.store.queries import skills

        with self._snapshot() as connection:
            return skills.skills(connection, relationship)

    def own_skills(self) -> tuple[Skill, ...]:
        """Read every skill of the journal's owner, joined over all relationships, the earliest rated first."""
        from mentorlog.store.queries import skills

        with self._snapshot() as connection:
            return skills.own_skills(connection)

    def watch(self, *, until: dt.date, now: dt.datetime, meetings: int = 0) -> Watch:
        """Read what can be due by the day `until`, and the last `meetings` of active people; `now` as for `people`."""
        from mentorlog.store.queries import watch

        with self._snapshot() as connection:
            return watch.watch(connection, until=until, now=now, meetings=meetings)

    def topics(self, relationship: Ref) -> tuple[TopicCount, ...]:
        """Read each topic of the held sessions of a relationship with its count, the most frequent first."""
        from mentorlog.store import topics

        with self._snapshot() as connection:
            return topics.topics(connection, relationship)

    def sessions(
        self, *, relationship: Ref | None = None, status: str | None = None, limit: int = -1
    ) -> tuple[Session, ...]:
        """Read sessions (of one status), newest first; all of them if `limit` is -1."""
        with self._snapshot() as connection:
            return reading.sessions(connection, relationship, status=status, limit=limit)

    def planned(
        self, relationship: Ref | None, *, since: dt.date | None = None, until: dt.date | None = None
    ) -> tuple[Session, ...]:
        """Read planned sessions, passed or not, by day and time. `relationship` None: of all relationships. `since` and
        `until` are included."""
        with self._snapshot() as connection:
            return reading.planned(connection, relationship, since=since, until=until)

    def contacts(self, *, since: dt.date | None = None, until: dt.date | None = None) -> tuple[Contact, ...]:
        """Read every held session of all relationships, by day and time. `since` and `until` are included."""
        from mentorlog.store.queries import contacts

        with self._snapshot() as connection:
            return contacts.contacts(connection, since=since, until=until)

    def contacts_count(self, *, since: dt.date | None = None, until: dt.date | None = None) -> int:
        """Count the sessions that `contacts` returns."""
        from mentorlog.store.queries import contacts

        with self._snapshot() as connection:
            return contacts.count(connection, since=since, until=until)

    def revisions(self, relationship: Ref) -> dict[Ref, int]:
        """Read how often the calendar fields of each session, goal and action have changed, if they have."""
        with self._snapshot() as connection:
            return reading.revisions(connection, relationship)

    def counts(self, relationship: Ref) -> dict[Kind, int]:
        """Count the entries of a relationship, by kind."""
        with self._snapshot() as connection:
            return reading.counts(connection, relationship)

    def size(self, relationship: Ref) -> int:
        """Count the entries of a relationship."""
        return sum(self.counts(relationship).values())

    def open_refs(self) -> Iterator[tuple[str, str]]:
        """Read (ref, title) of open entries, check-ins and ratings to complete: at most 40 per kind, newest first."""
        with self._snapshot() as connection:
            return iter(list(reading.open_refs(connection)))

    def timeline(
        self,
        *,
        relationship: Ref | None = None,
        kinds: Collection[Kind] = (),
        since: dt.date | None = None,
        until: dt.date | None = None,
    ) -> Iterator[Moment]:
        """Read every entry on its day, checkpoints, and the start and end of relationships; oldest first, one by one.

        No lock is held between the rows, so that a slow reader does not block writers.
        """
        from mentorlog.store.queries import stream

        yield from stream.timeline(
            self._snapshot, relationship=relationship, kinds=frozenset(kinds), since=since, until=until
        )

    def history(
        self, relationship: Ref, *, since: dt.date | None = None, until: dt.date | None = None
    ) -> Iterator[Entry]:
        """Read all entries of a relationship, by kind, then day, one by one; goals with all their checkpoints."""
        from mentorlog.store.queries import stream

        yield from stream.history(self._snapshot, relationship, since=since, until=until)

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
        """Find the newest entries that contain all the words, ignoring case and accents. Any text is a valid query.

        `"two words"` is a phrase, `word*` a prefix. If nothing is found, every word is searched as a prefix. Chinese,
        Japanese and Korean characters are found anywhere in a text, one by one.
        """
        from mentorlog.store.queries import search

        if self._shareable:
            raise RuntimeError("the shareable view can't be searched: the index contains private text")
        with self._snapshot() as connection:
            return search.search(
                connection, words, relationship=relationship, kinds=kinds, since=since, until=until, limit=limit
            )

    # checks

    def refuse_name_in_use(self, name: str) -> None:
        """Raise ConflictError if a relationship that has not ended has that name, ignoring case and accents."""
        from mentorlog.store import checks

        with self._snapshot() as connection:
            checks.refuse_name_in_use(connection, name)

    def refuse_other_relationship(self, ref: Ref, *, relationship: Ref) -> None:
        """Raise UsageError if an entry belongs to another relationship, NotFoundError if there is no such entry."""
        from mentorlog.store import checks

        with self._snapshot() as connection:
            checks.refuse_other_relationship(connection, ref, relationship=relationship)

    def find_damage(self) -> DamagedError | None:
        """Find the first entry, or command in the record of changes, with a value that can't be read; None if there is
        none, or the journal is closed. It reads the whole journal: call it only after something has failed."""
        from mentorlog.store import damaged_values

        return None if self._is_closed else damaged_values.find_damage(self._connection, name=self._name)

    # writing

    @contextmanager
    def command(self, verb: str, *, now: dt.datetime) -> Iterator[Change]:
        """Make the changes of the block one transaction and one line of `history`.

        An exception rolls everything back. If nothing changed, nothing is recorded. Reads inside the block see the
        changes.
        """
        from mentorlog.store import writing

        with self._writing() as connection, writing.command(connection, verb, now=now) as change:
            yield change
        self.has_written = self.has_written or change.is_saved

    def undo(self, *, now: dt.datetime) -> Command:
        """Undo the last command completely and return it. Raises ConflictError if there is none."""
        return self.undo_several(now=now, count=1)[0]

    def undo_several(
        self, *, now: dt.datetime, count: int, expected: Sequence[Command] | None = None
    ) -> tuple[Command, ...]:
        """Undo the last `count` commands completely, in one transaction, and return them, newest first. Raises
        ConflictError if there are fewer, or if they are not the `expected` ones, and undoes none."""
        from mentorlog.store.record import undoing

        with self._writing() as connection:
            undone = undoing.undo(connection, now=now, count=count, expected=expected)
        self.has_written = True
        return undone

    def redo(self, *, now: dt.datetime) -> Command:  # noqa: ARG002 (the same parameters as undo)
        """Redo the command that was undone last and return it. Raises ConflictError if there is none, or if another
        command has changed something since."""
        from mentorlog.store.record import undoing

        with self._writing() as connection:
            redone = undoing.redo(connection)
        self.has_written = True
        return redone

    def restoring(self, file: Path) -> AbstractContextManager[Restore]:
        """Compare the entries with those of a journal file of the current schema, which no process changes, to restore
        them from it as one command."""
        from mentorlog.store.restoring.restore import prepare_restore

        return self._prepared(lambda connection: prepare_restore(connection, file))

    def merging(self, file: Path) -> AbstractContextManager[Merge]:
        """The same, to import the entries that are missing here as one command."""
        from mentorlog.store.merging.merge import prepare_merge

        return self._prepared(lambda connection: prepare_merge(connection, file))

    @contextmanager
    def _prepared(self, prepare: Callable[[sqlite3.Connection], AbstractContextManager[P]]) -> Iterator[P]:
        with self._writing() as connection, prepare(connection) as prepared:
            try:
                yield prepared
            finally:
                self.has_written = self.has_written or prepared.is_saved

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if not self._writable:
            raise RuntimeError("this journal was opened for reading")
        if self._connection.in_transaction:
            raise RuntimeError("a command is already open")
        try:
            with translate_sqlite_errors(self._name):
                yield self._connection
        except SavedError:
            self.has_written = True
            raise

    @contextmanager
    def _snapshot(self) -> Iterator[sqlite3.Connection]:
        """Open a read transaction, so that several statements see the same data; a command has its own."""
        with translate_sqlite_errors(self._name, newer=self._newer):
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                if self._connection.in_transaction:  # a fault of the disk may have ended it
                    self._connection.execute("ROLLBACK")

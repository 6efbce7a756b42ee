"""The lists that the journal reads: entries of one kind (goals, actions, advice and so on), and what commands did."""

from __future__ import annotations

from mentorlog.store.queries import reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    import sqlite3
    from collections.abc import Collection
    from contextlib import AbstractContextManager

    from mentorlog.model import (
        Action,
        Advice,
        ChangedText,
        Checkin,
        Command,
        EntryHistory,
        Evaluation,
        Feedback,
        Goal,
        Milestone,
        Note,
        OwnQuestion,
        Party,
        Point,
        Question,
        Rating,
        Ref,
        Relationship,
        Resource,
    )
    from mentorlog.model.results.export_details import ExportDetails
    from mentorlog.model.results.identity import Identity
    from mentorlog.model.results.known_entries import DeletedEntry, KnownEntry
    from mentorlog.model.results.year import Exchanged, YearEntries


class EntryLists:
    """What `Journal` reads of one kind, of one relationship or of all, and of the record of changes."""

    def _snapshot(self) -> AbstractContextManager[sqlite3.Connection]:
        raise NotImplementedError

    def goals(self, *, relationship: Ref | None = None, all: bool = False) -> tuple[Goal, ...]:  # noqa: A002
        """Read open goals (or all), by number, with their last three checkpoints."""
        with self._snapshot() as connection:
            return reading.goals(connection, relationship, closed=all)

    def actions(
        self,
        *,
        relationship: Ref | None = None,
        all: bool = False,  # noqa: A002
        owner: Party | None = None,
    ) -> tuple[Action, ...]:
        """Read open actions (with `all`, closed ones after them), by due date, those without one last."""
        with self._snapshot() as connection:
            return reading.actions(connection, relationship, closed=all, owner=owner)

    def feedback(self, *, relationship: Ref | None = None, all: bool = False) -> tuple[Feedback, ...]:  # noqa: A002
        """Read the latest twenty pieces of feedback (or all), newest first."""
        with self._snapshot() as connection:
            return reading.feedback(connection, relationship, limit=-1 if all else reading.LATEST)

    def milestones(self, *, relationship: Ref | None = None, all: bool = False) -> tuple[Milestone, ...]:  # noqa: A002
        """Read milestones that are planned or not celebrated (or all), by date."""
        with self._snapshot() as connection:
            return reading.milestones(connection, relationship, closed=all)

    def points(self, *, relationship: Ref | None = None, all: bool = False) -> tuple[Point, ...]:  # noqa: A002
        """Read open points (with `all`, closed ones after them), the oldest first."""
        with self._snapshot() as connection:
            return reading.points(connection, relationship, closed=all)

    def notes(self, *, relationship: Ref | None = None, all: bool = False) -> tuple[Note, ...]:  # noqa: A002
        """Read the latest twenty notes (or all), newest first."""
        with self._snapshot() as connection:
            return reading.notes(connection, relationship, limit=-1 if all else reading.LATEST)

    def checkins(self, *, relationship: Ref | None = None, all: bool = False) -> tuple[Checkin, ...]:  # noqa: A002
        """Read the latest twenty check-ins (or all), newest first."""
        with self._snapshot() as connection:
            return reading.checkins(connection, relationship, limit=-1 if all else reading.LATEST)

    def ratings(self, *, relationship: Ref | None = None, all: bool = False) -> tuple[Rating, ...]:  # noqa: A002
        """Read the latest twenty ratings (or all), newest first."""
        with self._snapshot() as connection:
            return reading.ratings(connection, relationship, limit=-1 if all else reading.LATEST)

    def advice(self, *, relationship: Ref | None = None, all: bool = False) -> tuple[Advice, ...]:  # noqa: A002
        """Read advice without an outcome (with `all`, advice with one after it), by the day to try it, that without a
        day last."""
        from mentorlog.store.queries import learning

        with self._snapshot() as connection:
            return learning.advice(connection, relationship, closed=all)

    def resources(self, *, relationship: Ref | None = None, all: bool = False) -> tuple[Resource, ...]:  # noqa: A002
        """Read open resources (with `all`, closed ones after them), by due date, those without one last."""
        from mentorlog.store.queries import learning

        with self._snapshot() as connection:
            return learning.resources(connection, relationship, closed=all)

    def questions(self) -> tuple[Question, ...]:
        """Read all questions of one's own, the oldest first."""
        with self._snapshot() as connection:
            return reading.questions(connection)

    def own_questions(self, relationship: Relationship) -> tuple[OwnQuestion, ...]:
        """Read one's own questions that fit one's role in a relationship (at most the newest hundred), the oldest
        first."""
        from mentorlog.store.queries import own_questions

        with self._snapshot() as connection:
            return own_questions.own_questions(connection, relationship)

    def courses(
        self, *, relationship: Ref | None = None, since: dt.date | None = None, until: dt.date | None = None
    ) -> tuple[Resource, ...]:
        """Read the courses and workshops that are done, by day. `since` and `until` are included."""
        from mentorlog.store.queries import learning

        with self._snapshot() as connection:
            return learning.courses(connection, relationship, since=since, until=until)

    def introductions(self, relationship: Ref) -> tuple[Action, ...]:
        """Read the introductions that are done, by the day on which the two met."""
        from mentorlog.store.queries import learning

        with self._snapshot() as connection:
            return learning.introductions(connection, relationship)

    def known_entries(self, relationship: Ref, *, uuids: Collection[str]) -> tuple[KnownEntry, ...]:
        """Read the sessions and notes of a relationship, and the entries of any relationship with these identities."""
        from mentorlog.store.queries import imported

        with self._snapshot() as connection:
            return imported.known_entries(connection, relationship, uuids=uuids)

    def deleted_entries(self, *, uuids: Collection[str], digests: Collection[str]) -> tuple[DeletedEntry, ...]:
        """Read the deleted sessions and notes with these identities, or imported from sections with these SHA-256."""
        from mentorlog.store.queries import imported

        with self._snapshot() as connection:
            return imported.deleted(connection, uuids=uuids, digests=digests)

    def year_entries(self, *, first: dt.date, last: dt.date) -> YearEntries:
        """Read what counts in a year, or in several, in all relationships. `first` and `last` are the first day of a
        month and the last day of one, both included."""
        from mentorlog.store.queries import year

        with self._snapshot() as connection:
            return year.year_entries(connection, first=first, last=last)

    def exchanged(self, *, first: dt.date, last: dt.date) -> Exchanged:
        """Count what was given and received from one day to another, both included, in all relationships."""
        from mentorlog.store.queries import year

        with self._snapshot() as connection:
            return year.exchanged(connection, first=first, last=last)

    def identities(self) -> tuple[Identity, ...]:
        """Read what identifies the people of all relationships and introductions, now and as far back as the record of
        changes reaches."""
        from mentorlog.store.queries import identities

        with self._snapshot() as connection:
            return identities.identities(connection)

    def evaluations(self) -> tuple[Evaluation, ...]:
        """Read all evaluations of programmes, by label, then by day."""
        from mentorlog.store import evaluations

        with self._snapshot() as connection:
            return evaluations.evaluations(connection)

    def commands(self, *, limit: int) -> tuple[Command, ...]:
        """Read the last commands that changed something, newest first."""
        from mentorlog.store.record import changes

        with self._snapshot() as connection:
            return changes.commands(connection, limit=limit)

    def changed_texts(self, command: Command, *, most: int) -> tuple[ChangedText, ...]:
        """Read the texts of at most `most` of the entries that a command changed, also of those that are gone."""
        from mentorlog.store.record import texts

        with self._snapshot() as connection:
            return tuple(texts.texts_of(connection, command, most=most))

    def titles_of(self, refs: Collection[Ref]) -> dict[Ref, tuple[str, str]]:
        """Read the beginning of the title of each entry, and the name of its person; not of those that are gone."""
        from mentorlog.store.record import texts

        with self._snapshot() as connection:
            return texts.titles_of(connection, refs)

    def count_commands(self) -> int:
        """Count the commands that are kept."""
        from mentorlog.store.record import changes

        with self._snapshot() as connection:
            return changes.count_commands(connection)

    def commands_to_undo(self, *, count: int) -> tuple[Command, ...]:
        """Read the commands that `undo_several` would undo, newest first. Raises ConflictError if there are fewer."""
        from mentorlog.store.record import undoing

        with self._snapshot() as connection:
            return undoing.commands_to_undo(connection, count=count)

    def entry_history(self, ref: Ref) -> EntryHistory:
        """Read what commands did to an entry, newest first, as far as it is recorded; also if the entry is deleted."""
        from mentorlog.store.record import entry_history

        with self._snapshot() as connection:
            return entry_history.entry_history(connection, ref)

    def export_details(self, relationship: Ref | None, *, include_private: bool) -> ExportDetails:
        """Read what only an export shows of one relationship, or of the whole journal (None). Without
        `include_private`, the journal must have been switched to its shareable view."""
        from mentorlog.store.queries import export_details

        with self._snapshot() as connection:
            return export_details.export_details(connection, relationship, include_private=include_private)

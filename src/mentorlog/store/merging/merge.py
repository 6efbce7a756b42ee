"""Bring the entries of another journal file into a journal, as one recorded command."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from mentorlog.errors import ConflictError
from mentorlog.model import Ref
from mentorlog.store import writing
from mentorlog.store.merging.applying import apply_merge, rows_to_come
from mentorlog.store.merging.comparing import find_differing
from mentorlog.store.merging.filling import find_filled
from mentorlog.store.merging.matching import is_empty, match_rows, matching_tables
from mentorlog.store.merging.relationships import Relationships
from mentorlog.store.merging.report import report
from mentorlog.store.restoring.differences import attached

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mentorlog.model.results.importing import Imported, Namesake
    from mentorlog.store.merging.choices import Choices

MOST_LISTED: Final = 20
"""The entries that are listed in each part of a result, unless all are wanted."""


class Merge:
    """An import that is prepared: it can be shown before it is applied."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.is_saved = False
        """Whether the import was applied and changed something."""
        self.joined_before: tuple[Ref, ...] = ()
        """The relationships here that `namesakes` has found to be joined with one of the file in an earlier import."""

    def namesakes(self) -> tuple[Namesake, ...]:
        """The relationships of the file about which the user must decide; none if the journal is empty."""
        with self._reading():
            if is_empty(self._connection):
                return ()
            found = Relationships(self._connection)
            self.joined_before = tuple(Ref("relationship", number) for number in found.joined.values())
            return found.namesakes()

    def plan(self, choices: Choices, *, limit: int | None = MOST_LISTED) -> Imported:
        """What the import would do now. Each list has at most `limit` entries (None: all)."""
        with self._reading():
            choices, is_exact = self._for_journal(choices)
            return self._match(choices, is_exact=is_exact, limit=limit)

    def apply(
        self,
        choices: Choices,
        *,
        now: dt.datetime,
        limit: int | None = MOST_LISTED,
        start: Callable[[int], None] = lambda _: None,
        count_rows: Callable[[int], None] = lambda _: None,
    ) -> Imported:
        """Import the entries as one command with the verb `import`. `start` is called with the number of rows that are
        written, `count_rows` with each number of them that was. Raises ConflictError for a relationship that `choices`
        does not mention, and for values that a constraint refuses."""
        with writing.command(self._connection, "import", now=now) as change:
            choices, is_exact = self._for_journal(choices)
            imported = self._match(choices, is_exact=is_exact, limit=limit)
            if imported.has_changes or is_exact:
                start(rows_to_come(self._connection))
                self._write(choices, is_exact=is_exact, count_rows=count_rows)
        self.is_saved = change.is_saved
        return imported

    def _for_journal(self, choices: Choices) -> tuple[Choices, bool]:
        """The choices, and whether the journal is empty: then everything comes as it is in the file."""
        is_exact = is_empty(self._connection)
        return choices._replace(takes_theirs=True, takes_shareable=True) if is_exact else choices, is_exact

    def _match(self, choices: Choices, *, is_exact: bool, limit: int | None) -> Imported:
        match_rows(self._connection, choices, is_exact=is_exact)
        find_differing(self._connection, choices)
        if not is_exact:
            find_filled(self._connection)
        imported = report(self._connection, takes_theirs=choices.takes_theirs, is_exact=is_exact, limit=limit)
        return imported if choices.has_refs else imported.without_refs_there()

    def _write(self, choices: Choices, *, is_exact: bool, count_rows: Callable[[int], None]) -> None:
        try:
            apply_merge(self._connection, choices, is_exact=is_exact, count_rows=count_rows)
        except sqlite3.IntegrityError as error:  # the file was made without the constraints of a journal
            _, _, rule = str(error).partition(" constraint failed: ")
            raise ConflictError(
                f"A value in the file can't be in a journal: {rule or error}. Nothing was imported."
            ) from error

    @contextmanager
    def _reading(self) -> Iterator[None]:
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("ROLLBACK")


@contextmanager
def prepare_merge(connection: sqlite3.Connection, file: Path) -> Iterator[Merge]:
    """Attach a journal file of the current schema, which no process changes, to import its entries."""
    with attached(connection, file), matching_tables(connection):
        yield Merge(connection)

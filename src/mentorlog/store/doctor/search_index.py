"""Check the search index against the text, word by word, and build it again.

The index has no text, so an index of the same definition is built in memory from the rows, some thousand rows at a
time. Of both, each word with its entry, column and place goes into a sum that does not depend on the order. Equal sums
mean equal words: memory does not grow with the journal.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from mentorlog.model import Finding
from mentorlog.named_tuples import NamedTuple
from mentorlog.store.doctor.schema_objects import expected_objects
from mentorlog.store.doctor.scratch import rows_in_pages, temporary
from mentorlog.store.doctor.words import REPAIR
from mentorlog.store.file.header import table_names
from mentorlog.store.schema.search_index import SEARCHED_COLUMNS, indexed_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.store.doctor.progress import Progress

OBJECTS: Final = ("search", "indexing", "indexing_row")
"""The search index, and the view and trigger through which it is filled."""
_SIZES: Final = "search_docsize"
"""The table with the number of words of each entry, if the index keeps them."""
_MODULO: Final = 1 << 64


class Words(NamedTuple):
    """The words of an index."""

    number: int = 0
    """How many there are."""
    total: int = 0
    """A sum over all words with their places."""

    def plus(self, other: Words) -> Words:
        """The words of two indexes together."""
        return Words(self.number + other.number, (self.total + other.total) % _MODULO)


def check_search(connection: sqlite3.Connection, progress: Progress) -> Finding:
    """Whether the search index has exactly the words of the entries."""
    if "search" not in table_names(connection):
        return Finding("search", "fault", "The search index is missing.", REPAIR)
    try:
        found = _read_words(connection, "main")
        connection.execute("SELECT rowid FROM main.search WHERE search MATCH 'mentorlog' LIMIT 1").fetchone()
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR):
            raise
        return Finding("search", "fault", "The search index can't be read.", REPAIR)
    with temporary(connection, OBJECTS):
        expected = Words()
        for _ in _index_rows(connection, "temp", progress):
            expected = expected.plus(_read_words(connection, "temp"))
            connection.execute("INSERT INTO temp.search (search) VALUES ('delete-all')")
    if found == expected:
        return Finding("search", "ok", "the index has the words of the entries")
    differ = (
        f"{found.number} words, and the entries have {expected.number}"
        if found.number != expected.number
        else "the number of words that the entries have, but in other places"
    )
    return Finding("search", "fault", f"The search index has {differ}.", REPAIR)


def rebuild_search(connection: sqlite3.Connection, progress: Progress) -> None:
    """Build the search index again from the entries, in the open transaction."""
    _drop(connection)
    for name in OBJECTS:
        connection.execute(expected_objects()[name].sql)
    for _ in _index_rows(connection, "main", progress):
        pass


def _drop(connection: sqlite3.Connection) -> None:
    """Remove the index with the view through which it is filled, even if the index can't be opened."""
    connection.execute("DROP VIEW IF EXISTS main.indexing")
    try:
        connection.execute("DROP TABLE IF EXISTS main.search")
    except sqlite3.DatabaseError:
        # SQLite opens an index to remove it; without its entry in the schema its own tables are like any others
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM main.sqlite_master WHERE name = 'search'")
        connection.execute("PRAGMA writable_schema = RESET")
    for table in filter(is_of_search, table_names(connection)):
        connection.execute(f"DROP TABLE IF EXISTS main.{table}")


def is_of_search(name: str) -> bool:
    """Whether a part of the schema belongs to the search index."""
    return name in OBJECTS or (name.startswith("search_") and name in expected_objects())


def _index_rows(connection: sqlite3.Connection, database: str, progress: Progress) -> Iterator[None]:
    """Index every row that is searched in the index of a database (`main`, `temp`); yields after each page."""
    tables = table_names(connection) & SEARCHED_COLUMNS.keys()
    total = sum(connection.execute(f"SELECT count(*) FROM main.{table}").fetchone()[0] for table in tables)
    progress.start_phase("Reading the text", total=total)
    for table, columns in indexed_columns(SEARCHED_COLUMNS):
        for condition, values in rows_in_pages(connection, table) if table in tables else ():
            done = connection.execute(
                f"INSERT INTO {database}.indexing SELECT '{table}', '{columns}', NULL, json FROM {table}_json "
                f"WHERE {condition}",
                values,
            )
            yield
            for _ in progress.count_steps(range(max(done.rowcount, 0))):
                pass


def _read_words(connection: sqlite3.Connection, database: str) -> Words:
    """The words of the index of a database, and the sizes of its columns if it keeps them."""
    columns = [name for _, name, *_ in connection.execute(f"PRAGMA {database}.table_info(search)")]
    place = " ".join(f"WHEN '{name}' THEN {number}" for number, name in enumerate(columns, start=1))
    connection.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab({database}, search, 'instance')")
    try:
        # the entries of one word are summed by SQLite, in numbers that stay below 63 bits
        found = connection.execute(
            f"SELECT term, count(*), sum((doc % 2147483629) * (offset * {len(columns) + 1} + CASE col {place} END) "
            "% 4294967291) FROM temp.words GROUP BY term"
        )
        words = Words()
        for term, count, places in found:
            words = words.plus(Words(count, hash(term) * (places + count)))
    finally:
        connection.execute("DROP TABLE temp.words")
    if _SIZES in expected_objects():
        for row in connection.execute(f"SELECT id, sz FROM {database}.{_SIZES}"):
            words = words.plus(Words(0, hash(row)))
    return words

"""Search a file for words that must be gone: in its bytes, and in the words of the search index, of which the file has
only the ends that differ from the word before.

The bytes of an encrypted file tell nothing. After VACUUM it has no pages that are not in use, so every value of every
row is searched instead, also those of the tables in which SQLite keeps the search index.
"""

from __future__ import annotations

import mmap
import os
import sqlite3
import unicodedata
from typing import TYPE_CHECKING, Final

from mentorlog.store.backups.checking import stored_tables
from mentorlog.store.queries.snippets import unify_spelling
from mentorlog.store.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import BinaryIO

_LEAST: Final = 8
"""The bytes of a text that is looked for: a shorter one can be in a file by chance."""
_BYTES: Final = 4_000_000_000
"""The bytes that are searched: the number of words times the size of the file. The longest words are taken first."""
_MOST: Final = 2000
_PART: Final = 1 << 24
"""The bytes of a part of an encrypted file that is searched."""
_START: Final = 3
"""The letters of a compound before the end that the search index has backwards."""


def find_leftover(connection: sqlite3.Connection, raw: BinaryIO, words: Collection[str]) -> str | None:
    """The first of the words that is still in a file, although nothing that stays has it; None if there is none. `raw`
    reads the file that `connection` has open after VACUUM."""
    size = os.fstat(raw.fileno()).st_size
    number = max(20, min(_MOST, _BYTES // max(size, 1)))
    chosen = sorted(words, key=lambda word: (-len(word), word))[:number]
    forms = {form for word in chosen for form in _forms(word)}
    sought = {form: data for form in forms if len(data := form.encode()) >= _LEAST}
    found = {form for part in _parts(connection, raw) for form, data in sought.items() if part.find(data) >= 0}
    found |= _indexed(connection, forms)
    return _not_in_texts(connection, found)


def _parts(connection: sqlite3.Connection, raw: BinaryIO) -> Iterator[bytes | mmap.mmap]:
    """The bytes that the file can have of what was erased, in large parts. Raises sqlite3.DatabaseError if an encrypted
    file has pages that are not in use."""
    if isinstance(connection, sqlite3.Connection):
        with mmap.mmap(raw.fileno(), 0, access=mmap.ACCESS_READ) as content:
            yield content
        return
    if connection.execute("PRAGMA freelist_count").fetchone()[0]:
        raise sqlite3.DatabaseError("a file has unused pages after VACUUM")
    part = bytearray()
    for value in _values(connection):
        part += value
        if len(part) > _PART:
            yield bytes(part)
            part.clear()
    yield bytes(part)


def _values(connection: sqlite3.Connection) -> Iterator[bytes]:
    """Every value of every row that has bytes, and the schema."""
    tables = ["sqlite_master", *stored_tables(connection)]
    for table in tables:
        for row in connection.execute(f"SELECT * FROM {quoted(table)}"):
            for value in row:
                if isinstance(value, (str, bytes)):
                    yield value.encode() if isinstance(value, str) else value
                    yield b"\0"  # no word begins in one value and ends in another


def _forms(word: str) -> Iterator[str]:
    """The forms in which a file may have a word: as it was typed, in one spelling, and its end backwards."""
    unified = _unified(word)
    yield word
    yield unified
    if len(unified) > _START + 1:
        yield unified[_START:][::-1]


def _unified(text: str) -> str:
    """A text as the search index spells it: in lower case, in one spelling, without accents."""
    decomposed = unicodedata.normalize("NFD", unify_spelling(text.lower()))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _indexed(connection: sqlite3.Connection, forms: Collection[str]) -> set[str]:
    """Those of the forms that are words of the search index."""
    connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search, 'row')")
    try:
        return {
            form
            for form in forms
            if connection.execute("SELECT 1 FROM temp.vocabulary WHERE term = ?", (form,)).fetchone()
        }
    finally:
        connection.execute("DROP TABLE temp.vocabulary")


def _not_in_texts(connection: sqlite3.Connection, forms: Collection[str]) -> str | None:
    """The first form that is in no text of the file, read in either direction: the search index has the words of the
    texts, and their ends backwards."""
    left = set(forms)
    for text in _texts(connection):
        if not left:
            return None
        texts = [text]
        if not text.isascii() or text.lower() != text:
            texts.append(_unified(text))
        left = {form for form in left if not any(form in each or form[::-1] in each for each in texts)}
    return min(left, default=None)


def _texts(connection: sqlite3.Connection) -> Iterator[str]:
    """Every row of every table as one text, and the schema."""
    yield " ".join(sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))
    for table in stored_tables(connection):
        for row in connection.execute(f"SELECT * FROM {quoted(table)}"):
            yield "".join(value if isinstance(value, str) else " " for value in row if value is not None)

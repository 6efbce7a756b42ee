"""Read the header of an SQLite file, without SQLite."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from mentorlog.store.damage import is_damage
from mentorlog.store.file.driver import MAGIC, key_of, open_database
from mentorlog.store.file.header import APPLICATION_ID

if TYPE_CHECKING:
    from pathlib import Path

WRITE_VERSION: Final = slice(18, 20)
"""The place that says whether the file has a write-ahead log (WAL)."""
WAL: Final = b"\2\2"
NO_WAL: Final = b"\1\1"
_MOST_PAGES: Final = (1 << 32) - 1
"""More pages than any file has."""


def read_header(file: Path) -> bytes:
    """The header of an SQLite file, also of an encrypted one; the first bytes of any other file. Raises OSError, and
    LockedError for an encrypted file whose key is not there. If an encrypted file is shorter than it should be, its
    header says the most pages."""
    with file.open("rb") as content:
        header = content.read(100)
    if is_database(header) or len(header) < len(MAGIC) or key_of(file) is None:
        return header
    return _header_of_encrypted(file) or header


def _header_of_encrypted(file: Path) -> bytes | None:
    """The parts of the header of an encrypted file that this module reads, put together from SQLCipher's answers; None
    if the beginning of the file is damaged. Raises OSError if the disk reports an error."""
    try:
        return _header_from_answers(file)
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_IOERR:
            raise
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(file)) from error


def _header_from_answers(file: Path) -> bytes | None:
    with closing(open_database(file, mode="ro&immutable=1", wait=0)) as connection:
        pages = _number(connection, "page_count")
        if pages is None:  # the file is shorter than its header says
            connection.execute("PRAGMA writable_schema = ON")
            pages = _MOST_PAGES
        values = [_number(connection, name) for name in ("page_size", "user_version", "application_id")]
    if None in values:
        return None
    page_size, version, application_id = (value or 0 for value in values)
    header = bytearray(100)
    header[: len(MAGIC)] = MAGIC
    header[16:18] = (1 if page_size == 65536 else page_size).to_bytes(2)
    for place, value in ((28, pages), (60, version), (68, application_id)):
        header[place : place + 4] = value.to_bytes(4, signed=value < 0)
    has_wal = file.with_name(f"{file.name}-wal").exists()
    header[WRITE_VERSION] = WAL if has_wal else NO_WAL
    return bytes(header)


def _number(connection: sqlite3.Connection, name: str) -> int | None:
    """The number that a pragma returns; None if the file is damaged. SQLCipher's page size is a text."""
    try:
        return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return None


def is_plain_database(file: Path) -> bool:
    """Whether a file is an SQLite file that is not encrypted. Raises OSError."""
    with file.open("rb") as content:
        return is_database(content.read(len(MAGIC)))


def is_database(header: bytes) -> bool:
    """Whether a header is that of an SQLite file."""
    return header.startswith(MAGIC)


def is_marked(header: bytes) -> bool:
    """Whether a header has the application id of mentorlog."""
    return is_database(header) and int.from_bytes(header[68:72]) == APPLICATION_ID


def version_in(header: bytes) -> int:
    """The schema version in a header."""
    return int.from_bytes(header[60:64])


def size_in(header: bytes) -> int:
    """The size of the whole file in bytes, according to a header."""
    page_size = int.from_bytes(header[16:18])
    return int.from_bytes(header[28:32]) * (65536 if page_size == 1 else page_size)


def is_wal(header: bytes) -> bool:
    """Whether a program chose a write-ahead log for the file."""
    return is_database(header) and header[WRITE_VERSION] == WAL

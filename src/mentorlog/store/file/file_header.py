"""Read the header of an SQLite file, without SQLite."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from mentorlog.store.file.driver import MAGIC, key_of, open_database
from mentorlog.store.file.header import APPLICATION_ID

if TYPE_CHECKING:
    from pathlib import Path

WRITE_VERSION: Final = slice(18, 20)
"""The place that says whether the file has a write-ahead log (WAL)."""
WAL: Final = b"\2\2"
NO_WAL: Final = b"\1\1"


def read_header(file: Path) -> bytes:
    """The header of an SQLite file, also of an encrypted one; the first bytes of any other file. Raises OSError, and
    LockedError for an encrypted file whose key is not there."""
    with file.open("rb") as content:
        header = content.read(100)
    if is_database(header) or len(header) < len(MAGIC) or key_of(file) is None:
        return header
    return _header_of_encrypted(file)


def _header_of_encrypted(file: Path) -> bytes:
    """The parts of the header of an encrypted file that this module reads, put together from SQLCipher's answers."""
    with closing(open_database(file, mode="ro&immutable=1", wait=0)) as connection:
        page_size, pages, version, application_id = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_size", "page_count", "user_version", "application_id")
        )
    header = bytearray(100)
    for place, value in ((0, MAGIC), (16, page_size), (28, pages), (60, version), (68, application_id)):
        size = 2 if place == 16 else 4
        part = value if isinstance(value, bytes) else (1 if value == 65536 else value).to_bytes(size)
        header[place : place + len(part)] = part
    has_wal = file.with_name(f"{file.name}-wal").exists()
    header[WRITE_VERSION] = WAL if has_wal else NO_WAL
    return bytes(header)


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
    return header[WRITE_VERSION] == WAL

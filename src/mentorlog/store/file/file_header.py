"""Read the header of an SQLite file, without SQLite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.store.file.header import APPLICATION_ID

if TYPE_CHECKING:
    from pathlib import Path

MAGIC: Final = b"SQLite format 3\0"
"""The first bytes of an SQLite file."""
WRITE_VERSION: Final = slice(18, 20)
"""The place that says whether the file has a write-ahead log (WAL)."""
WAL: Final = b"\2\2"
NO_WAL: Final = b"\1\1"


def read_header(file: Path) -> bytes:
    """The header of an SQLite file; the first bytes of any other file. Raises OSError."""
    with file.open("rb") as content:
        return content.read(100)


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

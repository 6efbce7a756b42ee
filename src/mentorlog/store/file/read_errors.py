"""Tell a disk that can't be read from a file that is damaged: SQLCipher calls both the same."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from io import FileIO
    from pathlib import Path

_STEP: Final = 1 << 20
"""The bytes that are read at once."""


def has_read_error(file: str | Path) -> bool:
    """Whether the system reports an error while a file is read from its beginning to its end. Closing it ends all locks
    that this process holds on it."""
    try:
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - the path may be text
            place = 0
            while read := _read(opened, place):
                place += len(read)
    except OSError:
        return True
    return False


def _read(opened: FileIO, place: int) -> bytes:
    """The next bytes of a file, read as SQLite reads them where the system can do that."""
    return os.pread(opened.fileno(), _STEP, place) if hasattr(os, "pread") else opened.read(_STEP)

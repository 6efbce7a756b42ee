"""Save a journal that can be made again, as a demo is, without a wait for the disk each time."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from mentorlog.store.file.files import sync_file
from mentorlog.store.file.header import synced_late

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def sync_late(file: Path) -> Iterator[None]:
    """Let this process save the file, which is new, without a wait for the disk, and sync it at the end. After a power
    failure before that it may be damaged. Raises OSError."""
    synced_late.add(str(file))
    try:
        yield
        sync_file(file)
    finally:
        synced_late.remove(str(file))

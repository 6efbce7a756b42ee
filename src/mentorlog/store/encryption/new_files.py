"""Choose the key with which the files of a part of the program are encrypted, if it is not that of the open journal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.file.driver import key_of

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from mentorlog.store.encryption.keys import Key


@contextmanager
def new_files_like(file: str | os.PathLike[str]) -> Iterator[None]:
    """Encrypt new files with the key of `file`; without one if that is not encrypted. Raises LockedError."""
    with new_files_with(key_of(file)):
        yield


@contextmanager
def new_files_with(key: Key | None) -> Iterator[None]:
    """Encrypt new files with `key`; None: don't encrypt them."""
    before = ring.new_files
    ring.new_files = key
    try:
        yield
    finally:
        ring.new_files = before

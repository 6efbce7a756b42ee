"""Encrypted journals for tests of commands."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from mentorlog.store.encryption.cached_key import write_cached_key
from mentorlog.store.encryption.converting import convert_file
from mentorlog.store.encryption.keys import Key, derive_key

PASSPHRASE: Final = "tre små grise"  # noqa: S105 - it protects nothing
KEY: Final = derive_key(PASSPHRASE, salt=b"a salt of 16 by.")
"""The key that follows from the passphrase."""
needs_memory = pytest.mark.skipif(sys.platform != "linux", reason="only Linux says which folders are in memory")


def encrypt(file: Path, *, key: Key = KEY) -> None:
    """Encrypt a journal."""
    convert_file(file, key=key, wait=0)


@contextmanager
def runtime_folder() -> Iterator[Path]:
    """A folder in memory that only this user can read, for XDG_RUNTIME_DIR."""
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        yield Path(folder)


@contextmanager
def unlocked(key: Key = KEY) -> Iterator[Path]:
    """Such a folder with a key, as `unlock` leaves it."""
    with runtime_folder() as folder:
        write_cached_key(os.fspath(folder), key, until=time.time() + 3600)
        yield folder

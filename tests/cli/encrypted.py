"""Encrypted journals for tests of commands."""

import os
import time
from pathlib import Path
from typing import Final

from mentorlog.store.encryption.cached_key import write_cached_key
from mentorlog.store.encryption.converting import convert_file
from mentorlog.store.encryption.keys import Key, derive_key

PASSPHRASE: Final = "tre små grise"  # noqa: S105 - it protects nothing
KEY: Final = derive_key(PASSPHRASE, salt=b"a salt of 16 by.")
"""The key that follows from the passphrase."""


def encrypt(file: Path, *, key: Key = KEY) -> None:
    """Encrypt a journal."""
    convert_file(file, key=key, wait=0)


def unlock(runtime: Path, *, key: Key = KEY) -> None:
    """Keep the key in a runtime folder, as `unlock` does it."""
    write_cached_key(os.fspath(runtime), key, until=time.time() + 3600)

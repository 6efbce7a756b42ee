"""Encrypt every journal that a process creates, for `pytest --encrypted`.

All have one key, which is not derived from a passphrase, so that the tests take no longer. A test's own connection with
`sqlite3.connect` to an encrypted file goes through SQLCipher, also in the Python processes that tests start. So this
module is not a plugin of pytest, which warns of plugins that are imported before it has started.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mentorlog.store.encryption.key_ring import KeyRing, ring
from mentorlog.store.encryption.keys import Key

if TYPE_CHECKING:
    from mentorlog.store.encryption.key_ring import Find

KEY: Final = Key(bytes(range(100, 132)), bytes(range(200, 216)))

_clear = KeyRing.clear
_connect = sqlite3.connect


def encrypt_journals() -> None:
    """Encrypt every journal that this process creates, and open encrypted ones with `sqlite3.connect`."""
    KeyRing.clear = _clear_but_for_the_key  # type: ignore[method-assign]
    sqlite3.connect = _connect_to_any  # type: ignore[assignment]
    ring.clear()


def encrypt_if_asked(file: Path) -> None:
    """Encrypt a file that a test has copied or written itself, with `--encrypted`."""
    if ring.new_files:
        from mentorlog.store.encryption.converting import convert_file

        convert_file(file, key=ring.new_files, wait=0)


def _clear_but_for_the_key(self: KeyRing, *, find: Find | None = None) -> None:
    _clear(self, find=find)
    self.add(KEY)
    self.new_files = KEY


def _connect_to_any(
    database: Any, timeout: float = 5.0, detect_types: int = 0, isolation_level: Any = "", **options: Any
) -> sqlite3.Connection:
    """A connection to a file, through SQLCipher if it is encrypted; or to a new database in memory, through it too."""
    from mentorlog.store.encryption.sqlcipher import connect_encrypted
    from mentorlog.store.file.driver import forget, key_of, uri

    key, address = None, "file::memory:"
    if database != ":memory:":
        is_file = not options and Path(database).is_file() and Path(database).stat().st_size
        key = key_of(database) if is_file else None
        if key is None:
            return _connect(database, timeout, detect_types, isolation_level, **options)
        address = uri(database, mode="rw")
    connection = connect_encrypted(address, key=key, wait=timeout, on_close=forget)
    connection.isolation_level = isolation_level
    return connection

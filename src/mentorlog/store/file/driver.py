"""Open SQLite files: with Python's sqlite3, or through SQLCipher if they are encrypted. No other module of the store
chooses between the two."""

from __future__ import annotations

import os
import sqlite3

from mentorlog.store.encryption.key_ring import ring

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from mentorlog.store.encryption.keys import Key

MAGIC: Final = b"SQLite format 3\0"
"""The first bytes of an SQLite file that is not encrypted. Those of an encrypted one are its salt."""

_open: Final[dict[tuple[int, int], list[tuple[sqlite3.Connection, Key | None]]]] = {}
"""The open connections by the identity of their file, with the key of the file."""
_identities: Final[dict[str, tuple[int, int]]] = {}
"""The identity of the file that was opened last at each path."""


class _Connection(sqlite3.Connection):
    """A connection to a file that is not encrypted."""

    def close(self) -> None:
        super().close()
        forget(self)


def open_database(path: str | os.PathLike[str], *, mode: str, wait: float) -> sqlite3.Connection:
    """Connect to the file at `path`; `mode` is that of an SQLite URI, `wait` the seconds to wait for a lock. Raises
    LockedError if it is encrypted and its key is not there."""
    key = key_of(path)
    connection: sqlite3.Connection
    if key is None:
        connection = sqlite3.connect(
            uri(path, mode=mode), uri=True, timeout=wait, isolation_level=None, factory=_Connection
        )
    else:
        from mentorlog.store.encryption.sqlcipher import connect_encrypted

        connection = connect_encrypted(uri(path, mode=mode), key=key, wait=wait, on_close=forget)
    _remember(path, connection, key)
    return connection


def uri(path: str | os.PathLike[str], *, mode: str) -> str:
    """The SQLite URI of a file; special characters in its name are escaped."""
    full = os.path.abspath(path)
    if os.name == "nt":
        full = "/" + full.replace("\\", "/")
    for character, quoted in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        full = full.replace(character, quoted)
    return f"file://{full}?mode={mode}"


def attach(connection: sqlite3.Connection, path: str | os.PathLike[str], *, name: str, mode: str) -> None:
    """Attach the file at `path` to a connection as `name`. Raises LockedError, and sqlite3.DatabaseError if only that
    file is encrypted."""
    key = key_of(path)
    if isinstance(connection, _Connection):
        if key is not None:
            raise sqlite3.DatabaseError("file is not a database")
        connection.execute(f"ATTACH ? AS {name}", (uri(path, mode=mode),))
    else:
        connection.execute(f"ATTACH ? AS {name} KEY ?", (uri(path, mode=mode), key.sql if key else ""))


def key_of(path: str | os.PathLike[str]) -> Key | None:
    """The key of the file at `path`, or the one with which an empty file there is to be encrypted; None if it is not
    encrypted, or is not there. Raises LockedError if the key is not there."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    # closing a file ends all locks that this process holds on it, so a file that is open is not read
    for _, key in _open.get((status.st_dev, status.st_ino), ()):
        return key
    if not status.st_size:
        return ring.new_files
    try:
        with open(path, "rb") as file:
            start = file.read(len(MAGIC))
    except OSError:
        return None
    return None if start == MAGIC or len(start) < len(MAGIC) else ring.key_for(os.fspath(path), start=start)


def is_open_file_encrypted(path: str | os.PathLike[str]) -> bool | None:
    """Whether a file that this process has open is encrypted; None if it is not open."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    for _, key in _open.get((status.st_dev, status.st_ino), ()):
        return key is not None
    return None


def is_locked(path: str | os.PathLike[str]) -> bool:
    """Whether the file at `path` is encrypted, and its key is not there."""
    from mentorlog.errors import LockedError

    try:
        key_of(path)
    except LockedError:
        return True
    return False


def was_replaced(path: str | os.PathLike[str]) -> bool:
    """Whether another process has put another file in the place of one that this process has open: the journal was
    encrypted, decrypted or restored."""
    opened = _identities.get(os.fspath(path))
    try:
        status = os.stat(path)
    except OSError:
        return False
    return opened in _open and opened != (status.st_dev, status.st_ino)


def forget(connection: sqlite3.Connection) -> None:
    """Forget a connection that was closed."""
    for identity, connections in list(_open.items()):
        left = [each for each in connections if each[0] is not connection]
        if left:
            _open[identity] = left
        else:
            del _open[identity]


def _remember(path: str | os.PathLike[str], connection: sqlite3.Connection, key: Key | None) -> None:
    try:
        status = os.stat(path)
    except OSError:
        return
    identity = _identities[os.fspath(path)] = (status.st_dev, status.st_ino)
    _open.setdefault(identity, []).append((connection, key))

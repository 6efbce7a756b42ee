"""The keys that this process knows. Each command begins with an empty ring.

Once an encrypted journal was opened, each SQLite file that this process creates is encrypted with the key of that
journal: scratch copies, drafts, and also a new journal. It stays so if files that are not encrypted are opened later,
such as the file of an import. A copy of one file, such as a backup, is encrypted as that file is (`new_files_like`).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorlog.store.encryption.keys import Key

    Find = Callable[[str, bytes], Key | None]
    """Returns the key of the file at a path, which begins with these 16 bytes; None if it is not an encrypted journal.
    Raises LockedError if the key is not there."""


class KeyRing:
    """The keys that this process knows."""

    def __init__(self) -> None:
        self.find: Find | None = None
        """How to find the key of a file; None: keys are not looked for."""
        self.new_files: Key | None = None
        """The key with which new files are encrypted, that of the open journal; None: they are not encrypted."""
        self._keys: dict[bytes, Key] = {}

    def clear(self, *, find: Find | None = None) -> None:
        """Forget all keys; `find` is how to find new ones."""
        self.find, self.new_files, self._keys = find, None, {}

    def add(self, key: Key) -> None:
        """Remember a key."""
        self._keys[key.salt] = key

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that are known, in the order in which they were found."""
        return tuple(self._keys.values())

    def key_for(self, path: str, *, start: bytes) -> Key | None:
        """The key of the file at `path`, which begins with the 16 bytes `start`; None if it is not an encrypted
        journal. Raises LockedError."""
        if start not in self._keys:
            found = self.find(path, start) if self.find else None
            if found is None:
                return None
            self.add(found)
        return self._keys[start]


ring = KeyRing()
"""The keys of this process: every part of the store opens files."""

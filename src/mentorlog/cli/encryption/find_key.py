"""Find the key of an encrypted file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.cli.real_clock import seconds_now
from mentorlog.errors import LockedError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.store.encryption.keys import Key


def find_key(app: App, path: str, *, salt: bytes) -> Key | None:
    """The key of the file at `path`, which begins with `salt`; None if the file can't be an encrypted journal. Raises
    LockedError if the key is not there, or if the passphrase is another."""
    from mentorlog.store.encryption.requirement import require_sqlcipher
    from mentorlog.store.encryption.unlocking import may_be_encrypted

    if not may_be_encrypted(Path(path)):
        return None
    key = _unlocked(app, salt)
    if key is None and app.key_sources != "unlocked":
        require_sqlcipher()  # before a passphrase is asked for
        key = _from_passphrase(app, path, salt)
    if key is None:
        raise LockedError(f"The journal {path} is encrypted and locked.", hint="mentorlog unlock")
    return key


def _unlocked(app: App, salt: bytes) -> Key | None:
    from mentorlog.store.encryption.cached_key import read_cached_key

    folder = app.runtime_folder
    return read_cached_key(folder, salt=salt, now=seconds_now()) if folder else None


def _from_passphrase(app: App, path: str, salt: bytes) -> Key | None:
    from mentorlog.store.encryption.unlocking import key_of_text, opens

    passphrase = app.environ.get("MENTORLOG_PASSPHRASE")
    if not passphrase:
        return None
    key = key_of_text(passphrase, salt=salt)
    if not opens(Path(path), key):
        raise LockedError(f"The passphrase in MENTORLOG_PASSPHRASE does not open {path}.")
    return key

"""A journal whose first 16 bytes, the salt, are damaged: no key follows from them, but its backups begin with the same
salt."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mentorlog.cli.app import App
    from mentorlog.store.encryption.keys import Key


def find_key_of_damaged(app: App, journal: Path, key_with: Callable[[bytes], Key | None]) -> Key | None:
    """The key of a journal with a damaged salt: that of a backup, if a page of the journal was written with it; None if
    there is none, as for a journal that has another passphrase. `key_with` returns the key for a salt."""
    from mentorlog.store.encryption.page_codes import fits_a_page

    for salt in _salts_of_backups(app, journal):
        key = key_with(salt)
        with suppress(OSError):
            if key is not None and fits_a_page(journal, key):
                return key
    return None


def _salts_of_backups(app: App, journal: Path) -> list[bytes]:
    """The different salts of the encrypted backups of a journal."""
    from mentorlog.cli.machine import machine_name
    from mentorlog.store.backups.folder import folders_of, list_backups
    from mentorlog.store.encryption.unlocking import salt_of

    salts: list[bytes] = []
    for folder in folders_of(journal, app.settings.backup_dir):
        with suppress(OSError):
            for backup in list_backups(folder, machine=machine_name()):
                with suppress(OSError):
                    salt = salt_of(backup.path)
                    if salt is not None and salt not in salts:
                        salts.append(salt)
    own = salt_of(journal)
    return [salt for salt in salts if salt != own]

"""Open another journal file than the user's own: one that is imported, or restored. It may be encrypted with another
passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.cli.encryption.passphrase_file import OPTION, read_passphrase_file
from mentorlog.errors import LockedError, UsageError
from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.file.driver import is_locked

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.cli.app import App


def unlock_file(app: App, file: Path, *, passphrase_file: Path | None) -> bool:
    """Let this run open `file`, and return whether it may be encrypted: with a key that is known; else with the
    passphrase in `passphrase_file`; else with that of the journal; else with one that is asked for. Raises LockedError
    if none of them opens it, UsageError for a passphrase file without need, and as `read_passphrase_file` does;
    Stopped. The caller has called `require_key`, so that nothing else asks."""
    salt = _salt_of(file)
    if salt is None and passphrase_file is not None:
        raise UsageError(f"{OPTION} is for an encrypted journal; {file} is not one.")
    if salt is None or any(key.salt == salt for key in ring.keys):
        return salt is not None
    from mentorlog.store.encryption.requirement import require_sqlcipher

    require_sqlcipher()  # before a passphrase is asked for
    if passphrase_file is not None:
        passphrase = read_passphrase_file(passphrase_file)
        if not _unlock(file, passphrase, salt=salt):
            raise LockedError(f"The passphrase in {passphrase_file} does not open {file}. {_NOT_CHANGED}")
        return True
    if not is_locked(file):
        return True
    if not app.can_ask_passphrase:
        from mentorlog.cli.input.command_line.typed_line import with_option

        why = "encrypted with another passphrase" if ring.keys else "encrypted and locked"
        raise LockedError(
            f"{file} is {why}, or is not a journal. {_NOT_CHANGED} If it is one, put its passphrase into a file:",
            hint=with_option(app, f"{OPTION} PASSPHRASE_FILE"),
        )
    from mentorlog.cli.encryption.ask_for_key import ask_for_key

    ring.add(ask_for_key(app, file, salt=salt).key)
    return True


_NOT_CHANGED: Final = "Nothing was changed."


def _salt_of(file: Path) -> bytes | None:
    """The salt of a file that may be encrypted; None for any other file, and for one that can't be read."""
    from mentorlog.store.encryption.unlocking import salt_of

    try:
        return salt_of(file) if file.is_file() else None
    except OSError:  # reading the file reports why
        return None


def _unlock(file: Path, passphrase: str, *, salt: bytes) -> bool:
    """Keep the key of a passphrase, or of a recovery code, if it opens a file."""
    from mentorlog.store.encryption.unlocking import key_that_opens

    key = key_that_opens(file, passphrase, salt=salt)
    if key is not None:
        ring.add(key)
    return key is not None

"""Open another journal file than the user's own: one that is imported, or restored. It may be encrypted with another
passphrase."""

from __future__ import annotations

import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from mentorlog.cli import output
from mentorlog.cli.encryption.passphrase_file import OPTION, read_passphrase_file
from mentorlog.errors import LockedError, UsageError
from mentorlog.store.encryption.key_ring import ring

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mentorlog.cli.app import App

_TRIES: Final = 3
"""How often a passphrase is asked for."""


def unlock_file(app: App, file: Path, *, passphrase_file: Path | None) -> bool:
    """Let this run open `file`, and return whether it may be encrypted: with a key that is known; else with the
    passphrase in `passphrase_file`; else with that of the journal; else with one that is asked for. Raises LockedError
    if none of them opens it, UsageError for a passphrase file without need, Stopped, and as `read_passphrase_file`
    does."""
    salt = _salt_of(file)
    if salt is None and passphrase_file is not None:
        raise UsageError(f"{OPTION} is for an encrypted journal; {file} is not one.")
    if salt is None or any(key.salt == salt for key in ring.keys):
        return salt is not None
    if passphrase_file is not None:
        passphrase = read_passphrase_file(passphrase_file)
        if not _unlock(file, passphrase, salt=salt):
            raise LockedError(
                f"The passphrase in {passphrase_file} does not open {file}. {_NOT_CHANGED} If it is the right one, the "
                "beginning of the file is damaged."
            )
        return True
    if _is_open(app, file):
        return True
    if not app.can_ask_passphrase:
        from mentorlog.cli.input.command_line.typed_line import with_option

        raise LockedError(
            f"{file} is encrypted, and no passphrase that is known opens it. {_NOT_CHANGED} Put its passphrase into a "
            "file:",
            hint=with_option(app, f"{OPTION} PASSPHRASE_FILE"),
        )
    _ask(app, file, salt=salt)
    return True


_NOT_CHANGED: Final = "Nothing was changed."


def _salt_of(file: Path) -> bytes | None:
    """The salt of a file that may be encrypted; None for any other file, and for one that can't be read."""
    from mentorlog.store.encryption.keys import SALT_LENGTH
    from mentorlog.store.encryption.unlocking import may_be_encrypted
    from mentorlog.store.file.file_header import is_database

    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return None
        with file.open("rb") as content:
            start = content.read(SALT_LENGTH)
        return start if not is_database(start) and may_be_encrypted(file) else None
    except OSError:  # reading the file reports why
        return None


def _is_open(app: App, file: Path) -> bool:
    """Whether a key that is known opens a file: that of an unlocked journal, or of the passphrase of this run."""
    from mentorlog.store.file.driver import is_locked

    with _without_questions(app):
        return not is_locked(file)


@contextmanager
def _without_questions(app: App) -> Iterator[None]:
    before = app.key_sources
    if before == "all":
        app.key_sources = "unasked"
    try:
        yield
    finally:
        app.key_sources = before


def _ask(app: App, file: Path, *, salt: bytes) -> None:
    from mentorlog.cli.encryption.ask_passphrase import ask_passphrase

    for _ in range(_TRIES):
        if _unlock(file, ask_passphrase(app, f"Passphrase of {file}:"), salt=salt):
            return
        output.write_stderr(f"This passphrase does not open {file}.")
    raise LockedError(
        f"No passphrase opened {file}. {_NOT_CHANGED} If one was right, the beginning of the file is damaged."
    )


def _unlock(file: Path, passphrase: str, *, salt: bytes) -> bool:
    """Keep the key of a passphrase, or of a recovery code, if it opens a file."""
    from mentorlog.store.encryption.unlocking import key_that_opens

    key = key_that_opens(file, passphrase, salt=salt)
    if key is None:
        return False
    ring.add(key)
    return True

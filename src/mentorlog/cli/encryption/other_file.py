"""Open another journal file than the user's own: one that is imported, or restored. It may be encrypted with another
passphrase."""

from __future__ import annotations

import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from mentorlog.cli import output
from mentorlog.errors import LockedError, MentorlogError, NotFoundError, UsageError
from mentorlog.store.encryption.key_ring import ring

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mentorlog.cli.app import App
    from mentorlog.store.encryption.keys import Key

OPTION: Final = "--passphrase-file"
_MOST_BYTES: Final = 10_000
"""The longest passphrase file that is read."""
_TRIES: Final = 3
"""How often a passphrase is asked for."""


def unlock_file(app: App, file: Path, *, passphrase_file: Path | None) -> bool:
    """Let this run open `file`, and return whether it may be encrypted: with a key that is known; else with the
    passphrase in `passphrase_file`; else with that of the journal; else with one that is asked for. Raises LockedError
    if none of them opens it, UsageError for a passphrase file without need, and as `_read_passphrase` does; Stopped."""
    salt = _salt_of(file)
    if salt is None and passphrase_file is not None:
        raise UsageError(f"{OPTION} is for an encrypted journal; {file} is not one.")
    if salt is None or any(key.salt == salt for key in ring.keys):
        return salt is not None
    if passphrase_file is not None:
        passphrase = _read_passphrase(passphrase_file)
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


def passphrase_path(typed: str | None) -> Path | None:
    """The file that the option names; None if it was not given. Raises UsageError."""
    from mentorlog.cli.input.typed_path import path_of_file

    if typed is not None and not typed.strip():
        raise UsageError(f"The name of the file after {OPTION} is empty.")
    return None if typed is None else path_of_file(typed, reader=OPTION)


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
    from mentorlog.store.encryption.unlocking import key_of_text, opens

    key: Key = key_of_text(passphrase, salt=salt)
    if not opens(file, key):
        return False
    ring.add(key)
    return True


def _read_passphrase(file: Path) -> str:
    """The passphrase in a file: its text without the final line break. Warns if others can read it. Raises
    NotFoundError, MentorlogError."""
    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
        mode = file.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise NotFoundError(f"There is no file {file}.") from None
    except OSError as error:
        raise MentorlogError(f"{file} can't be read: {error.strerror}.") from error
    if len(content) > _MOST_BYTES:
        raise MentorlogError(f"{file} is too large for a passphrase.")
    try:
        passphrase = content.decode()
    except UnicodeDecodeError:
        raise MentorlogError(f"{file} is not UTF-8 text.") from None
    for line_break in ("\r\n", "\n"):
        if passphrase.endswith(line_break):
            passphrase = passphrase.removesuffix(line_break)
            break
    if not passphrase:
        raise MentorlogError(f"{file} has no passphrase: it is empty.")
    if stat.S_ISREG(mode) and mode & 0o077:
        output.warn(f"other users can read {file}: chmod 600 {file}")
    return passphrase

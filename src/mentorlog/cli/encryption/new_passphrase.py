"""The passphrase with which a journal is going to be encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.cli import output
from mentorlog.cli.encryption.ask_passphrase import SHORT, is_short
from mentorlog.errors import MentorlogError, Stopped, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.cli.app import App

_TYPED: Final = "The passphrase"
"""What a passphrase that was typed is called."""


def new_passphrase(app: App, *, file: Path | None, is_rekeyed: bool) -> str:
    """The passphrase that the journal gets: from a file, or else typed twice at a terminal. Of a journal that is not
    encrypted yet, MENTORLOG_PASSPHRASE and the setting `passphrase_command` say it too; otherwise they say the present
    one. Raises UsageError if there is none, or one that can't be used; MentorlogError, Stopped."""
    passphrase, source = _find(app, file=file, is_rekeyed=is_rekeyed)
    _check(passphrase, source=source)
    if source != _TYPED and is_short(passphrase):  # of a typed one it was said before it was typed again
        output.warn(SHORT)
    return passphrase


def _find(app: App, *, file: Path | None, is_rekeyed: bool) -> tuple[str, str]:
    """The passphrase, and where it is from."""
    if file is not None:
        from mentorlog.cli.encryption.passphrase_file import read_passphrase_file

        return read_passphrase_file(file), f"The passphrase in {file}"
    passphrase = None if is_rekeyed else app.environ.get("MENTORLOG_PASSPHRASE")
    if passphrase:
        return passphrase, "MENTORLOG_PASSPHRASE"
    command = None if is_rekeyed else app.settings.passphrase_command
    if command:
        return _printed(app, command), "The passphrase from passphrase_command"
    if app.can_ask_passphrase:  # the recovery code would go unseen into a file
        from mentorlog.cli.encryption.ask_passphrase import ask_new_passphrase

        return ask_new_passphrase(app), _TYPED
    line = f"mentorlog encrypt {'--rekey ' if is_rekeyed else ''}--passphrase-file FILE"
    raise UsageError("Away from a terminal, the new passphrase must be in a file.", hint=line)


def _printed(app: App, command: str) -> str:
    """What the program of the setting `passphrase_command` prints. Raises MentorlogError, Stopped."""
    from mentorlog.cli.encryption.passphrase_command import run_passphrase_command

    try:
        return run_passphrase_command(app, command)
    except Stopped:
        raise
    except MentorlogError as error:
        raise MentorlogError(f"The journal was not encrypted: {error.message}", hint=error.hint) from error


def _check(passphrase: str, *, source: str) -> None:
    """Raise UsageError for a passphrase that could not be typed, and for a recovery code."""
    from mentorlog.store.encryption.recovery_code import is_valid_recovery_code

    if not passphrase.strip():
        raise UsageError(f"{source} is empty.")
    if any(ord(character) < 0x20 or ord(character) == 0x7F for character in passphrase):
        raise UsageError(f"{source} has a line break or another control character, which can't be typed.")
    if is_valid_recovery_code(passphrase):
        raise UsageError(f"{source} is a recovery code. A new passphrase must be something else.")
    try:
        passphrase.encode()
    except UnicodeEncodeError:
        raise UsageError(f"{source} is not UTF-8 text.") from None

"""Read a passphrase from the file of an option `--passphrase-file`."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Final

from mentorlog.cli import output
from mentorlog.errors import MentorlogError, NotFoundError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

OPTION: Final = "--passphrase-file"
_MOST_BYTES: Final = 10_000
"""The longest passphrase file that is read."""


def passphrase_path(typed: str | None) -> Path | None:
    """The file that the option names; None if it was not given. Raises UsageError."""
    from mentorlog.cli.input.typed_path import path_of_file

    if typed is not None and not typed.strip():
        raise UsageError(f"The name of the file after {OPTION} is empty.")
    return None if typed is None else path_of_file(typed, reader=OPTION)


def read_passphrase_file(file: Path) -> str:
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
        passphrase = content.decode("utf-8-sig")
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

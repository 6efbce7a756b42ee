"""Read a passphrase from the file of an option `--passphrase-file`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.errors import MentorlogError, NotFoundError

if TYPE_CHECKING:
    from typing import Final

_MOST: Final = 65536
"""The bytes of a file up to which it can be a passphrase."""


def read_passphrase_file(name: str) -> str:
    """The passphrase in a file, without the line break at its end; it may be empty. Raises NotFoundError, and
    MentorlogError for a file that can't be read or has more than one line."""
    file = Path(name).expanduser()
    try:
        with file.open("rb") as content:
            found = content.read(_MOST + 1)
    except FileNotFoundError:
        raise NotFoundError(f"There is no file {name}.") from None
    except OSError as error:
        raise MentorlogError(f"{name} can't be read: {error.strerror}.") from error
    try:
        text = found.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise MentorlogError(f"{name} is not UTF-8 text, so it can't be a passphrase.") from None
    if len(found) > _MOST or "\n" in text or "\r" in text or "\0" in text:
        raise MentorlogError(f"{name} has more than one line, so it can't be a passphrase.")
    return text

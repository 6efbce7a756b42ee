"""The files that the options of `programme` name."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from mentorlog.cli.input.typed_path import path_of_file
from mentorlog.errors import MentorlogError, NotFoundError
from mentorlog.store.encryption.unlocking import is_encrypted
from mentorlog.store.file.file_header import is_database
from mentorlog.store.file.permission_lines import permission_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def repeat_with(args: Sequence[str]) -> list[str]:
    """The arguments with --with before each of several files that follow one --with. Words after the first file are
    files if they end in .json, so that a label may follow: `--with a.json b.json "HK 2026"`."""
    found: list[str] = []
    is_value = is_after_file = False
    for at, word in enumerate(args):
        if word == "--":
            return [*found, *args[at:]]
        if is_after_file and word.lower().endswith(".json") and not word.startswith("-"):
            found += ["--with", word]
            continue
        is_after_file = is_value or word.startswith("--with=")
        is_value = word == "--with" and not is_value
        found.append(word)
    return found


def read_file(name: str, *, option: str, most_bytes: int) -> bytes:
    """The content of a file. Raises UsageError for `-`, NotFoundError, MentorlogError for one that can't be read or has
    more than `most_bytes`, and for a journal."""
    path = path_of_file(name, reader=option)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise MentorlogError(f"{name} is a folder; expected a file.")
        if not stat.S_ISREG(found.st_mode):
            raise MentorlogError(f"{name} is not a regular file. It was not opened.")
        if found.st_size > most_bytes:
            raise MentorlogError(f"{name} is too large: {found.st_size:,} bytes, of at most {most_bytes:,}.")
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise NotFoundError(f"There is no file {name}.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise MentorlogError(f"{name} can't be read: {reason}.", hint=permission_line(path)) from error
    _refuse_journal(path, content, name=name, option=option)
    return content


def _refuse_journal(path: Path, content: bytes, *, name: str, option: str) -> None:
    """Raise MentorlogError for a journal, or another database, and for a file that looks like an encrypted journal."""
    if is_database(content):
        what = "is a journal, or another SQLite file"
    elif is_encrypted(path):
        what = "is encrypted: it may be an encrypted journal"
    else:
        return
    wanted = "JSON exports; its owner can export it" if option == "--with" else "a table in CSV"
    raise MentorlogError(f"{name} {what}. {option} reads {wanted}.")

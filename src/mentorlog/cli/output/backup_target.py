"""The file that `backup FILE` writes."""

from __future__ import annotations

import os
from pathlib import Path

from mentorlog import shell_line
from mentorlog.errors import ConflictError, MentorlogError, UsageError
from mentorlog.store.file_header import is_database, read_header


def backup_target(file: str, *, force: bool, name: str) -> Path:
    """The path to write; `name` is the name of the file if `file` is a folder.

    Raises ConflictError for a file that exists, unless `force`; for a journal or a backup even then; and for what is
    not a regular file. Raises UsageError for standard output."""
    if file == "-":
        raise UsageError("A backup can't be written to standard output.", hint="mentorlog backup FILE")
    if not file.strip():
        raise UsageError("The name of the file is empty.", hint="mentorlog backup FILE")
    try:
        target = Path(file).expanduser()
    except RuntimeError as error:
        raise MentorlogError(f"{file} can't be resolved.") from error
    # os.path, because pathlib would raise if the path can't be read; writing gives the better message
    if file.endswith(("/", os.sep)) or os.path.isdir(target):  # noqa: PTH112
        target = target / name
    if os.path.islink(target):  # noqa: PTH114
        if not os.path.exists(target):  # noqa: PTH110
            raise ConflictError(f"{target} is a symbolic link to a missing file.", hint="mentorlog backup FILE")
        target = target.resolve()
    if os.path.lexists(target):
        _check_existing(target, force=force)
    return target


def _check_existing(target: Path, *, force: bool) -> None:
    if not os.path.isfile(target):  # noqa: PTH113
        raise ConflictError(f"{target} is not a regular file.", hint="mentorlog backup FILE")
    if _is_journal(target):
        raise ConflictError(
            f"{target} is a journal or a backup; refusing to overwrite it.", hint="mentorlog backup FILE"
        )
    if not force:
        raise ConflictError(
            f"{target} already exists; it was not changed. --force overwrites it:",
            hint=f"mentorlog backup {shell_line.quote(str(target))} --force",
        )


def _is_journal(target: Path) -> bool:
    try:
        return is_database(read_header(target))
    except OSError as error:
        raise MentorlogError(f"{target} can't be read: {error.strerror}. It was not changed.") from error

"""The path of a file that the user named."""

from __future__ import annotations

from pathlib import Path

from mentorlog.errors import MentorlogError, UsageError


def typed_path(typed: str) -> Path:
    """The path, with the home folder for `~`. Raises MentorlogError for an unknown home (`~nobody`)."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        raise MentorlogError(f"{typed} can't be resolved.") from None


def path_of_file(typed: str, *, reader: str) -> Path:
    """The path of a file to read. Raises UsageError for `-`, which `reader` (a command or an option) does not read, and
    as `typed_path` does."""
    if typed == "-":
        raise UsageError(f"{reader} reads a file, not standard input; save it as a file first.")
    return typed_path(typed)

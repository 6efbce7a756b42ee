"""Refuse to write a file over a journal, over what belongs to one, or over a file that may be one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.errors import ConflictError, MentorlogError

if TYPE_CHECKING:
    from mentorlog.cli.app import App

_SIDE_FILES: Final = ("", "-journal", "-wal", "-shm")
"""What is added to the name of the journal in the files that SQLite keeps beside it; "" is the journal."""


def refuse_own_file(app: App, target: Path, *, example: str) -> None:
    """Raise ConflictError for the journal of this run, even if it is missing, for a file that SQLite keeps beside it,
    and for one of its backups. `example` is a file name with the extension that the command writes."""
    from mentorlog.store.backups.folder import folders_of

    try:
        journal = os.path.realpath(app.journal_path)
    except MentorlogError:  # the settings do not say which file it is, so that nothing was read from it
        return
    file = os.path.realpath(target)
    is_backup = os.path.exists(file) and Path(file).parent in [  # noqa: PTH110 - pathlib raises if it can't be read
        folder.resolve() for folder in folders_of(journal, app.settings.backup_dir)
    ]
    if is_backup or any(_is_same(file, f"{journal}{ending}") for ending in _SIDE_FILES):
        raise ConflictError(f"{target} belongs to the journal; refusing to write it.", hint=_other_name(example))


def refuse_journal(target: Path, *, example: str | None) -> None:
    """Raise ConflictError for a file that is a journal or a copy of one, or may be an encrypted one: it could not be
    restored. No key is looked for. `example` is a file name with the extension that the command writes; None if the
    user has named only the folder of the file."""
    from mentorlog.store.encryption.unlocking import begins_encrypted
    from mentorlog.store.file.driver import is_open_file_encrypted
    from mentorlog.store.file.file_header import is_plain_database

    try:
        is_journal = is_open_file_encrypted(target) is not None or is_plain_database(target)
        if not (is_journal or begins_encrypted(target)):
            return
    except OSError:  # a file that can't be read can't be written either, and writing reports why
        return
    message = f"{target} {'is a' if is_journal else 'may be an encrypted'} journal; refusing to overwrite it."
    if example is None:
        raise ConflictError(f"{message} Move it first:", hint=shell_line.join(["mv", str(target), f"{target}.old"]))
    raise ConflictError(message, hint=_other_name(example))


def _other_name(example: str) -> str:
    return f"-o FILE{Path(example).suffix}"


def _is_same(one: str, other: str) -> bool:
    if one == other:
        return True
    try:
        return os.path.samefile(one, other)  # noqa: PTH121 - they may be missing
    except OSError:
        return False

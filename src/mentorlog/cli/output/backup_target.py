"""The file that `backup FILE` writes."""

from __future__ import annotations

import os
from pathlib import Path

from mentorlog import shell_line
from mentorlog.cli.output.private_files import refuse_planted_link
from mentorlog.errors import ConflictError, MentorlogError, NotFoundError, UsageError
from mentorlog.store.encryption.keys import SALT_LENGTH
from mentorlog.store.encryption.unlocking import begins_encrypted
from mentorlog.store.file.file_header import is_database


def backup_target(file: str, *, journal: str, force: bool, name: str) -> Path:
    """The path to write; `name` is the name of the file if `file` is a folder.

    Raises ConflictError for a file that exists, unless `force`; for a journal even then, unless it is a backup of
    `journal`; and for what is not a regular file. Raises NotFoundError if the folder does not exist, UsageError for
    standard output."""
    if file == "-":
        raise UsageError("A backup can't be written to standard output.", hint="mentorlog backup FILE")
    if not file.strip():
        raise UsageError("The name of the file is empty.", hint="mentorlog backup FILE")
    try:
        target = Path(file).expanduser()
    except RuntimeError as error:
        raise MentorlogError(f"{file} can't be resolved.") from error
    if is_folder(file):
        target = target / name
    if os.path.islink(target):  # noqa: PTH114
        if not os.path.exists(target):  # noqa: PTH110
            raise ConflictError(f"{target} is a symbolic link to a missing file.", hint="mentorlog backup FILE")
        refuse_planted_link(target)
        target = target.resolve()
    if os.path.lexists(target):
        _check_existing(target, journal=journal, force=force)
    else:
        _check_folder(target.parent)
    return target


def is_folder(file: str) -> bool:
    """Whether `backup FILE` names a folder, in which the file gets a name by its time."""
    # os.path, because pathlib would raise if the path can't be read; writing gives the better message
    return file.endswith(("/", os.sep)) or os.path.isdir(os.path.expanduser(file))  # noqa: PTH111, PTH112


def _check_folder(folder: Path) -> None:
    """Raise NotFoundError if there is no folder. A missing one is not created: it may be that of a disk that is not
    connected. If it can't be read, writing gives the better message."""
    try:
        folder.stat()
    except FileNotFoundError:
        raise NotFoundError(
            f"There is no folder {folder}. If its disk is not connected, connect it; to create the folder:",
            hint=shell_line.join(["mkdir", "-p", str(folder)]),
        ) from None
    except OSError:
        return


def _check_existing(target: Path, *, journal: str, force: bool) -> None:
    if not os.path.isfile(target):  # noqa: PTH113
        raise ConflictError(f"{target} is not a regular file.", hint="mentorlog backup FILE")
    if os.path.exists(journal) and os.path.samefile(journal, target):  # noqa: PTH110, PTH121
        raise ConflictError(f"{target} is the journal itself; refusing to overwrite it.", hint="mentorlog backup FILE")
    if _has_other_key(target, journal):
        raise _not_overwritten(target, "may be a journal that is encrypted with another passphrase")
    if (_is_plain_database(target) or begins_encrypted(target)) and not _is_backup(target, journal):
        raise _not_overwritten(
            target, "is not a backup of this journal, or has entries that this journal has never had"
        )
    if not force:
        raise ConflictError(
            f"{target} already exists; it was not changed. --force overwrites it:",
            hint=f"mentorlog backup {shell_line.quote(str(target))} --force",
        )


def _not_overwritten(target: Path, what: str) -> ConflictError:
    moved = shell_line.join(["mv", str(target), f"{target}.old"])
    return ConflictError(
        f"{target} {what}; refusing to overwrite it. Name another file, or move it first:",
        hint=f"mentorlog backup FILE\n{moved}",
    )


def _has_other_key(target: Path, journal: str) -> bool:
    """Whether a file may be encrypted, and not with the key of the journal; no key is looked for. Raises MentorlogError
    if it can't be read."""
    start = _start_of(target)
    if not begins_encrypted(target):
        return False
    try:
        return start != _start_of(Path(journal))
    except MentorlogError:  # making the backup reports that
        return True


def _is_plain_database(target: Path) -> bool:
    return is_database(_start_of(target))


def _start_of(file: Path) -> bytes:
    try:
        with file.open("rb") as content:
            return content.read(SALT_LENGTH)
    except OSError as error:
        raise MentorlogError(f"{file} can't be read: {error.strerror}. It was not changed.") from error


def _is_backup(target: Path, journal: str) -> bool:
    from mentorlog.store.backups.ancestry import is_backup_of
    from mentorlog.store.file.driver import key_of

    key_of(journal)  # it opens both, and is asked for by the name of the journal
    return is_backup_of(target, journal)

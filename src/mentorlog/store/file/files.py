"""Create files atomically: under a temporary name in the same folder, then renamed."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_ABANDONED: Final = 3600
"""The age in seconds at which the process of a temporary file is surely gone: making a file takes seconds."""


def temporary_name(target: Path) -> Path:
    """A path in the folder of `target` that no other process uses."""
    return target.with_name(f".{target.name}.{os.urandom(4).hex()}.new")


def target_of_draft(path: Path) -> Path | None:
    """The file that a temporary name was made for; None for another name."""
    name, _, random = path.name.removesuffix(".new").rpartition(".")
    is_draft = path.name.endswith(".new") and name.startswith(".") and len(random) == 8
    return path.with_name(name[1:]) if is_draft and len(name) > 1 else None


def remove_draft(draft: Path) -> None:
    """Delete a temporary file of this process, if it is still there. If it can't be deleted, `remove_abandoned` does it
    later: the file that was made of it is complete."""
    with suppress(OSError):
        draft.unlink(missing_ok=True)


def remove_abandoned(target: Path, *, written: Path) -> None:
    """Delete the temporary files of `target` that were left by processes which were killed, and what SQLite wrote
    beside them: those that were last written to an hour before the file `written`. They may contain a whole journal."""
    import re

    is_ours = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.new(-journal|-wal|-shm)?")
    with suppress(OSError):  # a folder that can't be read, or a file that another process has just deleted
        now = written.stat().st_mtime
        for file in [file for file in target.parent.iterdir() if is_ours.fullmatch(file.name)]:
            if now - file.lstat().st_mtime > _ABANDONED:
                file.unlink()


def create_private(path: Path) -> Path:
    """Create an empty file that only its owner can read, and return its path. Raises OSError."""
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    try:
        if hasattr(os, "fchmod"):
            with suppress(PermissionError):  # the file system has no modes, such as that of a USB stick
                os.fchmod(handle, 0o600)  # regardless of the umask
    finally:
        os.close(handle)
    return path


def fill(path: Path, content: bytes) -> None:
    """Write the content of a file that was just created. It is not created again: if it is gone, a new one would have
    the mode that the umask leaves. Raises OSError."""
    with path.open("r+b") as file:
        file.write(content)


def write_private(target: Path, content: bytes, *, overwrite: bool = True) -> None:
    """Write a file with mode 0600. It gets its name when it is complete. Raises FileExistsError without `overwrite` if
    there is one, OSError."""
    draft = temporary_name(target)
    try:
        create_private(draft)
        remove_abandoned(target, written=draft)
        fill(draft, content)
        sync_file(draft)
        if overwrite:
            draft.replace(target)
        elif not put_in_place(draft, target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    finally:
        remove_draft(draft)


def put_in_place(draft: Path, target: Path) -> bool:
    """Give a finished file its final name; False if a file has that name already. Raises OSError."""
    try:
        os.link(draft, target)
    except FileExistsError:
        return False
    except OSError:  # the file system does not support hard links
        if os.path.lexists(target):
            return False
        draft.rename(target)
    with suppress(OSError):
        sync_folder(target.parent)
    return True


def sync_file(file: Path) -> None:
    """Make the content survive a power failure. Raises OSError."""
    handle = os.open(file, os.O_RDWR)  # Windows can't sync a file that was opened for reading
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make the new name survive a power failure, if the folder can be synced. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def create_private_folder(folder: Path) -> Path:
    """Create a folder that only its owner can use, and return its path. Raises OSError, also if it exists."""
    folder.mkdir(mode=0o700)
    with suppress(PermissionError):  # as for files
        folder.chmod(0o700)  # regardless of the umask
    return folder


def make_folder(folder: Path) -> None:
    """Create a folder and its missing parents with mode 0700; existing ones are not changed. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    try:
        create_private_folder(folder)
    except FileExistsError as error:
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from error

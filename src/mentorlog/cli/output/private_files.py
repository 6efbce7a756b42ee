"""Files that only the user can read: mode 0600 before any content, written completely or not at all."""

from __future__ import annotations

import datetime as dt
import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.errors import MentorlogError

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def make_folder(folder: Path) -> None:
    """Create a folder and its missing parents with mode 0700; an existing folder is not changed."""
    missing = [folder, *folder.parents]
    for parent in reversed([path for path in missing if not path.exists()]):
        try:
            parent.mkdir(mode=0o700)
        except FileExistsError:  # another process was faster
            continue
        parent.chmod(0o700)  # regardless of the umask


def write_private(path: Path, content: str | bytes, *, overwrite: bool = True) -> None:
    """Write a file with mode 0600, regardless of the umask. An existing file is replaced only when the new one is
    complete, and only with `overwrite`. A link to a file is followed, one to nothing is not.

    Raises MentorlogError if the file can't be written."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    refuse_dangling_link(path)
    try:
        target = path.resolve() if path.is_symlink() else path
        make_folder(target.parent)
        handle, draft = new_private_file(target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _move(draft, target, overwrite=overwrite)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise MentorlogError(f"{path} can't be written: {error.strerror}.") from error


def refuse_dangling_link(path: Path) -> None:
    """Raise MentorlogError for a symbolic link to a file that does not exist: its place may be on a disk that is not
    connected, or be one where another user wants a file."""
    if os.path.islink(path) and not os.path.exists(path):  # noqa: PTH110, PTH114 - pathlib raises if it can't be read
        raise MentorlogError(
            f"{path} is a symbolic link to {path.readlink()}, which does not exist. Nothing was written."
        )


def _move(draft: Path, target: Path, *, overwrite: bool) -> None:
    """Move a file into place. Raises FileExistsError if the target exists, even if it was created just now."""
    if not overwrite:
        try:
            target.hardlink_to(draft)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if target.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        else:
            draft.unlink()
            return
    draft.replace(target)


def save_traceback(app: App, error: Exception) -> str:
    """Save the traceback of a bug in a file; returns the hint that names the file."""
    import traceback

    try:
        kept = save_recovery_file("".join(traceback.format_exception(error)), folder=Path(app.data_folder, "defects"))
    except OSError:
        return "Please report it with the command that you typed."
    return f"Please report it; the traceback is saved in {kept} (check it for private text first)."


def save_recovery_file(text: str, *, folder: Path) -> Path:
    """Save text in a new file in `folder`. Bytes that are not valid UTF-8 are written unchanged (surrogate escapes).
    Raises OSError."""
    handle, path = new_recovery_file(folder, suffix=".txt")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def new_recovery_file(folder: Path, *, suffix: str) -> tuple[int, Path]:
    """Create an empty file in `folder`, named by the time, open for writing. Raises OSError."""
    make_folder(folder)
    # named by the system clock: an invalid MENTORLOG_NOW must not lose the text
    return new_private_file(folder, prefix=f"{dt.datetime.now():%Y-%m-%d-%H%M}-", suffix=suffix)  # noqa: DTZ005


def new_private_file(folder: Path, *, prefix: str, suffix: str = "") -> tuple[int, Path]:
    """Create an empty file in `folder`, open for writing, with mode 0600 regardless of the umask."""
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=suffix, dir=folder)
    if hasattr(os, "fchmod"):
        os.fchmod(handle, 0o600)
    return handle, Path(name)

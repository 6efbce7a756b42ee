"""Files that only the user can read: mode 0600 before any content, written completely or not at all."""

from __future__ import annotations

import datetime as dt
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.errors import MentorlogError
from mentorlog.store.file import files
from mentorlog.store.file.files import create_private, fill, make_folder, remove_draft, sync_file

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def write_private(path: Path, content: str | bytes, *, overwrite: bool = True) -> None:
    """Write a file with mode 0600, regardless of the umask. An existing file is replaced only when the new one is
    complete, and only with `overwrite`. A link to a file is followed, one to nothing is not.

    Raises MentorlogError if the file can't be written."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    refuse_dangling_link(path)
    try:
        target = path.resolve() if path.is_symlink() else path
        make_folder(target.parent)
        files.write_private(target, data, overwrite=overwrite)
    except OSError as error:
        raise MentorlogError(f"{path} can't be written: {error.strerror}.") from error


def refuse_dangling_link(path: Path) -> None:
    """Raise MentorlogError for a symbolic link to a file that does not exist: its place may be on a disk that is not
    connected, or be one where another user wants a file; and for one that `refuse_planted_link` refuses."""
    if not os.path.islink(path):  # noqa: PTH114 - pathlib raises if it can't be read
        return
    if not os.path.exists(path):  # noqa: PTH110
        raise MentorlogError(
            f"{path} is a symbolic link to {path.readlink()}, which does not exist. Nothing was written."
        )
    refuse_planted_link(path)


def refuse_planted_link(path: Path) -> None:
    """Raise MentorlogError for a symbolic link of another user in a folder where every user can create files, such as
    /tmp: it could make the user overwrite one of their own files. Linux does not follow such links either."""
    link, folder = path.lstat(), path.parent.stat()
    if (
        stat.S_ISLNK(link.st_mode)
        and folder.st_mode & stat.S_IWOTH
        and hasattr(os, "geteuid")
        and link.st_uid not in (os.geteuid(), folder.st_uid)
    ):
        raise MentorlogError(
            f"{path} is a symbolic link that another user put in {path.parent}. Nothing was written. Name another file."
        )


def save_bug_report(app: App, error: Exception) -> str:
    """Save the description of a bug in a file; returns the hint that names the file."""
    from mentorlog.cli.output.bug_report import bug_report

    try:
        kept = save_recovery_file(bug_report(app, error), folder=Path(app.data_folder, "defects"))
    except OSError:
        return "Please report it with the command that you typed."
    return f"Please report it; where it happened is saved in {kept}, without text of your journal."


def save_recovery_file(text: str, *, folder: Path) -> Path:
    """Save text in a new file in `folder`. Bytes that are not valid UTF-8 are written unchanged (surrogate escapes).
    Raises OSError."""
    make_folder(folder)
    path = create_private(folder / recovery_name(".txt"))
    try:
        fill(path, text.encode("utf-8", "surrogateescape"))
        sync_file(path)
    except BaseException:
        remove_draft(path)
        raise
    return path


def recovery_name(ending: str) -> str:
    """A new name for a recovery file: the time and some random letters."""
    # named by the system clock: an invalid MENTORLOG_NOW must not lose the text
    minute = f"{dt.datetime.now():%Y-%m-%d-%H%M}"  # noqa: DTZ005
    return f"{minute}-{os.urandom(4).hex()}{ending}"

"""Files for the owner's eyes alone: 0600 before any content, whole or not at all."""

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
    """Make a folder and its missing parents for the owner alone; one that is there already stays as it is."""
    missing = [folder, *folder.parents]
    for one in reversed([each for each in missing if not each.exists()]):
        try:
            one.mkdir(mode=0o700)
        except FileExistsError:  # somebody else was faster, so it is theirs
            continue
        one.chmod(0o700)  # whatever the umask took away


def write_private(path: Path, content: str | bytes, *, over: bool = True) -> None:
    """Write a file whole, 0600 whatever the umask; what was there before stays until the new one is complete, and
    stays altogether unless it may be written `over`.

    Raises MentorlogError where the place can't be written."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    try:
        target = path.resolve() if path.is_symlink() else path
        make_folder(target.parent)
        handle, draft = draft_in(target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _move(draft, target, over=over)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise MentorlogError(f"{path} can't be written: {error.strerror}.") from error


def _move(draft: Path, target: Path, *, over: bool) -> None:
    """Put a file in its place; FileExistsError where something is there, came it only a moment ago."""
    if not over:
        try:
            target.hardlink_to(draft)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if target.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        else:
            draft.unlink()
            return
    draft.replace(target)


def keep_story(app: App, error: Exception) -> str:
    """Keep the traceback of a defect for whoever mends it; where it lies, in words."""
    import traceback

    try:
        kept = keep("".join(traceback.format_exception(error)), folder=app.data_path / "defects")
    except OSError:
        return "Please report it, with what you typed."
    return f"Please report it; what happened inside is in {kept} (look first whether anything private is in it)."


def keep(text: str, *, folder: Path) -> Path:
    """Keep text that could not be saved, in a new file of `folder`; bytes that are no UTF-8, as they came (surrogate
    escapes). Raises OSError."""
    make_folder(folder)
    # named by the clock itself: a present that can't be read (MENTORLOG_NOW) must not cost the text
    handle, path = draft_in(folder, prefix=f"{dt.datetime.now():%Y-%m-%d-%H%M}-", suffix=".txt")  # noqa: DTZ005
    with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
        file.write(text)
    return path


def draft_in(folder: Path, *, prefix: str, suffix: str = "") -> tuple[int, Path]:
    """A new, empty file in `folder`, open for writing, 0600 whatever the umask."""
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=suffix, dir=folder)
    if hasattr(os, "fchmod"):
        os.fchmod(handle, 0o600)
    return handle, Path(name)

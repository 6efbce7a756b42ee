"""Files for the owner's eyes alone: 0600 before any content, whole or not at all."""

from __future__ import annotations

import datetime as dt
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
        one.mkdir(mode=0o700, exist_ok=True)


def write_private(path: Path, content: str | bytes) -> None:
    """Write a file whole, 0600 whatever the umask; what was there before stays until the new one is complete.

    Raises MentorlogError where the place can't be written."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    target = path.resolve() if path.is_symlink() else path
    try:
        make_folder(target.parent)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise MentorlogError(f"{path} can't be written: {error.strerror}.") from error


def keep_story(app: App, error: Exception) -> str:
    """Keep the traceback of a defect for whoever mends it; where it lies, in words."""
    import traceback

    try:
        kept = keep("".join(traceback.format_exception(error)), folder=app.data_path / "defects", now=app.now)
    except (OSError, MentorlogError):
        return "Please report it, with what you typed."
    return f"Please report it; what happened inside is in {kept} (look first whether anything private is in it)."


def keep(text: str, *, folder: Path, now: dt.datetime) -> Path:
    """Keep text that could not be saved, in a new file of `folder`; raises OSError."""
    make_folder(folder)
    handle, name = tempfile.mkstemp(prefix=f"{now:%Y-%m-%d-%H%M}-", suffix=".txt", dir=folder)
    with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as file:
        file.write(text)
    return Path(name)

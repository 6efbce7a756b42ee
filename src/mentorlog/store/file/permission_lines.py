"""The line that gives the user a permission that is missing for a file."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from mentorlog import shell_line


def permission_line(path: str | os.PathLike[str]) -> str | None:
    """The line that lets the user read and write `path`, or open its folder. If that belongs to another user, the line
    lists the permissions. None if no permission is missing."""
    file = Path(path).absolute()
    folder = next(place for place in (file, *file.parents) if place == place.parent or _is_folder(place))
    if not os.access(folder, os.W_OK | os.X_OK):
        return _line(folder, mode="u+rwx")
    if os.access(file, os.F_OK) and not os.access(file, os.R_OK | os.W_OK):
        return _line(file, mode="600")
    return None


def _is_folder(path: Path) -> bool:
    with suppress(OSError):  # a folder above it can't be opened
        return path.is_dir()
    return False


def _line(path: Path, *, mode: str) -> str:
    is_own = not hasattr(os, "geteuid") or path.stat().st_uid == os.geteuid()
    return shell_line.join(["chmod", mode, str(path)] if is_own else ["ls", "-ld", str(path)])

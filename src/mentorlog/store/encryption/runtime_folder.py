"""The folder of the user in which a key may lie for a while: in memory, gone at logout, and closed to everyone else."""

from __future__ import annotations

import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_IN_MEMORY = ("tmpfs", "ramfs")
_MOUNTS = "/proc/mounts"


def runtime_folder(candidates: Iterable[str]) -> str | None:
    """The first of the folders that belongs to this user alone and is in memory; None if there is none, as on macOS and
    Windows."""
    return next((folder for folder in candidates if folder and _is_own(folder) and _is_in_memory(folder)), None)


def _is_own(folder: str) -> bool:
    if not hasattr(os, "getuid"):  # Windows
        return False
    try:
        status = os.stat(folder)
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not stat.S_IMODE(status.st_mode) & 0o077


def _is_in_memory(folder: str) -> bool:
    """Whether the file system of a folder is in memory: that of the longest mount point that it is under."""
    try:
        with open(_MOUNTS, encoding="utf-8", errors="surrogateescape") as file:
            mounts = [line.split(" ", 3) for line in file]
    except OSError:
        return False
    real = os.path.realpath(folder)
    found = ""
    kind = ""
    for _, escaped, name, *_ in mounts:
        point = _unescaped(escaped)
        # a later line is mounted over an earlier one
        if (real == point or real.startswith(point.rstrip("/") + "/")) and len(point) >= len(found):
            found, kind = point, name
    return kind in _IN_MEMORY


def _unescaped(point: str) -> str:
    for escaped, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(escaped, character)
    return point

"""What is at a path, if that can be known: pathlib raises PermissionError in a folder that can't be opened."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def is_file(path: Path) -> bool:
    """Whether there is a file; False if that can't be known."""
    with suppress(OSError):
        return path.is_file()
    return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder; False if that can't be known."""
    with suppress(OSError):
        return path.is_dir()
    return False

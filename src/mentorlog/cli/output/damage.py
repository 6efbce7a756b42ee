"""Complete the error of a damaged journal: the newest good backup with the line that restores it, or what to do without
one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.errors import DamagedError


def name_backup(app: App, error: DamagedError) -> None:
    """Add to the error of a damaged journal what to do about it."""
    beside = f"{error.path}-journal"
    if Path(beside).exists():
        error.message += f" Beside it is {beside}, which may be the rollback file of another file."

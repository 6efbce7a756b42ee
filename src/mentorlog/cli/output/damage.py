"""Complete the error of a damaged journal: the entry that is damaged, and the newest good backup with the line that
restores it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.errors import DamagedError


def complete_damage(app: App, error: DamagedError) -> None:
    """Add to the error the entry that is damaged, if one can be named, and what to do."""
    found = None if error.names_entry else app.find_damage()
    if found is not None:
        error.message = found.message
    beside = f"{error.path}-journal"
    if Path(beside).exists():
        error.message += f" Beside it is {beside}, which may be the rollback file of another file."

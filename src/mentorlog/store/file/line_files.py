"""Where the line that records the text of a recovery file is kept: `unsaved-lines/` beside `unsaved/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def line_file(recovery_file: Path) -> Path:
    """The file with the line that records a recovery file: it has the same name, in a folder beside that folder."""
    return recovery_file.parent.with_name("unsaved-lines") / recovery_file.name

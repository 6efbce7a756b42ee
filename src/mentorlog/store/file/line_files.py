"""The names of what is in and beside the recovery folder `unsaved/`: the folders of editors, and `unsaved-lines/` with
the lines that record its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

EDITOR_FOLDER: Final = ".editor"
"""What the name of the folder ends in that an editor has for itself, in the recovery folder."""
FILE_OF_EDITOR: Final = "text.md"
"""The file in this folder that the editor changes."""
LINES_FOLDER: Final = "unsaved-lines"
"""The folder beside `unsaved/` with the lines."""


def line_file(recovery_file: Path) -> Path:
    """The file with the line that records a recovery file: it has the same name, in a folder beside that folder."""
    return recovery_file.parent.with_name(LINES_FOLDER) / recovery_file.name

"""The line that records the text of a recovery file, which is kept beside it for `doctor`."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.cli.output.kept_journal import line_to_keep
from mentorlog.cli.output.messages import warn
from mentorlog.cli.output.recovery_folders import recovery_folders
from mentorlog.store.file.files import create_private, fill, make_folder
from mentorlog.store.file.line_files import line_file

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def save_line(app: App, path: str, line: str) -> None:
    """Save the line that records a recovery file, for `doctor`. Lines of files that were deleted are deleted too."""
    file = Path(path)
    if file.parent not in recovery_folders(app):
        return
    target = line_file(file)
    with suppress(OSError):  # the text is saved, and the line is on the screen
        make_folder(target.parent)
        for other in target.parent.iterdir():
            if not (file.parent / other.name).exists():
                other.unlink()
        target.unlink(missing_ok=True)
        fill(create_private(target), f"{line_to_keep(app, line)}\n".encode())


def saved_lines(app: App) -> frozenset[str]:
    """The lines of all recovery files, as they were saved."""
    lines = set()
    for folder in recovery_folders(app):
        with suppress(OSError):  # there is no such folder
            for file in folder.iterdir():
                with suppress(OSError, UnicodeDecodeError):
                    lines.add(line_file(file).read_text("utf-8").strip())
    return frozenset(lines)


def file_on_stdin(app: App) -> Path | None:
    """The recovery file that is standard input, as in the line that records it; None if it is something else."""
    for folder in recovery_folders(app):
        with suppress(OSError, ValueError):  # standard input is no file, or the folder is missing
            given = os.fstat(sys.stdin.fileno())
            for file in folder.iterdir():
                if os.path.samestat(given, file.lstat()):
                    return file
    return None


def remove_recorded_file(app: App) -> None:
    """Delete the recovery file that was standard input: all of its text is recorded now."""
    file = file_on_stdin(app)
    if file is not None:
        with suppress(OSError):  # the folder is read-only
            file.unlink()
            line_file(file).unlink(missing_ok=True)
            warn(f"{file} is recorded and was deleted.")

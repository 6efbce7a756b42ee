"""Import a log: a file of notes with a heading for each meeting, or a folder of such files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import JournalError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.cli.input.imports.request import ImportRequest


def import_logs(app: App, request: ImportRequest) -> None:
    """Record the sessions, promises and notes of the files of `request` as one command, and show them."""
    raise JournalError(f"{request.files[0]} is a log, and logs can't be imported yet. Nothing was changed.")

"""Import another journal, or a JSON export of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import JournalError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.cli.input.imports.request import ImportRequest


def import_journal(app: App, request: ImportRequest, *, is_export: bool) -> None:
    """Bring the entries of the file of `request` into the journal as one command, and show them."""
    raise JournalError(f"{request.files[0]} can't be imported yet. Nothing was changed.")

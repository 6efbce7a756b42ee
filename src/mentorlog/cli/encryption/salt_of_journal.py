"""The salt of the journal, which names its key."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.errors import ConflictError, JournalError

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def salt_of_journal(app: App) -> bytes:
    """The salt of the encrypted journal. Raises JournalError if there is no journal, or another file, and ConflictError
    for a journal that is not encrypted."""
    from mentorlog.store.encryption.unlocking import salt_of

    path = app.journal_path
    with suppress(OSError):  # opening it reports why it can't be read
        salt = salt_of(Path(path))
        if salt is not None:
            return salt
    if not app.open_for_reading().exists:
        app.refuse_lost_journal()
        raise JournalError(f"There is no journal at {path}.", hint="mentorlog start NAME --i-am mentor")
    raise ConflictError(f"The journal {path} is not encrypted.", hint="mentorlog encrypt")

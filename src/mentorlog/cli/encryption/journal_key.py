"""Have the key of the journal before anything else is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def require_key(app: App) -> bool:
    """Find the key of the journal if it is encrypted; returns whether it is. A question for the passphrase comes now,
    not while a progress bar is shown. Raises LockedError."""
    from mentorlog.store.file.driver import key_of

    return key_of(app.journal_path) is not None

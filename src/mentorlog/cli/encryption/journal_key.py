"""Have the key of the journal before anything else is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def require_key(app: App) -> bool:
    """Find the key of the journal if it is encrypted; returns whether it is. A question for its passphrase comes now,
    not while a progress bar is shown; after that, looking at backups and other files asks for none. Raises
    LockedError."""
    from mentorlog.store.file.driver import key_of

    key = key_of(app.journal_path)
    ask_no_more(app)
    return key is not None


def ask_no_more(app: App) -> None:
    """Let files that this run opens from now on be locked rather than ask for their passphrase."""
    if app.key_sources == "all":
        app.key_sources = "unasked"

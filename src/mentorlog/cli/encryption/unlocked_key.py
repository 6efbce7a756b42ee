"""The key of a journal that was unlocked. Every command on an encrypted journal looks for it first, so this module
imports little."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.store.encryption.keys import Key


def unlocked_key(app: App, salt: bytes) -> Key | None:
    """The key with this salt that `unlock` keeps in memory; None if there is none."""
    from mentorlog.cli.real_clock import seconds_now
    from mentorlog.store.encryption.cached_key import read_cached_key

    folder = app.runtime_folder
    return read_cached_key(folder, salt=salt, now=seconds_now()) if folder else None

"""Forget the keys of unlocked journals that do not open them any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli import output
from mentorlog.cli.real_clock import seconds_now

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.cli.app import App
    from mentorlog.store.encryption.keys import Key


def replace_cached_keys(app: App, salts: Iterable[bytes], *, key: Key | None) -> bool:
    """Remove the keys with these salts from the runtime folder. If one was there, `key` is kept there instead for the
    rest of its time; whether it is."""
    from mentorlog.store.encryption.cached_key import cached_until, remove_cached_key, write_cached_key

    folder = app.runtime_folder
    if folder is None:
        return False
    try:
        until = [cached_until(folder, salt=salt, now=seconds_now()) for salt in salts]
        for salt in salts:
            remove_cached_key(folder, salt=salt)
        last = max(filter(None, until), default=None)
        if key is None or last is None:
            return False
        write_cached_key(folder, key, until=last)
    except OSError as error:
        output.warn(f"The keys of unlocked journals in {folder} can't be changed: {error.strerror}.")
        return False
    return True

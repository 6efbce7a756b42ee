"""Let the store find the keys of encrypted files in one run of the program.

Every command comes here, so this module imports nothing heavy.
"""

from __future__ import annotations

from mentorlog.store.encryption.key_ring import ring

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.cli.app import App, KeySources
    from mentorlog.cli.encryption.find_key import KeyFinder
    from mentorlog.store.encryption.keys import Key


def look_for_keys(app: App, *, sources: KeySources = "all") -> None:
    """Begin a run without any key; the store finds keys in these sources when it opens encrypted files."""
    finder: KeyFinder | None = None

    def find(path: str, start: bytes) -> Key | None:
        nonlocal finder
        if finder is None:
            from mentorlog.cli.encryption.find_key import KeyFinder

            finder = KeyFinder(app)
        return finder.find(path, salt=start)

    app.key_sources = sources
    ring.clear(find=find)


def forget_keys() -> None:
    """Forget all keys at the end of a run."""
    ring.clear()

"""Words that say that two people meet without a cadence. Apart from the grammar, so that showing one is quick."""

from __future__ import annotations

from typing import Final

_WORDS: Final = frozenset({"none", "no", "never", "no cadence", "ingen", "aldrig"})


def is_no_cadence(text: str) -> bool:
    """Whether `text` says that there is no cadence; blank text does too."""
    phrase = " ".join(text.casefold().split())
    return not phrase or phrase in _WORDS

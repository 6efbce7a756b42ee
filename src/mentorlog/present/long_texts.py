"""Show the beginning of a text that is too long for a screen, and how much follows."""

from __future__ import annotations

from typing import Final

LONGEST: Final = 20_000
"""The number of characters of a text that a screen shows; commands stay fast whatever a journal contains."""


def shorten(text: str) -> str:
    """The text, or its first characters and the number of the others."""
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST]} [… {len(text) - LONGEST:,} more characters]"

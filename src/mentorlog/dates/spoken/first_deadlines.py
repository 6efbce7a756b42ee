"""Split a text that may begin with its deadline: `By friday: send slides`, `Inden den 1. december, sende slides`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST: Final = 70
"""Characters of the deadline."""
_SEPARATORS: Final = (":", ",")


def split_first_words(text: str) -> Iterator[tuple[str, str]]:
    """What stands before each colon or comma near the beginning and the text after it; the longest first."""
    for place in range(min(len(text), _LONGEST) - 1, 0, -1):
        rest = text[place + 1 :]
        if text[place] in _SEPARATORS and rest[:1].isspace() and any(char.isalnum() for char in rest):
            yield text[:place].strip(), rest.strip()

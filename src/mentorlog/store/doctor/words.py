"""Words and lines that several findings share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

REPAIR: Final = "mentorlog doctor --repair"
"""The line that rebuilds what can be derived."""
_MOST: Final = 5
"""The number of names in a message."""


def listed(names: Sequence[str]) -> str:
    """Names separated by commas, at most five, and how many more there are."""
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f" and {more} more" if more > 0 else "")


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: `1 copy`, `2 copies`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"

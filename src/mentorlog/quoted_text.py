"""What was typed, quoted in a message: on one line, and only the beginning of what is long.

A message is read on a screen that others may see, and may end in a file (`2> errors.txt`), so it never repeats a text.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_LONGEST: Final = 60
"""The number of characters that are quoted: enough for a name, a date or a title."""


def quoted(value: object) -> str:
    """A value in quotes, as Python writes it; of a longer text the beginning, which ends in `…`."""
    if not isinstance(value, str):
        return shortened(repr(value))
    return repr(shortened(value))


def shortened(text: str) -> str:
    """The text, or the beginning of a longer one, which ends in `…`."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

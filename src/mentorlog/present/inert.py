"""User text made inert: nothing in it can act on a terminal or deceive a reader.

Invisible characters are made visible, never dropped: control characters become their symbols, invisible and
direction-changing ones their code point. Ordinary text in any script, emoji with their joiners, and brackets, colons
and backslashes pass unchanged. Of a text that is too long for a screen, only the beginning is shown.
"""

from __future__ import annotations

import re

from mentorlog.unsafe_characters import LINE_BREAKS, UNSAFE, visible_sign

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

LONGEST: Final = 20_000
"""The number of characters of a text that a screen shows, so that commands stay fast whatever a journal contains."""


def shorten(text: str) -> str:
    """The text, or its first characters and the number of the others."""
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST]} [… {len(text) - LONGEST:,} more characters]"


def inert(text: str) -> str:
    """`text` as one line that is safe to show; line breaks and tabs become a space."""
    if text.isprintable():  # false for every unsafe character, and for some harmless ones
        return text
    return re.sub(UNSAFE, lambda found: visible_sign(found[0]), re.sub(f"(?:{LINE_BREAKS})+|\t", " ", text))


def inert_lines(text: str) -> list[str]:
    """The lines of `text`, each safe to show; every kind of line break counts, and one at the end adds no line."""
    lines = [inert(line) for line in re.split(LINE_BREAKS, text)]
    return lines[:-1] if len(lines) > 1 and not lines[-1] else lines

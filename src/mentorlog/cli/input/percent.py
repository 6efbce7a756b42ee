"""Separate the progress of a goal from the note after it."""

from __future__ import annotations

import re
from typing import Final

_PERCENT: Final = r"\s*(\d{1,3})\s*(?:%|percent|per cent|procent|pct\.?)(?=\s|$)\s*"


def split_percent(text: str) -> tuple[str, str]:
    """The progress that begins the text, without its per cent sign or word, and the note after it: `50 %`, `50 procent
    næsten færdig`. Without such a sign the first word, and the rest."""
    found = re.match(_PERCENT, text, re.IGNORECASE)
    if found:
        return found[1], text[found.end() :]
    first, _, rest = text.lstrip().partition(" ")
    return first, rest

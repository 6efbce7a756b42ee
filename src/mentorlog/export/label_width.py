"""The width of the labels of charts, and labels that are cut to a width."""

from __future__ import annotations

import unicodedata
from typing import Final

LETTER_WIDTH: Final = 7.5
"""The greatest width of a usual letter, in pixels."""
NARROW_LETTERS: Final = frozenset("fijlrtI.,:;!|'()[] ")
WIDE_LETTERS: Final = frozenset("mwMW@%—")
LONGEST_LABEL: Final = 48
"""Letters."""
_TRAILING: Final = " ,.;:-–\u200d\ufe0f"
"""Characters that are removed before an ellipsis."""


def text_width(text: str, strip_width: int) -> float:
    """The width of a label with its mark in hundredths of the strip, whose width is in pixels."""
    return 100 * (18 + sum(map(_letter_width, text))) / strip_width


def _letter_width(letter: str) -> float:
    """The greatest width of a letter in the fonts of usual systems, in pixels."""
    if unicodedata.combining(letter):
        return 0
    if letter in NARROW_LETTERS:
        return LETTER_WIDTH * 0.65
    if letter in WIDE_LETTERS or unicodedata.east_asian_width(letter) in "WF":
        return LETTER_WIDTH * 1.7
    return LETTER_WIDTH * (1.25 if letter.isupper() else 1)


def shorten(text: str, space: float, strip_width: int) -> str:
    """`text`, or as much of it as fits in `space`, with an ellipsis."""
    if len(text) <= LONGEST_LABEL and text_width(text, strip_width) <= space:
        return text
    kept = text[: LONGEST_LABEL - 1]
    while kept and text_width(f"{kept}…", strip_width) > space:
        kept = kept[:-1]
    return f"{kept.rstrip(_TRAILING)}…"

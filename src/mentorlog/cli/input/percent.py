"""Separate the progress of a goal from the note after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGN: Final = r"(?:%|percent|per cent|procent|pct\.?)"


def split_percent(words: Sequence[str]) -> tuple[str, list[str]]:
    """The progress that begins the words, without its per cent sign or word, and the note after it as it was typed:
    `50 %`, `50 procent næsten færdig`. Without such a sign the first word, and the rest.

    A word in quotes may have both in it (`"50 % nearly done"`), but a sign that begins a note in quotes of its own
    belongs to the note (`50 "% of the team agree"`)."""
    text, rest = words[0].strip(), list(words[1:])
    if text.isdecimal():
        for count in (2, 1):
            if re.fullmatch(_SIGN, " ".join(rest[:count]), re.IGNORECASE):
                return text, rest[count:]
        return text, rest
    found = re.match(rf"\s*(\d{{1,3}})\s*{_SIGN}(?=\s|$)\s*", words[0], re.IGNORECASE)
    found = found or re.match(r"\s*(\S+)\s*", words[0])
    if found is None:
        return "", rest
    in_word = words[0][found.end() :]
    return found[1], [in_word, *rest] if in_word else rest

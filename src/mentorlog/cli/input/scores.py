"""Scores from 1 to 5 as people type them: `4`, `4/5`, `4 out of 5`, `four`, `fire`."""

from __future__ import annotations

import re
from typing import Final

from mentorlog.model import SCORES

_WORDS: Final = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "en": 1,
    "et": 1,
    "én": 1,
    "ét": 1,
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
}
"""Scores in words, in English and Danish."""
UNCLEAR_WORDS: Final = ("one", "en", "et", "to")
"""Scores in words that a skill may end in: `how to`, `one on one`."""
MOST_WORDS: Final = 4
"""The words of the longest score: `4 ud af 5`."""
_OF: Final = r"(?:\s*/\s*|\s+(?:out\s+of|of|ud\s+af|af)\s+)"


def read_score(text: str) -> int | None:
    """The score that a text is, perhaps with its scale; None for another text."""
    score, scale = re.fullmatch(rf"\s*(\S+?)(?:{_OF}(\S+))?\s*", text.casefold()), SCORES[-1]
    if score is None or (score[2] is not None and _number(score[2]) != scale):
        return None
    return _number(score[1])


def split_score(words: list[str]) -> tuple[list[str], int] | None:
    """The words before the score that the words end in, without a colon after them, and the score. None if they do not
    end in a score."""
    for count in range(min(MOST_WORDS, len(words)), 0, -1):
        score = read_score(" ".join(words[-count:]))
        if score is not None:
            return _without_colon(words[:-count]), score
    before, colon, last = words[-1].rpartition(":") if words else ("", "", "")
    score = read_score(last) if colon and before else None
    return ([*words[:-1], before], score) if score is not None else None


def without_number(words: list[str]) -> list[str]:
    """The words without a number, which may have a scale, at their end: `4 of 10`, `9`, `4.5`."""
    text = re.sub(rf"(?:^|\s+)-?\d[\d.,]*(?:{_OF}\d[\d.,]*)?$", "", " ".join(words))
    return _without_colon(text.split()) if text else []


def _number(word: str) -> int | None:
    if word in _WORDS:
        return _WORDS[word]
    return int(word) if word in map(str, SCORES) else None


def _without_colon(words: list[str]) -> list[str]:
    """The words without a colon or an equals sign at their end, unless nothing else is there. Other words stay as they
    were typed, with their blanks."""
    if not " ".join(words).rstrip(" ").endswith((":", "=")):
        return words
    kept = words[:]
    while kept and not kept[-1].strip(" :="):
        kept.pop()
    return [*kept[:-1], kept[-1].rstrip(" :=")] if kept else words

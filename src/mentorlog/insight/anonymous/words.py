"""Split a text into the words that can be names, with their places."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

_APOSTROPHES: Final = "\u02b9\u02bb\u02bc\u02c8\ua78c"
"""Letters that are written for an apostrophe, which separates words."""


_SHORTEST_GENITIVE: Final = 2


class Word(NamedTuple):
    """A word of a text."""

    start: int
    end: int
    text: str
    """Without invisible characters and the marks of emphasis within it."""


def words_in(text: str) -> Iterator[Word]:
    """The runs of letters and digits. Every other sign separates words, but for invisible characters (a soft hyphen)
    and emphasis within a word (`S**øren**`)."""
    pattern = _ascii_word() if text.isascii() else _any_word(_joined(text))
    for found in pattern.finditer(text):
        yield Word(found.start(), found.end(), _plain(found.group()))


def name_words(name: str) -> list[str]:
    """The words of a name; every kind of apostrophe and hyphen separates them."""
    return [word.text for word in words_in(name)]


def without_genitive(word: str) -> tuple[str, ...]:
    """What a word is the genitive of, if it is one: Jens for `Jenses`, Lund for `Lunds`."""
    if len(word) < _SHORTEST_GENITIVE or word[-1] not in "sS":
        return ()
    is_long = word.lower().endswith(("ses", "xes", "zes"))
    return (word[:-1], word[:-2]) if is_long else (word[:-1],)


def parts_of(word: Word) -> list[Word]:
    """The parts of a word before and after each inner capital or digit, with their places; empty if it has none."""
    text = word.text
    if word.end - word.start != len(text) or text.islower() or text.isupper() or (text.isalpha() and text.istitle()):
        return []
    starts = [0]
    for at in range(1, len(text)):
        previous, char = text[at - 1], text[at]
        if previous.isalpha() != char.isalpha() or (previous.islower() and char.isupper()):
            starts.append(at)
    ends = [*starts[1:], len(text)]
    return [
        Word(word.start + start, word.start + end, text[start:end]) for start, end in zip(starts, ends, strict=True)
    ]


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    from unicodedata import normalize

    from mentorlog.unsafe_characters import remove_invisible

    return text if text.isascii() and "*" not in text else normalize("NFC", remove_invisible(text.replace("*", "")))


@cache
def _ascii_word() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z0-9]+(?:\*{1,3}[A-Za-z0-9]+)*")


def _joined(text: str) -> str:
    """The marks and invisible characters of a text that belong to the words they are in: in some scripts marks are a
    part of the word, but are not letters."""
    from unicodedata import category

    from mentorlog.unsafe_characters import remove_invisible

    found = (char for char in set(text) if "\x7f" < char < "\U0001ffff")
    return "".join(sorted(char for char in found if category(char)[0] == "M" or not remove_invisible(char)))


@lru_cache(maxsize=256)
def _any_word(joined: str) -> re.Pattern[str]:
    """Letters and digits, and the marks `joined` that belong to them."""
    letter = rf"[^\W_{_APOSTROPHES}]"
    marks = rf"|[{re.escape(joined)}]" if joined else ""
    return re.compile(rf"{letter}(?:{letter}{marks}|\*{{1,3}}{letter})*")

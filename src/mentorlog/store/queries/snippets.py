"""The part of a text around a search match, and the positions of the matches, found by the rules of the index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Span = tuple[int, int]

CJK: Final = "\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
"""Ranges of Chinese, Japanese and Korean characters; each is a word in the index (as in the schema)."""
SYMBOLS: Final = "\u2100-\u214f\u2195-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
"""Ranges of emoji and other symbols; each is a word in the index (as in the schema)."""
MIN_START: Final = 3
MIN_END: Final = 4
"""The least letters of a compound before an end by which it is found, and those of the end (as in the schema)."""

WIDTH: Final = 160
"""The approximate maximum length of a snippet, in characters."""
_LEAD_LENGTH: Final = 40
"""The number of characters before the first match."""
_LONGEST: Final = 20_000
"""The number of characters of a text in which matches are looked for; to find every word of a text takes long."""
_MAX_SHIFT: Final = 15
"""The maximum number of characters by which an end moves to fall between words."""

_ACCENTS: Final = "\u0300-\u036f"
_SINGLE: Final = tuple((part[0], part[-1]) for part in re.findall(".-.", CJK + SYMBOLS))
"""The ranges of characters that are words of their own, as pairs of the first and the last."""


class Term(NamedTuple):
    """One term of a query: a word or a phrase."""

    text: str
    """The words."""
    prefix: bool = False
    """Whether the last word is a prefix."""


class Snippet(NamedTuple):
    """The part of a text around a match."""

    text: str
    """The part, with `…` where it was cut."""
    matches: tuple[Span, ...]
    """The positions of the matches in it."""
    start: int
    """Where the part begins in the whole text."""
    end: int
    """Where it ends."""


def snippet(text: str, terms: Sequence[Term]) -> Snippet:
    """The part of `text` around the first match; without a match it is the beginning of the text."""
    words_of_terms = [(_words(term.text), term.prefix) for term in terms]
    skipped = 0
    if len(text) > _LONGEST:
        skipped = _start_with_match(text, [words[0] for words, _ in words_of_terms if words])
        text = text[skipped : skipped + _LONGEST]
    first = next(_matches(text, words_of_terms), (0, 0))
    start = _between_words(text, first[0] - _LEAD_LENGTH, at_least=0, at_most=first[0])
    if len(text) - start < WIDTH:
        start = _between_words(text, len(text) - WIDTH, at_least=0, at_most=start)
    end = _between_words(text, start + WIDTH, at_least=min(first[1], start + 2 * WIDTH), at_most=len(text))
    before, after = ("…" if start > 0 else ""), ("…" if end < len(text) else "")
    shown = text[start:end]
    matches = _merge(_matches(shown, words_of_terms), by=len(before))
    return Snippet(before + shown + after, matches, skipped + start, skipped + end)


def _start_with_match(text: str, words: list[str]) -> int:
    """Where the part of a very long text begins that a match is looked for in: it has the first of the words, if one of
    them is in the text as it is spelled."""
    places = [place for place in map(text.casefold().find, words) if place >= 0]
    return max(min(places, default=0) - _LONGEST // 2, 0)


def _between_words(text: str, position: int, *, at_least: int, at_most: int) -> int:
    """A position at or soon after `position` where a word begins, from `at_least` to `at_most`."""
    if position <= at_least:
        return at_least
    if position >= at_most:
        return at_most
    gap = re.compile(r"\s").search(text, position, min(position + _MAX_SHIFT, at_most))
    return gap.end() if gap else position


def _matches(text: str, words_of_terms: list[tuple[list[str], bool]]) -> Iterator[Span]:
    """The positions of all terms, in the order of the text."""
    longest = max(len(words) for words, _ in words_of_terms)
    window: list[tuple[str, int, int]] = []
    for word, start, end in _find_words(text):
        window.append((_fold(word), start, end))
        if len(window) >= longest:
            yield from _matches_at_start(text, window, words_of_terms)
            window.pop(0)
    while window:
        yield from _matches_at_start(text, window, words_of_terms)
        window.pop(0)


def _matches_at_start(
    text: str, window: list[tuple[str, int, int]], words_of_terms: list[tuple[list[str], bool]]
) -> Iterator[Span]:
    for words, prefix in words_of_terms:
        if words and _is_match([word for word, _, _ in window[: len(words)]], words, prefix=prefix):
            yield window[0][1], window[len(words) - 1][2]
        elif len(words) == 1 and not prefix and is_end(words[0], of=window[0][0]):
            _, start, end = window[0]
            yield _start_of_end(text, start, end, words[0]), end


def is_end(word: str, *, of: str) -> bool:
    """Whether a search for `word` finds the longer word `of`, because it is the last part of that compound."""
    return len(word) >= MIN_END and len(of) - len(word) >= MIN_START and of.endswith(word)


def _start_of_end(text: str, start: int, end: int, word: str) -> int:
    """The position from which the word at `start` to `end` reads as `word`."""
    return next((position for position in range(end - 1, start, -1) if _fold(text[position:end]) == word), start)


def _is_match(found: list[str], words: list[str], *, prefix: bool) -> bool:
    if not prefix:
        return found == words
    return len(found) == len(words) and found[:-1] == words[:-1] and found[-1].startswith(words[-1])


def _merge(spans: Iterator[Span], *, by: int) -> tuple[Span, ...]:
    """Merge overlapping spans, which are sorted by their start, and move them `by` characters."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and start < merged[-1][1] - by:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end + by))
        else:
            merged.append((start + by, end + by))
    return tuple(merged)


def _words(text: str) -> list[str]:
    return [_fold(word) for word, _, _ in _find_words(text)]


def _find_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text with their starts and ends."""
    # A pattern with the sets of CJK characters and symbols takes 40 million instructions to compile, as much as a sixth
    # of a search. So each of them in the text becomes a NUL, which no stored text has, and each accent a letter.
    marked = text if max(text, default="") < _ACCENTS[0] else text.translate(_marks(text))
    for found in re.finditer(r"\0|[^\W_]+", marked):
        yield text[found.start() : found.end()], found.start(), found.end()


def _marks(text: str) -> dict[int, str]:
    marks = {}
    for letter in set(text):
        if _ACCENTS[0] <= letter <= _ACCENTS[-1]:
            marks[ord(letter)] = "x"
        elif any(first <= letter <= last for first, last in _SINGLE):
            marks[ord(letter)] = "\0"
    return marks


def _fold(word: str) -> str:
    """A word in one spelling, in lower case and without accents, as the index stores it."""
    word = unify_spelling(word)
    if word.isascii():
        return word
    from unicodedata import normalize

    apart = normalize("NFD", word)
    return "".join(letter for letter in apart if not _ACCENTS[0] <= letter <= _ACCENTS[-1]).lower()


_SPELLINGS: Final = {
    **{ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    **str.maketrans({"Ø": "o", "ø": "o", "Æ": "ae", "æ": "ae", "Å": "a", "å": "a", "ß": "ss", "ẞ": "ss"}),
}


def unify_spelling(text: str) -> str:
    """The text in one spelling, as the index stores it: ø = oe = o, æ = ae, å = aa = a, ß = ss."""
    return text.translate(_SPELLINGS).replace("aa", "a").replace("oe", "o")

"""The part of a text around what was sought, and where in it the matches stand, as the index would see them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Span = tuple[int, int]

CJK: Final = "\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
"""Ranges of Han, kana, hangul and their kin, which the index takes one by one (as in the schema)."""

WIDTH: Final = 160
"""About as long as a snippet gets, in characters."""
_LEAD: Final = 40
"""How much of it stands before the first match."""
_SLACK: Final = 15
"""How far an end moves to fall between words."""

_ACCENTS: Final = "\u0300-\u036f"
_WORD: Final = re.compile(f"[{CJK}]|(?:[^\\W_{CJK}]|[{_ACCENTS}])+")
_ACCENT: Final = re.compile(f"[{_ACCENTS}]")


class Term(NamedTuple):
    """One thing sought: words in a row, the last of them only a beginning where `prefix` says so."""

    text: str
    prefix: bool = False


def snippet(text: str, terms: Sequence[Term]) -> tuple[str, tuple[Span, ...]]:
    """The part of `text` around the first match, with `…` where it was cut, and the matches in it.

    Where no match can be told, the beginning and none.
    """
    sought = [(_words(term.text), term.prefix) for term in terms]
    first = next(_matches(text, sought), (0, 0))
    start = _between_words(text, first[0] - _LEAD, at_least=0, at_most=first[0])
    if len(text) - start < WIDTH:
        start = _between_words(text, len(text) - WIDTH, at_least=0, at_most=start)
    end = _between_words(text, start + WIDTH, at_least=min(first[1], start + 2 * WIDTH), at_most=len(text))
    before, after = ("…" if start > 0 else ""), ("…" if end < len(text) else "")
    shown = text[start:end]
    return before + shown + after, _joined(_matches(shown, sought), by=len(before))


def _between_words(text: str, place: int, *, at_least: int, at_most: int) -> int:
    """`place`, or one a little later where a word begins, within bounds."""
    if place <= at_least:
        return at_least
    if place >= at_most:
        return at_most
    gap = re.compile(r"\s").search(text, place, min(place + _SLACK, at_most))
    return gap.end() if gap else place


def _matches(text: str, sought: list[tuple[list[str], bool]]) -> Iterator[Span]:
    """Where any of the terms stands, in the order of the text."""
    longest = max(len(words) for words, _ in sought)
    ahead: list[tuple[str, int, int]] = []
    for found in _WORD.finditer(text):
        ahead.append((_folded(found[0]), found.start(), found.end()))
        if len(ahead) >= longest:
            yield from _at_front(ahead, sought)
            ahead.pop(0)
    while ahead:
        yield from _at_front(ahead, sought)
        ahead.pop(0)


def _at_front(ahead: list[tuple[str, int, int]], sought: list[tuple[list[str], bool]]) -> Iterator[Span]:
    for words, prefix in sought:
        if words and _fits([word for word, _, _ in ahead[: len(words)]], words, prefix=prefix):
            yield ahead[0][1], ahead[len(words) - 1][2]


def _fits(here: list[str], words: list[str], *, prefix: bool) -> bool:
    if not prefix:
        return here == words
    return len(here) == len(words) and here[:-1] == words[:-1] and here[-1].startswith(words[-1])


def _joined(spans: Iterator[Span], *, by: int) -> tuple[Span, ...]:
    """The spans, which come by their beginnings, without overlaps and moved `by`."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start < joined[-1][1] - by:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end + by))
        else:
            joined.append((start + by, end + by))
    return tuple(joined)


def _words(text: str) -> list[str]:
    return [_folded(word) for word in _WORD.findall(text)]


def _folded(word: str) -> str:
    """A word without case and accents, as `unicode61 remove_diacritics 2` folds them."""
    if word.isascii():
        return word.lower()
    from unicodedata import normalize

    return _ACCENT.sub("", normalize("NFD", word)).lower()

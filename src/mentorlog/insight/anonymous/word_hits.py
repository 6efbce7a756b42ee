"""Find who a word of a text stands for: as a whole, in the genitive, and within a longer word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog import names
from mentorlog.insight.anonymous.words import parts_of, without_genitive, words_in
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.insight.anonymous.known_names import Known, KnownNames
    from mentorlog.insight.anonymous.stand_ins import Someone
    from mentorlog.insight.anonymous.words import Word

_SHORTEST_REST: Final = 4
"""The fewest letters after a name at the beginning of a word: Karenmetoden; Peter is not found in Petersen."""
_SHORTEST_PREFIX: Final = 3


class Hit(NamedTuple):
    """A part of a text that stands for someone."""

    start: int
    end: int
    people: frozenset[Someone]
    """Several if they share the word."""
    keys: frozenset[str] = frozenset()
    """The words of names that it has."""
    before: str = ""
    """What separates the stand-in from the word before it, within the same word."""
    after: str = ""
    """What follows the stand-in: the ending of the genitive, or what separates it from the rest of the word."""


def word_hits(text: str, word: Word, known: KnownNames, *, any_case: bool = False) -> list[Hit]:
    """The hits within a word; one hit with its start and end if the whole word stands for someone."""
    whole = whole_hit(word, known, any_case=any_case)
    if whole:
        return [whole]
    if "*" in text[word.start : word.end]:  # emphasis within a word, or a sign between two
        pieces = (
            piece._replace(start=piece.start + word.start, end=piece.end + word.start)
            for piece in words_in(text[word.start : word.end].replace("*", "_"))
        )
        return [hit for piece in pieces for hit in word_hits(text, piece, known, any_case=any_case)]
    parts = parts_of(word)
    hits = [hit for part in parts if (hit := _part(part, known))]
    return hits or _unspaced(text, word, known) or _beginning(word, known) or _within(word, known)


def make_hit(start: int, end: int, found: Iterable[Known], *, before: str = "", after: str = "") -> Hit | None:
    """The hit on these people; None if there are none."""
    found = list(found)
    if not found:
        return None
    people, keys = frozenset(each.someone for each in found), frozenset(each.key for each in found)
    return Hit(start, end, people, keys, before, after)


def whole_hit(word: Word, known: KnownNames, *, any_case: bool) -> Hit | None:
    """The hit on those for whom a whole word stands, also in the genitive."""
    hit = make_hit(word.start, word.end, known.matching(word.text, any_case=any_case))
    for name in without_genitive(word.text):
        found = (each for each in known.matching(name, any_case=any_case) if each.has_genitive)
        hit = hit or make_hit(word.start, word.end, found, after="'s")
    return hit


def _part(part: Word, known: KnownNames) -> Hit | None:
    """The hit on a part of a word with inner capitals. Ordinary words are not looked for: `MarkDown`."""
    return make_hit(
        part.start, part.end, (each for each in known.matching(part.text) if not each.needs_capital and part.text[1:])
    )


def _unspaced(text: str, word: Word, known: KnownNames) -> list[Hit]:
    """The hits on names in a script that separates no words, the longest first."""
    return list(find_signs(text, word.start, word.end, known)) if not word.text.isascii() else []


def find_signs(text: str, start: int, end: int, known: KnownNames) -> Iterator[Hit]:
    """The names in a part of a text that are found as they are written, whatever is beside them."""
    at = start
    signs = sorted(known.unspaced, key=len, reverse=True)
    while at < end:
        sign = next((sign for sign in signs if text.startswith(sign, at, end)), None)
        if sign is None:
            at += 1
            continue
        hit = make_hit(at, at + len(sign), known.unspaced[sign])
        if hit:
            yield hit
        at += len(sign)


def _beginning(word: Word, known: KnownNames) -> list[Hit]:
    """The hit on the longest name at the beginning of a word."""
    spelled = names.spellings(word.text[:_SHORTEST_PREFIX])
    if not any(each[: len(start)] == start for start in spelled for each in known.beginnings):
        return []
    longest = max(map(len, known.beginnings))
    for length in range(min(len(word.text) - 1, longest), _SHORTEST_PREFIX - 1, -1):
        rest = len(word.text) - length
        found = [
            each
            for spelling in names.spellings(word.text[:length])
            for each in known.beginnings.get(spelling, [])
            if (each.someone.kind == "organisation" or rest >= _SHORTEST_REST)
            and (not word.text[0].islower() or not each.needs_capital)
        ]
        hit = make_hit(word.start, word.start + length, found, after="-")
        if hit and word.end - word.start == len(word.text):
            return [hit]
        if hit:
            return [hit._replace(end=word.end, after="")]
    return []


def _within(word: Word, known: KnownNames) -> list[Hit]:
    """The hit on the longest name within a word; the whole word if the places of its letters are not known."""
    spelled = names.spellings(word.text)
    found = [name for name in known.within if any(name in spelling for spelling in spelled)]
    if not found:
        return []
    name = max(found, key=len)
    start = word.text.lower().find(name)
    if start < 0 or word.end - word.start != len(word.text):
        hit = make_hit(word.start, word.end, known.within[name])
    else:
        end = start + len(name)
        hit = make_hit(
            word.start + start,
            word.start + end,
            known.within[name],
            before="-" if start else "",
            after="-" if word.start + end < word.end else "",
        )
    return [hit] if hit else []

"""What a line of a text says about privacy: whether it is the private marker, or resembles one.

`mentorlog.normalise` lists every word that is looked for here, so that most texts are never read by this
module.
"""

from __future__ import annotations

import functools
import re
from typing import Final, Literal

from mentorlog.named_tuples import NamedTuple
from mentorlog.normalise import CONFIDENTIAL_WORDS, PRIVATE_STEM
from mentorlog.unsafe_characters import remove_invisible

LineKind = Literal["marker", "near miss", "heading", "inline", "text"]
"""What a line is. `marker`: the private marker. `near miss`: its words with other signs. `heading`: a line after which
private text may follow; it is refused only if there is text below it. `inline`: a mark with text after it on the same
line. `text`: anything else."""

_WORDS: Final = ("private", "privat", "private notes")
"""The words of the marker."""
_SIMILAR_WORDS: Final = ("private note", "privat note", "private noter", "privat noter", "privatnoter")
"""Words that people write for those of the marker."""
_MAX_WORDS: Final = 4
"""How many words a heading may have."""
_MAX_WORDS_BETWEEN_DASHES: Final = 6
"""How many words that begin with `private` a line between dashes may have."""
_HYPHENS: Final = "-\u2010\u2011\ufe63\uff0d"
_DASHES: Final = "\u2012\u2013\u2014\u2015\u2043\u2212\u2500\u2501\u2e3a\u2e3b\ufe58"
"""Dashes that are longer than a hyphen."""
_SINGLE_HYPHENS: Final = tuple(f" {hyphen}" for hyphen in _HYPHENS)
_SENTENCE_ENDS: Final = ".,;!?\u2026"


class PrivateLine(NamedTuple):
    """A line, with what is before and after its private mark."""

    kind: LineKind
    """What the line is."""
    before: str = ""
    """The text before the mark of an `inline` line; empty for other lines."""
    after: str = ""
    """The text after it."""


def read_line(line: str) -> PrivateLine:
    """What a line is. A line that begins with a backslash is text."""
    line = " ".join(remove_invisible(line).split())
    plain = line.casefold()
    if plain.startswith("\\"):
        return PrivateLine("text")
    if PRIVATE_STEM not in plain:
        return PrivateLine("heading" if _is_confidential_heading(plain) else "text")
    if plain in (*_WORDS, *_SIMILAR_WORDS):
        return PrivateLine("heading")
    inside = _between_dashes(plain)
    if inside in _WORDS:
        return PrivateLine("marker")
    words = _word().findall(plain)
    if " ".join(words) in (*_WORDS, *_SIMILAR_WORDS):
        return PrivateLine("near miss")
    if inside.startswith(PRIVATE_STEM) and len(words) <= _MAX_WORDS_BETWEEN_DASHES:
        return PrivateLine("near miss")
    return _read_mark(line) or PrivateLine("heading" if _is_private_heading(plain, words, inside) else "text")


def _read_mark(line: str) -> PrivateLine | None:
    """The line as its mark makes it: at its start (`Private: he is ill`, `(private) he is ill`), or between dashes
    anywhere. None if it has no mark."""
    found = _mark_at_start().match(line)
    if found:
        after = line[found.end() :].strip()
        return PrivateLine("inline", "", after) if _word().search(after) else PrivateLine("near miss")
    for mark in _mark().finditer(line):
        sign_before = line[max(mark.start() - 3, 0) : mark.start()].rstrip()
        is_after_dashes = _ends_in_dashes(sign_before)
        if not is_after_dashes and sign_before[-2:] not in _SINGLE_HYPHENS:
            continue
        if not _word().search(line, mark.end()):
            return PrivateLine("heading") if is_after_dashes else None
        sign = line[mark.end() : mark.end() + 3].lstrip()
        if _begins_with_dash(sign) or (is_after_dashes and sign[0] == ":"):
            before = line[: mark.start()].rstrip(f"{_HYPHENS}{_DASHES} ")
            return PrivateLine("inline", before, line[mark.end() :].lstrip(f":{_HYPHENS}{_DASHES} "))
    return None


def _is_private_heading(line: str, words: list[str], inside: str) -> bool:
    """Whether a short line between dashes, or that ends in a colon, has the word `private` first or last."""
    if len(words) > _MAX_WORDS:
        return False
    has_word = any(re.fullmatch("privat[et]?", word) for word in (words[0], words[-1]))
    return bool(inside) or (line.endswith(":") and has_word)


def _is_confidential_heading(line: str) -> bool:
    """Whether a short line between dashes or other signs, or that ends in a colon, says that what follows is for the
    writer alone: `--- for me only ---`, `Own notes:`, `Fortroligt:`."""
    if len(_word().findall(line)) > _MAX_WORDS:
        return False
    has_signs = line.startswith("#") or (not line[:1].isalnum() and not line[-1:].isalnum())
    if not line.endswith(":") and (not has_signs or line[-1:] in _SENTENCE_ENDS):
        return False
    return any(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", line) for words in CONFIDENTIAL_WORDS if words in line)


def _between_dashes(line: str) -> str:
    """The text between two or more hyphens, or a longer dash, on both sides; empty for another line."""
    signs = _HYPHENS + _DASHES
    before = line[: len(line) - len(line.lstrip(signs))]
    after = line[len(line.rstrip(signs)) :]
    is_between = all(len(side) > 1 or (side and side in _DASHES) for side in (before, after))
    return line.strip(signs).strip() if is_between else ""


def _ends_in_dashes(text: str) -> bool:
    """Whether the last characters are two hyphens or a longer dash."""
    return text[-1:] in tuple(_DASHES) or (len(text) > 1 and not text[-2:].strip(_HYPHENS))


def _begins_with_dash(text: str) -> bool:
    """Whether a text begins with a dash; a single hyphen is one if a blank follows."""
    first, second = text[:1], text[1:2]
    return first in _DASHES or (first in _HYPHENS and (second in _HYPHENS or second == " "))


@functools.cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


_MARK: Final = (
    r"privat(?:e|ely)?(?: ?(?:notes?|noter|notat(?:er)?|thoughts?|tanker?|comments?|kommentar(?:er)?|remarks?"
    r"|bemærkning(?:er)?|part|del|section|afsnit))?(?!\w)"
)


@functools.cache
def _mark() -> re.Pattern[str]:
    """The words of a mark, anywhere in a line."""
    return re.compile(rf"(?<!\w){_MARK}", re.IGNORECASE)


@functools.cache
def _mark_at_start() -> re.Pattern[str]:
    """A mark at the start of a line, with the sign after it: a colon, a dash, the end of a sentence or a closing
    bracket. A hyphen within a word (`private-sector`) is not one."""
    before = r"[\W_]*(?:\d+[.)]\s*)?(?:(?:nb|obs|ps|notes?|noter|my|mine|mit|strictly|strengt|helt)(?!\w)[\W_]*)?"
    dash = rf"[{_HYPHENS}]{{2,}}|\s[{_HYPHENS}](?=\s|$)|\s?[\u2014\u2015\u2e3a\u2e3b]|\s[{_DASHES}]|[{_DASHES}](?=\s|$)"
    sign = rf"[)\]}}>*_\"'`|]*\s?:|{dash}|[.!;](?=\s|$)"
    bracket = rf"[\W_]*[(\[{{<]\s?{_MARK}(?:\s?[{_HYPHENS}{_DASHES},:;][^)\]}}>]{{0,40}})?\s?[)\]}}>]+"
    emphasis = rf"[\W_]*[*_]{_MARK}[*_]+"
    return re.compile(rf"(?:{bracket}|{emphasis}|{before}{_MARK}(?:{sign}))[*_]*", re.IGNORECASE)


def has_only_marker_words(line: str) -> bool:
    """Whether a line has only the words of the private marker, with any signs around them: `### Private`,
    `**Private notes**`, `--- private ---`. A line that begins with a backslash has not."""
    plain = " ".join(remove_invisible(line).split()).casefold()
    if PRIVATE_STEM not in plain or plain.startswith("\\"):
        return False
    return " ".join(_word().findall(plain)) in _WORDS

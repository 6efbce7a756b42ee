"""The length of user text on a page of limited size, and text that is shortened to it.

Lengths are in average letters, because a line of capitals or of Chinese holds fewer letters than one of Latin prose.
"""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from mentorlog.unsafe_characters import LINE_BREAKS, UNSAFE

if TYPE_CHECKING:
    from collections.abc import Iterable

ELLIPSIS: Final = "…"
_NARROW_LETTERS: Final = frozenset("fijlrtI.,:;!|'()[] ")
_WIDE_LETTERS: Final = frozenset("mwMW@%—&")
_FULL_WIDTH: Final = 2.1
_CODE_POINT: Final = 9.0
"""The length of an invisible character, which is shown as its code point."""
_MOST_CHARACTERS: Final = 4
"""Characters per average letter: marks above and below letters have no length, but are not endless."""
_LONGEST_READ: Final = 20_000
"""Characters of a text that are read; no page has space for more."""
_MODIFIERS: Final = "\u200c\u200d\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
"""Joiners, variation selectors and skin tones, which belong to the character before them."""
_BULLET: Final = r"[ \t]*[-+*][ \t]+(?=\S)"
_NUMBER: Final = r"[ \t]*([0-9]{1,2})[.)][ \t]+(?=\S)"
_MOST_PLACES: Final = 100
"""Places between words that are tried."""
_MARKS: Final = r"\*+|`+|(?<!\w)_+|_+(?!\w)"
"""Marks of emphasis and code; an underscore inside a word is none."""
_BRACKETS: Final = ("[]", "()", "<>")
_TRAILING: Final = " ,;:-–—"


def text_length(text: str) -> float:
    """The length of a line of text, in average letters."""
    return sum(map(_letter_length, text))


def _letter_length(letter: str) -> float:
    if " " <= letter <= "~":
        if letter in _NARROW_LETTERS:
            return 0.7
        if letter in _WIDE_LETTERS:
            return 1.7
        return 1.35 if letter.isupper() else 1.0
    if re.match(UNSAFE, letter):
        return _CODE_POINT
    if letter in _MODIFIERS or unicodedata.category(letter) in ("Mn", "Me"):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF" or letter >= "\U0001f000":
        return _FULL_WIDTH
    return 1.7 if letter == "—" else 1.35 if letter.isupper() else 1.1


def one_line(text: str) -> str:
    """The text as one line: each run of line breaks and blanks is one space."""
    return " ".join(re.sub(LINE_BREAKS, " ", text[:_LONGEST_READ]).split())


def shorten(text: str, longest: float) -> str:
    """The text in one line, at most `longest` average letters. A longer one is cut, if possible after a word and where
    no emphasis, code or link is open, and ends in an ellipsis."""
    line = one_line(text)
    most = int(_MOST_CHARACTERS * longest)
    if text_length(line) <= longest and len(line) <= most:
        return line
    end, used = 0, text_length(ELLIPSIS)
    while end < min(most, len(line) - 1) and used + _letter_length(line[end]) <= longest:
        used += _letter_length(line[end])
        end += 1
    return line[: _last_place_to_cut(line, end)].rstrip(_TRAILING) + ELLIPSIS


def _last_place_to_cut(line: str, end: int) -> int:
    """The last place up to `end` between two words and outside all marks, else between two words in the last half, else
    between two characters."""
    places = [place for place in range(end, 0, -1) if line[place] == " "]
    closed = next((place for place in places[:_MOST_PLACES] if _is_closed(line[:place])), None)
    if closed is not None:
        return closed
    if places and places[0] > end // 2:
        return places[0]
    while end > 0 and (
        line[end] in _MODIFIERS or line[end - 1] == "\u200d" or unicodedata.category(line[end])[0] == "M"
    ):
        end -= 1
    return end


def _is_closed(text: str) -> bool:
    """Whether every mark of emphasis, code and links that the text opens is also closed."""
    marks = re.findall(_MARKS, text)
    return all(marks.count(mark) % 2 == 0 for mark in marks) and all(
        text.count(first) == text.count(last) for first, last in _BRACKETS
    )


def shorten_paragraphs(paragraphs: Iterable[str], *, lines: int, line_length: float) -> tuple[str, ...]:
    """As much of the paragraphs as fits in that many lines, each paragraph beginning a new line. The last one ends in
    an ellipsis if more would follow."""
    kept: list[str] = []
    room = 0.0
    for each in paragraphs:
        if not lines:
            kept[-1] = shorten(f"{kept[-1]} {ELLIPSIS}", room)
            break
        room = lines * line_length
        kept.append(shorten(each, room))
        if kept[-1] != one_line(each):
            break
        lines -= min(lines, math.ceil(text_length(kept[-1]) / line_length))
    return tuple(kept)


def paragraphs_and_items(text: str) -> list[str]:
    """The paragraphs and list items of a text, each as one line without its bullet or number. A paragraph that only
    introduces a list (it ends in a colon) is omitted."""
    found: list[str] = []
    number, is_open, introduces = 0, False, False
    for line in re.split(LINE_BREAKS, text):
        marker = re.match(_BULLET, line) or re.match(_NUMBER, line)
        if marker and marker.lastindex and int(marker[1]) != number + 1:
            marker = None  # a number that does not continue a list is text, such as a date
        if marker:
            if introduces:
                found.pop()
            number = int(marker[1]) if marker.lastindex else number
            found.append(line[marker.end() :])
        elif not line.strip():
            is_open = False
            continue
        elif is_open:
            found[-1] += f" {line}"
        else:
            number = 0
            found.append(line)
        is_open = True
        introduces = marker is None and found[-1].rstrip().endswith(":")
    return [one_line(each) for each in found]

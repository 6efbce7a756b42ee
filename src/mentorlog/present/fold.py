"""Lines of text folded to a number of cells, whatever the script: nothing is lost but the spaces where a line breaks.

How many cells a string takes is `cells`, which the caller passes in: the answer is a terminal library's to give.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from mentorlog.present.page import SEP, Span, Text

Cells = Callable[[str], int]
_Slice = tuple[int, int]

_SPACES: Final = "[ \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]"
_WORD: Final = re.compile(f"(?:(?!{_SPACES}).)+")
# What is drawn as one sign: a flag, or a character with what joins or modifies it.
_CLUSTER: Final = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|.(?:\u200d.?|[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef])*"
)
_NO_BEGINNING: Final = frozenset("、。，．！？；：）］｝」』】》〉〕…ー々")
"""What may not begin a line of Chinese or Japanese."""


def fold(text: Text, width: int, *, cells: Cells) -> list[Text]:
    """The lines of `text`, each at most `width` cells (at least 2), at least one line.

    A text of several facts is broken between two of them where it can be, and the dot there is left out.
    """
    lines: list[Text] = []
    room = 0
    for part in _facts(text):
        size = cells(spelled(part))
        if lines and size + len(SEP.text) <= room:
            lines[-1] += (SEP, *part)
            room -= size + len(SEP.text)
            continue
        lines += [part] if size <= width else _fold_fact(part, width, cells)
        room = width - cells(spelled(lines[-1]))
    return lines or [()]


def shorten(lines: list[Text], most: int, width: int, *, cells: Cells) -> list[Text]:
    """The first `most` of `lines`, with an ellipsis where more follow."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    if cells(spelled(last)) >= width:
        start, end = next(_chop(spelled(last), 0, len(spelled(last)), width - 1, cells))
        last = _slice(last, start, end)
    return [*lines[: most - 1], (*last, Span("…", last[-1].style if last else "plain"))]


def spelled(text: Text) -> str:
    """The characters of a text, without their styles."""
    return "".join(span.text for span in text)


def _facts(text: Text) -> Iterator[Text]:
    fact: list[Span] = []
    for span in text:
        if span.style == "sep":
            yield tuple(fact)
            fact = []
        else:
            fact.append(span)
    if fact:
        yield tuple(fact)


def _fold_fact(fact: Text, width: int, cells: Cells) -> list[Text]:
    return [_slice(fact, start, end) for start, end in _breaks(spelled(fact), width, cells)]


def _breaks(string: str, width: int, cells: Cells) -> Iterator[_Slice]:
    """Where each line begins and ends; spaces before the first word are kept, those at a break are not."""
    begin = end = used = 0
    for start, stop in _atoms(string, cells):
        size = cells(string[start:stop])
        space = cells(string[end:start])
        if used + space + size <= width:
            end, used = stop, used + space + size
            continue
        if end > begin:
            yield begin, end
        *full, (begin, end) = _chop(string, start, stop, width, cells)
        yield from full
        used = cells(string[begin:end])
    if end > begin or not string:
        yield begin, end


def _atoms(string: str, cells: Cells) -> Iterator[_Slice]:
    """What is not broken if it fits a line: a word, or one wide character with the punctuation after it."""
    for word in _WORD.finditer(string):
        start, end = word.span()
        if word[0].isascii():
            yield start, end
            continue
        for found in _CLUSTER.finditer(string, start, end):
            at = found.start()
            is_wide = cells(found[0]) > 1 or cells(string[start:at][-1:]) > 1
            if at > start and is_wide and found[0] not in _NO_BEGINNING:
                yield start, at
                start = at
        yield start, end


def _chop(string: str, start: int, stop: int, width: int, cells: Cells) -> Iterator[_Slice]:
    """A word cut into pieces of at most `width` cells, never inside a sign."""
    used = 0
    for found in _CLUSTER.finditer(string, start, stop):
        size = cells(found[0])
        if used and used + size > width:
            yield start, found.start()
            start, used = found.start(), 0
        used += size
    yield start, stop


def _slice(text: Text, start: int, end: int) -> Text:
    """The characters from `start` to `end`, in their styles."""
    spans = []
    at = 0
    for span in text:
        piece = span.text[max(start - at, 0) : max(end - at, 0)]
        if piece:
            spans.append(Span(piece, span.style))
        at += len(span.text)
    return tuple(spans)

"""Lines of text folded to a number of cells, whatever the script: nothing is lost but the spaces where a line breaks.

How many cells a string takes is `cells`, which the caller passes in: the answer is a terminal library's to give.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from mentorlog.present.page import SEP, Span, Text

Cells = Callable[[str], int]
_Slice = tuple[int, int]

# All but the spaces at which a line may break. Patterns are compiled when the first text is too long for its line.
_WORD: Final = "[^ \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+"
# What is drawn as one sign: a flag, or a character with what joins or modifies it.
_CLUSTER: Final = (
    "[\U0001f1e6-\U0001f1ff]{2}|"
    ".(?:\u200d.?|[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef])*"
)
_NO_BEGINNING: Final = frozenset("、。，．！？；：）］｝」』】》〉〕…ー々")
"""What may not begin a line of Chinese or Japanese."""


def fold(text: Text, width: int, *, cells: Cells, most: int = 0) -> list[Text]:
    """The lines of `text`, each at most `width` cells (at least 2), at least one line; with `most`, no more than so
    many, an ellipsis at the end of the last one where text is left out.

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
        lines += [part] if size <= width else _fold_fact(part, width, cells, most + 1 if most else None)
        room = width - cells(spelled(lines[-1]))
        if most and len(lines) > most:
            return [*lines[: most - 1], _shortened(lines[most - 1], width, cells)]
    return lines or [()]


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


def _fold_fact(fact: Text, width: int, cells: Cells, limit: int | None) -> list[Text]:
    return [_slice(fact, start, end) for start, end in islice(_breaks(spelled(fact), width, cells), limit)]


def _shortened(line: Text, width: int, cells: Cells) -> Text:
    """A line with an ellipsis at its end, which takes the place of a sign where there is no room for it."""
    if cells(spelled(line)) >= width:
        start, end = next(_chop(spelled(line), 0, len(spelled(line)), width - 1, cells))
        line = _slice(line, start, end)
    return (*line, Span("…", line[-1].style if line else "plain"))


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
    for word in re.compile(_WORD).finditer(string):
        start, end = word.span()
        if word[0].isascii():
            yield start, end
            continue
        for found in re.compile(_CLUSTER).finditer(string, start, end):
            at = found.start()
            is_wide = cells(found[0]) > 1 or cells(string[start:at][-1:]) > 1
            if at > start and is_wide and found[0] not in _NO_BEGINNING:
                yield start, at
                start = at
        yield start, end


def _chop(string: str, start: int, stop: int, width: int, cells: Cells) -> Iterator[_Slice]:
    """A word cut into pieces of at most `width` cells, never inside a sign."""
    used = 0
    for found in re.compile(_CLUSTER).finditer(string, start, stop):
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

"""Texts wrapped to a number of cells, in any script: nothing is lost except the spaces at which a line is broken."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from mentorlog.present.layout.cell_width import cell_width, text_width
from mentorlog.present.page import SEP, Span, as_string, split_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.present.page import Text

_Slice = tuple[int, int]

# All characters except the spaces at which a line may be broken. Patterns are compiled when a text is too long.
_WORD: Final = "[^ \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+"
# What is drawn as one sign: a flag, or a character with what joins or modifies it.
_CLUSTER: Final = (
    "[\U0001f1e6-\U0001f1ff]{2}|"
    ".(?:\u200d.?|[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef])*"
)
_NO_BEGINNING: Final = frozenset("、。，．！？；：）］｝」』】》〉〕…ー々")
"""Characters that may not begin a line of Chinese or Japanese."""


def wrap(text: Text, width: int, *, max_lines: int = 0, breaks_words: bool = True) -> Iterator[Text]:
    """The lines of an inert text, each at most `width` cells (at least 2), at least one line. With `max_lines` there
    are no more than that, and the last one ends in an ellipsis if text is left out.

    A text of several facts is broken between two of them if possible, without the dot that separates them there. A word
    that is wider than a line is broken, or without `breaks_words` the line is as wide as this word.
    """
    lines = _wrap_facts(text, width, breaks_words=breaks_words)
    if not max_lines:
        return lines
    shown = list(islice(lines, max_lines))
    if next(lines, None) is not None:
        shown[-1] = _shortened(shown[-1], width)
    return iter(shown)


def _wrap_facts(text: Text, width: int, *, breaks_words: bool) -> Iterator[Text]:
    line: Text | None = None
    free = 0
    for fact in split_facts(text):
        size = text_width(fact)
        if line is not None and size + len(SEP.text) <= free:
            line += (SEP, *fact)
            free -= size + len(SEP.text)
            continue
        for piece in [fact] if size <= width else _wrap_fact(fact, width, breaks_words=breaks_words):
            if line is not None:
                yield line
            line = piece
        free = width - text_width(line or ())
    yield line or ()


def _wrap_fact(fact: Text, width: int, *, breaks_words: bool) -> Iterator[Text]:
    for start, end in _breaks(as_string(fact), width, breaks_words=breaks_words):
        yield _slice(fact, start, end)


def _shortened(line: Text, width: int) -> Text:
    """A line with an ellipsis at its end, which replaces a character if there is no space for it."""
    string = as_string(line)
    if cell_width(string) >= width:
        start, end = next(_cut(string, 0, len(string), width - 1))
        line = _slice(line, start, end)
    return (*line, Span("…", line[-1].style if line else "plain"))


def _breaks(string: str, width: int, *, breaks_words: bool) -> Iterator[_Slice]:
    """Where each line begins and ends; spaces before the first word are kept, those at a break are not."""
    measure = len if string.isascii() else cell_width
    begin = end = used = 0
    for start, stop in _unbroken(string):
        size = measure(string[start:stop])
        space = measure(string[end:start])
        if used + space + size <= width:
            end, used = stop, used + space + size
            continue
        if end > begin:
            yield begin, end
        *full, (begin, end) = _cut(string, start, stop, width) if breaks_words else [(start, stop)]
        yield from full
        used = measure(string[begin:end])
    if end > begin or not string:
        yield begin, end


def _unbroken(string: str) -> Iterator[_Slice]:
    """What is not broken if it fits a line: a word, or one wide character with the punctuation after it."""
    is_ascii = string.isascii()
    for word in re.compile(_WORD).finditer(string):
        start, end = word.span()
        if is_ascii or word[0].isascii():
            yield start, end
            continue
        for found in re.compile(_CLUSTER).finditer(string, start, end):
            at = found.start()
            is_wide = cell_width(found[0]) > 1 or cell_width(string[start:at][-1:]) > 1
            if at > start and is_wide and found[0] not in _NO_BEGINNING:
                yield start, at
                start = at
        yield start, end


def _cut(string: str, start: int, stop: int, width: int) -> Iterator[_Slice]:
    """A word cut into pieces of at most `width` cells, never inside a sign."""
    used = 0
    for found in re.compile(_CLUSTER).finditer(string, start, stop):
        size = cell_width(found[0])
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

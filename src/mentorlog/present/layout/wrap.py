"""Texts wrapped to a number of cells, in any script: nothing is lost except the spaces at which a line is broken."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from mentorlog.dates.format import MONTHS, WEEKDAYS
from mentorlog.present.layout.cell_width import cell_width, text_width
from mentorlog.present.page import SEP, Span, as_string, is_attached, split_facts, with_dots

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
_NO_BREAK: Final = "\u00a0"
# In commands, where not even Chinese or Japanese is broken: also a space at which no line is broken.
_NO_BREAK_IN_COMMAND: Final = "\u2007"
# The ref of what happened on a day, if there is one, its weekday, the day, its year; then its time.
_DATE: Final = (
    rf"(\b(?:[a-z]\d+ )?(?:(?:{'|'.join(WEEKDAYS)}) {{1,2}})?\d\d? (?:{'|'.join(MONTHS)})\b(?: \d{{4}}\b)?)"
    r"(?: \d\d:\d\d\b)?"
)
_BEFORE_DOT: Final = r"(?<![^ ])[^ ]+ (?=· )"
"""A word before a dot that separates parts of a text: no line begins with the dot."""
_BEFORE_MORE: Final = " ,;:·"
"""Characters that are left out before an ellipsis: what they lead to is not there."""
_NO_BEGINNING: Final = frozenset("、。，．！？；：）］｝」』】》〉〕…ー々")
"""Characters that may not begin a line of Chinese or Japanese."""


def wrap(
    text: Text, width: int, *, first_width: int | None = None, max_lines: int = 0, longest: int = 0
) -> Iterator[Text]:
    """The lines of an inert text, each at most `width` cells (at least 2), at least one line; the first one is at most
    `first_width` cells, if something is beside it. With `max_lines` there are no more than that, and the last one ends
    in an ellipsis if text is left out.

    A text of several facts is broken between two of them if possible, without the dot that separates them there, but a
    ref stays with the fact before it. A word that is wider than a line is broken, unless it is at most `longest`
    cells wide, or of a command to type: then the line is as wide as this word.
    """
    first_width = width if first_width is None else first_width
    lines = _wrap_facts(text, width, first_width, longest=longest)
    if not max_lines:
        return lines
    shown = list(islice(lines, max_lines))
    if next(lines, None) is not None:
        shown[-1] = _shortened(shown[-1], width if len(shown) > 1 else first_width)
        if as_string(shown[-1]) == "…" and len(shown) > 1:
            shown = [*shown[:-2], _shortened(shown[-2], width if len(shown) > 2 else first_width)]
    return iter(shown)


def _wrap_facts(text: Text, width: int, first_width: int, *, longest: int) -> Iterator[Text]:
    line: Text | None = None
    limit, free = first_width, 0
    for fact in _fitting_facts(text, width):
        size = text_width(fact)
        if line is not None and size + len(SEP.text) <= free:
            line += (SEP, *fact)
            free -= size + len(SEP.text)
            continue
        first = limit if line is None else width
        for piece in [fact] if size <= first else _wrap_fact(fact, width, first, longest=longest):
            if line is not None:
                yield line
                limit = width
            line = piece
        free = limit - text_width(line or ())
    yield line or ()


def unbroken_facts(text: Text) -> Iterator[Text]:
    """The facts of a text; a ref, and how many more there are, are a part of the one before."""
    before: Text | None = None
    for fact in split_facts(text):
        if before is not None and is_attached(fact):
            before = (*before, SEP, *fact)
            continue
        if before is not None:
            yield before
        before = fact
    if before is not None:
        yield before


def _fitting_facts(text: Text, width: int) -> Iterator[Text]:
    """The facts of a text. One that is too wide with both its ref and how many more there are leaves these two for the
    next line."""
    for fact in unbroken_facts(text):
        first, *attached = split_facts(fact) if fact else ((),)
        if text_width(fact) > width >= text_width(first) and len(attached) > 1:
            yield from (first, with_dots(attached))
        else:
            yield fact


def clusters(string: str) -> list[str]:
    """What is drawn as one sign each: characters with what joins or modifies them."""
    return re.findall(_CLUSTER, string, re.DOTALL)


def first_word_width(text: Text) -> int:
    """The cells of the first word of an inert text, which is not broken if it fits a line."""
    string = as_string(next(unbroken_facts(text), ()))
    start, end = next(_unbroken(string), (0, 0))
    return cell_width(string[start:end])


def _unbroken_string(span: Span, width: int) -> str:
    """The characters of a span, with no-break spaces at the dot before a ref, which is a part of the fact before it, in
    a command that fits a line, in what a command quotes, and between an option and its value."""
    if span == SEP:
        return span.text.replace(" ", _NO_BREAK)
    if span.style != "command":
        return span.text
    if cell_width(span.text) <= width:
        return span.text.replace(" ", _NO_BREAK_IN_COMMAND)
    string = re.sub("'[^']*'", lambda found: _unbroken_words(found[0], width), span.text)
    return re.sub(r"(^export| --?[a-z][\w-]*) (?=[^ -])", rf"\1{_NO_BREAK_IN_COMMAND}", string)


def _unbroken_words(words: str, width: int) -> str:
    """Some words with no-break spaces, if they fit a line."""
    return words.replace(" ", _NO_BREAK_IN_COMMAND) if cell_width(words) <= width else words


def _unbroken_end(word: str, width: int) -> str:
    """A word with a no-break space at its end instead of a space, if it fits a line with the dot after that."""
    return word[:-1] + _NO_BREAK if cell_width(word) < width else word


def keep_dates(string: str, width: int) -> str:
    """A string with no-break spaces within each date that fits `width`, if need be without its time."""
    return re.sub(_DATE, lambda found: _keep_date(found, width), string)


def _keep_date(found: re.Match[str], width: int) -> str:
    whole, day = found.group(0, 1)
    kept = whole if len(whole) <= width else day if len(day) <= width else ""
    return kept.replace(" ", _NO_BREAK) + whole[len(kept) :]


def _wrap_fact(fact: Text, width: int, first_width: int, *, longest: int) -> Iterator[Text]:
    string = keep_dates("".join([_unbroken_string(span, width) for span in fact]), width)
    string = re.sub(r" (?=\(\d+[,)]|\+\d+$)", _NO_BREAK, string)  # a count stays with what is counted
    string = re.sub(_BEFORE_DOT, lambda found: _unbroken_end(found[0], width), string)
    if all(span.style == "command" for span in fact):  # a broken path could not be copied; the terminal breaks it
        longest = cell_width(string)
    for start, end in _breaks(string, width, first_width, longest=longest):
        yield _slice(fact, start, end)


def _shortened(line: Text, width: int) -> Text:
    """A line with an ellipsis at its end, which replaces the last words if there is no space for it, or the whole of a
    link: a link with an ellipsis leads nowhere."""
    string = as_string(line)
    before, _, word = string.rpartition(" ")
    if "://" in word and cell_width(string) + 2 <= width:
        return (*line, Span(" …", line[-1].style))
    if "://" in word:
        line, string = _slice(line, 0, len(before)), before
    if cell_width(string) >= width:
        start, end = next(_breaks(keep_dates(string, width), width - 1, width - 1, longest=0))
        line, string = _slice(line, start, end), string[start:end]
    line = _slice(line, 0, len(string.rstrip(_BEFORE_MORE)))
    return (*line, Span("…", line[-1].style if line else "plain"))


def _breaks(string: str, width: int, first_width: int, *, longest: int) -> Iterator[_Slice]:
    """Where each line begins and ends; spaces before the first word are kept, those at a break are not."""
    measure = len if string.isascii() else cell_width
    begin = end = used = 0
    limit = first_width
    for start, stop in _unbroken(string):
        size = measure(string[start:stop])
        space = measure(string[end:start])
        if used + space + size <= limit:
            end, used = stop, used + space + size
            continue
        if end > begin:
            yield begin, end
            limit = width
        *full, (begin, end) = _cut(string, start, stop, limit, width) if size > longest else [(start, stop)]
        yield from full
        limit = width if full else limit
        used = measure(string[begin:end])
    if end > begin or not string:
        yield begin, end


def _unbroken(string: str) -> Iterator[_Slice]:
    """What is not broken if it fits a line: a word, or one wide character with the punctuation after it."""
    is_ascii = string.isascii()
    for word in re.compile(_WORD).finditer(string):
        start, end = word.span()
        if is_ascii or word[0].isascii() or _NO_BREAK_IN_COMMAND in word[0]:
            yield start, end
            continue
        for found in re.compile(_CLUSTER).finditer(string, start, end):
            at = found.start()
            is_wide = cell_width(found[0]) > 1 or cell_width(string[start:at][-1:]) > 1
            if at > start and is_wide and found[0] not in _NO_BEGINNING:
                yield start, at
                start = at
        yield start, end


def _cut(string: str, start: int, stop: int, first_width: int, width: int) -> Iterator[_Slice]:
    """A word cut into pieces of at most `width` cells, the first one of at most `first_width`, never inside a sign."""
    used, limit = 0, first_width
    for found in re.compile(_CLUSTER).finditer(string, start, stop):
        size = cell_width(found[0])
        if used and used + size > limit:
            yield start, found.start()
            start, used, limit = found.start(), 0, width
        used += size
    yield start, stop


def _slice(text: Text, start: int, end: int) -> Text:
    """The characters from `start` to `end`, in their styles."""
    spans = []
    at = 0
    for span in text:
        piece = span.text[max(start - at, 0) : max(end - at, 0)]
        if piece:
            spans.append(Span(piece, span.style, span.kind))
        at += len(span.text)
    return tuple(spans)

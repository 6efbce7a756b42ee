"""Take a name and a length out of the words of a date: `priya thursday 4pm for an hour`, `in 2 weeks, 45 min`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.errors import DateError
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_BEFORE_LENGTH: Final = ("for", "i")
_BEFORE_NAME: Final = ("with", "med", "hos", "for", "and", "og", "to", "til")
_MOST_WORDS: Final = 14
_LONGEST_NAME: Final = 4
_LONGEST_LENGTH: Final = 6


class Parts(NamedTuple):
    """What is in the words, and in which order they are typed."""

    date: list[str]
    """The words of the date."""
    length: str | None
    """The length, without `for`."""
    name: str | None
    """The name, without `with`."""


def take_apart(words: Sequence[str], *, is_name: Callable[[str], bool] | None, takes_length: bool) -> Iterator[Parts]:
    """Every way to take out a length, a name or both, the fewest words first."""
    if len(words) > _MOST_WORDS:
        return
    lengths = list(_lengths(words)) if takes_length else []
    yield from (Parts(date, length, None) for date, length in lengths)
    if is_name is None:
        return
    yield from (Parts(date, None, name) for date, name in _names(words, is_name))
    for rest, length in lengths:
        yield from (Parts(date, length, name) for date, name in _names(rest, is_name))


def _lengths(words: Sequence[str]) -> Iterator[tuple[list[str], str]]:
    """The other words and a length of minutes or hours with its unit; the longest first."""
    from mentorlog.dates import parse_minutes

    for count in range(min(_LONGEST_LENGTH, len(words) - 1), 0, -1):
        for at in range(len(words) - count + 1):
            text = " ".join(words[at : at + count]).strip(",")
            is_after_for = at > 0 and words[at - 1].casefold() in _BEFORE_LENGTH
            if not re.search(r"[^\W\d_]", text) or re.search(r"[ap]m\Z", text, re.IGNORECASE):
                continue
            try:
                parse_minutes(text)
            except DateError:
                continue
            yield _without(words, at - is_after_for, at + count), text


def _names(words: Sequence[str], is_name: Callable[[str], bool]) -> Iterator[tuple[list[str], str]]:
    """The other words and a name."""
    for count in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
        for at in range(len(words) - count + 1):
            text = " ".join(words[at : at + count]).strip(",")
            if not text[:1].isdecimal() and is_name(text):
                is_after_word = at > 0 and words[at - 1].casefold() in _BEFORE_NAME
                yield _without(words, at - is_after_word, at + count), text


def _without(words: Sequence[str], start: int, end: int) -> list[str]:
    """The words without some, and without a comma that is then at an end."""
    kept = [*words[:start], *words[end:]]
    if start and kept:
        kept[start - 1] = kept[start - 1].rstrip(",")
    return [word for word in kept if word]

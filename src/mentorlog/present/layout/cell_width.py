"""How many cells of a terminal a string takes: the only measure of width, equal to Rich's without loading Rich.

ASCII, Latin letters and the signs that pages draw need no table. Otherwise each character takes 0, 1 or 2 cells as
`cell_width_table` says, and a sequence of emoji joined into one sign takes the cells of its first.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mentorlog.present.inert import inert, shorten
from mentorlog.present.page import as_string

if TYPE_CHECKING:
    from mentorlog.present.page import Text

_JOINER = "\u200d"
_EMOJI_SELECTOR = "\ufe0f"
_AFTER_LATIN: Final = "\u0300"
"""The printable characters before this one take one cell each."""
_SIGNS: Final = "●○◐✓✗★☆↺▌━─→…–—‘’“”"
"""Signs that pages draw, and quotation marks: they take one cell each."""


def cell_width(string: str) -> int:
    """The cells that `string` takes on one line; control characters take none."""
    if string.isascii() and string.isprintable():
        return len(string)
    return _measure(string)


def text_width(text: Text) -> int:
    """The cells that the spans of a text take."""
    return cell_width(as_string(text))


def inert_width(text: Text) -> int:
    """The cells that the spans of a text take after `inert`."""
    return cell_width(inert("".join([shorten(span.text) for span in text])))


@lru_cache(maxsize=4096)
def _measure(string: str) -> int:
    if _JOINER in string or _EMOJI_SELECTOR in string:
        return _measure_joined(string)
    return sum(map(_WIDTHS.__getitem__, string))


def _measure_joined(string: str) -> int:
    """The width of a string with joiners, which hide the next character, or emoji selectors, which may widen the one
    before them."""
    from mentorlog.present.layout.cell_width_table import WIDENED

    width = 0
    last = ""
    characters = iter(string)
    for character in characters:
        if character == _JOINER:
            next(characters, "")
        elif character == _EMOJI_SELECTOR:
            width += bool(last) and _is_in(WIDENED, ord(last))
            last = ""
        elif size := _WIDTHS[character]:
            width += size
            last = character
    return width


class _Widths(dict[str, int]):
    """The width of each character that was measured so far; the table is imported when the first one is looked up."""

    def __missing__(self, character: str) -> int:
        if character < _AFTER_LATIN and character.isprintable():
            self[character] = 1
            return 1
        from mentorlog.present.layout.cell_width_table import WIDE, ZERO_WIDTH

        code = ord(character)
        self[character] = width = 0 if _is_in(ZERO_WIDTH, code) else 2 if _is_in(WIDE, code) else 1
        return width


def _is_in(bounds: tuple[int, ...], code: int) -> bool:
    """Whether a code point lies in one of the ranges that `bounds` alternately begins and ends."""
    from bisect import bisect

    return bisect(bounds, code) % 2 == 1


_WIDTHS = _Widths(dict.fromkeys(_SIGNS, 1))

"""Characters that could act on a terminal or deceive a reader, and what is shown in their place.

Used by screens (`present.inert`) and by exports (`export.escape`, `export.json_text`), so that both agree. Patterns are
strings: compiling one takes a millisecond, which most commands never need.
"""

from __future__ import annotations

from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

LINE_BREAKS: Final = "\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"
"""A regular expression for every kind of line break."""

CONTROLS: Final = "\x00-\x08\x0e-\x1f"
"""C0 control characters but for tabs and line breaks, for a regular expression's character class."""

INVISIBLE: Final = (
    "\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
"""For a character class: delete and C1 controls; soft hyphen; Arabic letter mark; Mongolian vowel separator; zero-width
space and direction marks; line separators, direction embeddings; word joiner, invisible operators, isolates and
deprecated format characters; byte order mark; interlinear marks; surrogates; shorthand and musical format characters;
tags. The joiners U+200C and U+200D and the variation selectors are not among them: emoji and several scripts are made
of them."""

UNSAFE: Final = f"[{CONTROLS}{INVISIBLE}]"
"""A regular expression for one unsafe character, once line breaks and tabs are dealt with."""
NOT_ON_ONE_LINE: Final = f"{LINE_BREAKS}|{UNSAFE}|\t"
"""A regular expression for what one line of visible text can't have."""


@cache
def _invisible_in_words() -> dict[int, None]:
    ranges = (
        *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E)),
        *((0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)),
    )
    return dict.fromkeys(code for first, last in ranges for code in range(first, last + 1))


def remove_invisible(text: str) -> str:
    """The text without soft hyphens, joiners, direction marks, variation selectors and byte order marks, which a pasted
    word may contain: for comparing words, not for storing them."""
    return text if text.isascii() else text.translate(_invisible_in_words())


def visible_sign(character: str) -> str:
    """What is shown in place of an unsafe character: the symbol of a control character, else its code point."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"‹U+{code:04X}›"

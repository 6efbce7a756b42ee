"""The one door for text that somebody else wrote: after it, nothing in it can act on a terminal or deceive a reader.

What can't be seen is made visible, never dropped: control characters become their pictures, invisible and
direction-changing ones their code point. Ordinary text in any script, emoji with their joiners, and brackets, colons
and backslashes pass unchanged.
"""

from __future__ import annotations

import re
from typing import Final

_BREAKS: Final = "\r\n|[\n\r\v\f\x85\u2028\u2029]"
# C0, C1 and surrogates; soft hyphen; Arabic letter mark; Mongolian vowel separator; zero-width space, the direction
# marks; the direction embeddings, word joiner, invisible operators, isolates and deprecated format characters; byte
# order mark; interlinear marks; shorthand and musical format characters; tags. The joiners U+200C/D and the variation
# selectors are not among them: emoji and several scripts are made of them.
_ACTIVE: Final = (
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
# Patterns are compiled when the first unusual text is met: that takes a millisecond, which most commands never pay.


def inert(text: str) -> str:
    """`text` as one line that is safe to show; line breaks and tabs become a space."""
    if text.isprintable():  # says no to every active character, and to some harmless ones
        return text
    return re.sub(_ACTIVE, _picture, re.sub(f"(?:{_BREAKS})+", " ", text))


def inert_lines(text: str) -> list[str]:
    """The lines of `text`, each safe to show; every kind of line break counts, and one at the end adds no line."""
    lines = [inert(line) for line in re.split(_BREAKS, text)]
    return lines[:-1] if len(lines) > 1 and not lines[-1] else lines


def _picture(found: re.Match[str]) -> str:
    """What stands for one active character."""
    code = ord(found[0])
    if code == 0x09:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"‹U+{code:04X}›"

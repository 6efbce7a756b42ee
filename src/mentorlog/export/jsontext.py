"""The text of JSON, safe to print."""

from __future__ import annotations

import re
from typing import Final

from mentorlog.unsafe_characters import INVISIBLE

_UNSAFE: Final = f"[{INVISIBLE}]"
"""What JSON allows as it is and a terminal should never see; JSON itself escapes the C0 control characters."""

_USUAL: Final = frozenset("\n\xa0\u200c\u200d\u3000")
"""Not printable to Python, and as ordinary as any letter."""


def dumps(value: object, *, ascii_only: bool = False) -> str:
    """One JSON value as text, two spaces deep, no newline at the end; `ascii_only` where the output knows no more."""
    import json

    text = json.dumps(value, ensure_ascii=ascii_only, indent=2)
    # compiling the pattern costs a millisecond, and most texts have no use for it
    if all(char.isprintable() or char in _USUAL for char in set(text)):
        return text
    return re.sub(_UNSAFE, _escape, text)


def _escape(unsafe: re.Match[str]) -> str:
    code = ord(unsafe[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    # JSON writes what lies beyond as a pair of surrogates
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
